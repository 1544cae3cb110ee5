import type { ColumnId, CustomerId, MemberId, RecordId, ViewId } from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import { sameCell, type CellValue } from '#shared/ledger/cell.ts'
import type { CellChange, Change, RecordChange } from '#shared/ledger/change.ts'
import { isSameColumn, isSameData, type Column, type TableId } from '#shared/ledger/column.ts'
import type { Settings } from '#shared/ledger/company.ts'
import { settingsBack } from '#shared/ledger/mergeSettings.ts'
import { heldOf, type Collaborator } from '#shared/ownership/collaborator.ts'
import { collaborationOf, ownerOf, type Envelope } from '#shared/ownership/envelope.ts'
import type { View } from '#shared/view/view.ts'

/** What stands now, as far as an undo must know it. */
export interface Present {
  /** The cells of a live record; null when it is gone; undefined when it is not at hand here. */
  cells(table: TableId, record: RecordId): Readonly<Record<ColumnId, CellValue>> | null | undefined
  envelope(customer: CustomerId): Envelope | undefined
  column(id: ColumnId): Column | undefined
  view(id: ViewId): View | undefined
  settings(): Settings
}

export interface Inverse {
  /** Takes back everything that still stands as it was written. */
  readonly changes: readonly Change[]
  /** Cells (and whole records) among them. */
  readonly clean: number
  /** Where somebody wrote something newer: left alone unless the person insists. */
  readonly newer: readonly { readonly record: RecordId; readonly column: ColumnId; readonly present: CellValue }[]
}

interface SetCell {
  readonly customer: CustomerId
  readonly table: TableId
  readonly record: RecordId
  readonly column: ColumnId
  /** Before the gesture's first touch of the cell. */
  was: CellValue
  /** After its last. */
  readonly now: CellValue
}

const oneWay = [
  'decide',
  'addOptions',
  'putMember',
  'putDepartment',
  'removeDepartment',
  'putRole',
  'handOverAll',
  'askExtension',
  'decideExtension',
  'renameCompany',
  'putPersonal',
] as const satisfies readonly Change['kind'][]

const isOneWay = (change: Change): change is Extract<Change, { kind: (typeof oneWay)[number] }> =>
  oneWay.some((kind) => kind === change.kind)

/** Is there any way back from it? Whether anything of it still stands only its inverse knows. */
export function hasInverse(change: Change): boolean {
  if (change.kind === 'putSettings' || change.kind === 'unshare' || change.kind === 'endTurns') {
    return change.was !== undefined
  }
  return !isOneWay(change)
}

/** Gathers the gesture that takes a gesture back, computed against what stands now (architecture §3.6). */
export interface InverseDraft {
  /** The changes of one part; parts come newest first. */
  take(changes: readonly Change[]): void
  end(insist: boolean): Inverse
}

export function createInverse(present: Present): InverseDraft {
  const whole: Change[] = []
  const cells = new Map<string, SetCell>()
  /** Columns as they stand once what was gathered so far has been taken back. */
  const columns = new Map<ColumnId, Column>()
  let settings: Settings | undefined
  const then: Present = {
    ...present,
    column: (id) => columns.get(id) ?? present.column(id),
    settings: () => settings ?? present.settings(),
  }
  return {
    take: (changes) => {
      for (const change of changes.toReversed()) {
        if (change.kind === 'set') gather(change, cells)
        else {
          const back = backOf(change, then)
          if (back === null) continue
          whole.push(back)
          if (back.kind === 'putSettings') settings = back.now
          if (back.kind === 'putColumn') columns.set(back.now.id, back.now)
          const retyped = back.kind === 'retypeColumn' ? then.column(back.column) : undefined
          if (back.kind === 'retypeColumn' && retyped !== undefined) {
            columns.set(retyped.id, { ...retyped, kind: back.to })
          }
        }
      }
    },
    end: (insist) => {
      const { changes, clean, newer } = cellsBack(cells, present, insist)
      const kept = withoutCovered(whole)
      // whose turn it was is taken back with what was shared out, never alone
      if (changes.length === 0 && kept.every(({ kind }) => kind === 'endTurns')) return { changes, clean, newer }
      return { changes: [...kept, ...changes], clean: kept.length + clean, newer }
    },
  }
}

/** A customer who goes takes his records along: an import of customers with contacts is taken back by half. */
function withoutCovered(changes: readonly Change[]): readonly Change[] {
  const gone = new Set<CustomerId>()
  for (const change of changes) {
    if (change.kind === 'remove' && change.table === 'customers') gone.add(change.customer)
  }
  if (gone.size === 0) return changes
  return changes.filter(
    (change) => change.kind !== 'remove' || change.table === 'customers' || !gone.has(change.customer),
  )
}

function cellsBack(cells: ReadonlyMap<string, SetCell>, present: Present, insist: boolean): Inverse {
  const inverse: Change[] = []
  const newer: Inverse['newer'][number][] = []
  let clean = 0
  const cellsByRecord = new Map<string, { at: SetCell; cells: CellChange[] }>()
  for (const cell of cells.values()) {
    const row = present.cells(cell.table, cell.record)
    if (row === null) continue // gone: there is nothing to put the value back into
    const stands = row === undefined ? cell.now : (row[cell.column] ?? null)
    if (!sameCell(stands, cell.now)) newer.push({ record: cell.record, column: cell.column, present: stands })
    else clean += 1
    if (sameCell(stands, cell.was) || (!sameCell(stands, cell.now) && !insist)) continue
    const back = { column: cell.column, was: stands, now: cell.was }
    const known = cellsByRecord.get(cell.record)
    if (known === undefined) cellsByRecord.set(cell.record, { at: cell, cells: [back] })
    else known.cells.push(back)
  }
  for (const { at, cells: back } of cellsByRecord.values()) {
    inverse.push({ kind: 'set', customer: at.customer, table: at.table, record: at.record, cells: back })
  }
  return { changes: inverse, clean, newer }
}

/** Changes come newest first: the value to return to is the one before the oldest touch. */
function gather(change: RecordChange & { kind: 'set' }, cells: Map<string, SetCell>): void {
  for (const { column, was, now } of change.cells) {
    const key = `${change.record}/${column}`
    const later = cells.get(key)
    if (later !== undefined) later.was = was
    else {
      const { customer, table, record } = change
      cells.set(key, { customer, table, record, column, was, now })
    }
  }
}

function givenTo(present: Present, customer: CustomerId, member: MemberId): Collaborator | null {
  const envelope = present.envelope(customer)
  return envelope === undefined ? null : collaborationOf(envelope, member)
}

/** Null: cannot be taken back, or there is nothing left to take back. */
function backOf(change: Exclude<Change, { kind: 'set' }>, present: Present): Change | null {
  if (isOneWay(change)) return null
  switch (change.kind) {
    case 'create':
    case 'restore': {
      const { customer, table, record } = change
      return present.cells(table, record) === null ? null : { kind: 'remove', customer, table, record }
    }
    case 'remove': {
      const { customer, table, record } = change
      return { kind: 'restore', customer, table, record }
    }
    case 'claim': {
      const envelope = present.envelope(change.customer)
      if (envelope === undefined || ownerOf(envelope) === null) return null
      return { kind: 'return', customer: change.customer, epoch: envelope.epoch }
    }
    case 'return':
      return { kind: 'claim', customer: change.customer }
    case 'assign':
    case 'transfer': {
      const { customer } = change
      const envelope = present.envelope(customer)
      // who handed his own on, or knew him by his card, does not see him: the server knows whether he is where he went
      if (envelope === undefined) return { kind: 'claim', customer }
      if (ownerOf(envelope) !== change.to) return null
      // who was assigned came from the pool, whoever had him before that
      return change.kind === 'assign' || envelope.formerOwner === undefined
        ? { kind: 'return', customer, epoch: envelope.epoch }
        : { kind: 'transfer', customer, epoch: envelope.epoch, to: envelope.formerOwner }
    }
    case 'share': {
      const { customer, to, was } = change
      const now = givenTo(present, customer, to)
      // only what one gave oneself is taken back: a colleague may have given otherwise since
      if (now === null || now.right !== change.right || now.until !== change.until) return null
      return was === undefined
        ? { kind: 'unshare', customer, from: to, was: heldOf(now) }
        : { kind: 'share', customer, to, ...was, was: heldOf(now) }
    }
    case 'unshare': {
      const { customer, from, was } = change
      if (was === undefined || givenTo(present, customer, from) !== null) return null
      return { kind: 'share', customer, to: from, ...was }
    }
    case 'putColumn': {
      const now = present.column(change.now.id)
      // Only one's own last word on a column is taken back; a colleague's later one stays.
      if (now === undefined || !isSameColumn(now, change.now)) return null
      return { kind: 'putColumn', was: now, now: change.was ?? { ...now, deleted: true } }
    }
    case 'putView': {
      const now = present.view(change.now.id)
      // Only one's own last word on a view is taken back; a colleague's later one stays.
      if (now === undefined || !isSameData(now, change.now)) return null
      return { kind: 'putView', was: now, now: change.was ?? { ...now, deleted: true } }
    }
    case 'putSettings': {
      if (change.was === undefined) return null
      const was = present.settings()
      const now = settingsBack(was, { was: change.was, now: change.now })
      return isSameData(was, now) ? null : { kind: 'putSettings', was, now }
    }
    case 'endTurns': {
      const { was, last, ...turns } = change
      return was === undefined ? null : { ...turns, last: was, was: last }
    }
    case 'retypeColumn': {
      const now = present.column(change.column)
      // A retype that waits for the server still shows the old kind; a third kind is a colleague's.
      if (now === undefined || (now.kind !== change.to && now.kind !== change.from)) return null
      return { kind: 'retypeColumn', column: change.column, from: change.to, to: change.from }
    }
    default:
      return never(change)
  }
}
