import { mateColor } from '../kit/mateColor.ts'

type Mate = Readonly<Record<string, unknown>>

/** A person has one colour everywhere: from his id, not from what his awareness says. */
const colorOf = (mate: Mate): string => `var(--mate-${mateColor(textOf(mate['id']))})`

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A colleague's caret with his name above it. */
export function caretOf(mate: Mate): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'collaboration-carets__caret'
  caret.style.borderColor = colorOf(mate)
  const label = document.createElement('div')
  label.className = 'collaboration-carets__label'
  label.style.backgroundColor = colorOf(mate)
  label.append(textOf(mate['name']))
  caret.append(label)
  return caret
}

/** What a colleague has selected, in his colour and light enough to read through. */
export const selectionOf = (mate: Mate) => ({
  nodeName: 'span',
  class: 'collaboration-carets__selection',
  style: `background-color: color-mix(in srgb, ${colorOf(mate)} 28%, transparent)`,
  'data-user': textOf(mate['name']),
})
