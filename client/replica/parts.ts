import type { LinkId } from '#shared/base/id.ts'
import type { Change, ChangePart, ChangeSet } from '#shared/ledger/change.ts'

const encoder = new TextEncoder()

/** Length of a part's JSON on the wire. */
export const partBytes = (part: ChangePart): number => encoder.encode(JSON.stringify(part)).byteLength

/**
 * A gesture is cut smaller than a part may be: the server decides a part in one go, and for as long a colleague's
 * cell waits (about 0.5 ms a new customer of 20 cells).
 */
const cutAt = { changes: 120, bytes: 96 * 1024 } as const

/** Cuts a gesture into parts that one frame and one transaction can carry; most gestures are one. */
export function* partsOf(
  set: ChangeSet,
  changes: readonly Change[],
  link: LinkId | null,
): Generator<ChangePart & { readonly changes: readonly Change[] }> {
  let part = 0
  let chosen: Change[] = []
  let bytes = 0
  for (const change of changes) {
    const size = encoder.encode(JSON.stringify(change)).byteLength + 1
    if (chosen.length > 0 && (chosen.length === cutAt.changes || bytes + size > cutAt.bytes)) {
      yield { set, part, changes: chosen, link }
      part += 1
      chosen = []
      bytes = 0
    }
    chosen.push(change)
    bytes += size
  }
  if (chosen.length > 0) yield { set, part, changes: chosen, link }
}
