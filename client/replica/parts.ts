import type { LinkId } from '#shared/base/id.ts'
import { partLimits, type Change, type ChangePart, type ChangeSet } from '#shared/ledger/change.ts'

const encoder = new TextEncoder()

/** Length of a part's JSON on the wire. */
export const partBytes = (part: ChangePart): number => encoder.encode(JSON.stringify(part)).byteLength

/** Cuts a gesture into parts that one frame and one transaction can carry; most gestures are one. */
export function* partsOf(
  set: ChangeSet,
  changes: readonly Change[],
  link: LinkId | null,
): Generator<ChangePart & { readonly changes: readonly Change[] }> {
  // The set and the brackets around its changes travel with each part.
  const room = partLimits.bytes - 2_048
  let part = 0
  let chosen: Change[] = []
  let bytes = 0
  for (const change of changes) {
    const size = encoder.encode(JSON.stringify(change)).byteLength + 1
    if (chosen.length > 0 && (chosen.length === partLimits.changes || bytes + size > room)) {
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
