import type { ColumnId } from '#shared/base/id.ts'
import { testOf, type Sieve } from '#shared/view/sieve.ts'
import type { ViewRow } from '../replica/workspace.ts'
import type { ColumnThings } from './columnThings.ts'

export interface Sifted {
  readonly rowBySlot: readonly (ViewRow | undefined)[]
  /** What a column says, all of it numbered; null: its rows must be asked one by one. */
  readonly thingsOf: (column: ColumnId) => ColumnThings | null
}

/** Of the slots marked in `among`, and of no others, those whose rows the sieve leaves, as if each were asked by itself. */
export function sift(sieve: Sieve<ViewRow>, among: Uint8Array, sifted: Sifted): Uint8Array {
  if (sieve.kind === 'and') return quickFirst(sieve.of, sifted).reduce((left, part) => sift(part, left, sifted), among)
  if (sieve.kind === 'or') {
    const left = new Uint8Array(among.length)
    for (const part of quickFirst(sieve.of, sifted)) {
      const others = among.map((isAmong, slot) => isAmong & ~left[slot]!)
      const found = sift(part, others, sifted)
      for (let slot = 0; slot < left.length; slot += 1) left[slot]! |= found[slot]!
    }
    return left
  }
  const things = sieve.kind === 'row' ? null : sifted.thingsOf(sieve.column)
  if (sieve.kind === 'row' || things === null) return siftRows(testOf(sieve), among, sifted)
  const left = new Uint8Array(among.length)
  const isIn = new Uint8Array(things.count)
  for (let thing = 1; thing < isIn.length; thing += 1) isIn[thing] = Number(sieve.holds(things.valueOf(thing)))
  things.mark(isIn, left, left.length)
  for (let slot = 0; slot < left.length; slot += 1) left[slot]! &= among[slot]!
  return left
}

function siftRows(test: (row: ViewRow) => boolean, among: Uint8Array, { rowBySlot }: Sifted): Uint8Array {
  const left = new Uint8Array(among.length)
  for (let slot = 0; slot < left.length; slot += 1) {
    const row = among[slot] === 1 ? rowBySlot[slot] : undefined
    if (row !== undefined && test(row)) left[slot] = 1
  }
  return left
}

/** What asks rows comes last: there are fewer of them left. */
function quickFirst(parts: readonly Sieve<ViewRow>[], { thingsOf }: Sifted): readonly Sieve<ViewRow>[] {
  const isQuick = (part: Sieve<ViewRow>) => part.kind === 'column' && thingsOf(part.column) !== null
  return [...parts.filter(isQuick), ...parts.filter((part) => !isQuick(part))]
}
