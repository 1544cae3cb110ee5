import { z } from 'zod'

const kinds = [
  'bad-request',
  'bad-login',
  'weak-password',
  'taken-login',
  'wrong-password',
  'too-many-tries',
  'too-many-requests',
  'busy',
  'not-signed-in',
  'no-company',
  'already-member',
  'not-allowed',
  'not-found',
  'foreign-origin',
  'too-large',
  'file-type',
  'other-file',
  'upload-day',
  'invitation-unknown',
  'invitation-expired',
  'invitation-used',
  'invitation-revoked',
  'password-link-unknown',
  'account-elsewhere',
  'outage',
] as const

const KnownFault = z.object({
  kind: z.enum(kinds),
  least: z.number().optional(),
  at: z.number().optional(),
  retryAfterMs: z.number().optional(),
})

type Known = { readonly [Kind in (typeof kinds)[number]]: Omit<z.infer<typeof KnownFault>, 'kind'> & { kind: Kind } }

/** Why the server did not do what was asked, or that it could not be reached. */
export type ApiFault =
  | Readonly<Known[(typeof kinds)[number]]>
  | { readonly kind: 'unreachable' }
  /** The server said something this version does not know. */
  | { readonly kind: 'unknown'; readonly said: string }

/** Reads `{ error: { kind, …facts } }`; anything else is told as unknown with its status. */
export function readFault(status: number, body: unknown): ApiFault {
  const error = z.object({ error: z.looseObject({ kind: z.string() }) }).safeParse(body)
  if (!error.success) return status >= 502 ? { kind: 'unreachable' } : { kind: 'unknown', said: `HTTP ${status}` }
  const known = KnownFault.safeParse(error.data.error)
  // the enum of KnownFault is the union's list of kinds
  return known.success ? (known.data as ApiFault) : { kind: 'unknown', said: error.data.error.kind }
}

/** Thrown by every call of `api.ts` that did not succeed. */
export class ApiRefused extends Error {
  readonly fault: ApiFault
  constructor(fault: ApiFault) {
    super(`the server answered ${fault.kind}`)
    this.name = 'ApiRefused'
    this.fault = fault
  }
}

/** Any failure of a call, as a fault that has words. */
export const faultOf = (error: unknown): ApiFault =>
  error instanceof ApiRefused ? error.fault : { kind: 'unknown', said: error instanceof Error ? error.message : '?' }
