import { z } from 'zod'
import { ColumnId, DepartmentId, MemberId, PoolId } from '../base/id.ts'

/** Customers that nobody has, kept apart by region, product or department (B8): who comes here and what he sees. */
export const Pool = z
  .object({
    id: PoolId,
    /** Left out of the common pool, which is called what it is in every language. */
    name: z.string().trim().min(1).max(60).optional(),
    /** Who may look and claim here: these people and departments with all below; with none of either everybody. */
    members: z.array(MemberId).max(500).readonly().optional(),
    departments: z.array(DepartmentId).max(200).readonly().optional(),
    /** They give its customers to colleagues, by the cards: they see no more of them than others here. */
    administrators: z.array(MemberId).max(100).readonly().optional(),
    /** Which customers come here by themselves when they come back: all that is named must hold. Left out: none. */
    takes: z
      .object({
        departments: z.array(DepartmentId).max(200).readonly().optional(),
        /** A column of choices and its choices, or a column of texts and what they contain. */
        column: ColumnId.optional(),
        values: z.array(z.string().trim().min(1).max(100)).max(200).readonly().optional(),
      })
      .readonly()
      .optional(),
    /** What stands on its cards beside the name; left out: industry and region. */
    cards: z.array(ColumnId).max(20).readonly().optional(),
    /** Different cards that one person may look at in a day. */
    viewsPerDay: z.number().int().min(1).max(10_000).optional(),
    /** Customers that one person may claim from it in a day. */
    claimsPerDay: z.number().int().min(1).max(10_000).optional(),
    /** No longer used: its customers lie in the common pool. */
    deleted: z.boolean().optional(),
  })
  .readonly()
export type Pool = z.infer<typeof Pool>

/** The pool that every company has. An envelope that names no pool, or one that is gone, means it. */
export const commonPool = 'pol_000000000000' as PoolId // of the pattern, never drawn
