import { z } from 'zod'
import { CustomerId } from '../base/id.ts'
import { Day } from '../base/instant.ts'
import { CellValue } from './cell.ts'
import { patternLimit } from './pattern.ts'

/**
 * What a company asks of the cells of one column. What the column's kind cannot be asked is passed over, so that a
 * retyped column keeps its rules for the way back. Cells that stood there before a rule stay as they are.
 */
export const ColumnRules = z
  .object({
    /** No two live records of the company may hold the same. */
    unique: z.boolean().optional(),
    /** Of number, currency, percent: as the cell keeps it (0.25 is 25 %). */
    least: z.number().optional(),
    most: z.number().optional(),
    /** Of date and date-time: the first and the last day. */
    from: Day.optional(),
    until: Day.optional(),
    /** Characters of a text. */
    shortest: z.number().int().min(1).max(20_000).optional(),
    longest: z.number().int().min(1).max(20_000).optional(),
    /** What the whole text must look like; checked when it is put, not when it is read: an old column must open. */
    pattern: z.string().min(1).max(patternLimit).optional(),
    /** What people are told when the pattern does not fit. */
    hint: z.string().max(100).optional(),
  })
  .readonly()
export type ColumnRules = z.infer<typeof ColumnRules>

/** What a new record holds where nobody said anything. */
export const DefaultCell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), value: CellValue }).readonly(),
  /** The day, or the moment, on which the record is made. */
  z.object({ kind: z.literal('today') }).readonly(),
  /** Who makes the record. */
  z.object({ kind: z.literal('me') }).readonly(),
])
export type DefaultCell = z.infer<typeof DefaultCell>

/** Which rule of its column a value breaks. */
export const RuleRefusal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('required') }).readonly(),
  z.object({ kind: z.literal('below'), least: z.number(), percent: z.boolean().optional() }).readonly(),
  z.object({ kind: z.literal('above'), most: z.number(), percent: z.boolean().optional() }).readonly(),
  z.object({ kind: z.literal('before'), from: Day }).readonly(),
  z.object({ kind: z.literal('after'), until: Day }).readonly(),
  z.object({ kind: z.literal('too-short'), least: z.number().int() }).readonly(),
  z.object({ kind: z.literal('longer-than'), most: z.number().int() }).readonly(),
  z.object({ kind: z.literal('off-pattern'), hint: z.string() }).readonly(),
  /** Somebody else holds it. Whose record it is, is said only to those who may read him. */
  z
    .object({
      kind: z.literal('taken'),
      holder: z.object({ customer: CustomerId, name: z.string() }).readonly().optional(),
    })
    .readonly(),
])
export type RuleRefusal = z.infer<typeof RuleRefusal>
