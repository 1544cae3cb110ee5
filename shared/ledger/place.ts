import { BASE_62_DIGITS, generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { ColumnId, type Random } from '../base/id.ts'
import type { CellValue } from './cell.ts'
import type { RecordRow } from './document.ts'

/**
 * Where a row stands while nobody sorts. It lies among the row's cells, in a column that no company has:
 *   nothing   by the moment when the row was made, as the server has it
 *   a number  the same; so many rows were made before it by the same gesture
 *   a text    put there by hand: a fractional index, comparable with the moment of any other row
 * So no row needs a place before somebody moves one, and moving one writes no other.
 */
export const placeColumn = ColumnId.parse('col_placeinorder')

/** What a row is ordered by; one that waits for its answer has no moment of the server's yet and stands last. */
export type Standing = Pick<RecordRow, 'id' | 'created' | 'cells'> & {
  readonly waiting?: ReadonlySet<ColumnId> | 'row'
}

/** Between which rows others shall stand; null: nothing known is above, or below. */
export interface Gap<Row extends Standing = Standing> {
  readonly above: Row | null
  readonly below: Row | null
}

/** No text is longer; where one would come near, rows around the gap are put anew with it (`isNarrow`). */
const longest = 2_000
const form = /^(?:a0|Zz)[0-9A-Za-z]*[1-9A-Za-z]$/
/** Digits of a moment in milliseconds (until 2081), and of a number within a gesture. */
const momentWidth = 7
const numberWidth = 4
const mostNumber = 62 ** numberWidth - 1
const lastMoment = 62 ** momentWidth - 1

/** May this stand in the column of places? */
export function isPlace(value: CellValue): boolean {
  if (value === null) return true
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value <= mostNumber
  return typeof value === 'string' && value.length <= longest && form.test(value)
}

/** What a row is made with as one of many: they keep the order of the gesture. A full change has no room to say so. */
export const numbered = <Cell extends Written>(cells: readonly Cell[], place: number): readonly (Cell | Written)[] =>
  cells.length < 200 ? [...cells, { column: placeColumn, now: place % (mostNumber + 1) }] : cells

interface Written {
  readonly column: ColumnId
  readonly now: CellValue
}

/** The cells but for the row's place. */
export const withoutPlace = <Cell extends { readonly column: ColumnId }>(cells: readonly Cell[]): readonly Cell[] =>
  cells.some(({ column }) => column === placeColumn) ? cells.filter(({ column }) => column !== placeColumn) : cells

/** Do these writes say where rows stand, and nothing else? Such a row does not count as changed. */
export const areOfPlace = (writes: Iterable<{ readonly key: string }>): boolean => {
  for (const { key } of writes) if (key !== placeColumn) return false
  return true
}

/** The text that puts a row there by hand; null: it stands by the moment it was made. */
export function placeByHand({ cells }: Pick<Standing, 'cells'>): string | null {
  const place = cells[placeColumn]
  return typeof place === 'string' ? place : null
}

/** Where its place will only be known with the server's answer. */
export const isLoose = (row: Standing): boolean => row.waiting === 'row' && placeByHand(row) === null

/** The moment by which it stands: most rows differ in it, so it is compared first. */
export function placeMoment(row: Standing): number {
  const place = placeByHand(row)
  if (place !== null) return momentOf(place)
  return row.waiting === 'row' ? Infinity : row.created.at
}

/** Below zero: the left one stands above. Zero only for the same row. */
export function comparePlaces(left: Standing, right: Standing): number {
  const [moment, other] = [placeMoment(left), placeMoment(right)]
  if (moment !== other) return moment < other ? -1 : 1
  if (placeByHand(left) === null && placeByHand(right) === null) {
    const byGesture = left.created.at - right.created.at || numberOf(left) - numberOf(right)
    return byGesture === 0 ? compareTexts(left.id, right.id) : byGesture
  }
  return compareTexts(keyOf(left), keyOf(right)) || compareTexts(left.id, right.id)
}

/**
 * Places for so many rows between two others, in order. At an end they stand a millisecond beyond the last row, so
 * that they need no longer texts however often that is done. A little chance keeps two people apart who put rows into
 * the same gap at the same time.
 */
export function placesBetween({ above, below }: Gap, count: number, random: Random): readonly string[] {
  const [from, to] = boundsOf(above === null ? null : keyOf(above), below === null ? null : keyOf(below))
  const keys = generateNKeysBetween(from, to, count)
  return keys.map((key, place) => shaken(key, keys[place + 1] ?? to, random))
}

/** Would a row put there need a longer text than this? */
export function isNarrow({ above, below }: Gap, most: number): boolean {
  const [from, to] = boundsOf(above === null ? null : keyOf(above), below === null ? null : keyOf(below))
  return generateKeyBetween(from, to).length > most
}

function boundsOf(above: string | null, below: string | null): readonly [string, string] {
  if (above !== null && below !== null) return above < below ? [above, below] : [above, `${above}V`]
  if (above !== null) {
    const next = momentOf(above) + 1
    return next < lastMoment ? [momentKey(next), momentKey(next + 1)] : [above, `${above}V`]
  }
  const moment = below === null ? 1 : momentOf(below)
  if (below !== null && moment < 0) return ['Zz', below]
  return moment === 0 ? ['Zz', 'a0'] : [momentKey(moment - 1), momentKey(moment)]
}

/** Some key between the two, by a few throws of a coin. */
function shaken(from: string, to: string, random: Random): string {
  let low = from
  let high = to
  let key = from
  for (let toss = 0; toss < 5; toss += 1) {
    key = generateKeyBetween(low, high)
    if (random() < 0.5) low = key
    else high = key
  }
  return key
}

function keyOf(row: Standing): string {
  const place = placeByHand(row)
  if (place !== null) return place
  const number = digits(numberOf(row), numberWidth)
  // an index does not end in its lowest digit
  return `a0${digits(row.created.at, momentWidth)}${number}${row.id.slice(4)}V`
}

/** The least key of a moment. */
const momentKey = (moment: number): string => `a0${digits(moment, momentWidth).replace(/0+$/, '')}`

/** Below zero: before every moment. */
function momentOf(key: string): number {
  if (!key.startsWith('a0')) return -1
  let moment = 0
  for (let place = 2; place < 2 + momentWidth; place += 1) {
    moment = moment * 62 + (place < key.length ? BASE_62_DIGITS.indexOf(key.charAt(place)) : 0)
  }
  return moment
}

function digits(value: number, width: number): string {
  let text = ''
  let rest = value
  for (let place = 0; place < width; place += 1) {
    text = BASE_62_DIGITS.charAt(rest % 62) + text
    rest = Math.floor(rest / 62)
  }
  return text
}

function numberOf({ cells }: Standing): number {
  const place = cells[placeColumn]
  return typeof place === 'number' ? place : 0
}

const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
