import type { PreviewRow } from '#shared/workbook/preview.ts'
import { useWords } from '../words/useWords.ts'
import styles from './ImportWizard.module.css'
import type { PlanView } from './importSession.ts'
import { useProblemWords } from './useProblemWords.ts'

/** The first rows as they will stand in the ledger; what cannot be read is marked where it stands. */
export function PreviewTable({ plan }: { readonly plan: PlanView }) {
  const words = useWords().workbook
  return (
    <section className={styles.preview} aria-label={words.preview}>
      <h3>{words.preview}</h3>
      {/* a wide table scrolls by keyboard too */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={words.preview}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              {plan.columns.map(({ column }) => (
                <th key={column.id} scope="col">
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.preview.map((row) => (
              <Row key={row.number} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({ row }: { readonly row: PreviewRow }) {
  const words = useWords().workbook
  const because = useProblemWords()
  return (
    <tr data-skipped={row.skipped !== null}>
      <th scope="row">
        {row.number}
        {row.skipped !== null && <em title={because(row.skipped)}>{`${words.skippedRow}：${because(row.skipped)}`}</em>}
        {row.skipped === null && row.duplicate && <em>{words.duplicateRow}</em>}
      </th>
      {row.cells.map((cell, place) => (
        // the columns of one plan never change places
        // oxlint-disable-next-line react/no-array-index-key
        <td
          key={place}
          data-problem={cell.problem !== null}
          title={cell.problem === null ? cell.text : because(cell.problem)}
        >
          {cell.text}
        </td>
      ))}
    </tr>
  )
}
