import type { z } from 'zod'

/** What the API says when the rules say no: a kind and facts; the words belong to the client. */
export type ApiRefusal =
  | { readonly kind: 'bad-request'; readonly fields: readonly string[] }
  | { readonly kind: 'bad-login' }
  | { readonly kind: 'weak-password'; readonly least: number; readonly most: number }
  | { readonly kind: 'taken-login' }
  | { readonly kind: 'wrong-password' }
  | { readonly kind: 'too-many-tries'; readonly retryAfterMs: number }
  | { readonly kind: 'too-many-requests'; readonly retryAfterMs: number }
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  | { readonly kind: 'not-signed-in' }
  | { readonly kind: 'already-member' }
  | { readonly kind: 'no-company' }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'foreign-origin' }
  | { readonly kind: 'too-large'; readonly limit: number }
  /** The bytes are nothing that may be attached. */
  | { readonly kind: 'file-type' }
  /** Under this id other bytes are awaited. */
  | { readonly kind: 'other-file' }
  /** His files of this day are as many bytes as one person may send on one. */
  | { readonly kind: 'upload-day'; readonly limit: number; readonly retryAfterMs: number }
  | { readonly kind: 'invitation-unknown' }
  | { readonly kind: 'invitation-expired'; readonly at: number }
  | { readonly kind: 'invitation-used' }
  | { readonly kind: 'invitation-revoked' }
  | { readonly kind: 'password-link-unknown' }
  | { readonly kind: 'account-elsewhere' }
  | { readonly kind: 'outage' }

const statusByKind = {
  'bad-request': 400,
  'bad-login': 400,
  'weak-password': 400,
  'taken-login': 409,
  'wrong-password': 401,
  'too-many-tries': 429,
  'too-many-requests': 429,
  busy: 503,
  'not-signed-in': 401,
  'already-member': 409,
  'no-company': 409,
  'not-allowed': 403,
  'not-found': 404,
  'foreign-origin': 403,
  'too-large': 413,
  'file-type': 415,
  'other-file': 409,
  'upload-day': 429,
  'invitation-unknown': 404,
  'invitation-expired': 410,
  'invitation-used': 410,
  'invitation-revoked': 410,
  'password-link-unknown': 404,
  'account-elsewhere': 409,
  outage: 500,
} as const satisfies Record<ApiRefusal['kind'], number>

/** Thrown inside a route, answered at the app's one error door. */
export class ApiRefused extends Error {
  readonly refusal: ApiRefusal
  constructor(refusal: ApiRefusal) {
    super(refusal.kind)
    this.name = 'ApiRefused'
    this.refusal = refusal
  }
}

/** `{ error: { kind, …facts } }` with its status, and Retry-After where waiting helps. */
export function refusalResponse(refusal: ApiRefusal): Response {
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' }
  if ('retryAfterMs' in refusal) headers['retry-after'] = String(Math.ceil(refusal.retryAfterMs / 1000))
  return new Response(JSON.stringify({ error: refusal }), { status: statusByKind[refusal.kind], headers })
}

/** The names of the fields that did not parse; their values may be secrets. */
export const badRequest = (error: z.ZodError): ApiRefusal => ({
  kind: 'bad-request',
  fields: [...new Set(error.issues.map((issue) => issue.path.join('.')))],
})
