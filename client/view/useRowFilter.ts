import { useMemo, useState } from 'react'
import { filesIn } from '#shared/attachment/attachment.ts'
import type { ColumnId } from '#shared/base/id.ts'
import { compileSieve, type ColumnReader, type Test } from '#shared/view/compile.ts'
import type { Layout } from '#shared/view/layout.ts'
import { quickSieve } from '#shared/view/quick.ts'
import { joinSieves, testOf, type Sieve } from '#shared/view/sieve.ts'
import { compileTints, type TintReader } from '#shared/view/tint.ts'
import { teamOf } from '#shared/view/team.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetColumn } from '../sheet/sheetProps.ts'
import { linkedIn, type CustomerNames } from '#shared/ledger/customerNames.ts'
import { isLinked } from '#shared/ledger/column.ts'
import { columnReader } from './columnReader.ts'
import { useSame } from './useSame.ts'

export interface RowFilter {
  /** The conditions of the layout and of its headers as one function, the same until they, the columns or the day change. */
  readonly test: Test<ViewRow> | undefined
  /** The same, taken apart by columns. */
  readonly sieve: Sieve<ViewRow> | undefined
  readonly columnOf: ColumnReader<ViewRow>
  /** The colour that the layout's rules give a cell; left out while there are none. */
  readonly tintOf: TintReader<ViewRow> | undefined
  /** All but what one header itself leaves out: what its list counts. */
  readonly without: (column: ColumnId) => Test<ViewRow>
}

/** Which rows a layout leaves. */
export function useRowFilter(layout: Layout, columns: readonly SheetColumn[]): RowFilter {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const { today, zoneMinutes, customers } = useCellContext()
  const filter = useSame(layout.filter)
  const quick = useSame(layout.quick)
  const tints = useSame(layout.tints)
  const team = useSame([...teamOf(company, workspace.me)])
  const { me } = workspace
  const readers = useReaders(columns)
  return useMemo(() => {
    const columnOf = byNames(columnReader(readers), customers)
    const context = { today, zoneMinutes, me, team: new Set(team) }
    const conditions = compileSieve(filter, columnOf, context)
    const sieve = joinSieves('and', [conditions, quickSieve(quick, columnOf, zoneMinutes)])
    return {
      test: sieve === null ? undefined : testOf(sieve),
      sieve: sieve ?? undefined,
      columnOf,
      tintOf: compileTints(tints, columnOf, context) ?? undefined,
      without: (column) => {
        const others = joinSieves('and', [conditions, quickSieve(quick, columnOf, zoneMinutes, column)])
        return others === null ? () => true : testOf(others)
      },
    }
  }, [filter, quick, tints, readers, today, zoneMinutes, me, team, customers])
}

/** The columns of before while only their place and width changed: no reason to look at every row again. */
function useReaders(columns: readonly SheetColumn[]): readonly SheetColumn[] {
  const [kept, keep] = useState(columns)
  const known = new Set(kept.map(({ column }) => column))
  if (kept.length === columns.length && columns.every(({ column }) => known.has(column))) return kept
  keep(columns)
  return columns
}

/** Linked customers, linked contacts and files are compared by their names, as everybody sees them. */
function byNames(columnOf: ColumnReader<ViewRow>, customers: CustomerNames | undefined): ColumnReader<ViewRow> {
  return (id) => {
    const found = columnOf(id)
    if (found?.column.kind === 'attachment') {
      const { column, read } = found
      return { column, read: (row) => filesIn(read(row)).map(({ name }) => name) }
    }
    if (found === undefined || !isLinked(found.column.kind) || customers === undefined) return found
    const { column, read } = found
    return { column, read: (row) => linkedIn(read(row)).map((each) => customers.nameOf(each)) }
  }
}
