import { z } from 'zod'
import { LineKind, type RichLine } from './line.ts'

/** How a text looks, behind what it says: lines that are no plain paragraphs, stretches that bear marks. */
const Tail = z
  .object({
    /** Which line, what it is, how deep. */
    l: z
      .array(
        z.union([
          z.tuple([z.number().int().min(0), LineKind]),
          z.tuple([z.number().int().min(0), LineKind, z.number().int().min(1).max(5)]),
        ]),
      )
      .max(5_000)
      .optional(),
    /** From which sign on, how many, marks, where it leads. */
    m: z
      .array(
        z.union([
          z.tuple([z.number().int().min(0), z.number().int().min(1), z.string().regex(/^[bius]{1,4}$/)]),
          z.tuple([
            z.number().int().min(0),
            z.number().int().min(1),
            z.string().regex(/^[bius]{0,4}$/),
            z.string().max(2_000),
          ]),
        ]),
      )
      .max(5_000)
      .optional(),
  })
  .strict()

export interface TailLook {
  readonly lines: readonly (readonly [place: number, kind: LineKind, depth?: number])[]
  readonly runs: readonly (readonly [from: number, length: number, marks: string, link?: string])[]
}

/** Null: not a look that `writeTail` wrote. */
export function readTail(json: string): TailLook | null {
  try {
    const parsed = Tail.safeParse(JSON.parse(json))
    return parsed.success ? { lines: parsed.data.l ?? [], runs: parsed.data.m ?? [] } : null
  } catch {
    return null // another hand wrote it: the text stands without its look
  }
}

/** Empty for a text without any formatting. */
export function writeTail(lines: readonly RichLine[]): string {
  const kinds = lines.flatMap(({ kind, depth }, place) =>
    kind === 'p' && depth === 0 ? [] : [depth === 0 ? [place, kind] : [place, kind, depth]],
  )
  const runs: (number | string)[][] = []
  let from = 0
  for (const line of lines) {
    for (const { text, marks, link } of line.runs) {
      if (link !== undefined) runs.push([from, text.length, marks, link])
      else if (marks !== '') runs.push([from, text.length, marks])
      from += text.length
    }
    from += 1
  }
  if (kinds.length === 0 && runs.length === 0) return ''
  return JSON.stringify({ ...(kinds.length > 0 && { l: kinds }), ...(runs.length > 0 && { m: runs }) })
}
