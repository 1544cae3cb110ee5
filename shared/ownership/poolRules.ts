import { z } from 'zod'
import { ColumnId, OptionId } from '../base/id.ts'
import { DealColumns } from './dealColumns.ts'

const days = z.number().int().min(1).max(3650)

/** Which customers count for how many one person may own: all that is named must hold. */
export const Counted = z
  .object({
    /** A column of choices, and those that count. */
    column: ColumnId.optional(),
    values: z.array(OptionId).max(200).readonly().optional(),
    /** Only those with a deal under way, or only those without. */
    deals: z.enum(['with', 'without']).optional(),
  })
  .readonly()
export type Counted = z.infer<typeof Counted>

/** What a company decided about its pool (B6, B8); what is left out is not limited. */
export const PoolRules = z
  .object({
    /** Customers that one person may claim in a day. */
    claimsPerDay: z.number().int().min(1).max(10_000).optional(),
    /** Customers that one person may own when he claims another. */
    capacity: z.number().int().min(1).max(1_000_000).optional(),
    /** Which of them count for it; left out: all. */
    counted: Counted.optional(),
    /** Days that the previous owner waits before he may claim the same customer again. */
    coolDownDays: days.optional(),
    /** A customer whom nobody spoke to in so many days since he came into these hands goes back. */
    firstContactDays: days.optional(),
    /** By grade: a customer not followed up for so many days goes back. */
    idleDays: z.record(OptionId, days).optional(),
    /** The same for grades not named, and for customers without one. */
    otherIdleDays: days.optional(),
    /** A customer with whom no deal was made for so many days goes back. */
    dealDays: days.optional(),
    /** Who has a deal under way goes back by no rule. */
    sparesOpenDeals: z.boolean().optional(),
    /** What the ledger says about deals; left out: the template's stage. */
    deals: DealColumns.optional(),
    /** The owner is told so many days before. */
    warnDays: z.number().int().min(0).max(90).optional(),
  })
  .readonly()
export type PoolRules = z.infer<typeof PoolRules>

/** Days of warning when the company did not say. */
export const usualWarnDays = 3
