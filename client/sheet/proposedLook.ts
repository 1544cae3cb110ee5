import { element } from './element.ts'

/** The corner of a cell that somebody would have otherwise: says so, and leads to the decision. */
export function proposedMark(label: string, open: () => void): HTMLElement {
  // not in the Tab order: the menu of the cell leads there too
  const attributes = { type: 'button', tabindex: '-1', 'aria-label': label, title: label }
  const mark = element('button', 'kb-proposed-mark', attributes)
  mark.addEventListener('click', open)
  return mark
}
