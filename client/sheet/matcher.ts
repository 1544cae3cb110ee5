import { accept, refuse, type Result } from '#shared/base/result.ts'

/** What is looked for, and how strictly. */
export interface FindQuery {
  readonly text: string
  readonly matchCase: boolean
  /** The whole cell must be it, not only a part. */
  readonly wholeCell: boolean
  /** The text is a regular expression; `$1` in the replacement is its first group. */
  readonly isPattern: boolean
}

export interface Matcher {
  matches(text: string): boolean
  /** Every place in the text that matches, replaced. */
  replace(text: string, by: string): string
}

/** Reads a query; a regular expression may be ill-formed. */
export function matcherOf({
  text,
  matchCase,
  wholeCell,
  isPattern,
}: FindQuery): Result<Matcher, { kind: 'bad-pattern' }> {
  const source = isPattern ? text : text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
  try {
    const pattern = new RegExp(wholeCell ? `^(?:${source})$` : source, matchCase ? 'gu' : 'giu')
    return accept({
      matches(cell) {
        pattern.lastIndex = 0 // it is kept between calls of a global pattern
        return pattern.test(cell)
      },
      replace: (cell, by) => (isPattern ? cell.replace(pattern, by) : cell.replace(pattern, () => by)),
    })
  } catch {
    return refuse({ kind: 'bad-pattern' })
  }
}
