import type { Refusal, Verdict } from '#shared/ledger/change.ts'

export const accepted: Verdict = { kind: 'accepted' }
export const refused = (refusal: Refusal): Verdict => ({ kind: 'refused', refusal })
