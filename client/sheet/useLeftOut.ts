import { useCallback, useState } from 'react'
import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { UnmadeRow } from './layer/draft.ts'
import type { LeftOutCell } from './sheetStage.ts'

interface LeftOut {
  readonly cells: readonly LeftOutCell[]
  readonly rows: readonly UnmadeRow[]
}

const nothing: LeftOut = { cells: [], rows: [] }

/** The texts and rows that the last paste left out, until they are mended or put away. */
export function useLeftOut() {
  const [leftOut, setLeftOut] = useState(nothing)
  const list = useCallback(
    // a row that waits is nowhere else: another paste does not put it away
    (cells: readonly LeftOutCell[], rows: readonly UnmadeRow[]) =>
      setLeftOut((before) => ({ cells, rows: [...before.rows, ...rows] })),
    [],
  )
  const mended = useCallback(
    (record: RecordId, column: ColumnId) =>
      setLeftOut((before) => {
        const rest = before.cells.filter((cell) => cell.record !== record || cell.column !== column)
        return rest.length === before.cells.length ? before : { ...before, cells: rest }
      }),
    [],
  )
  /** The row was made after all; what did not fit its columns is still to be mended. */
  const made = useCallback(
    (row: UnmadeRow, record: RecordId) =>
      setLeftOut(({ cells, rows }) => ({
        cells: [...cells, ...row.unfit.map((cell) => ({ ...cell, record }))],
        rows: rows.filter((each) => each !== row),
      })),
    [],
  )
  const close = useCallback(() => setLeftOut(nothing), [])
  return { ...leftOut, list, mended, made, close }
}
