import { z } from 'zod'
import { ColumnId, MemberId, RecordId, type CustomerId } from '../base/id.ts'
import type { Instant } from '../base/instant.ts'
import type { CellValue } from './cell.ts'
import type { RecordChange, Refusal } from './change.ts'
import type { RecordRow } from './document.ts'

/**
 * What a comment holds: its words, the record under the customer that it is about (null: himself), and whom it names.
 * Cells of no column of the company: nobody renames, retypes or hides them.
 */
export const commentColumns = {
  text: ColumnId.parse('col_commentwords'),
  about: ColumnId.parse('col_commentabout'),
  named: ColumnId.parse('col_commentnamed'),
} as const

export const longestComment = 4_000
/** More than anybody calls to one word. */
export const mostNamed = 50

const CommentCells = z.object({
  text: z.string().trim().min(1).max(longestComment),
  about: RecordId.nullable(),
  named: z.array(MemberId).max(mostNamed).readonly(),
})
type CommentCells = z.infer<typeof CommentCells>

export interface Comment extends CommentCells {
  readonly id: RecordId
  readonly customer: CustomerId
  readonly by: MemberId
  readonly at: Instant
}

/** A row of the table as a comment; null when it is none. */
export function readComment({ id, customer, cells, created }: RecordRow): Comment | null {
  const told = cellsAs((column) => cells[column])
  return told === null ? null : { ...told, id, customer, by: created.by, at: created.at }
}

/** The change that says it. */
export function sayComment({
  id,
  customer,
  text,
  about,
  named,
}: Omit<Comment, 'by' | 'at'>): Extract<RecordChange, { kind: 'create' }> {
  return {
    kind: 'create',
    customer,
    table: 'comments',
    record: id,
    cells: [
      { column: commentColumns.text, now: text },
      { column: commentColumns.about, now: about },
      { column: commentColumns.named, now: [...named] },
    ],
  }
}

/** Does the change say what a comment says, and nothing else? Both sides ask it before anything is kept. */
export function checkComment({ cells }: Extract<RecordChange, { kind: 'create' }>): Refusal | null {
  const known: readonly ColumnId[] = Object.values(commentColumns)
  const other = cells.find(({ column }) => !known.includes(column))
  if (other !== undefined) return { kind: 'column-gone', column: other.column }
  const told = cellsAs((id) => cells.findLast(({ column }) => column === id)?.now)
  return told === null ? { kind: 'bad-value', column: commentColumns.text } : null
}

function cellsAs(cellOf: (column: ColumnId) => CellValue | undefined): CommentCells | null {
  const told = CommentCells.safeParse({
    text: cellOf(commentColumns.text),
    about: cellOf(commentColumns.about) ?? null,
    named: cellOf(commentColumns.named) ?? [],
  })
  return told.success ? told.data : null
}

/** Who hears of a comment: the owner, whom it names, and who spoke about the same before him; never himself. */
export function listenersOf(
  comment: Comment,
  { owner, others }: { readonly owner: MemberId | null; readonly others: Iterable<Comment> },
): ReadonlySet<MemberId> {
  const listeners = new Set<MemberId>([...(owner === null ? [] : [owner]), ...comment.named])
  for (const { about, by } of others) if (about === comment.about) listeners.add(by)
  listeners.delete(comment.by)
  return listeners
}
