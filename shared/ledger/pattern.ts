import { accept, refuse, type Result } from '../base/result.ts'

/** A pattern ready to be asked. */
export interface Pattern {
  /** Does the whole text fit? Takes time in proportion to the text, whatever the pattern says. */
  fits(text: string): boolean
}

export type PatternFault =
  | { readonly kind: 'not-a-pattern'; readonly at: number }
  /** Repeated so often that asking it would take too long. */
  | { readonly kind: 'pattern-too-large' }

/** Most characters of a pattern as it is written. */
export const patternLimit = 200
/** Most steps that it may unfold to. */
const stepLimit = 600

/**
 * Reads a regular expression: `. [ ] ( ) | * + ? {2,5} \d \w \s`, the whole text being meant. It has no look-around and
 * no back references, because those are what lets one careless pattern stop a server: instead of trying ways one by
 * one, all ways are walked at once (Thompson).
 */
export function readPattern(source: string): Result<Pattern, PatternFault> {
  const signs = Array.from(source)
  try {
    const steps = assemble(new PatternReader(signs).read())
    return accept({ fits: (text) => walk(steps, text) })
  } catch (fault) {
    if (fault instanceof Unreadable) return refuse(fault.fault)
    throw fault
  }
}

type Test = (code: number) => boolean
type Part =
  | { readonly kind: 'one'; readonly test: Test }
  | { readonly kind: 'row'; readonly of: readonly Part[] }
  | { readonly kind: 'either'; readonly of: readonly Part[] }
  | { readonly kind: 'repeat'; readonly of: Part; readonly least: number; readonly most: number | null }

class Unreadable extends Error {
  readonly fault: PatternFault
  constructor(fault: PatternFault) {
    super(fault.kind)
    this.fault = fault
  }
}

class PatternReader {
  readonly #signs: readonly string[]
  #at = 0

  constructor(signs: readonly string[]) {
    this.#signs = signs
    // the whole text is meant anyway
    if (signs[0] === '^') this.#at = 1
  }

  read(): Part {
    const part = this.#either(0)
    return this.#at < this.#signs.length ? this.#fail() : part
  }

  #fail(): never {
    throw new Unreadable({ kind: 'not-a-pattern', at: this.#at })
  }

  #take(sign: string): boolean {
    if (this.#signs[this.#at] !== sign) return false
    this.#at += 1
    return true
  }

  #either(depth: number): Part {
    if (depth > 20) this.#fail()
    const ways = [this.#row(depth)]
    while (this.#take('|')) ways.push(this.#row(depth))
    return ways.length === 1 && ways[0] !== undefined ? ways[0] : { kind: 'either', of: ways }
  }

  #row(depth: number): Part {
    const parts: Part[] = []
    for (;;) {
      const sign = this.#signs[this.#at]
      if (sign === undefined || sign === '|' || sign === ')') return { kind: 'row', of: parts }
      if (sign === '$' && this.#at === this.#signs.length - 1) {
        this.#at += 1
        return { kind: 'row', of: parts }
      }
      parts.push(this.#repeated(this.#one(depth)))
    }
  }

  #one(depth: number): Part {
    const sign = this.#signs[this.#at] ?? this.#fail()
    if ('*+?{}]^$'.includes(sign)) this.#fail()
    this.#at += 1
    if (sign === '(') return this.#group(depth)
    if (sign === '[') return { kind: 'one', test: this.#set() }
    if (sign === '.') return { kind: 'one', test: (code) => code !== newLine }
    if (sign === '\\') return { kind: 'one', test: this.#escaped() }
    return { kind: 'one', test: is(codeOf(sign)) }
  }

  #group(depth: number): Part {
    if (this.#take('?') && !this.#take(':')) this.#fail()
    const inside = this.#either(depth + 1)
    if (!this.#take(')')) this.#fail()
    return inside
  }

  #escaped(): Test {
    const sign = this.#signs[this.#at] ?? this.#fail()
    this.#at += 1
    const known = kinds[sign]
    if (known !== undefined) return known
    // an escaped letter or digit means something we do not know: a back reference, a boundary
    return /[a-z0-9]/i.test(sign) ? this.#fail() : is(codeOf(sign))
  }

  #set(): Test {
    const isNot = this.#take('^')
    const tests: Test[] = []
    while (!this.#take(']')) {
      const from = this.#inSet()
      if (typeof from !== 'number') tests.push(from)
      else if (this.#signs[this.#at] === '-' && this.#signs[this.#at + 1] !== ']') {
        this.#at += 1
        const to = this.#inSet()
        if (typeof to !== 'number' || to < from) return this.#fail()
        tests.push((code) => code >= from && code <= to)
      } else tests.push(is(from))
    }
    return isNot ? (code) => !tests.some((test) => test(code)) : (code) => tests.some((test) => test(code))
  }

  #inSet(): number | Test {
    const sign = this.#signs[this.#at] ?? this.#fail()
    this.#at += 1
    if (sign !== '\\') return codeOf(sign)
    const next = this.#signs[this.#at] ?? this.#fail()
    const test = this.#escaped()
    return kinds[next] === undefined ? codeOf(next) : test
  }

  #repeated(part: Part): Part {
    const often = this.#often()
    if (often === null) return part
    // a lazy sign changes which way is tried first, never whether there is one
    this.#take('?')
    if (this.#often() !== null) this.#fail()
    return { kind: 'repeat', of: part, ...often }
  }

  #often(): { readonly least: number; readonly most: number | null } | null {
    if (this.#take('*')) return { least: 0, most: null }
    if (this.#take('+')) return { least: 1, most: null }
    if (this.#take('?')) return { least: 0, most: 1 }
    if (this.#signs[this.#at] !== '{') return null
    const found = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(this.#signs.slice(this.#at, this.#at + 12).join(''))
    if (found === null) return this.#fail()
    this.#at += found[0].length
    const least = Number(found[1])
    const most = found[2] === undefined ? least : found[3] === '' ? null : Number(found[3])
    return most !== null && most < least ? this.#fail() : { least, most }
  }
}

const newLine = 10
const codeOf = (sign: string): number => sign.codePointAt(0) ?? 0
const is =
  (wanted: number): Test =>
  (code) =>
    code === wanted
const isDigit: Test = (code) => code >= 48 && code <= 57
const isWord: Test = (code) => isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95
const isSpace: Test = (code) => /\s/.test(String.fromCodePoint(code))
const kinds: Readonly<Record<string, Test>> = {
  d: isDigit,
  D: (code) => !isDigit(code),
  w: isWord,
  W: (code) => !isWord(code),
  s: isSpace,
  S: (code) => !isSpace(code),
  n: is(newLine),
  t: is(9),
}

/** One step of the walk: a sign to be met, or two ways on. The step after the last one is the end. */
type Step =
  | { readonly kind: 'one'; readonly test: Test }
  | { readonly kind: 'fork'; readonly left: number; readonly right: number }

function assemble(part: Part): readonly Step[] {
  const steps: Step[] = []
  const add = (step: Step): number => {
    if (steps.length >= stepLimit) throw new Unreadable({ kind: 'pattern-too-large' })
    return steps.push(step) - 1
  }
  const put = (each: Part): void => {
    switch (each.kind) {
      case 'one':
        add(each)
        return
      case 'row':
        for (const inner of each.of) put(inner)
        return
      case 'either':
        return putEither(each.of)
      case 'repeat':
        return putRepeat(each)
    }
  }
  const fork = (): number => add({ kind: 'fork', left: 0, right: 0 })
  const lead = (from: number, left: number, right: number) => (steps[from] = { kind: 'fork', left, right })
  const putEither = (ways: readonly Part[]) => {
    const ends: number[] = []
    ways.forEach((way, place) => {
      if (place === ways.length - 1) return put(way)
      const from = fork()
      put(way)
      ends.push(fork())
      lead(from, from + 1, steps.length)
    })
    for (const end of ends) lead(end, steps.length, steps.length)
  }
  const putRepeat = ({ of, least, most }: Extract<Part, { kind: 'repeat' }>) => {
    for (let time = 0; time < least; time += 1) put(of)
    if (most === null) {
      const from = fork()
      put(of)
      lead(fork(), from, from)
      lead(from, from + 1, steps.length)
      return
    }
    const exits: number[] = []
    for (let time = least; time < most; time += 1) {
      exits.push(fork())
      put(of)
    }
    for (const exit of exits) lead(exit, exit + 1, steps.length)
  }
  put(part)
  return steps
}

function walk(steps: readonly Step[], text: string): boolean {
  let here = new Set<number>()
  const reach = (into: Set<number>, first: number) => {
    const waiting = [first]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (into.has(at)) continue
      into.add(at)
      const step = steps[at]
      if (step?.kind === 'fork') waiting.push(step.left, step.right)
    }
  }
  reach(here, 0)
  for (const sign of text) {
    const code = codeOf(sign)
    const next = new Set<number>()
    for (const at of here) {
      const step = steps[at]
      if (step?.kind === 'one' && step.test(code)) reach(next, at + 1)
    }
    if (next.size === 0) return false
    here = next
  }
  return here.has(steps.length)
}
