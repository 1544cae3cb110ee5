/**
 * One copy of each text that stands in many cells: an option's id, a date, an industry. Parsed alone, each cell has a
 * copy of its own, which is a quarter of all memory at 100,000 rows.
 */
export interface TextStock {
  /** How the texts of this column are shared; the same text comes back as the same piece of memory. */
  of(column: string): Share
}

type Share = <T extends string>(text: T) => T

/** After so many texts of a column it is judged: where most are new, as names and numbers are, none is kept. */
const judgedAfter = 512
/** More different texts are no longer few things said many times. */
const mostTexts = 20_000
/** Longer ones are sentences, which nobody writes twice. */
const longest = 60

export function createTextStock(): TextStock {
  const byColumn = new Map<string, Share>()
  return {
    of(column) {
      const known = byColumn.get(column)
      if (known !== undefined) return known
      const made = createShelf()
      byColumn.set(column, made)
      return made
    },
  }
}

function createShelf(): Share {
  const texts = new Map<string, string>()
  let asked = 0
  let isClosed = false
  return <T extends string>(text: T): T => {
    if (isClosed || text.length > longest) return text
    const known = texts.get(text)
    asked += 1
    if (known !== undefined) return known as T // the same text, under the same name
    texts.set(text, text)
    isClosed = texts.size > mostTexts || (asked >= judgedAfter && texts.size * 2 > asked)
    if (isClosed) texts.clear()
    return text
  }
}
