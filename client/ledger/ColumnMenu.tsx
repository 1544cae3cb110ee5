import { useState } from 'react'
import { columnsOf, type Column } from '#shared/ledger/column.ts'
import { mayConfigure } from '#shared/ownership/rights.ts'
import { deepestGroup } from '#shared/view/groupKey.ts'
import type { Layout } from '#shared/view/layout.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { groupBy, isGroupable } from '../view/groupBy.ts'
import { useWords } from '../words/useWords.ts'
import { ColumnDialog } from './ColumnDialog.tsx'
import { orderBeside, orderBeyond } from './columnOrder.ts'
import { FloatingMenu } from './FloatingMenu.tsx'
import { layOut, moved, unpinned } from './layout.ts'

export interface ColumnMenuProps {
  readonly column: Column
  readonly at: DOMRect
  readonly layout: Layout
  readonly onLayout: (change: Partial<Layout>) => void
  /** Tells what the column's values are like. */
  readonly onStatistics: (column: Column) => void
  readonly onClose: () => void
}

/** The header's own menu: for me (sort, freeze, move, hide), and for everybody (managers: edit, insert, move, hide, delete). */
export function ColumnMenu({ column: opened, at, layout, onLayout, onStatistics, onClose }: ColumnMenuProps) {
  const say = useWords().ledger.menu
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  // as it is now: the header may have been drawn before one's own last change of the column
  const column = company.columns.get(opened.id) ?? opened
  // a page may show a column that lies in another table: it stands where the page puts it
  const isForeign = !company.columns.has(opened.id)
  const configures = mayConfigure(useSource(workspace.viewer)) && !isForeign
  const submit = useSubmit()
  const [dialog, setDialog] = useState<{ readonly column: Column | null; readonly order: number } | null>(null)
  const laid = layOut(company.columns.values(), column.table, layout)
  const shown = laid.filter((each) => each.hidden !== true).map((each) => each.column.id)
  const all = laid.map((each) => each.column.id)
  const pinned = laid.filter((each) => each.pinned === true).map((each) => each.column.id)
  const sorted = layout.sort.find((key) => key.column === column.id)
  const isGrouped = layout.groups.some((key) => key.column === column.id)
  const columns = columnsOf(company.columns.values(), column.table)
  const open = columns.filter((each) => each.hidden !== true || each.id === column.id)
  const putForAll = (part: Partial<Column>) =>
    submit({
      kind: 'configure',
      label: column.name,
      changes: [{ kind: 'putColumn', was: column, now: { ...column, ...part } }],
    })
  const move = (step: -1 | 1) => onLayout({ order: moved(all, column.id, step, new Set(shown)) })
  const moveForAll = (step: -1 | 1) => {
    putForAll({ order: orderBeyond(open, column, step) })
    // Who has an order of his own keeps it; the one who moves wants to see it move.
    if (layout.order.length > 0) move(step)
  }
  const acts: Readonly<Record<string, () => void>> = {
    ascending: () => onLayout({ sort: [{ column: column.id, descending: false }] }),
    descending: () => onLayout({ sort: [{ column: column.id, descending: true }] }),
    noSort: () => onLayout({ sort: layout.sort.filter((key) => key.column !== column.id) }),
    group: () => onLayout({ groups: [...layout.groups.slice(0, deepestGroup - 1), groupBy(column)] }),
    ungroup: () => onLayout({ groups: layout.groups.filter((key) => key.column !== column.id) }),
    statistics: () => onStatistics(column),
    pin: () => onLayout({ pinned: [...pinned, column.id] }),
    unpin: () => onLayout(unpinned(pinned, column.id)),
    moveLeft: () => move(-1),
    moveRight: () => move(1),
    hide: () => onLayout({ hidden: { ...layout.hidden, [column.id]: true } }),
    moveLeftForAll: () => moveForAll(-1),
    moveRightForAll: () => moveForAll(1),
    hideForAll: () => {
      const { [column.id]: _, ...hidden } = layout.hidden
      onLayout({ hidden })
      putForAll({ hidden: true })
    },
    delete: () => putForAll({ deleted: true }),
  }
  const choose = (key: string) => {
    if (key === 'edit') setDialog({ column, order: column.order })
    else if (key === 'insertLeft') setDialog({ column: null, order: orderBeside(columns, column, -1) })
    else if (key === 'insertRight') setDialog({ column: null, order: orderBeside(columns, column, 1) })
    else {
      acts[key]?.()
      onClose()
    }
  }
  const item = (key: Exclude<keyof typeof say, 'of'>, facts: { disabled?: boolean; danger?: boolean } = {}) => ({
    key,
    label: say[key],
    ...facts,
  })
  const isName = column.role === 'name'
  const mine = [
    item('ascending'),
    item('descending'),
    ...(sorted === undefined ? [] : [item('noSort')]),
    ...(isGrouped ? [item('ungroup')] : isGroupable(column) ? [item('group')] : []),
    ...(isForeign ? [] : [pinned.includes(column.id) ? item('unpin') : item('pin')]),
    item('statistics'),
    ...(isForeign
      ? []
      : [
          item('moveLeft', { disabled: shown[0] === column.id }),
          item('moveRight', { disabled: shown.at(-1) === column.id }),
          item('hide', { disabled: isName || shown.length === 1 }),
        ]),
  ]
  const everybodys = [
    item('edit'),
    item('insertLeft'),
    item('insertRight'),
    item('moveLeftForAll', { disabled: open[0]?.id === column.id }),
    item('moveRightForAll', { disabled: open.at(-1)?.id === column.id }),
    item('hideForAll', { disabled: isName || column.hidden === true }),
    item('delete', { danger: true, disabled: isName }),
  ]
  const groups = configures
    ? [
        { label: say.forMe, items: mine },
        { label: say.forAll, items: everybodys },
      ]
    : [{ items: mine }]
  return dialog === null ? (
    <FloatingMenu
      at={{ x: at.left, y: at.bottom }}
      label={say.of(column.name)}
      groups={groups}
      onChoose={choose}
      onClose={onClose}
    />
  ) : (
    <ColumnDialog table={column.table} column={dialog.column} order={dialog.order} onClose={onClose} />
  )
}
