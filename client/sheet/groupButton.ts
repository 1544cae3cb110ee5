import type { Words } from '../words/zh.ts'
import { element } from './element.ts'
import type { GroupFacts } from './groupLabel.ts'

/** The name of a group with its count; a press folds it or opens it. Not in the Tab order: arrows do the same. */
export function groupButton(
  { column, label, count, level, isFolded }: GroupFacts,
  words: Words['sheet']['group'],
  toggle: () => void,
): HTMLElement {
  const name = words.name(column, label)
  const button = element(
    'button',
    'kb-group',
    {
      type: 'button',
      tabindex: '-1',
      'aria-label': words.toggle(name, count, isFolded),
      title: name,
      style: `--level: ${level}`,
    },
    element('span', 'kb-twisty', { 'aria-hidden': 'true', 'data-folded': String(isFolded) }, '▾'),
    element('span', 'kb-group-column', {}, column),
    element('span', 'kb-group-label', {}, label),
    element('span', 'kb-group-count', {}, words.count(count)),
  )
  button.addEventListener('click', toggle)
  return button
}
