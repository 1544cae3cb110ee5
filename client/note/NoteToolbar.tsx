import {
  BoldOutlined,
  ItalicOutlined,
  OrderedListOutlined,
  RedoOutlined,
  StrikethroughOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import { useEditorState, type Editor } from '@tiptap/react'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../words/useWords.ts'
import styles from './NoteEditor.module.css'

/** The few formats that minutes need. Buttons keep the selection: they act on mouse down. */
export function NoteToolbar({ editor }: { readonly editor: Editor }) {
  const words = useWords().customer.note
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      strike: now.isActive('strike'),
      heading: now.isActive('heading', { level: 3 }),
      bullet: now.isActive('bulletList'),
      ordered: now.isActive('orderedList'),
    }),
  })
  const chain = () => editor.chain().focus()
  return (
    <div role="toolbar" aria-label={words.toolbar} className={styles.toolbar}>
      <Format name={words.bold} on={on.bold} act={() => chain().toggleBold().run()} icon={<BoldOutlined />} />
      <Format name={words.italic} on={on.italic} act={() => chain().toggleItalic().run()} icon={<ItalicOutlined />} />
      <Format
        name={words.strike}
        on={on.strike}
        act={() => chain().toggleStrike().run()}
        icon={<StrikethroughOutlined />}
      />
      <Format
        name={words.heading}
        on={on.heading}
        act={() => chain().toggleHeading({ level: 3 }).run()}
        icon={<b>H</b>}
      />
      <Format
        name={words.bullet}
        on={on.bullet}
        act={() => chain().toggleBulletList().run()}
        icon={<UnorderedListOutlined />}
      />
      <Format
        name={words.ordered}
        on={on.ordered}
        act={() => chain().toggleOrderedList().run()}
        icon={<OrderedListOutlined />}
      />
      <Format name={words.undo} on={false} act={() => chain().undo().run()} icon={<UndoOutlined />} />
      <Format name={words.redo} on={false} act={() => chain().redo().run()} icon={<RedoOutlined />} />
    </div>
  )
}

function Format({
  name,
  on,
  act,
  icon,
}: {
  readonly name: string
  readonly on: boolean
  readonly act: () => void
  readonly icon: ReactNode
}) {
  return (
    <Button
      type={on ? 'primary' : 'text'}
      size="small"
      icon={icon}
      aria-label={name}
      title={name}
      aria-pressed={on}
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    />
  )
}
