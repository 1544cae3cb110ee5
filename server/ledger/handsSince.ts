import type { CustomerId } from '#shared/base/id.ts'
import type { Hands, LogBody, Reader } from '../store/store.ts'

/** Every change of hands of a customer after `from`, oldest first. */
export function handsSince(
  read: Reader,
  customer: CustomerId,
  from: number,
): readonly (Hands & { readonly seq: number })[] {
  const found: (Hands & { readonly seq: number })[] = []
  let before: number | undefined
  for (;;) {
    const entries = read.logOf(customer, 50, before)
    for (const { seq, body } of entries) {
      if (seq <= from) return found.reverse()
      const hands = handsOfBody(body)
      if (hands !== null) found.push({ ...hands, seq })
    }
    if (entries.length < 50) return found.reverse()
    before = entries.at(-1)?.seq
  }
}

/** The change of hands that an entry holds, or null. */
export const handsOfBody = (body: LogBody): Hands | null => {
  if (body.kind === 'hands') return body.hands
  return body.kind === 'write' ? (body.hands ?? null) : null
}
