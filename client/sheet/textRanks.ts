import type { Phonetics } from './phonetics.ts'

/** Numbers that stand for texts in spoken order, so that sorting rows compares no strings. */
export interface TextRanks {
  /** The number of a text; a new one is put between its neighbours. `null`: no room left between them, build anew. */
  rankOf(text: string): number | null
}

/** How Chinese texts stand: as they are spoken, or as they are written. */
export type ChineseOrder = 'pinyin' | 'stroke'

const roughOrder = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true, sensitivity: 'variant' })

export const strokeOrder = new Intl.Collator('zh-CN-u-co-stroke', { numeric: true, sensitivity: 'variant' })

/** Ranks all `texts`, whole numbers apart, so that tens of later ones fit between any two. */
export function rankTexts(texts: Iterable<string>, phonetics: Phonetics, by: ChineseOrder = 'pinyin'): TextRanks {
  const all = [...new Set(texts)]
  return ranksOf(by === 'stroke' ? all.sort(strokeOrder.compare) : sortedBy(all, phonetics), phonetics, by)
}

/** Ranks texts that were already sorted elsewhere. */
export function ranksOf(inOrder: readonly string[], phonetics: Phonetics, by: ChineseOrder = 'pinyin'): TextRanks {
  const compare = by === 'stroke' ? strokeOrder.compare : spokenOrder(phonetics)
  const sorted = [...inOrder]
  const rankByText = new Map<string, number>()
  sorted.forEach((text, place) => rankByText.set(text, place))
  return {
    rankOf(text) {
      const known = rankByText.get(text)
      if (known !== undefined) return known
      const place = placeFor(sorted, text, compare)
      const before = place === 0 ? -1e9 : (rankByText.get(sorted[place - 1] ?? '') ?? 0)
      const after = place === sorted.length ? before + 2 : (rankByText.get(sorted[place] ?? '') ?? 0)
      const rank = place === 0 && sorted.length > 0 ? after - 1 : (before + after) / 2
      if (rank === before || rank === after) return null
      sorted.splice(place, 0, text)
      rankByText.set(text, rank)
      return rank
    },
  }
}

/** Spoken order when every reading is known; the platform's pinyin order (rough with heteronyms) when not. */
function sortedBy(texts: string[], phonetics: Phonetics): string[] {
  const keyed: { readonly text: string; readonly key: string }[] = []
  for (const text of texts) {
    const key = phonetics.sortKey(text)
    if (key === undefined) return texts.sort(roughOrder.compare)
    keyed.push({ text, key })
  }
  keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : left.text < right.text ? -1 : 1))
  return keyed.map(({ text }) => text)
}

function spokenOrder(phonetics: Phonetics): (left: string, right: string) => number {
  return (left, right) => {
    const a = phonetics.sortKey(left)
    const b = phonetics.sortKey(right)
    if (a === undefined || b === undefined) return roughOrder.compare(left, right)
    if (a !== b) return a < b ? -1 : 1
    return left < right ? -1 : left > right ? 1 : 0
  }
}

function placeFor(sorted: readonly string[], text: string, compare: (left: string, right: string) => number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(sorted[middle] ?? '', text) < 0) low = middle + 1
    else high = middle
  }
  return low
}
