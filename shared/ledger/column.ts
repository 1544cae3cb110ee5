import { z } from 'zod'
import { ColumnId, OptionId } from '../base/id.ts'
import { ColumnClass } from './columnClass.ts'
import { ColumnRules, DefaultCell } from './columnRules.ts'

/**
 * The tables under one customer. `customers` is the ledger itself: exactly one record a customer. `comments` have cells
 * of their own (`comment.ts`) and no column of the company.
 */
export const TableId = z.enum(['customers', 'contacts', 'followups', 'reminders', 'comments'])
export type TableId = z.infer<typeof TableId>

/** What a column holds. Kinds after `autoNumber` are filled by the server and never typed into. */
export const ColumnKind = z.enum([
  'text',
  'longText',
  'richText',
  'number',
  'currency',
  'percent',
  'date',
  'dateTime',
  'select',
  'multiSelect',
  'checkbox',
  'phone',
  'email',
  'url',
  'rating',
  'person',
  'region',
  'contact',
  'customer',
  'attachment',
  'autoNumber',
  'createdAt',
  'createdBy',
  'changedAt',
  'changedBy',
])
export type ColumnKind = z.infer<typeof ColumnKind>

/** Which rule of the product reads this column. Templates set it; a renamed column keeps it. */
export const ColumnRole = z.enum([
  'name',
  'grade',
  'stage',
  'source',
  'industry',
  'region',
  'phone',
  'owner',
  'department',
  'returnsIn',
  'lastFollowUpAt',
  'nextFollowUpOn',
  'followUpAt',
  'followUpWay',
  'followUpType',
  'followUpSubject',
  'followUpContent',
  'followUpNextOn',
  'followUpGrade',
  'reminderTitle',
  'reminderContent',
  'reminderAt',
  'reminderDone',
])
export type ColumnRole = z.infer<typeof ColumnRole>

/** One choice of a select column. Renaming keeps the id; deleting keeps the option for old cells. */
export const Option = z
  .object({
    id: OptionId,
    name: z.string().min(1).max(100),
    color: z.number().int().min(0).max(11),
    deleted: z.boolean().optional(),
  })
  .readonly()
export type Option = z.infer<typeof Option>

/** A column of a table, as it stands in the company document. Written by the server only. */
export const Column = z
  .object({
    id: ColumnId,
    table: TableId,
    kind: ColumnKind,
    name: z.string().trim().min(1).max(60),
    description: z.string().max(500).optional(),
    role: ColumnRole.optional(),
    /** Left out: normal. */
    class: ColumnClass.optional(),
    /** Ascending from left to right; ties by id. */
    order: z.number(),
    options: z.array(Option).max(500).readonly().optional(),
    /** Digits after the point for number, currency, percent; symbol for currency, unit for number; most stars for rating. */
    decimals: z.number().int().min(0).max(8).optional(),
    symbol: z.string().max(4).optional(),
    most: z.number().int().min(1).max(10).optional(),
    /** Only the server writes it (clock columns, owner, auto number). */
    readonly: z.boolean().optional(),
    /** Marked where it is empty; once filled it may be changed, not emptied. */
    required: z.boolean().optional(),
    rules: ColumnRules.optional(),
    byDefault: DefaultCell.optional(),
    width: z.number().int().min(40).max(1000).optional(),
    hidden: z.boolean().optional(),
    /** A deleted column is kept with its cells until restored. */
    deleted: z.boolean().optional(),
  })
  .readonly()
export type Column = z.infer<typeof Column>

const filledByServer: ReadonlySet<ColumnKind> = new Set([
  'autoNumber',
  'createdAt',
  'createdBy',
  'changedAt',
  'changedBy',
])

/** May a person ever type into this column (rights aside)? */
export const isTypeable = (column: Column): boolean => column.readonly !== true && !filledByServer.has(column.kind)

/** Does a cell of this kind hold options of its column? */
export const isChoice = (kind: ColumnKind): boolean => kind === 'select' || kind === 'multiSelect'

/** Does a cell of this kind name customers or contacts? */
export const isLinked = (kind: ColumnKind): boolean => kind === 'customer' || kind === 'contact'

/** The same column, whatever the order of keys. What was once offered by a column that offers no choice does not count. */
export function isSameColumn(left: Column, right: Column): boolean {
  const choosing = isChoice(left.kind) || isChoice(right.kind)
  const facts = ({ options, ...column }: Column) => (choosing ? { ...column, options } : column)
  return isSameData(facts(left), facts(right))
}

/** Deep equality of plain data; what is undefined is not there. */
export function isSameData(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  const entries = Object.entries(left).filter(([, value]) => value !== undefined)
  const others = new Map(Object.entries(right).filter(([, value]) => value !== undefined))
  return entries.length === others.size && entries.every(([key, value]) => isSameData(value, others.get(key)))
}

/** The live columns of a table from left to right. */
export function columnsOf(columns: Iterable<Column>, table: TableId): Column[] {
  return [...columns]
    .filter((column) => column.table === table && column.deleted !== true)
    .sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1))
}

/** The live column that plays `role` in `table`, if the company still has one. */
export function columnByRole<C extends Pick<Column, 'table' | 'role' | 'deleted'>>(
  columns: Iterable<C>,
  table: TableId,
  role: ColumnRole,
): C | null {
  for (const column of columns) {
    if (column.table === table && column.role === role && column.deleted !== true) return column
  }
  return null
}

/**
 * Roles whose columns may leave the normal class. Rules read the others: a device that lacks the grade would reckon
 * another next day than the server, and the name stands in every list.
 */
const classedRoles: ReadonlySet<NonNullable<Column['role']>> = new Set(['phone', 'source', 'industry', 'region'])

export const mayBeClassed = ({ role }: Column): boolean => role === undefined || classedRoles.has(role)
