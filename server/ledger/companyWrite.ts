import type { companyRoots } from '#shared/ledger/company.ts'

/** One assignment of the company document. */
export interface CompanyWrite {
  readonly root: keyof typeof companyRoots
  readonly key: string
  /** `undefined` takes the entry away. */
  readonly value: unknown
}
