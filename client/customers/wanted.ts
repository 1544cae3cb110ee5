import { placeOfSpoken, type ReadingsOf } from '../sheet/spokenMatch.ts'

/** How well something fits what was typed: 0 is the very thing, larger is worse. Null: not at all. */
export type Fit = number | null

/** What somebody types into a search, ready to be held against many names. */
export interface Wanted {
  /**
   * Against a name and, where there is one, a phone number. All words must fit somewhere. What would fit no better than
   * `below` need not be looked for: the dearest search is spared once a list is full.
   */
  fit(name: string, phone?: string, below?: number): Fit
  /** Against a long text, by its letters alone. */
  fitText(text: string): Fit
  /** Keeps the best so many of all that are offered, in order of fit, then of arrival. */
  best<T>(most: number): Best<T>
}

export interface Best<T> {
  offer(what: T, fit: Fit): void
  /** Only a fit below this finds a place still. */
  readonly below: number
  found(): readonly { readonly what: T; readonly fit: number }[]
}

const exact = 0
const beginning = 1
const within = 2
const spokenBeginning = 3
const spokenWithin = 4
const phoneDigits = 3
/** What lies only in a long text is the least likely to be meant. */
const inText = 6

export function createWanted(text: string, readingsOf: ReadingsOf): Wanted {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const whole = words.join(' ')
  const digits = whole.replaceAll(/[\s+-]/g, '')
  const isPhone = /^\d{3,}$/.test(digits)

  function fitName(name: string, word: string, below: number): Fit {
    const at = name.indexOf(word)
    if (at === 0) return name.length === word.length ? exact : beginning
    if (at > 0) return within
    if (below <= spokenBeginning) return null
    const spoken = placeOfSpoken(name, word, readingsOf)
    return spoken < 0 ? null : spoken === 0 ? spokenBeginning : spokenWithin
  }

  return {
    fit(name, phone = '', below = Infinity) {
      if (isPhone && hasDigits(phone, digits)) return phoneDigits
      const lower = name.toLowerCase()
      // a name in Latin letters has spaces of its own
      if (words.length > 1 && lower.startsWith(whole)) return lower === whole ? exact : beginning
      let worst: Fit = words.length === 0 ? null : exact
      for (const word of words) {
        const fit = fitName(lower, word, below)
        if (fit === null) return null
        worst = Math.max(worst ?? exact, fit)
      }
      return worst
    },
    fitText: (long) => {
      const lower = long.toLowerCase()
      return words.length > 0 && words.every((word) => lower.includes(word)) ? inText : null
    },
    best,
  }
}

/** Phones are written with dashes and blanks, most of them without. */
const hasDigits = (phone: string, digits: string): boolean =>
  phone.includes(digits) || (/\D/.test(phone) && phone.replaceAll(/\D/g, '').includes(digits))

function best<T>(most: number): Best<T> {
  const kept: { readonly what: T; readonly fit: number }[] = []
  return {
    offer(what, fit) {
      if (fit === null) return
      const last = kept[most - 1]
      if (last !== undefined && fit >= last.fit) return
      let place = kept.length
      while (place > 0 && (kept[place - 1]?.fit ?? 0) > fit) place -= 1
      kept.splice(place, 0, { what, fit })
      if (kept.length > most) kept.pop()
    },
    get below() {
      return kept[most - 1]?.fit ?? Infinity
    },
    found: () => kept,
  }
}
