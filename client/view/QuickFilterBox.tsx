import { useMemo, useRef } from 'react'
import type { Column } from '#shared/ledger/column.ts'
import type { ColumnReader } from '#shared/view/compile.ts'
import type { QuickFilter } from '#shared/view/quick.ts'
import { useDismiss } from '../kit/useDismiss.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useWords } from '../words/useWords.ts'
import styles from './QuickFilterBox.module.css'
import { listValues } from './quickValues.ts'
import { isTicked, tick, tickAll, tickOnly } from './quickTicks.ts'
import { ValueList } from './ValueList.tsx'

interface Props {
  readonly column: Column
  /** The funnel in the header. */
  readonly at: DOMRect
  readonly columnOf: ColumnReader<ViewRow>
  /** The rows that everything but this header leaves. */
  readonly rowsLeft: () => Iterable<ViewRow>
  readonly chosen: QuickFilter | undefined
  /** Undefined takes the header's filter away. */
  readonly onChoose: (chosen: QuickFilter | undefined) => void
  readonly onClose: () => void
}

/** A header's list: every value in its column with how many rows hold it, to tick and untick. */
export function QuickFilterBox({ column, at, columnOf, rowsLeft, chosen, onChoose, onClose }: Props) {
  const words = useWords().view
  const context = useCellContext()
  const box = useRef<HTMLDialogElement>(null)
  useDismiss(box, true, onClose)
  // What is ticked here does not change what is counted: a list that moves under the mouse cannot be ticked.
  const values = useMemo(
    () => listValues(rowsLeft(), column, columnOf, { words, context }),
    [column, columnOf, rowsLeft, words, context],
  )
  const left = Math.max(8, Math.min(at.left, window.innerWidth - 296))
  return (
    <dialog
      open
      ref={box}
      className={styles.box}
      aria-label={words.quick(column.name)}
      style={{ left, top: at.bottom + 4 }}
    >
      <ValueList
        label={column.name}
        values={values}
        isTicked={(key) => isTicked(chosen, key)}
        onTick={(key, on) => onChoose(tick(chosen, key, on))}
        onOnly={(keys) => {
          onChoose(tickOnly(keys, { all: keys.length === values.length }))
          onClose()
        }}
        onTickAll={(keys, on) => onChoose(tickAll(chosen, keys, { on, all: keys.length === values.length }))}
      />
    </dialog>
  )
}
