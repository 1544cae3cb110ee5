import type { ColumnId, CustomerId, MemberId, OptionId, RecordId } from '#shared/base/id.ts'
import { dayMs, dayOf } from '#shared/base/instant.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column, ColumnKind } from '#shared/ledger/column.ts'
import type { Member } from '#shared/ledger/company.ts'
import type { RowsNews, TableRows, ViewRow } from '../../client/replica/workspace.ts'
import type { SheetColumn } from '../../client/sheet/sheetProps.ts'

// Ids are branded by their schemas; these are made to the same pattern.
export const columnId = (name: string) => `col_${name.padEnd(12, '0')}` as ColumnId
export const optionId = (name: string) => `opt_${name.padEnd(12, '0')}` as OptionId
export const memberId = (n: number) => `mem_${String(n).padStart(12, '0')}` as MemberId
export const recordId = (n: number) => `cus_${String(n).padStart(12, '0')}` as RecordId

const memberNames = ['王小明', '李娜', '单晓明', '赵敏', '欧阳锋', 'Alice Chen']
export const members: ReadonlyMap<MemberId, Member> = new Map(
  memberNames.map((name, n) => [
    memberId(n),
    { id: memberId(n), name, role: 'rep', department: 'dep_000000000000' } as Member, // the brand, as above
  ]),
)

export const now = Date.UTC(2026, 10, 21, 4)
export const context: CellContext = { today: '2026-11-21', now, zoneMinutes: 480, members }

function column(id: string, kind: ColumnKind, name: string, rest: Partial<Column> = {}): Column {
  return { id: columnId(id), table: 'customers', kind, name, order: 0, ...rest }
}

const stages = ['初步接触', '商务谈判', '已成交', '暂缓', '流失']
const tags = ['重点', '外贸', '老客户', '展会', '转介绍']
const options = (prefix: string, names: readonly string[]) =>
  names.map((name, n) => ({ id: optionId(`${prefix}${n}`), name, color: (n * 2 + 1) % 12 }))

export const columns: readonly SheetColumn[] = [
  { column: column('name', 'text', '客户名称', { role: 'name', required: true }), width: 200, pinned: true },
  { column: column('stage', 'select', '阶段', { options: options('s', stages) }) },
  { column: column('amount', 'currency', '预计金额') },
  { column: column('tags', 'multiSelect', '标签', { options: options('t', tags) }), width: 180 },
  { column: column('phone', 'phone', '电话') },
  { column: column('next', 'date', '下次跟进') },
  { column: column('owner', 'person', '负责人') },
  { column: column('star', 'rating', '评分') },
  { column: column('vip', 'checkbox', 'VIP') },
  { column: column('code', 'text', '编号') },
  { column: column('share', 'percent', '占比') },
  { column: column('note', 'longText', '备注') },
  { column: column('site', 'url', '网址') },
  { column: column('made', 'createdAt', '创建时间') },
]

const places = ['重庆', '上海', '单县', '长沙', '厦门', '乐山', '北京', '广州', '深圳', '成都']
const trades = ['精密机械', '电子', '食品', '纺织', '物流', '新能源', '包装', '化工', '五金', '医疗器械']

/** A believable customer for a number; the same number is the same customer. */
export function customerCells(n: number): Record<ColumnId, CellValue> {
  return {
    [columnId('name')]: `${places[n % 10]}${trades[(n * 7) % 10]}有限公司${String(n).padStart(2, '0')}`,
    [columnId('stage')]: n % 9 === 0 ? null : optionId(`s${n % 5}`),
    [columnId('amount')]: n % 11 === 0 ? null : ((n * 7919) % 1_000_000) / 100,
    [columnId('tags')]: n % 3 === 0 ? [optionId(`t${n % 5}`), optionId(`t${(n + 2) % 5}`)] : null,
    [columnId('phone')]: `138${String((n * 31) % 100_000_000).padStart(8, '0')}`,
    [columnId('next')]: n % 4 === 0 ? null : dayOf(now + ((n % 60) - 20) * dayMs, 480),
    [columnId('owner')]: memberId(n % 6),
    [columnId('star')]: n % 6 === 0 ? null : (n % 5) + 1,
    [columnId('vip')]: n % 7 === 0,
    [columnId('code')]: `K${String((n * 13) % 1000).padStart(4, '0')}`,
    [columnId('share')]: (n % 100) / 100,
    [columnId('note')]: n % 5 === 0 ? `去年展会认识，负责人很忙\n下次约在${places[(n + 3) % 10]}` : null,
    [columnId('site')]: n % 8 === 0 ? `https://example.com/${n}` : null,
  }
}

/** Rows in memory, changed by hand: what a replica is to the sheet. */
export interface LedgerRows extends TableRows {
  put(id: RecordId, cells: Record<ColumnId, CellValue>, by?: 'me' | 'others'): void
  putAll(changes: readonly (readonly [RecordId, Record<ColumnId, CellValue>])[], by?: 'me' | 'others'): void
  mark(id: RecordId, marks: Pick<ViewRow, 'waiting' | 'disputed'>): void
  remove(id: RecordId): void
  /** Says that anything may be another, as after a first sync. */
  replace(): void
}

export function ledgerRows(
  count: number,
  cellsOf: (n: number) => Record<ColumnId, CellValue> = customerCells,
): LedgerRows {
  const rows = new Map<RecordId, ViewRow>()
  const listeners = new Set<(news: RowsNews) => void>()
  const stamp = { by: memberId(0), at: now }
  const rowOf = (id: RecordId, cells: Record<ColumnId, CellValue>): ViewRow => ({
    id,
    customer: id as string as CustomerId, // the ledger record bears the customer's id
    table: 'customers',
    cells,
    created: stamp,
    changed: stamp,
    removed: null,
  })
  for (let n = 0; n < count; n += 1) rows.set(recordId(n), rowOf(recordId(n), cellsOf(n)))
  const tell = (ids: readonly RecordId[], by: 'me' | 'others') => {
    for (const listener of listeners) listener({ kind: 'rows', ids, by })
  }
  const write = (id: RecordId, cells: Record<ColumnId, CellValue>) => {
    const row = rows.get(id) ?? rowOf(id, {})
    rows.set(id, { ...row, cells: { ...row.cells, ...cells } })
  }
  return {
    table: 'customers',
    load: () => Promise.resolve(),
    get size() {
      return rows.size
    },
    get: (id) => rows.get(id),
    all: () => rows.values(),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    put(id, cells, by = 'others') {
      write(id, cells)
      tell([id], by)
    },
    putAll(changes, by = 'others') {
      for (const [id, cells] of changes) write(id, cells)
      tell(
        changes.map(([id]) => id),
        by,
      )
    },
    mark(id, marks) {
      const row = rows.get(id)
      if (row !== undefined) rows.set(id, { ...row, ...marks })
      tell([id], 'me')
    },
    remove(id) {
      rows.delete(id)
      tell([id], 'others')
    },
    replace() {
      for (const listener of listeners) listener({ kind: 'reset' })
    },
  }
}
