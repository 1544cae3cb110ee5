import type { Frames } from './sheetPage.ts'

/** What is asked of a sheet, one after another. */
export const acts = [
  'sort number',
  'sort Chinese text',
  'filter',
  'quick search',
  'group',
  'one edit with a sort on',
] as const
export type Act = (typeof acts)[number]

/** How one sheet did with so many rows: milliseconds to the painted frame, frames, heap. */
export interface Measured {
  readonly name: string
  readonly firstPaintMs: number
  /** Null: it cannot do that. */
  readonly actMs: Readonly<Record<Act, number | null>>
  readonly wheel: Frames
  readonly fling: Frames
  /** Null: it has no way to take single changes into a sorted column. */
  readonly changing: Frames | null
  readonly heapMb: number
}

/** Each act so many times; the middle one counts. */
export const rounds = 3
export const wheel = { pixels: 8_000, speed: 2_500 } as const
export const fling = { pixels: 200_000, speed: 60_000 } as const
export const changesPerSecond = 500
export const changingSeconds = 8
/** Changes go out in lots of ten, fifty lots a second. */
export const lot = 10
