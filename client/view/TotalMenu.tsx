import { useRef } from 'react'
import type { Column } from '#shared/ledger/column.ts'
import { totalsOf, type TotalKind } from '#shared/view/total.ts'
import { useDismiss } from '../kit/useDismiss.ts'
import { useWords } from '../words/useWords.ts'
import styles from './TotalMenu.module.css'

interface Props {
  readonly column: Column
  /** The button under the column. */
  readonly at: DOMRect
  readonly chosen: TotalKind | undefined
  readonly onChoose: (total: TotalKind | null) => void
  /** More of the same, in a dialog. */
  readonly onStatistics: () => void
  readonly onClose: () => void
}

/** What may stand under a column; one choice, or nothing. */
export function TotalMenu({ column, at, chosen, onChoose, onStatistics, onClose }: Props) {
  const words = useWords().view
  const box = useRef<HTMLDialogElement>(null)
  useDismiss(box, true, onClose)
  const left = Math.max(8, Math.min(at.left, window.innerWidth - 176))
  const choices = [null, ...totalsOf(column.kind)]
  return (
    <dialog
      open
      ref={box}
      className={styles.box}
      aria-label={words.totalOf(column.name, null)}
      style={{ left, bottom: window.innerHeight - at.top + 4 }}
    >
      {choices.map((total) => (
        <button
          key={total ?? 'none'}
          type="button"
          aria-pressed={total === (chosen ?? null)}
          onClick={() => onChoose(total)}
        >
          {total === null ? words.noTotal : words.totalKinds[total]}
        </button>
      ))}
      <button type="button" className={styles.more} onClick={onStatistics}>
        {words.statistics.more}
      </button>
    </dialog>
  )
}
