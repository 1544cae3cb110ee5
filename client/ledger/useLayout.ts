import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { ColumnId } from '#shared/base/id.ts'
import { columnsOf } from '#shared/ledger/column.ts'
import { readLayout, type Layout } from '#shared/view/layout.ts'
import type { Workspace } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'

/** One's own layout of a page and how to change it. A change is a personal change set: it works offline and follows the person. */
export function useLayout(page: string): readonly [Layout, (change: Partial<Layout>) => void] {
  const workspace = useWorkspace()
  const key = `layout:${page}`
  const stored = useSource(workspace.personal).get(key)
  const layout = useMemo(() => readLayout(stored), [stored])
  const latest = useRef(layout)
  useEffect(() => {
    latest.current = layout
  }, [layout])
  const change = useCallback(
    (part: Partial<Layout>) => {
      const now = { ...latest.current, ...withBase(workspace, part) }
      latest.current = now
      // A layout that could not be kept is not worth a message: the screen shows it until reload.
      workspace
        .submit({ kind: 'personal', changes: [{ kind: 'putPersonal', key, value: structuredClone(now) as never }] })
        .catch(() => undefined)
    },
    [workspace, key],
  )
  return [layout, change]
}

/** A change of the order remembers the company's own, so that what the company moves afterwards moves here too. */
export function withBase(workspace: Workspace, part: Partial<Layout>): Partial<Layout> {
  return part.order === undefined ? part : { ...part, base: companyOrder(workspace, part.order) }
}

/** The company's own order of the table that these columns are of. */
function companyOrder(workspace: Workspace, order: readonly ColumnId[]): readonly ColumnId[] {
  const { columns } = workspace.company.get()
  const table = order.map((id) => columns.get(id)?.table).find((each) => each !== undefined)
  return table === undefined ? [] : columnsOf(columns.values(), table).map(({ id }) => id)
}
