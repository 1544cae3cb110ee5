import { useEffect, useState } from 'react'
import type { ColumnId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { ColumnReader, Test } from '#shared/view/compile.ts'
import type { Layout } from '#shared/view/layout.ts'
import { compileScales, spreadOf, type MarkReader, type Spread } from '#shared/view/scale.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import type { TableRows, ViewRow } from '../replica/workspace.ts'
import { useSame } from './useSame.ts'

/** What scales go by: the rows that the view leaves, whatever is searched for. */
export interface MarkParts {
  readonly rows: TableRows
  readonly columnOf: ColumnReader<ViewRow>
  readonly test: Test<ViewRow> | undefined
  readonly scope: Test<ViewRow> | undefined
}

/** Going over all rows takes a moment: a busy ledger is measured this often. */
const measureEveryMs = 1_000

/** The marks that the layout's scales give a cell; undefined while there are none. */
export function useMarks(layout: Layout, { rows, columnOf, test, scope }: MarkParts): MarkReader<ViewRow> | undefined {
  const scales = useSame(layout.scales)
  const { zoneMinutes } = useCellContext()
  const [marks, setMarks] = useState<{ readonly read: MarkReader<ViewRow> | null }>({ read: null })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const measure = () => {
      timer = undefined
      const spreads = new Map<ColumnId, Spread>()
      for (const { column } of scales) {
        const read = columnOf(column)?.read
        if (read !== undefined) spreads.set(column, spreadOf(valuesOf(rows, read, [test, scope]), zoneMinutes))
      }
      setMarks({ read: compileScales(scales, columnOf, (column) => spreads.get(column), zoneMinutes) })
    }
    if (scales.length === 0) return setMarks({ read: null })
    measure()
    const unsubscribe = rows.subscribe(() => (timer ??= setTimeout(measure, measureEveryMs)))
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }, [scales, rows, columnOf, test, scope, zoneMinutes])
  return marks.read ?? undefined
}

function* valuesOf(
  rows: TableRows,
  read: (row: ViewRow) => CellValue,
  tests: readonly (Test<ViewRow> | undefined)[],
): Generator<CellValue> {
  for (const row of rows.all()) if (tests.every((test) => test === undefined || test(row))) yield read(row)
}
