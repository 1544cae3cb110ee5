import type * as Y from 'yjs'
import { TableId } from '../ledger/column.ts'

/**
 * A hash of everything a customer document says (every table, every key, every value), the same on both sides.
 * Computed from content and never from state vectors, which are equal for documents that differ.
 */
export function documentHash(doc: Y.Doc): string {
  let low = 0x811c9dc5
  let high = 0x1b873593
  const eat = (text: string) => {
    for (let place = 0; place < text.length; place += 1) {
      const code = text.charCodeAt(place)
      low = Math.imul(low ^ code, 0x01000193)
      high = Math.imul(high ^ code, 0x85ebca6b)
      high ^= high >>> 13
    }
  }
  for (const table of TableId.options) {
    const cells = doc.getMap(table)
    eat(`\u0001${table}`)
    for (const key of [...cells.keys()].sort()) eat(`\u0002${key}\u0003${canonicalJson(cells.get(key))}`)
  }
  return hex(low) + hex(high)
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0')

/** JSON with the keys of objects in order: a stamp made here and one read from the wire are one. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  )
}
