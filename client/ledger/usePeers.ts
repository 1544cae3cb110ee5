import { useMemo } from 'react'
import type { RecordId } from '#shared/base/id.ts'
import type { TableId } from '#shared/ledger/column.ts'
import { mateColor } from '../kit/mateColor.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetPeer } from '../sheet/sheetProps.ts'

/** Colleagues whose cursor is in this table, with their names and colours. */
export function usePeers(table: TableId): readonly SheetPeer[] {
  const workspace = useWorkspace()
  const presence = useSource(workspace.presence)
  const company = useSource(workspace.company)
  return useMemo(
    () =>
      presence.flatMap(({ link, member, focus }): SheetPeer[] => {
        if (focus.table !== table || focus.record === undefined || focus.column === undefined) return []
        const name = company.members.get(member)?.name ?? ''
        // The focus schema keeps record ids as plain text.
        return [
          {
            key: link,
            member,
            name,
            color: mateColor(member),
            record: focus.record as RecordId,
            column: focus.column,
            editing: focus.editing,
          },
        ]
      }),
    [presence, company.members, table],
  )
}
