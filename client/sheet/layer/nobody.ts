import { element } from '../element.ts'
import type { SheetProps } from '../sheetProps.ts'

export interface Nobody {
  /** Null: there are rows. */
  draw(sentence: string | null, act: SheetProps['whenNothing']): void
}

/** What stands where rows would be when the query leaves none: a sentence and the way out. */
export function createNobody(root: HTMLElement): Nobody {
  const said = element('p', '', { role: 'status' })
  const button = element('button', 'kb-nobody-act', { type: 'button' })
  const box = element('div', 'kb-nobody', { hidden: '' }, said, button)
  root.append(box)
  let run: (() => void) | undefined
  button.addEventListener('click', () => run?.())
  return {
    draw(sentence, act) {
      box.hidden = sentence === null
      said.textContent = sentence ?? ''
      run = act?.run
      button.hidden = act === undefined
      button.textContent = act?.label ?? ''
    },
  }
}
