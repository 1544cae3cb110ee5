import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { Popover } from '../kit/Popover.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './BarButton.module.css'
import { SortPanel } from './SortPanel.tsx'
import type { BarControl } from './barControl.ts'

/** Opens the keys of the order; says how many there are. */
export function SortButton({ columns, layout, onLayout, popover }: BarControl) {
  const words = useWords().view
  const live = new Set(columns.map(({ column }) => column.id))
  const sort = layout.sort.filter(({ column }) => live.has(column))
  return (
    <Popover
      ref={popover}
      label={words.sort}
      size="form"
      opener={(open) => (
        <Button {...open} look="quiet" className={styles.button} data-on={sort.length > 0}>
          <Icon name="sort" size={15} />
          {sort.length === 0 ? words.sort : words.sortOf(sort.length)}
        </Button>
      )}
    >
      {() => (
        <>
          <SortPanel
            sort={sort}
            columns={columns.map(({ column }) => column)}
            onChange={(keys) => onLayout({ sort: keys })}
          />
          {sort.length > 0 && (
            <div className={styles.foot}>
              <Button look="quiet" onClick={() => onLayout({ sort: [] })}>
                {words.clearSort}
              </Button>
            </div>
          )}
        </>
      )}
    </Popover>
  )
}
