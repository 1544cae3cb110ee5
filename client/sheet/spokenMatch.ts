/** Every reading of a character, without tones: 重 → zhong, chong. Undefined for what is not spoken so. */
export type ReadingsOf = (character: string) => readonly string[] | undefined

/**
 * Where `wanted` (lower case, without spaces) begins in `text` when each character may be given whole, by its initial,
 * or as itself: cq, chongq, 重q and chongqing all find 重庆 at 0. −1: nowhere. The last character may be half typed.
 */
export function placeOfSpoken(text: string, wanted: string, readingsOf: ReadingsOf): number {
  if (wanted === '') return -1
  for (let place = 0; place < text.length; place += 1) {
    if (goesOn(text, place, wanted, 0, readingsOf)) return place
  }
  return -1
}

function goesOn(text: string, place: number, wanted: string, from: number, readingsOf: ReadingsOf): boolean {
  if (from === wanted.length) return true
  const character = text[place]
  if (character === undefined) return false
  if (character === wanted[from] && goesOn(text, place + 1, wanted, from + 1, readingsOf)) return true
  for (const reading of readingsOf(character) ?? []) {
    if (reading[0] !== wanted[from]) continue
    const agreed = agreeing(reading, wanted, from)
    if (from + agreed === wanted.length) return true
    // the whole syllable, its initial of two letters (zh), its first letter
    for (const taken of new Set([reading.length, reading[1] === 'h' ? 2 : 1, 1])) {
      if (taken <= agreed && goesOn(text, place + 1, wanted, from + taken, readingsOf)) return true
    }
  }
  return false
}

function agreeing(reading: string, wanted: string, from: number): number {
  let agreed = 1
  while (agreed < reading.length && reading[agreed] === wanted[from + agreed]) agreed += 1
  return agreed
}
