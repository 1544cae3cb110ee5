import { useState } from 'react'
import { columnsOf, type Column } from '#shared/ledger/column.ts'
import { mayConfigure } from '#shared/ownership/rights.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { ColumnDialog } from './ColumnDialog.tsx'
import { FloatingMenu } from './FloatingMenu.tsx'
import { layOut, moved, type Layout } from './layout.ts'

interface Props {
  readonly column: Column
  readonly at: DOMRect
  readonly layout: Layout
  readonly onLayout: (change: Partial<Layout>) => void
  readonly onClose: () => void
}

/** The header's own menu: for everybody (edit, insert, delete; managers) and for me (sort, freeze, hide, move). */
export function ColumnMenu({ column, at, layout, onLayout, onClose }: Props) {
  const say = useWords().ledger.menu
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const configures = mayConfigure(useSource(workspace.viewer))
  const submit = useSubmit()
  const [dialog, setDialog] = useState<{ readonly column: Column | null; readonly order: number } | null>(null)
  const laid = layOut(company.columns.values(), column.table, layout)
  const shown = laid.filter((each) => each.hidden !== true).map((each) => each.column.id)
  const pinned = laid.filter((each) => each.pinned === true).map((each) => each.column.id)
  const sorted = layout.sort.find((key) => key.column === column.id)
  const order = (side: -1 | 1) => betweenOrders(columnsOf(company.columns.values(), column.table), column, side)
  const acts: Readonly<Record<string, () => void>> = {
    ascending: () => onLayout({ sort: [{ column: column.id, descending: false }] }),
    descending: () => onLayout({ sort: [{ column: column.id, descending: true }] }),
    noSort: () => onLayout({ sort: layout.sort.filter((key) => key.column !== column.id) }),
    hide: () => onLayout({ hidden: { ...layout.hidden, [column.id]: true } }),
    pin: () => onLayout({ pinned: [...pinned, column.id] }),
    unpin: () => onLayout({ pinned: pinned.filter((id) => id !== column.id) }),
    moveLeft: () => onLayout({ order: moved(shown, column.id, -1) }),
    moveRight: () => onLayout({ order: moved(shown, column.id, 1) }),
    delete: () =>
      submit({
        kind: 'configure',
        label: column.name,
        changes: [{ kind: 'putColumn', was: column, now: { ...column, deleted: true } }],
      }),
  }
  const choose = (key: string) => {
    if (key === 'edit') setDialog({ column, order: column.order })
    else if (key === 'insertLeft') setDialog({ column: null, order: order(-1) })
    else if (key === 'insertRight') setDialog({ column: null, order: order(1) })
    else {
      acts[key]?.()
      onClose()
    }
  }
  const named = (
    key: 'ascending' | 'descending' | 'noSort' | 'hide' | 'pin' | 'unpin' | 'moveLeft' | 'moveRight' | 'delete',
    extra = {},
  ) => ({
    key,
    label: say[key],
    ...extra,
  })
  const items = [
    ...(configures ? [{ key: 'edit', label: say.edit }] : []),
    named('ascending'),
    named('descending'),
    ...(sorted === undefined ? [] : [named('noSort')]),
    ...(configures
      ? [
          { key: 'insertLeft', label: say.insertLeft },
          { key: 'insertRight', label: say.insertRight },
        ]
      : []),
    pinned.includes(column.id) ? named('unpin') : named('pin'),
    named('moveLeft', { disabled: shown[0] === column.id }),
    named('moveRight', { disabled: shown.at(-1) === column.id }),
    named('hide', { disabled: shown.length === 1 }),
    ...(configures ? [named('delete', { danger: true, disabled: column.role === 'name' })] : []),
  ]
  return (
    <>
      {dialog === null && (
        <FloatingMenu
          at={{ x: at.left, y: at.bottom }}
          label={say.of(column.name)}
          items={items}
          onChoose={choose}
          onClose={onClose}
        />
      )}
      {dialog !== null && (
        <ColumnDialog table={column.table} column={dialog.column} order={dialog.order} onClose={onClose} />
      )}
    </>
  )
}

/** An order that falls between a column and its neighbour. */
function betweenOrders(columns: readonly Column[], column: Column, side: -1 | 1): number {
  const place = columns.findIndex((each) => each.id === column.id)
  const neighbour = columns[place + side]
  return neighbour === undefined ? column.order + side : (column.order + neighbour.order) / 2
}

/** The order of a column at the right end. */
export const lastOrder = (columns: readonly Column[]): number => (columns.at(-1)?.order ?? 0) + 1
