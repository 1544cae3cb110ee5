import type { JSONContent } from '@tiptap/core'
import { isPoint, type LineKind, type RichLine, type RichRun } from '#shared/rich/line.ts'

/** A formatted text as Tiptap edits it. */
export function docOf(lines: readonly RichLine[]): JSONContent {
  const content = readBlocks({ lines, at: 0 }, 0)
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content }
}

/** What Tiptap holds, as lines. What a cell cannot hold (a table, a picture) leaves its words. */
export function linesOf(doc: JSONContent): readonly RichLine[] {
  return (doc.content ?? []).flatMap((block) => linesOfBlock(block, 'p', 0))
}

interface Reading {
  readonly lines: readonly RichLine[]
  at: number
}

const listTypes: Partial<Record<LineKind, string>> = {
  bullet: 'bulletList',
  number: 'orderedList',
  todo: 'taskList',
  done: 'taskList',
}

/** The blocks that stand at this depth, up to the first line that stands less deep. */
function readBlocks(reading: Reading, depth: number): JSONContent[] {
  const blocks: JSONContent[] = []
  for (;;) {
    const line = reading.lines[reading.at]
    if (line === undefined || line.depth < depth || (depth > 0 && line.kind !== 'p' && !isPoint(line.kind)))
      return blocks
    if (isPoint(line.kind)) blocks.push(readList(reading, line, depth))
    else if (line.kind === 'quote') blocks.push(readQuote(reading))
    else {
      reading.at += 1
      blocks.push(blockOf(line))
    }
  }
}

function readList(reading: Reading, first: RichLine, depth: number): JSONContent {
  const type = listTypes[first.kind] ?? 'bulletList'
  const items: JSONContent[] = []
  for (;;) {
    const line = reading.lines[reading.at]
    if (line === undefined || line.depth !== depth || listTypes[line.kind] !== type) return { type, content: items }
    reading.at += 1
    const content = [paragraph(line), ...readBlocks(reading, depth + 1)]
    items.push(
      type === 'taskList'
        ? { type: 'taskItem', attrs: { checked: line.kind === 'done' }, content }
        : { type: 'listItem', content },
    )
  }
}

function readQuote(reading: Reading): JSONContent {
  const content: JSONContent[] = []
  for (;;) {
    const line = reading.lines[reading.at]
    if (line?.kind !== 'quote') return { type: 'blockquote', content }
    reading.at += 1
    content.push(paragraph(line))
  }
}

function blockOf(line: RichLine): JSONContent {
  const level = line.kind === 'h1' ? 1 : line.kind === 'h2' ? 2 : line.kind === 'h3' ? 3 : null
  return level === null ? paragraph(line) : { ...paragraph(line), type: 'heading', attrs: { level } }
}

function paragraph({ runs }: RichLine): JSONContent {
  return { type: 'paragraph', ...(runs.length > 0 && { content: runs.map(textNode) }) }
}

const markNames: readonly (readonly [string, string])[] = [
  ['b', 'bold'],
  ['i', 'italic'],
  ['u', 'underline'],
  ['s', 'strike'],
]

function textNode({ text, marks, link }: RichRun): JSONContent {
  const worn = markNames.filter(([letter]) => marks.includes(letter)).map(([, type]) => ({ type }))
  const all = link === undefined ? worn : [{ type: 'link', attrs: { href: link } }, ...worn]
  return { type: 'text', text, ...(all.length > 0 && { marks: all }) }
}

function linesOfBlock(block: JSONContent, kind: LineKind, depth: number): readonly RichLine[] {
  const inside = block.content ?? []
  switch (block.type) {
    case 'paragraph':
      return inlineLines(inside, kind, depth)
    case 'heading': {
      const level: unknown = block.attrs?.['level']
      return inlineLines(inside, level === 1 ? 'h1' : level === 2 ? 'h2' : 'h3', 0)
    }
    case 'blockquote':
      return inside.flatMap((each) => linesOfBlock(each, 'quote', 0))
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return inside.flatMap((item) => linesOfPoint(item, block.type ?? '', depth))
    default:
      return inside.some((each) => each.type === 'text')
        ? inlineLines(inside, kind, depth)
        : inside.flatMap((each) => linesOfBlock(each, kind, depth))
  }
}

function linesOfPoint(item: JSONContent, list: string, depth: number): readonly RichLine[] {
  const kind: LineKind =
    list === 'bulletList'
      ? 'bullet'
      : list === 'orderedList'
        ? 'number'
        : item.attrs?.['checked'] === true
          ? 'done'
          : 'todo'
  const [first, ...rest] = item.content ?? []
  const isParagraph = first?.type === 'paragraph'
  const head = isParagraph ? inlineLines(first.content ?? [], kind, depth) : [{ kind, depth, runs: [] }]
  const below = isParagraph || first === undefined ? rest : [first, ...rest]
  return [...head, ...below.flatMap((block) => linesOfBlock(block, 'p', depth + 1))]
}

/** A break inside a block begins a line of its own: of the same kind, in a point one that goes on with it. */
function inlineLines(nodes: readonly JSONContent[], kind: LineKind, depth: number): readonly RichLine[] {
  const lines: { kind: LineKind; depth: number; runs: RichRun[] }[] = [{ kind, depth, runs: [] }]
  for (const node of nodes) {
    if (node.type === 'hardBreak') lines.push({ ...further(kind, depth), runs: [] })
    else if (node.type === 'text') lines.at(-1)?.runs.push(runOf(node))
  }
  return lines
}

const further = (kind: LineKind, depth: number): { kind: LineKind; depth: number } =>
  isPoint(kind) ? { kind: 'p', depth: depth + 1 } : { kind, depth }

function runOf({ text = '', marks = [] }: JSONContent): RichRun {
  const names = new Set(marks.map(({ type }) => type))
  const href: unknown = marks.find(({ type }) => type === 'link')?.attrs?.['href']
  const letters = markNames.flatMap(([letter, name]) => (names.has(name) ? [letter] : [])).join('')
  return { text, marks: letters, ...(typeof href === 'string' && { link: href }) }
}
