import { z } from 'zod'
import type { ColumnId } from '../base/id.ts'

/**
 * How delicate a column is: what everybody reads who sees the customer · how he is reached · money · what concerns
 * few. A role is given classes; a column of a class that it was not given is not there for it.
 */
export const ColumnClass = z.enum(['normal', 'contact', 'finance', 'private'])
export type ColumnClass = z.infer<typeof ColumnClass>

/** The columns outside the normal class, deleted ones too. */
export type ClassByColumn = ReadonlyMap<ColumnId, ColumnClass>

export const classOf = (column: { readonly class?: ColumnClass | undefined }): ColumnClass => column.class ?? 'normal'

export function classesByColumn(
  columns: Iterable<{ readonly id: ColumnId; readonly class?: ColumnClass | undefined }>,
): ClassByColumn {
  const classes = new Map<ColumnId, ColumnClass>()
  for (const column of columns) if (classOf(column) !== 'normal') classes.set(column.id, classOf(column))
  return classes
}

/** By the two classes that a column went between, how often any did: what a copy's reader sees changed with it. */
export const ClassMoves = z.record(z.string().max(20), z.number().int().nonnegative()).readonly()
export type ClassMoves = z.infer<typeof ClassMoves>

/** One more move between these two, numbered above all before it. */
export function withMove(moves: ClassMoves, from: ColumnClass, to: ColumnClass): ClassMoves {
  return { ...moves, [[from, to].sort().join('|')]: 1 + Math.max(0, ...Object.values(moves)) }
}

/** The newest move into or out of what this reader sees; 0: none ever. */
export function newestMove(moves: ClassMoves, seen: ReadonlySet<ColumnClass>): number {
  let newest = 0
  for (const [pair, number] of Object.entries(moves)) {
    const [from, to] = pair.split('|').map((name) => ColumnClass.safeParse(name).data)
    const crosses = from !== undefined && to !== undefined && seen.has(from) !== seen.has(to)
    if (crosses) newest = Math.max(newest, number)
  }
  return newest
}
