import type { Column } from '#shared/ledger/column.ts'
import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './LeftOutPanel.module.css'
import { missingNames } from './layer/optionEdits.ts'
import type { UnmadeRow } from './layer/draft.ts'
import type { RowKeyRefusal, SheetColumn } from './sheetProps.ts'
import type { LeftOutCell } from './sheetStage.ts'

interface Props {
  readonly cells: readonly LeftOutCell[]
  /** Whole rows that could not be made; a click asks under what they belong. */
  readonly rows: readonly UnmadeRow[]
  readonly onPlace: (row: UnmadeRow) => void
  readonly columns: readonly SheetColumn[]
  readonly onRetype: (cell: LeftOutCell) => void
  /** Left out: this person may not make options. */
  readonly onMakeOptions?: () => void
  readonly onClose: () => void
}

/** More lines than this help nobody; the number in the title is of all. */
const shownLines = 200

/** What a paste could not write, each with its reason: a click goes there with the text in the cell. */
export function LeftOutPanel({ cells, rows, columns, onPlace, onRetype, onMakeOptions, onClose }: Props) {
  const words = useWords().sheet
  const nameById = new Map(columns.map(({ column }) => [column.id, column.name]))
  const names = onMakeOptions === undefined ? [] : optionsOf(cells, columns)
  // Each refusal kind has its sentence, which takes exactly that kind's facts; the compiler cannot pair them.
  const why = (refusal: CellRefusal) => (words.refused[refusal.kind] as (facts: CellRefusal) => string)(refusal)
  const whyRow = (refusal: RowKeyRefusal) => {
    if (refusal.kind === 'row-key-missing') return words.leftOut.keyMissing
    return refusal.kind === 'row-key-locked' ? words.leftOut.keyLocked(refusal.name) : why(refusal)
  }
  const title = words.leftOut.title(cells.length, rows.length)
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <IconButton icon="close" size={14} label={words.leftOut.close} onClick={onClose} />
      </header>
      {names.length > 0 && (
        <button type="button" className={styles.make} onClick={onMakeOptions}>
          {words.leftOut.makeOptions(names)}
        </button>
      )}
      <ul className={styles.list}>
        {rows.slice(0, shownLines).map((row, nth) => (
          <li key={`${nth}/${row.place}`}>
            <button type="button" className={styles.cell} aria-haspopup="dialog" onClick={() => onPlace(row)}>
              <span className={styles.where}>{words.leftOut.pastedRow(row.place + 1)}</span>
              <span className={styles.text}>{row.row}</span>
              <span className={styles.why}>{whyRow(row.refusal)}</span>
            </button>
          </li>
        ))}
        {cells.slice(0, shownLines).map((cell) => (
          <li key={`${cell.record}/${cell.column}`}>
            <button type="button" className={styles.cell} onClick={() => onRetype(cell)}>
              <span className={styles.where}>{words.leftOut.where(nameById.get(cell.column) ?? '', cell.row + 1)}</span>
              <span className={styles.text}>{words.leftOut.text(cell.text)}</span>
              <span className={styles.why}>{why(cell.refusal)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function optionsOf(cells: readonly LeftOutCell[], columns: readonly SheetColumn[]): readonly string[] {
  const missing = cells.filter(({ refusal }) => refusal.kind === 'unknown-option')
  const namesOf = (column: Column) =>
    missingNames(
      column,
      missing.filter((cell) => cell.column === column.id),
    )
  return columns.flatMap(({ column }) => namesOf(column))
}
