import { z } from 'zod'
import { ColumnId, OptionId } from '../base/id.ts'

const options = z.array(OptionId).max(200).readonly()

/** Where a company's ledger says what became of the deals with a customer. */
export const DealColumns = z
  .object({
    /** A date: when the last deal was made. */
    lastOn: ColumnId.optional(),
    /** A choice: how far the customer is. */
    state: ColumnId.optional(),
    /** The choices that mean a deal under way. */
    open: options.optional(),
    /** The choices that mean that there was a deal. */
    won: options.optional(),
  })
  .readonly()
export type DealColumns = z.infer<typeof DealColumns>
