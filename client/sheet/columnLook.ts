import { isLinked, type ColumnKind } from '#shared/ledger/column.ts'
import { drawnIcon } from '../kit/drawnIcon.ts'

/** Numbers stand right, so that their digits stand under each other. */
export function isRightAligned(kind: ColumnKind): boolean {
  return kind === 'number' || kind === 'currency' || kind === 'percent' || kind === 'autoNumber'
}

/** Kinds whose values can be summed in the status bar. */
export function isSummable(kind: ColumnKind): boolean {
  return kind === 'number' || kind === 'currency' || kind === 'percent' || kind === 'rating'
}

/** Kinds that Excel would spoil by guessing: leading zeros, long numbers, codes like 1-2. */
export function isTextLike(kind: ColumnKind): boolean {
  return textLike.has(kind)
}

const textLike: ReadonlySet<ColumnKind> = new Set(['text', 'longText', 'richText', 'phone', 'email', 'url'])

/** Kinds that are chosen from a list. */
export function isChosen(kind: ColumnKind): boolean {
  return kind === 'select' || kind === 'multiSelect' || kind === 'person' || kind === 'region' || isLinked(kind)
}

const widths: Partial<Record<ColumnKind, number>> = {
  longText: 240,
  richText: 240,
  number: 110,
  currency: 130,
  percent: 100,
  date: 120,
  dateTime: 160,
  checkbox: 80,
  rating: 120,
  person: 120,
  region: 180,
  contact: 160,
  customer: 180,
  attachment: 160,
  createdAt: 160,
  changedAt: 160,
  createdBy: 110,
  changedBy: 110,
  autoNumber: 90,
}

export const widthOfKind = (kind: ColumnKind): number => widths[kind] ?? 150

/** One stroke drawing a kind, 16 × 16, drawn in the ink of the header. */
export const iconPaths: Readonly<Record<ColumnKind, string>> = {
  text: 'M3 4h10M8 4v9',
  longText: 'M3 4h10M3 7h10M3 10h10M3 13h6',
  richText: 'M3 3.5h6M6 3.5V10M10 7h3.5M10 10h3.5M3 13h10.5',
  number: 'M6 3 5 13M11 3l-1 10M3 6.5h10M3 9.5h10',
  currency: 'm4 3 4 5 4-5M8 8v6M5 9h6M5 11.5h6',
  percent: 'm12 4-8 8M5 6.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4zM11 12.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4z',
  date: 'M3 4.5h10v8.5H3zM3 7.5h10M6 3v2.5M10 3v2.5',
  dateTime: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM8 5v3.2l2.2 1.3',
  select: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM5.7 7l2.3 2.4L10.3 7',
  multiSelect: 'm2.5 4.5 1 1 2-2M8 4.5h5.5M2.5 8.5l1 1 2-2M8 8.5h5.5M2.5 12.5l1 1 2-2M8 12.5h5.5',
  checkbox: 'M3 3h10v10H3zm2.3 5 2 2 3.5-4',
  phone: 'M5 2.5 6.6 5 5.2 6.6c.8 1.7 2.4 3.3 4.2 4.2L11 9.4l2.5 1.6-.8 2.3C7.6 13.7 2.3 8.4 2.7 3.3z',
  email: 'M2.5 4h11v8.5h-11zM2.5 4.5 8 9l5.5-4.5',
  url: 'M7 9a2.6 2.6 0 0 0 3.8.2l1.9-1.9A2.6 2.6 0 0 0 9 3.6L8 4.6M9 7a2.6 2.6 0 0 0-3.8-.2L3.3 8.7A2.6 2.6 0 0 0 7 12.4l1-1',
  rating: 'm8 2.5 1.7 3.5 3.8.5-2.8 2.7.7 3.8L8 11.2 4.6 13l.7-3.8L2.5 6.5 6.3 6z',
  person: 'M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3.2 13.5c.5-2.5 2.4-3.8 4.8-3.8s4.3 1.3 4.8 3.8',
  region: 'M8 14s4.5-4 4.5-7.5a4.5 4.5 0 0 0-9 0C3.5 10 8 14 8 14zM8 8.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4z',
  contact: 'M6 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM2.3 12.5c.3-2 1.8-3.1 3.7-3.1s3.4 1.1 3.7 3.1M11 5h3M11 8h3M12 11h2',
  customer: 'M3 13V5.5L8 3l5 2.5V13M2 13h12M6.5 13v-3h3v3M6 7h.01M10 7h.01',
  attachment: 'm12.5 7.5-4.8 4.8a2.7 2.7 0 0 1-3.8-3.8l5.2-5.2a1.8 1.8 0 0 1 2.5 2.5L6.5 11a.9.9 0 0 1-1.3-1.3l4.4-4.4',
  autoNumber: 'M4.5 3 3 4v0m1.5-1v4.5M3 9.5h3l-3 3.5h3M8.5 5H14M8.5 11.5H14',
  createdAt: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM8 5v3.2l2.2 1.3',
  changedAt: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM8 5v3.2l2.2 1.3',
  createdBy: 'M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3.2 13.5c.5-2.5 2.4-3.8 4.8-3.8s4.3 1.3 4.8 3.8',
  changedBy: 'M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3.2 13.5c.5-2.5 2.4-3.8 4.8-3.8s4.3 1.3 4.8 3.8',
}

/** Draws the icon of a kind. */
export const kindIcon = (kind: ColumnKind): SVGSVGElement => drawnIcon(iconPaths[kind])

/** Draws what opens a header's list of values. */
export const funnel = (): SVGSVGElement => drawnIcon('M2.5 4h11L9.3 8.8v3.7l-2.6-1.3V8.8z')
