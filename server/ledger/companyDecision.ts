import type { Refusal } from '#shared/ledger/change.ts'
import type { CompanyWrite } from './companyWrite.ts'
import type { Job } from './job.ts'

/** What a change of the company comes to: assignments of its document, and work that later turns do. */
export type CompanyDecision =
  | { readonly ok: true; readonly writes: readonly CompanyWrite[]; readonly job?: Job | readonly Job[] }
  | { readonly ok: false; readonly refusal: Refusal }
