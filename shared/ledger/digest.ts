import type { RecordRow, Stamp } from './document.ts'

/**
 * A short name for everything that a customer's records say, made of their content and of nothing that a peer told:
 * two copies with the same digest hold the same cells. Order of rows and of cells, and emptied cells, do not count.
 */
export function digestOf(rows: Iterable<RecordRow>): string {
  const lines: string[] = []
  for (const { table, id, cells, created, removed } of rows) {
    const held = Object.entries(cells)
      .filter(([, value]) => value !== null)
      .sort(([left], [right]) => (left < right ? -1 : 1))
    lines.push(JSON.stringify([table, id, stamp(created), removed === null ? null : stamp(removed), held]))
  }
  return mix(lines.sort().join('\n'))
}

const stamp = ({ by, at }: Stamp): readonly [string, number] => [by, at]

/** 64 bits in hexadecimal (the cyrb53 mixing, both halves kept). */
function mix(text: string): string {
  let first = 0xdeadbeef
  let second = 0x41c6ce57
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place)
    first = Math.imul(first ^ code, 2654435761)
    second = Math.imul(second ^ code, 1597334677)
  }
  first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909)
  second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909)
  return (first >>> 0).toString(16).padStart(8, '0') + (second >>> 0).toString(16).padStart(8, '0')
}
