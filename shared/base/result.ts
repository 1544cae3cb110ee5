/** The two ordinary ends of a decision: it was accepted, or the rules said no (with the facts to explain it). */
export type Result<T, R> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R }

export function accept<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refuse<R>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal }
}

/** Something outside us failed (disk, network, another machine): retry, or tell the person. */
export class Outage extends Error {
  constructor(doing: string, cause?: unknown) {
    super(`could not ${doing}${cause instanceof Error ? `: ${cause.message}` : ''}`, { cause })
    this.name = 'Outage'
  }
}

/** A promise we made to ourselves. Broken means a bug: loud in tests, the end of one session live. */
export function assert(holds: unknown, promise: string): asserts holds {
  if (!holds) throw new Error(`broken promise: ${promise}`)
}

/** The default branch of a switch over a union: a new member fails to compile where it is not handled. */
export function never(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`)
}
