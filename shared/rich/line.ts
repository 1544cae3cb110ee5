import { z } from 'zod'

/** How a line stands. `todo` and `done` are tasks, `p` inside a list goes on with the point above it. */
export const LineKind = z.enum(['p', 'h1', 'h2', 'h3', 'quote', 'bullet', 'number', 'todo', 'done'])
export type LineKind = z.infer<typeof LineKind>

/** Letters of one look: b bold, i italic, u underlined, s struck out, always in this order. */
export interface RichRun {
  readonly text: string
  readonly marks: string
  /** Where it leads: the web, a mailbox or a telephone. */
  readonly link?: string
}

export interface RichLine {
  readonly kind: LineKind
  /** How deep in lists: 0 for a point of the outermost, 1 for what is inside one. */
  readonly depth: number
  readonly runs: readonly RichRun[]
}

export const markLetters = 'bius'
export const depthLimit = 5

export const textOfLine = ({ runs }: RichLine): string => runs.map((run) => run.text).join('')

/** Does this line stand in a list as a point of it? */
export const isPoint = (kind: LineKind): boolean =>
  kind === 'bullet' || kind === 'number' || kind === 'todo' || kind === 'done'

/** May a link of a cell lead there? Nothing that runs code, nothing relative, no sign that a browser passes over. */
export const isSafeLink = (url: string): boolean =>
  url.length <= 2_000 && url.isWellFormed() && /^(?:https?:\/\/|mailto:|tel:)[^\s\p{Cc}]+$/iu.test(url)
