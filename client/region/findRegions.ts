import PinyinMatch from 'pinyin-match'
import { regionSeparator, type RegionBook, type RegionNode } from '#shared/ledger/region.ts'

/** More than fit a list help nobody. */
const mostFound = 30

/** Places by what was typed of their names, in letters or signs: the one that the text means first, then the highest. */
export function findRegions(book: RegionBook, text: string): readonly string[] {
  const meant = book.read(text)
  const scored: { readonly path: string; readonly score: number }[] = []
  const walk = (nodes: readonly RegionNode[], above: readonly string[]) => {
    for (const node of nodes) {
      const path = [...above, node.name]
      const score = scoreOf(node.name, path, text)
      if (score !== null) scored.push({ path: path.join(regionSeparator), score: score * 4 + path.length })
      walk(node.children, path)
    }
  }
  walk(book.provinces, [])
  const found = scored.sort((left, right) => left.score - right.score).map(({ path }) => path)
  const first = meant.ok ? [meant.value] : []
  return [...new Set([...first, ...found])].slice(0, mostFound)
}

/** Null: not this one. Its own name counts before the names above it. */
function scoreOf(name: string, path: readonly string[], text: string): number | null {
  if (name.startsWith(text)) return 0
  const own = PinyinMatch.match(name, text)
  if (own !== false) return 1 + own[0]
  if (path.length === 1) return null
  const whole = PinyinMatch.match(path.join(''), text)
  // what the names above say alone was found with them
  return whole !== false && whole[1] >= path.join('').length - name.length ? 20 + whole[0] : null
}
