import { roleIds } from '#shared/ownership/rights.ts'
import type { View } from '#shared/view/view.ts'
import { useRoleName } from '../company/useRoleName.ts'
import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { Popover } from '../kit/Popover.tsx'
import { useToasts } from '../kit/useToasts.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { SettlingInput } from './SettlingInput.tsx'
import type { OpenView } from './useView.ts'
import styles from './ViewTabs.module.css'

/** What one may do with the open view: rename, lock, give it to roles first, send its link, throw it away. */
export function ViewMenu({ view, active }: { readonly view: OpenView; readonly active: View }) {
  const words = useWords().view
  const toasts = useToasts()
  const { isOwn, mayChange, acts } = view
  const copyLink = () => {
    const link = new URL(window.location.href)
    link.search = `?view=${active.id}`
    // Without a safe origin there is no clipboard to write to: then the address line has it.
    const copied = navigator.clipboard?.writeText(link.href) ?? Promise.reject(new Error('no clipboard'))
    copied.then(
      () => toasts.show({ text: words.linkCopied }),
      () => toasts.show({ text: link.href }),
    )
  }
  return (
    <Popover
      label={words.menuOf(active.name)}
      opener={(open) => (
        <button type="button" {...open} className={styles.more} aria-label={words.menuOf(active.name)}>
          <Icon name="down" size={12} />
        </button>
      )}
    >
      {(close) => (
        <div className={styles.form}>
          {(isOwn || mayChange) && (
            <label>
              {words.viewName}
              <SettlingInput
                maxLength={60}
                value={active.name}
                onSettle={(name) => name.trim() !== '' && acts.put({ name: name.trim() })}
              />
            </label>
          )}
          {mayChange && <Sharing active={active} onPut={acts.put} />}
          {!isOwn && (
            <Button look="quiet" onClick={copyLink}>
              {words.copyLink}
            </Button>
          )}
          {!isOwn && !mayChange && <p className={styles.hint}>{words.notYours}</p>}
          {(isOwn || mayChange) && (
            <Button
              look="danger"
              onClick={() => {
                close()
                acts.remove()
              }}
            >
              {words.removeView}
            </Button>
          )}
        </div>
      )}
    </Popover>
  )
}

function Sharing({ active, onPut }: { readonly active: View; readonly onPut: OpenView['acts']['put'] }) {
  const words = useWords().view
  const company = useSource(useWorkspace().company)
  const nameOf = useRoleName()
  const first = new Set(active.firstFor)
  return (
    <>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={active.locked === true}
          onChange={(event) => onPut({ locked: event.target.checked })}
        />
        {words.lock}
      </label>
      <fieldset className={styles.roles}>
        <legend>{words.firstFor}</legend>
        {roleIds(company).map((role) => (
          <label key={role} className={styles.tick}>
            <input
              type="checkbox"
              checked={first.has(role)}
              onChange={(event) =>
                onPut({
                  firstFor: roleIds(company).filter((id) => (id === role ? event.target.checked : first.has(id))),
                })
              }
            />
            {nameOf(role)}
          </label>
        ))}
      </fieldset>
    </>
  )
}
