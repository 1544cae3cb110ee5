import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { loadRichEditor } from '../../rich/loadRichEditor.ts'
import type { RichEditor } from '../../rich/richEditor.ts'
import { element } from '../element.ts'
import type { Desk } from './desk.ts'
import type { Popup } from './popup.ts'

export interface RichPopupParts {
  readonly desk: Desk
  readonly column: Column
  readonly value: CellValue
  /** The sheet's input: what is typed first is typed there, an input method goes to the end of its word there. */
  readonly input: HTMLTextAreaElement
  /** The text that the input began with; null: it was typed into, and what stood there is written over. */
  readonly before: string | null
  /** Is an input method composing in the input already? */
  readonly composing: boolean
  /** It was typed into: what was refused may be right now. */
  readonly changed: () => void
  /** The focus went elsewhere on the page. */
  readonly left: () => void
}

/**
 * The editor of a formatted text over its cell. It takes the keyboard from the sheet's input as soon as nothing is
 * being composed there, with all that was typed meanwhile; until then the input goes on as for any text.
 */
export function createRichPopup(parts: RichPopupParts): Popup {
  const { desk, column, value, input, before, left } = parts
  const panel = element('div', 'kb-popup kb-rich', { role: 'dialog', 'aria-label': column.name, hidden: '' })
  let editor: RichEditor | null = null
  let isOver = false
  let composing = parts.composing
  let place = () => {}

  const takeOver = (create: (typeof import('../../rich/richEditor.ts'))['createRichEditor']) => {
    if (isOver || editor !== null || !panel.isConnected) return
    const kept = before !== null && input.value.startsWith(before)
    editor = create({
      value: kept && typeof value === 'string' ? value : '',
      typed: kept ? input.value.slice(before.length) : input.value,
      label: column.name,
      words: desk.words().rich,
      onChange() {
        parts.changed()
        place()
      },
    })
    panel.append(editor.element)
    panel.hidden = false
    parts.changed()
    editor.focus()
  }
  // Until the panel stands in the page, and an input method has written its word, the input keeps what is typed.
  const whenQuiet = () => {
    loadRichEditor().then(
      (create) => {
        if (!composing) takeOver(create)
      },
      () => undefined, // out of reach: the input edits what it says
    )
  }
  const life = new AbortController()
  const on = { signal: life.signal }
  input.addEventListener('compositionstart', () => (composing = true), on)
  input.addEventListener(
    'compositionend',
    () => {
      composing = false
      whenQuiet()
    },
    on,
  )

  if (!composing) whenQuiet()

  panel.addEventListener('focusout', ({ relatedTarget }) => {
    const stays = relatedTarget === input || (relatedTarget instanceof Node && panel.contains(relatedTarget))
    if (!isOver && !stays && document.hasFocus()) left()
  })
  panel.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.isComposing || event.keyCode === 229) return
    const ends =
      event.key === 'Escape' ||
      (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ||
      (event.key === 'Tab' && !event.defaultPrevented && !event.shiftKey)
    if (!ends) return
    event.preventDefault()
    // What ends an edit the sheet's keys decide, wherever it is typed.
    const { key, ctrlKey, metaKey, shiftKey } = event
    input.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, metaKey, shiftKey }))
  })

  return {
    element: panel,
    get covers() {
      return editor !== null
    },
    place(cell) {
      place = () => {
        const { clientWidth, clientHeight } = desk.root
        panel.style.width = `${Math.min(Math.max(cell.width + 1, 346), clientWidth - 8)}px`
        panel.style.maxHeight = `${Math.min(360, clientHeight - 8)}px`
        panel.style.left = `${Math.max(0, Math.min(cell.left, clientWidth - panel.offsetWidth - 4))}px`
        panel.style.top = `${Math.max(0, Math.min(cell.top, clientHeight - panel.offsetHeight - 4))}px`
      }
      place()
    },
    filter() {
      if (!composing) whenQuiet()
    },
    key(event) {
      // a paragraph, as in the editor that is about to be here
      if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return false
      document.execCommand('insertText', false, '\n')
      return true
    },
    valueNow: () => editor?.valueNow(),
    isTouched: () => (editor === null ? input.value !== (before ?? '') : editor.isTouched()),
    isComposing: () => editor?.isComposing() === true,
    refuse: (isRefused) => editor?.refuse(isRefused),
    [Symbol.dispose]() {
      isOver = true
      life.abort()
      const had = panel.contains(document.activeElement)
      editor?.[Symbol.dispose]()
      panel.remove()
      if (had) input.focus({ preventScroll: true })
    },
  }
}
