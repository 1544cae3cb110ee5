import type { ColumnId } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import { columnsOf, type Column } from '#shared/ledger/column.ts'
import type { Company } from '#shared/ledger/company.ts'
import type { TrashItem } from './trashItems.ts'

/** The changes that bring these back: customers first, what belongs to others after them, each column once. */
export function restoreChanges(company: Company, items: readonly TrashItem[]): readonly Change[] {
  const columns = new Map<ColumnId, Column>()
  const records: Change[] = []
  for (const item of items) {
    switch (item.kind) {
      case 'column': {
        const now = columns.get(item.column.id) ?? item.column
        const taken = columnsOf([...company.columns.values(), ...columns.values()], now.table).map(({ name }) => name)
        columns.set(now.id, { ...now, name: freeName(now.name, taken, 60), deleted: undefined })
        break
      }
      case 'option': {
        const now = columns.get(item.column.id) ?? item.column
        const options = now.options ?? []
        const taken = options.filter(({ deleted }) => deleted !== true).map(({ name }) => name)
        const back = { ...item.option, name: freeName(item.option.name, taken, 100), deleted: undefined }
        columns.set(now.id, { ...now, options: options.map((each) => (each.id === back.id ? back : each)) })
        break
      }
      default: {
        const { customer, table, id: record } = item.row
        records.push({ kind: 'restore', customer, table, record })
      }
    }
  }
  const was = (id: ColumnId): Column | null => company.columns.get(id) ?? null
  return [...[...columns.values()].map((now): Change => ({ kind: 'putColumn', was: was(now.id), now })), ...records]
}

/** The name, or the name with a number where somebody has given it away meanwhile. */
function freeName(name: string, taken: readonly string[], longest: number): string {
  let free = name
  for (let count = 2; taken.includes(free); count += 1) {
    free = `${name.slice(0, longest - String(count).length - 1)} ${count}`
  }
  return free
}
