import { conditionsOf, isWhole, noFilter } from '#shared/view/filter.ts'
import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { Popover } from '../kit/Popover.tsx'
import { useWords } from '../words/useWords.ts'
import { FilterPanel } from './FilterPanel.tsx'
import styles from './BarButton.module.css'
import type { BarControl } from './barControl.ts'

/** Opens the conditions; says how many there are. */
export function FilterButton({ columns, layout, onLayout, popover }: BarControl) {
  const words = useWords().view
  const count = conditionsOf(layout.filter).filter(isWhole).length
  return (
    <Popover
      ref={popover}
      label={words.filter}
      size="form"
      opener={(open) => (
        <Button {...open} look="quiet" className={styles.button} data-on={count > 0}>
          <Icon name="filter" size={15} />
          {count === 0 ? words.filter : words.filterOf(count)}
        </Button>
      )}
    >
      {() => (
        <>
          <FilterPanel
            filter={layout.filter}
            columns={columns.map(({ column }) => column)}
            onChange={(filter) => onLayout({ filter })}
          />
          {layout.filter.of.length > 0 && (
            <div className={styles.foot}>
              <Button look="quiet" onClick={() => onLayout({ filter: noFilter })}>
                {words.clearAll}
              </Button>
            </div>
          )}
        </>
      )}
    </Popover>
  )
}
