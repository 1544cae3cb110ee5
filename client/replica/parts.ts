import type { LinkId } from '#shared/base/id.ts'
import type { Change, ChangePart, ChangeSet } from '#shared/ledger/change.ts'

/**
 * A gesture is cut smaller than a part may be: the server decides a part in one go, and for as long a colleague's
 * cell waits (about 0.5 ms a new customer of 20 cells).
 */
const cutAt = { changes: 120, bytes: 96 * 1024 } as const

/** What the cutting wrote of a part, for the disk to take: an import of 100,000 rows is 100 MB of JSON, written once. */
const textByPart = new WeakMap<ChangePart, string>()
const bytesByPart = new WeakMap<ChangePart, number>()

/** Length of a part's JSON on the wire. */
export function partBytes(part: ChangePart): number {
  const known = bytesByPart.get(part)
  if (known !== undefined) return known
  const bytes = utf8Length(JSON.stringify(part))
  bytesByPart.set(part, bytes)
  return bytes
}

/** The JSON of a part's changes. Handed over: the next to ask has it written anew, so that it is not held for long. */
export function takeText(part: ChangePart): string {
  const known = textByPart.get(part)
  textByPart.delete(part)
  return known ?? JSON.stringify(part.changes)
}

/** Cuts a gesture into parts that one frame and one transaction can carry; most gestures are one. */
export function* partsOf(
  set: ChangeSet,
  changes: readonly Change[],
  link: LinkId | null,
): Generator<ChangePart & { readonly changes: readonly Change[] }> {
  let count = 0
  let chosen: Change[] = []
  let texts: string[] = []
  let bytes = 0
  const cut = () => {
    const part = { set, part: count, changes: chosen, link }
    textByPart.set(part, `[${texts.join()}]`)
    // the brackets are in the head; of the commas between the changes one was counted too many
    bytesByPart.set(part, utf8Length(JSON.stringify({ ...part, changes: [] })) + bytes - 1)
    count += 1
    chosen = []
    texts = []
    bytes = 0
    return part
  }
  for (const change of changes) {
    const text = JSON.stringify(change)
    const size = utf8Length(text) + 1
    if (chosen.length > 0 && (chosen.length === cutAt.changes || bytes + size > cutAt.bytes)) yield cut()
    chosen.push(change)
    texts.push(text)
    bytes += size
  }
  if (chosen.length > 0) yield cut()
}

/** Counted, not encoded: that would copy the text to throw the copy away. */
function utf8Length(text: string): number {
  let bytes = text.length
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place)
    // half of a pair makes two of its four bytes
    if (unit > 0x7f) bytes += unit <= 0x7ff || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2
  }
  return bytes
}
