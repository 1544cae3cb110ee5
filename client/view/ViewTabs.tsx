import type { Ref } from 'react'
import { mayConfigure } from '#shared/ownership/rights.ts'
import type { View } from '#shared/view/view.ts'
import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { Popover, type PopoverHandle } from '../kit/Popover.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { NewView } from './NewView.tsx'
import type { OpenView } from './useView.ts'
import { ViewMenu } from './ViewMenu.tsx'
import styles from './ViewTabs.module.css'

/** The views of a table side by side: everything, the shared ones, one's own; and what was changed of the open one. */
export function ViewTabs({ view, newView }: { readonly view: OpenView; readonly newView: Ref<PopoverHandle> }) {
  const words = useWords().view
  const sharing = mayConfigure(useSource(useWorkspace().viewer))
  const { active, shared, own, isChanged, isMissing, mayChange, acts, choose } = view
  return (
    <div role="group" aria-label={words.views} className={styles.tabs}>
      <button type="button" aria-pressed={active === null} className={styles.tab} onClick={() => choose(null)}>
        {words.everything}
      </button>
      {[...shared, ...own].map((each) => (
        <span key={each.id} className={styles.pair} data-on={each.id === active?.id}>
          <button
            type="button"
            aria-pressed={each.id === active?.id}
            className={styles.tab}
            title={tip(each, own, words)}
            onClick={() => choose(each.id)}
          >
            {each.name}
            {each.locked === true && <span aria-hidden> 🔒</span>}
            {own.includes(each) && <Icon name="person" size={12} />}
          </button>
          {each.id === active?.id && <ViewMenu view={view} active={active} />}
        </span>
      ))}
      <Popover
        ref={newView}
        label={words.newView}
        opener={(open) => (
          <button type="button" {...open} className={styles.tab} aria-label={words.newView} title={words.newView}>
            <Icon name="plus" size={14} />
          </button>
        )}
      >
        {(close) => (
          <NewView
            mayShare={sharing}
            onMake={(name, isShared) => {
              acts.saveAs(name, isShared)
              close()
            }}
          />
        )}
      </Popover>
      {isMissing && (
        <span role="status" className={styles.changed}>
          {words.viewGone}
        </span>
      )}
      {active?.partial === true && (
        <span role="status" className={styles.changed} title={words.partialHint}>
          {words.partial}
        </span>
      )}
      {isChanged && (
        <span className={styles.changed}>
          {words.changed}
          {mayChange && (
            <Button look="quiet" onClick={acts.save}>
              {words.saveForAll}
            </Button>
          )}
          <Button look="quiet" onClick={acts.revert}>
            {words.revert}
          </Button>
        </span>
      )}
    </div>
  )
}

const tip = (view: View, own: readonly View[], words: ReturnType<typeof useWords>['view']): string =>
  own.includes(view) ? words.ownView : view.locked === true ? words.lockedView : words.sharedView
