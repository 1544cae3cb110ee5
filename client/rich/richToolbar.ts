import type { ChainedCommands, Editor } from '@tiptap/core'
import { isSafeLink } from '#shared/rich/line.ts'
import { drawnIcon } from '../kit/drawnIcon.ts'
import type { Words } from '../words/zh.ts'
import styles from './richEditor.module.css'

interface Tool {
  readonly name: Exclude<keyof Words['sheet']['rich'], 'toolbar' | 'address' | 'badAddress' | 'task'>
  /** Drawn on 16 × 16, or a sign. */
  readonly icon: string
  readonly isOn: (editor: Editor) => boolean
  readonly act: (chain: ChainedCommands) => ChainedCommands
}

const tools: readonly Tool[] = [
  { name: 'bold', icon: 'B', isOn: (editor) => editor.isActive('bold'), act: (chain) => chain.toggleBold() },
  { name: 'italic', icon: 'I', isOn: (editor) => editor.isActive('italic'), act: (chain) => chain.toggleItalic() },
  {
    name: 'underline',
    icon: 'U',
    isOn: (editor) => editor.isActive('underline'),
    act: (chain) => chain.toggleUnderline(),
  },
  { name: 'strike', icon: 'S', isOn: (editor) => editor.isActive('strike'), act: (chain) => chain.toggleStrike() },
  {
    name: 'heading',
    icon: 'H',
    isOn: (editor) => editor.isActive('heading'),
    act: (chain) => chain.toggleHeading({ level: 3 }),
  },
  {
    name: 'bullet',
    icon: 'M3 4.5h.01M3 8h.01M3 11.5h.01M6 4.5h7.5M6 8h7.5M6 11.5h7.5',
    isOn: (editor) => editor.isActive('bulletList'),
    act: (chain) => chain.toggleBulletList(),
  },
  {
    name: 'number',
    icon: 'M2.5 3.5 3.5 3v4M2.3 9.5h1.8l-1.8 3h1.8M7 5h6.5M7 11h6.5',
    isOn: (editor) => editor.isActive('orderedList'),
    act: (chain) => chain.toggleOrderedList(),
  },
  {
    name: 'todo',
    icon: 'M2.5 4.5h4v4h-4zM3.3 6.4l1 1 1.6-2M9 6.5h4.5M9 11h4.5M2.5 10.5h4',
    isOn: (editor) => editor.isActive('taskList'),
    act: (chain) => chain.toggleTaskList(),
  },
  {
    name: 'quote',
    icon: 'M3 3.5v9M6.5 5h7M6.5 8h7M6.5 11h4.5',
    isOn: (editor) => editor.isActive('blockquote'),
    act: (chain) => chain.toggleBlockquote(),
  },
]

const linkIcon =
  'M7 9a2.6 2.6 0 0 0 3.8.2l1.9-1.9A2.6 2.6 0 0 0 9 3.6L8 4.6M9 7a2.6 2.6 0 0 0-3.8-.2L3.3 8.7A2.6 2.6 0 0 0 7 12.4l1-1'
const clearIcon = 'M3 4h8M7 4l-1.5 7M9.5 9.5l4 4M13.5 9.5l-4 4'

/** The formats of a cell's text. Buttons leave the selection alone: they act without taking the focus. */
export function createRichToolbar(
  editor: Editor,
  words: Words['sheet']['rich'],
): Disposable & { readonly element: HTMLElement } {
  const element = document.createElement('div')
  element.className = styles['tools'] ?? ''
  element.setAttribute('role', 'toolbar')
  element.setAttribute('aria-label', words.toolbar)
  const button = (name: string, icon: string, act: () => void): HTMLButtonElement => {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = styles['tool'] ?? ''
    made.tabIndex = element.childElementCount === 0 ? 0 : -1
    made.setAttribute('aria-label', name)
    made.title = name
    made.append(icon.length === 1 ? icon : drawnIcon(icon))
    made.dataset['icon'] = icon.length === 1 ? icon : ''
    made.addEventListener('mousedown', (event) => event.preventDefault())
    made.addEventListener('click', act)
    element.append(made)
    return made
  }
  const buttons = tools.map(({ name, icon, act, isOn }) => {
    const made = button(words[name], icon, () => void act(editor.chain().focus()).run())
    return { made, isOn }
  })
  const address = addressInput(editor, words)
  const link = button(words.link, linkIcon, () => address.open())
  button(words.clear, clearIcon, () => void editor.chain().focus().unsetAllMarks().clearNodes().run())
  element.append(address.element)
  element.addEventListener('keydown', walkButtons)

  const show = () => {
    for (const { made, isOn } of buttons) made.setAttribute('aria-pressed', String(isOn(editor)))
    link.setAttribute('aria-pressed', String(editor.isActive('link')))
  }
  show()
  editor.on('transaction', show)
  return { element, [Symbol.dispose]: () => editor.off('transaction', show) }
}

/** Where a link leads: Enter sets it, an empty one takes it away, Esc leaves it. */
function addressInput(editor: Editor, words: Words['sheet']['rich']) {
  const element = document.createElement('input')
  element.className = styles['address'] ?? ''
  element.type = 'text'
  element.hidden = true
  element.placeholder = words.address
  element.setAttribute('aria-label', words.address)
  const close = () => {
    element.hidden = true
    editor.commands.focus()
  }
  element.addEventListener('input', () => element.removeAttribute('aria-invalid'))
  element.addEventListener('keydown', (event) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    // the key ends this input, not the cell
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return close()
    const href = addressOf(element.value)
    if (href !== '' && !isSafeLink(href)) {
      element.setAttribute('aria-invalid', 'true')
      element.title = words.badAddress
      return
    }
    putLink(editor, href)
    close()
  })
  return {
    element,
    open() {
      const href: unknown = editor.getAttributes('link')['href']
      element.value = typeof href === 'string' ? href : ''
      element.hidden = false
      element.focus()
    },
  }
}

function putLink(editor: Editor, href: string): void {
  const chain = editor.chain().extendMarkRange('link')
  if (href === '') chain.unsetLink().run()
  else if (editor.state.selection.empty && !editor.isActive('link')) {
    chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
  } else chain.setLink({ href }).run()
}

/** What people type for an address: kebu.cn, a@kebu.cn, 13800138000. */
function addressOf(typed: string): string {
  const text = typed.trim()
  if (text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text)) return text
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return `mailto:${text}`
  if (/^\+?[\d -]{7,20}$/.test(text)) return `tel:${text.replace(/[ -]/g, '')}`
  return /^[^\s./]+(?:\.[^\s./]+)+(?:[/?#].*)?$/.test(text) ? `https://${text}` : text
}

/** One stop of the Tab key; arrows go from button to button. */
function walkButtons(event: KeyboardEvent): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLButtonElement)) return
  const all = [...(event.target.parentElement?.querySelectorAll('button') ?? [])]
  const next = all[(all.indexOf(event.target) + step + all.length) % all.length]
  for (const each of all) each.tabIndex = each === next ? 0 : -1
  next?.focus()
  event.preventDefault()
}
