import { Editor } from '@tiptap/core'
import { plainOf, readRich, writeRich } from '#shared/rich/rich.ts'
import type { RichLine } from '#shared/rich/line.ts'
import type { Words } from '../words/zh.ts'
import { docOf, linesOf } from './richDoc.ts'
import styles from './richEditor.module.css'
import { richKit } from './richKit.ts'
import { createRichToolbar } from './richToolbar.ts'

/** A formatted text being edited, with its toolbar. It knows no cell: whoever made it asks for the value and takes it away. */
export interface RichEditor extends Disposable {
  readonly element: HTMLElement
  /** The text as a cell keeps it; null: it says nothing. */
  valueNow(): string | null
  isTouched(): boolean
  /** Is an input method composing in it? */
  isComposing(): boolean
  focus(): void
  refuse(isRefused: boolean): void
}

export interface RichEditorParts {
  readonly value: string
  /** Typed before the editor was there: goes to the end. */
  readonly typed?: string
  readonly label: string
  readonly words: Words['sheet']['rich']
  readonly onChange?: () => void
}

export function createRichEditor({ value, typed = '', label, words, onChange }: RichEditorParts): RichEditor {
  const paper = document.createElement('div')
  paper.className = styles['paper'] ?? ''
  let touched = typed !== ''
  const editor = new Editor({
    element: paper,
    extensions: richKit(words),
    content: docOf(withTyped(readRich(value), typed)),
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label } },
    onUpdate() {
      touched = true
      onChange?.()
    },
  })
  const toolbar = createRichToolbar(editor, words)
  const element = document.createElement('div')
  element.className = styles['editor'] ?? ''
  element.append(toolbar.element, paper)
  return {
    element,
    valueNow() {
      const written = writeRich(linesOf(editor.getJSON()))
      return plainOf(written).trim() === '' ? null : written
    },
    isTouched: () => touched,
    isComposing: () => editor.view.composing,
    // Tiptap's own command waits for a frame: keys until then would go elsewhere
    focus() {
      editor.commands.setTextSelection(editor.state.doc.content.size)
      editor.view.focus()
    },
    refuse: (isRefused) => editor.view.dom.setAttribute('aria-invalid', String(isRefused)),
    [Symbol.dispose]() {
      toolbar[Symbol.dispose]()
      editor.destroy()
      element.remove()
    },
  }
}

function withTyped(lines: readonly RichLine[], typed: string): readonly RichLine[] {
  if (typed === '') return lines
  const [first = '', ...rest] = typed.split('\n')
  const last = lines.at(-1) ?? { kind: 'p', depth: 0, runs: [] }
  const marks = last.runs.at(-1)?.marks ?? ''
  const further = rest.map((text): RichLine => ({ kind: 'p', depth: 0, runs: [{ text, marks: '' }] }))
  return [...lines.slice(0, -1), { ...last, runs: [...last.runs, { text: first, marks }] }, ...further]
}
