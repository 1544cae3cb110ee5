import type { ColumnId } from '#shared/base/id.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { GroupKey } from '#shared/view/groupKey.ts'
import type { SortKey } from '#shared/view/layout.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { buildGroupKey, type GroupingKey } from './groupKeys.ts'
import type { Phonetics } from './phonetics.ts'
import type { SheetColumn } from './sheetProps.ts'
import { buildColumnKey, type ColumnKey } from './sortKeys.ts'
import type { ChineseOrder } from './textRanks.ts'

/** The numbers by which rows are sorted and grouped, built at their first use and kept until something makes them old. */
export interface ColumnKeys {
  /** Null: there is no such column, or its texts are still being sorted elsewhere. */
  sortKey(sort: SortKey): ColumnKey | null
  groupKey(group: GroupKey): GroupingKey | null
  has(sort: OrderOf): boolean
  /** The texts of a column were sorted by the worker. */
  take(sheet: SheetColumn, by: ChineseOrder, inOrder: readonly string[]): void
  /** Reads a row anew into every key. False: some found no place for it and are built anew. */
  place(slot: number, row: ViewRow): boolean
  forget(): void
  forgetGroups(): void
  forgetColumn(column: ColumnId): void
}

/** A text column has a key for each order of Chinese. */
export interface OrderOf {
  readonly column: ColumnId
  readonly by?: ChineseOrder
}

export interface ColumnKeysParts {
  readonly phonetics: Phonetics
  readonly columns: () => readonly SheetColumn[]
  readonly context: () => CellContext | null
  /** All rows by slot, as keys shall read them, and for how many slots there is room. */
  readonly standing: () => readonly (ViewRow | undefined)[]
  readonly room: () => number
  /** Its texts are being sorted elsewhere. */
  readonly isAwaited: (sheet: SheetColumn) => boolean
}

export function createColumnKeys(parts: ColumnKeysParts): ColumnKeys {
  const { phonetics, columns, standing, room, isAwaited } = parts
  const keyByOrder = new Map<string, ColumnKey>()
  const keyByGroup = new Map<string, GroupingKey>()

  const sheetOf = (id: ColumnId) => columns().find(({ column }) => column.id === id)

  return {
    sortKey({ column, by }) {
      const name = nameOf({ column, ...(by !== undefined && { by }) })
      const known = keyByOrder.get(name)
      if (known !== undefined) return known
      const sheet = sheetOf(column)
      const context = parts.context()
      if (sheet === undefined || context === null || isAwaited(sheet)) return null
      const key = buildColumnKey(sheet, standing(), room(), { context, phonetics, ...(by !== undefined && { by }) })
      keyByOrder.set(name, key)
      return key
    },
    groupKey(group) {
      const name = `${group.column}/${group.by ?? ''}`
      const known = keyByGroup.get(name)
      if (known !== undefined) return known
      const sheet = sheetOf(group.column)
      const context = parts.context()
      if (sheet === undefined || context === null) return null
      const key = buildGroupKey(sheet, group, { rowBySlot: standing(), capacity: room(), context, phonetics })
      keyByGroup.set(name, key)
      return key
    },
    has: (order) => keyByOrder.has(nameOf(order)),
    take(sheet, by, inOrder) {
      const context = parts.context()
      if (context === null) return
      const key = buildColumnKey(sheet, standing(), room(), { context, phonetics, inOrder, by })
      keyByOrder.set(nameOf({ column: sheet.column.id, by }), key)
    },
    place(slot, row) {
      let placed = true
      for (const known of [keyByOrder, keyByGroup]) {
        for (const [name, key] of known) {
          if (key.place(slot, row)) continue
          known.delete(name)
          placed = false
        }
      }
      return placed
    },
    forget() {
      keyByOrder.clear()
      keyByGroup.clear()
    },
    forgetGroups: () => keyByGroup.clear(),
    forgetColumn(column) {
      for (const by of ['pinyin', 'stroke'] as const) keyByOrder.delete(nameOf({ column, by }))
    },
  }
}

const nameOf = ({ column, by }: OrderOf): string => (by === 'stroke' ? `${column}/stroke` : column)
