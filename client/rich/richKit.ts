import { Extension, type Extensions } from '@tiptap/core'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { AllSelection, Selection } from '@tiptap/pm/state'
import StarterKit from '@tiptap/starter-kit'
import { isSafeLink } from '#shared/rich/line.ts'
import type { Words } from '../words/zh.ts'

/** What the formatted text of a cell may hold: no more than `rich/rich.ts` keeps. */
export const richKit = (words: Words['sheet']['rich']): Extensions => [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    horizontalRule: false,
    heading: { levels: [1, 2, 3] },
    link: {
      openOnClick: false,
      autolink: true,
      protocols: [],
      isAllowedUri: (url) => isSafeLink(url),
      HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
    },
  }),
  TaskList,
  TaskItem.configure({
    nested: true,
    a11y: { checkboxLabel: (node) => words.task(node.firstChild?.textContent ?? '') },
  }),
  // A cell is closed by Ctrl+Enter, which would otherwise begin a new line.
  Extension.create({ name: 'closing', priority: 1_000, addKeyboardShortcuts: () => ({ 'Mod-Enter': () => true }) }),
  leavingAll,
]

/**
 * An arrow out of the text chosen as a whole. The browser's own step is told to the editor only afterwards: a quick
 * next key would still meet the whole text.
 */
const leavingAll = Extension.create({
  name: 'leavingAll',
  addKeyboardShortcuts() {
    const leave = (end: 'atStart' | 'atEnd') => () =>
      this.editor.commands.command(({ tr, dispatch }) => {
        if (!(tr.selection instanceof AllSelection)) return false
        dispatch?.(tr.setSelection(Selection[end](tr.doc)).scrollIntoView())
        return true
      })
    const [start, end] = [leave('atStart'), leave('atEnd')]
    return { ArrowLeft: start, ArrowUp: start, ArrowRight: end, ArrowDown: end }
  },
})
