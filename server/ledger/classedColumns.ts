import type { ColumnId } from '#shared/base/id.ts'
import { Column } from '#shared/ledger/column.ts'
import { classOf } from '#shared/ledger/columnClass.ts'
import type { Reader, WriteTx } from '../store/store.ts'
import type { CompanyWrite } from './companyWrite.ts'

/** Columns outside the normal class: kept beside the company document, of which everybody reads all. */
export type ClassedColumns = ReadonlyMap<ColumnId, Column>

const key = 'classed columns'

export function readClassedColumns(read: Reader): ClassedColumns {
  const text = read.meta(key)
  const columns = text === null ? [] : Column.array().parse(JSON.parse(text))
  return new Map(columns.map((column) => [column.id, column]))
}

export function keepClassedColumns(tx: WriteTx, columns: ClassedColumns): void {
  tx.setMeta(key, JSON.stringify([...columns.values()]))
}

/** Sorts the writes of columns: which of them the document takes, and what stands beside it then. Those of views are left out. */
export function sortByClass(
  writes: readonly CompanyWrite[],
  before: ClassedColumns,
): { readonly open: readonly CompanyWrite[]; readonly classed: ClassedColumns } {
  let classed: Map<ColumnId, Column> | null = null
  const open = writes.flatMap((write): readonly CompanyWrite[] => {
    if (write.root === 'views') return [] // see `sortViews`
    if (write.root !== 'columns') return [write]
    const column = write.value as Column // decideColumn makes no other
    const isNormal = classOf(column) === 'normal'
    if (isNormal && !(classed ?? before).has(column.id)) return [write]
    classed ??= new Map(before)
    if (!isNormal) classed.set(column.id, column)
    else classed.delete(column.id)
    return [isNormal ? write : { root: 'columns', key: column.id, value: undefined }]
  })
  return { open, classed: classed ?? before }
}
