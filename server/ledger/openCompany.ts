import * as Y from 'yjs'
import type { ColumnId, CompanyId, MemberId, Random } from '#shared/base/id.ts'
import { assert } from '#shared/base/result.ts'
import { columnByRole, type Column, type ColumnRole, type TableId } from '#shared/ledger/column.ts'
import { classesByColumn, type ClassByColumn } from '#shared/ledger/columnClass.ts'
import {
  companyRoots,
  readCompany,
  withClassedColumns,
  withClassedViews,
  type Company,
} from '#shared/ledger/company.ts'
import { viewerOf, type Viewer } from '#shared/ownership/rights.ts'
import type { View } from '#shared/view/view.ts'
import type { Reader } from '../store/store.ts'
import { readClassedColumns, sortByClass, type ClassedColumns } from './classedColumns.ts'
import { readClassedViews, sortViews, viewsFor, type ClassedViews } from './classedViews.ts'
import type { CompanyWrite } from './companyWrite.ts'

/**
 * The company document twice: `working` is ahead by what the open turn decided, `published` is what everybody's
 * rooms show. An update moves from one to the other when the turn is durable.
 */
export class OpenCompany {
  readonly published: Y.Doc
  readonly #read: Reader
  readonly #random: Random
  #working: Y.Doc
  #company: Company
  #classed: ClassedColumns
  #classedViews: ClassedViews
  #classes: ClassByColumn
  #unpublished: Uint8Array[] = []
  #viewers = new Map<MemberId, Viewer | null>()
  #roles = new Map<string, Column | null>()

  constructor(read: Reader, random: Random) {
    this.#read = read
    this.#random = random
    this.published = loadCompanyDoc(read)
    this.#working = loadCompanyDoc(read)
    this.#working.clientID = Math.floor(random() * 2 ** 32)
    this.#classed = readClassedColumns(read)
    this.#classedViews = readClassedViews(read)
    this.#company = this.#parse()
    this.#classes = classesByColumn(this.#classed.values())
  }

  now(): Company {
    return this.#company
  }

  viewer(member: MemberId): Viewer | null {
    let viewer = this.#viewers.get(member)
    if (viewer === undefined) this.#viewers.set(member, (viewer = viewerOf(this.#company, member)))
    return viewer
  }

  /** The live column that plays `role`, remembered until the company changes. */
  columnByRole(table: TableId, role: ColumnRole): Column | null {
    const key = `${table}/${role}`
    let column = this.#roles.get(key)
    if (column === undefined) {
      this.#roles.set(key, (column = columnByRole(this.#company.columns.values(), table, role)))
    }
    return column
  }

  /** The columns that are not in the document, and by id of which class they are. */
  get classed(): ClassedColumns {
    return this.#classed
  }

  /** The views of which the document has not all. */
  get classedViews(): ClassedViews {
    return this.#classedViews
  }

  /** Of these, what somebody is sent beside the document for whom these columns are not there. */
  viewsFor(hidden: ReadonlySet<ColumnId>): readonly View[] {
    return viewsFor(this.#classedViews.values(), hidden, new Set(this.#classed.keys()))
  }

  /** Some column is or was outside the normal class. */
  get hasClasses(): boolean {
    return this.#classed.size > 0 || Object.keys(this.#company.classMoves ?? {}).length > 0
  }

  get classes(): ClassByColumn {
    return this.#classes
  }

  /** Writes the working document; the caller puts the update into the log, and snapshot and `classed` into the store. */
  apply(writes: readonly CompanyWrite[]): Uint8Array {
    const { open, classed } = sortByClass(writes, this.#classed)
    const update = writeCompany(this.#working, [...open, ...this.#viewWrites(writes, classed)])
    this.#unpublished.push(update)
    this.#classed = classed
    this.#lookAnew()
    return update
  }

  /** Views that are written, and all of them where a column went from one class to another. */
  #viewWrites(writes: readonly CompanyWrite[], classed: ClassedColumns): readonly CompanyWrite[] {
    const written = writes.flatMap(({ root, value }) => (root === 'views' ? [value as View] : [])) // decideView makes no other
    const views = new Map([
      ...(classed === this.#classed ? [] : this.#company.views),
      ...written.map((view) => [view.id, view] as const),
    ])
    if (views.size === 0) return []
    const shown = this.#working.getMap(companyRoots.views)
    const sorted = sortViews([...views.values()], {
      inDocument: (view) => shown.get(view),
      before: this.#classedViews,
      classed: new Set(classed.keys()),
    })
    this.#classedViews = sorted.beside
    return sorted.open
  }

  snapshot(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#working)
  }

  /** The turn is durable: everybody may see what it decided. */
  publish(): void {
    const updates = this.#unpublished
    this.#unpublished = []
    for (const update of updates) Y.applyUpdate(this.published, update)
  }

  /** What was decided was undone: back to what the store says. */
  reload(): void {
    this.#working.destroy()
    this.#working = loadCompanyDoc(this.#read)
    this.#working.clientID = Math.floor(this.#random() * 2 ** 32)
    this.#classed = readClassedColumns(this.#read)
    this.#classedViews = readClassedViews(this.#read)
    this.#lookAnew()
  }

  #lookAnew(): void {
    this.#company = this.#parse()
    this.#classes = classesByColumn(this.#classed.values())
    this.#viewers = new Map()
    this.#roles = new Map()
  }

  #parse(): Company {
    const company = readCompany(this.#working)
    assert(company !== null, `the company document ${this.#working.guid} reads as a company`)
    return withClassedViews(withClassedColumns(company, [...this.#classed.values()]), [...this.#classedViews.values()])
  }

  /** Forgets updates that never became durable. */
  dropUnpublished(): void {
    this.#unpublished = []
  }

  get unpublished(): number {
    return this.#unpublished.length
  }

  /** An undone part takes back only its own updates; those of earlier parts of the turn stay to be published. */
  keepUnpublished(count: number): void {
    this.#unpublished.length = count
  }

  close(): void {
    this.published.destroy()
    this.#working.destroy()
  }
}

/** Applies assignments to a company document in one transaction. */
export function writeCompany(doc: Y.Doc, writes: readonly CompanyWrite[]): Uint8Array {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on('update', keep)
  doc.transact(() => {
    for (const { root, key, value } of writes) {
      const map = doc.getMap(companyRoots[root])
      if (value === undefined) map.delete(key)
      else map.set(key, value)
    }
  })
  doc.off('update', keep)
  return updates[0] ?? new Uint8Array([0, 0])
}

export const newCompanyDoc = (company: CompanyId): Y.Doc => new Y.Doc({ guid: `company/${company}` })

function loadCompanyDoc(read: Reader): Y.Doc {
  const snapshot = read.companySnapshot()
  const id = read.meta('company')
  assert(snapshot !== null && id !== null, 'a company was created in this store')
  const doc = newCompanyDoc(id as CompanyId) // written by createCompany
  Y.applyUpdate(doc, snapshot)
  return doc
}
