import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Avatar } from '../kit/Avatar.tsx'
import { useSubmit } from '../customer/useSubmit.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import { piecesOf, type ShownComment } from './commentsOf.ts'
import styles from './Comments.module.css'

/** One comment: who, when, about which record when that is worth saying; its author may take it back. */
export function CommentItem({
  comment,
  about,
}: {
  readonly comment: ShownComment
  /** The record that it is about, and the way there. */
  readonly about?: { readonly name: string; readonly open: () => void } | undefined
}) {
  const words = useWords().comment
  const format = useFormat()
  const workspace = useWorkspace()
  const { members } = useSource(workspace.company)
  const submit = useSubmit()
  const { id, customer, by, at, text, named, isWaiting } = comment
  const author = members.get(by)?.name ?? ''
  const names = named.flatMap((each) => members.get(each)?.name ?? [])
  const remove = () =>
    submit({
      kind: 'remove',
      label: words.thread,
      changes: [{ kind: 'remove', customer, table: 'comments', record: id }],
    })
  return (
    <li className={styles.comment} data-waiting={isWaiting}>
      <Avatar id={by} name={author} />
      <div>
        <header>
          <b>{author}</b>
          <time>{format.moment(at)}</time>
          {isWaiting && <span className={styles.waiting}>{words.waiting}</span>}
          {by === workspace.me && (
            <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={words.remove} onClick={remove} />
          )}
        </header>
        {about !== undefined && (
          <button type="button" className={styles.about} onClick={about.open}>
            {words.aboutFollowUp(about.name)}
          </button>
        )}
        <p>
          {piecesOf(text, names).map((piece, place) =>
            // the pieces of one text never move
            piece.isName ? <mark key={place}>{piece.text}</mark> : <span key={place}>{piece.text}</span>,
          )}
        </p>
      </div>
    </li>
  )
}
