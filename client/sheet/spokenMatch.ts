/** Every reading of a character, without tones: 重 → zhong, chong. Undefined for what is not spoken so. */
export type ReadingsOf = (character: string) => readonly string[] | undefined

/**
 * Where `wanted` (lower case, without spaces) begins in `text` when each character may be given whole, by its initial,
 * or as itself: cq, chongq, 重q and chongqing all find 重庆 at 0. −1: nowhere. The last character may be half typed.
 */
export function placeOfSpoken(text: string, wanted: string, readingsOf: ReadingsOf): number {
  if (wanted === '') return -1
  const first = wanted.charCodeAt(0)
  // A hundred thousand names are asked at every key: most characters are passed over by their initials alone.
  const sought = bitOf(first)
  const initials = initialsFor(readingsOf)
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place)
    const may = code === first || (sought !== 0 && (initialsOf(initials, code, readingsOf) & sought) !== 0)
    if (may && goesOn(text, place, wanted, 0, readingsOf)) return place
  }
  return -1
}

function goesOn(text: string, place: number, wanted: string, from: number, readingsOf: ReadingsOf): boolean {
  if (from === wanted.length) return true
  const character = text[place]
  if (character === undefined) return false
  if (character === wanted[from] && goesOn(text, place + 1, wanted, from + 1, readingsOf)) return true
  const readings = readingsOf(character)
  if (readings === undefined) return false
  const first = wanted.charCodeAt(from)
  for (const reading of readings) {
    if (reading.charCodeAt(0) !== first) continue
    const agreed = agreeing(reading, wanted, from)
    if (from + agreed === wanted.length) return true
    // the whole syllable, its initial of two letters (zh), its first letter
    const { length } = reading
    if (agreed === length && goesOn(text, place + 1, wanted, from + length, readingsOf)) return true
    const isDouble = length > 2 && agreed >= 2 && reading[1] === 'h'
    if (isDouble && goesOn(text, place + 1, wanted, from + 2, readingsOf)) return true
    if (length > 1 && goesOn(text, place + 1, wanted, from + 1, readingsOf)) return true
  }
  return false
}

function agreeing(reading: string, wanted: string, from: number): number {
  let agreed = 1
  while (agreed < reading.length && reading.charCodeAt(agreed) === wanted.charCodeAt(from + agreed)) agreed += 1
  return agreed
}

/** With which letters the readings of each character begin, one bit a letter; −1: not asked yet. */
const initialsByReadings = new WeakMap<ReadingsOf, Int32Array>()

function initialsFor(readingsOf: ReadingsOf): Int32Array {
  let initials = initialsByReadings.get(readingsOf)
  if (initials === undefined) initialsByReadings.set(readingsOf, (initials = new Int32Array(0x10000).fill(-1)))
  return initials
}

function initialsOf(known: Int32Array, code: number, readingsOf: ReadingsOf): number {
  const bits = known[code] ?? -1
  if (bits >= 0) return bits
  const readings = readingsOf(String.fromCharCode(code))
  if (readings === undefined) return 0 // perhaps not told yet: asked again
  return (known[code] = readings.reduce((all, reading) => all | bitOf(reading.charCodeAt(0)), 0))
}

/** a … z each have a bit; nothing else begins a reading. */
const bitOf = (code: number): number => (code >= 97 && code <= 122 ? 1 << (code - 97) : 0)
