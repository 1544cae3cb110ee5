import { Extension, type Extensions } from '@tiptap/core'
import { TaskItem, TaskList } from '@tiptap/extension-list'
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
]
