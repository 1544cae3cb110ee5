import type { MemberId } from '../base/id.ts'
import type { Day, Instant } from '../base/instant.ts'
import type { RuleRefusal } from './columnRules.ts'
import type { Member } from './company.ts'
import type { CustomerNames, LinkRefusal } from './customerNames.ts'
import type { RegionBook, RegionRefusal } from './region.ts'

/** What reading and showing a cell needs to know of the moment and the company. Handed in, never asked for. */
export interface CellContext {
  readonly today: Day
  readonly now: Instant
  /** Minutes east of Greenwich by which date-times are read and shown. */
  readonly zoneMinutes: number
  readonly members: ReadonlyMap<MemberId, Member>
  /** The places of China, where somebody has loaded them; without, a region is read by its marks alone. */
  readonly regions?: RegionBook
  /** The customers that this person may see, where linked ones are shown or read. */
  readonly customers?: CustomerNames
}

/** Why a text or a value may not stand in a column. Each has its sentence in `client/words`. */
export type CellRefusal =
  | { readonly kind: 'not-a-number' }
  /** Counted in something else than the column counts in (`null`: it says nothing of units). */
  | { readonly kind: 'other-unit'; readonly unit: string; readonly own: string | null }
  /** More digits than a number keeps exactly: such codes belong in a text column. */
  | { readonly kind: 'too-many-digits'; readonly most: number }
  | { readonly kind: 'not-a-date' }
  | { readonly kind: 'unknown-option'; readonly name: string }
  | { readonly kind: 'unknown-person'; readonly name: string }
  | { readonly kind: 'ambiguous-person'; readonly name: string }
  | { readonly kind: 'not-a-phone' }
  | { readonly kind: 'not-an-email' }
  | { readonly kind: 'not-a-url' }
  | { readonly kind: 'not-a-rating'; readonly most: number }
  | { readonly kind: 'not-a-checkbox' }
  | { readonly kind: 'too-long'; readonly limit: number }
  /** Half a character: the text was cut in the middle of an emoji or comes from a damaged file. */
  | { readonly kind: 'bad-text' }
  | { readonly kind: 'filled-by-server' }
  /** Files are dropped or chosen, never typed. */
  | { readonly kind: 'files-not-text' }
  | RuleRefusal
  | RegionRefusal
  | LinkRefusal

/** Most characters of a text, by the room its column gives it. */
export const textLimits = {
  text: 2_000,
  longText: 20_000,
  richText: 20_000,
  email: 254,
  url: 2_000,
  phone: 100,
} as const

/** Most choices in one multi-select cell. */
export const choiceLimit = 200
