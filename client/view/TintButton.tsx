import { noFilter } from '#shared/view/filter.ts'
import type { Tint } from '#shared/view/tint.ts'
import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { Popover } from '../kit/Popover.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './BarButton.module.css'
import { FilterPanel } from './FilterPanel.tsx'
import { ScaleList } from './ScaleList.tsx'
import { Swatches } from './Swatches.tsx'
import tints from './TintButton.module.css'
import type { BarControl } from './barControl.ts'

/** More rules than this nobody could tell apart. */
const most = 20

/** Opens the rules by which rows and cells take colours; the first that holds decides. */
export function TintButton({ columns, layout, onLayout, popover }: BarControl) {
  const words = useWords().view
  const rules = layout.tints
  const put = (place: number, rule: Tint | null) =>
    onLayout({ tints: rule === null ? rules.toSpliced(place, 1) : rules.with(place, rule) })
  const all = columns.map(({ column }) => column)
  const count = rules.length + layout.scales.length
  return (
    <Popover
      ref={popover}
      label={words.tints}
      size="form"
      opener={(open) => (
        <Button {...open} look="quiet" className={styles.button} data-on={count > 0}>
          <Icon name="drop" size={15} />
          {count === 0 ? words.tints : words.tintsOf(count)}
        </Button>
      )}
    >
      {() => (
        <div className={tints.rules}>
          {count === 0 && <p className={tints.hint}>{words.noTint}</p>}
          {rules.map((rule, place) => (
            <section key={place} aria-label={words.tintRule(place + 1)} className={tints.rule}>
              <div className={tints.head}>
                <Swatches value={rule.color} onChoose={(color) => put(place, { ...rule, color })} />
                <select
                  aria-label={words.tintWhere}
                  value={rule.column ?? ''}
                  onChange={(event) =>
                    put(place, { ...rule, column: all.find(({ id }) => id === event.target.value)?.id ?? null })
                  }
                >
                  <option value="">{words.wholeRow}</option>
                  {all.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
                <IconButton
                  icon="close"
                  size={14}
                  label={words.removeTint(place + 1)}
                  onClick={() => put(place, null)}
                />
              </div>
              <FilterPanel
                filter={rule.when}
                columns={all}
                hint={words.noTintCondition}
                onChange={(when) => put(place, { ...rule, when })}
              />
            </section>
          ))}
          <Button
            look="quiet"
            className={tints.add}
            disabled={rules.length >= most}
            onClick={() => onLayout({ tints: [...rules, { when: noFilter, color: nextColor(rules), column: null }] })}
          >
            + {words.addTint}
          </Button>
          <ScaleList scales={layout.scales} columns={all} onChange={(scales) => onLayout({ scales })} />
        </div>
      )}
    </Popover>
  )
}

/** Amber, red, green, blue … and so on: a new rule is told from the last. */
const nextColor = (rules: readonly Tint[]): number => [3, 4, 1, 2, 5, 6, 7, 8, 9, 10, 11, 0][rules.length % 12] ?? 3
