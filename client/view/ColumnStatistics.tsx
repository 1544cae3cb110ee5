import { useState } from 'react'
import type { Column } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import type { QuickFilter } from '#shared/view/quick.ts'
import { statisticsOf, type Statistics } from '#shared/view/statistics.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { useCellContext } from '../ledger/useCellContext.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { cellOf } from '../sheet/cellOf.ts'
import type { SheetColumn } from '../sheet/sheetProps.ts'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './ColumnStatistics.module.css'
import { keyLabel } from './quickLabel.ts'

interface Props {
  readonly sheet: SheetColumn
  /** The rows shown, as they were when it was asked. */
  readonly rows: () => Iterable<ViewRow>
  /** Leaves only the rows of one value. */
  readonly onChoose: (chosen: QuickFilter) => void
  readonly onClose: () => void
}

/** What a column's values are like: how many, how different, what they come to, which are the commonest. */
export function ColumnStatistics({ sheet, rows, onChoose, onClose }: Props) {
  const { column } = sheet
  const words = useWords().view
  const format = useFormat()
  const context = useCellContext()
  const [found] = useState(() => {
    const values = Array.from(rows(), (row) => cellOf(row, sheet))
    return statisticsOf(values, column, context.zoneMinutes)
  })
  const most = Math.max(...found.top.map(({ count }) => count), 1)
  return (
    <Dialog title={words.statistics.of(column.name)} onClose={onClose}>
      <dl className={styles.facts}>
        {factsOf(found, column, { words: words.statistics, format, context }).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {found.top.length > 0 && (
        <>
          <h3 className={styles.title}>{words.statistics.top}</h3>
          <ul className={styles.values}>
            {found.top.map(({ key, count }) => {
              const label = keyLabel(key, column, { words, context })
              return (
                <li key={key}>
                  <button
                    type="button"
                    aria-label={words.statistics.only(label, count)}
                    title={words.statistics.onlyHint}
                    onClick={() => onChoose({ kind: 'only', values: [key] })}
                  >
                    <span className={styles.name}>{label}</span>
                    <span className={styles.bar} style={{ width: `${(count / most) * 100}%` }} />
                    <span className={styles.count}>
                      {format.number(count)} · {format.percent(count / Math.max(found.rows, 1), 1)}
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </Dialog>
  )
}

interface FactParts {
  readonly words: ReturnType<typeof useWords>['view']['statistics']
  readonly format: ReturnType<typeof useFormat>
  readonly context: ReturnType<typeof useCellContext>
}

function factsOf(
  { rows, filled, empty, distinct, numbers, ends }: Statistics,
  column: Column,
  { words, format, context }: FactParts,
): readonly { readonly name: string; readonly value: string }[] {
  // Stars are no way to write an average.
  const exact = (value: number) =>
    column.kind === 'rating'
      ? format.number(value, 2)
      : formatCell({ ...column, decimals: Math.max(2, column.decimals ?? 0) }, value, context)
  const end = (value: number | string) =>
    column.kind === 'rating' ? format.number(Number(value)) : formatCell(column, value, context)
  return [
    { name: words.rows, value: format.number(rows) },
    { name: words.filled, value: format.number(filled) },
    { name: words.empty, value: format.number(empty) },
    { name: words.distinct, value: format.number(distinct) },
    ...(numbers === null
      ? []
      : [
          { name: words.sum, value: end(numbers.sum) },
          { name: words.average, value: exact(numbers.average) },
          { name: words.median, value: exact(numbers.median) },
        ]),
    ...(ends === null
      ? []
      : [
          { name: words.least, value: end(ends.least) },
          { name: words.most, value: end(ends.most) },
        ]),
  ]
}
