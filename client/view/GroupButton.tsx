import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { Popover } from '../kit/Popover.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './BarButton.module.css'
import { GroupPanel } from './GroupPanel.tsx'
import type { BarControl } from './barControl.ts'

/** Opens the levels by which rows are put together; says how many there are. */
export function GroupButton({
  columns,
  layout,
  onLayout,
  popover,
  onFoldAll,
}: BarControl & { readonly onFoldAll: (isFolded: boolean) => void }) {
  const words = useWords().view
  const live = new Set(columns.map(({ column }) => column.id))
  const groups = layout.groups.filter(({ column }) => live.has(column))
  return (
    <Popover
      ref={popover}
      label={words.groupRows}
      size="form"
      opener={(open) => (
        <Button {...open} look="quiet" className={styles.button} data-on={groups.length > 0}>
          <Icon name="group" size={15} />
          {groups.length === 0 ? words.groupRows : words.groupRowsOf(groups.length)}
        </Button>
      )}
    >
      {() => (
        <>
          <GroupPanel
            groups={groups}
            columns={columns.map(({ column }) => column)}
            onChange={(keys) => onLayout({ groups: keys })}
          />
          {groups.length > 0 && (
            <div className={styles.foot}>
              <Button look="quiet" onClick={() => onFoldAll(true)}>
                {words.foldAll}
              </Button>
              <Button look="quiet" onClick={() => onFoldAll(false)}>
                {words.unfoldAll}
              </Button>
              <Button look="quiet" onClick={() => onLayout({ groups: [] })}>
                {words.clearGroups}
              </Button>
            </div>
          )}
        </>
      )}
    </Popover>
  )
}
