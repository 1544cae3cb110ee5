import { useCallback, useState } from 'react'
import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { LeftOutCell } from './sheetStage.ts'

/** The texts that the last paste left out, until they are mended or put away. */
export function useLeftOut() {
  const [cells, setCells] = useState<readonly LeftOutCell[]>([])
  const mended = useCallback(
    (record: RecordId, column: ColumnId) =>
      setCells((before) => {
        const rest = before.filter((cell) => cell.record !== record || cell.column !== column)
        return rest.length === before.length ? before : rest
      }),
    [],
  )
  const close = useCallback(() => setCells([]), [])
  return { cells, list: setCells, mended, close }
}
