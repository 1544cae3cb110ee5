import { partLimits, type Change, type ChangePart, type RecordChange } from '#shared/ledger/change.ts'
import type { TableId } from '#shared/ledger/column.ts'
import { numbered, placeColumn, withoutPlace } from '#shared/ledger/place.ts'

type Create = Extract<RecordChange, { kind: 'create' }>

/**
 * The changes of a part, with rows that it makes beside each other numbered in its order where their maker did not say
 * it: they all bear one moment and would stand in the order of their random ids. A row alone needs no number.
 */
export function numberCreates({ part, changes }: Pick<ChangePart, 'part' | 'changes'>): readonly Change[] {
  const made = new Map<TableId, number>()
  for (const change of changes) if (isPlaced(change)) made.set(change.table, (made.get(change.table) ?? 0) + 1)
  if (part === 0 && [...made.values()].every((count) => count === 1)) return changes
  /** By table the number that the next row takes. */
  const next = new Map<TableId, number>()
  return changes.map((change) => {
    if (!isPlaced(change) || (part === 0 && made.get(change.table) === 1)) return change
    const told = change.cells.find(({ column }) => column === placeColumn)?.now ?? null
    if (typeof told === 'string') return change
    const number = typeof told === 'number' ? told : (next.get(change.table) ?? part * partLimits.changes)
    next.set(change.table, number + 1)
    return told === null ? { ...change, cells: numbered(withoutPlace(change.cells), number) } : change
  })
}

/** Comments stand in no sheet. */
const isPlaced = (change: Change): change is Create => change.kind === 'create' && change.table !== 'comments'
