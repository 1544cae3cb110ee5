import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import type { Column } from '#shared/ledger/column.ts'
import { isRightAligned } from '../columnLook.ts'
import { element } from '../element.ts'
import type { Desk } from './desk.ts'

/** The sheet's input and the reason of a refusal below it, as they look. */
export interface EditorField extends Disposable {
  readonly input: HTMLTextAreaElement
  readonly reason: HTMLElement
  /** Nothing is being edited: unseen, and what is typed next takes the place of what it holds. */
  idle(): void
  /** It is the cell of this column now. */
  edit(column: Column): void
  refuse(refusal: CellRefusal): void
  /** The reason goes: what was refused is being mended. */
  allow(): void
}

/** An unseen selected blank: Safari copies only where something is selected. */
export const idleText = ' '

export function createEditorField(desk: Desk): EditorField {
  const input = element('textarea', 'kb-input', {
    rows: '1',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    'aria-label': desk.words().cell,
    'data-state': 'idle',
  })
  const reason = element('div', 'kb-reason', { role: 'alert', hidden: '' })
  desk.root.append(input, reason)
  input.value = idleText
  const allow = () => {
    input.removeAttribute('aria-invalid')
    reason.hidden = true
  }
  return {
    input,
    reason,
    idle() {
      input.dataset['state'] = 'idle'
      allow()
      input.value = idleText
      input.select()
    },
    edit({ kind }) {
      input.dataset['state'] = 'editing'
      input.dataset['align'] = isRightAligned(kind) ? 'right' : 'left'
      input.dataset['lines'] = kind === 'longText' ? 'many' : 'one'
    },
    refuse(refusal) {
      input.setAttribute('aria-invalid', 'true')
      // Each refusal kind has its sentence, which takes exactly that kind's facts; the compiler cannot pair them.
      const say = desk.words().refused[refusal.kind] as (facts: CellRefusal) => string
      reason.textContent = say(refusal)
      reason.hidden = false
    },
    allow,
    [Symbol.dispose]() {
      input.remove()
      reason.remove()
    },
  }
}
