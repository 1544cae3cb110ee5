import { CommentOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { ViewRow } from '../replica/workspace.ts'
import { useWords } from '../words/useWords.ts'
import { CommentComposer } from './CommentComposer.tsx'
import { CommentItem } from './CommentItem.tsx'
import { commentsOf } from './commentsOf.ts'
import styles from './Comments.module.css'

/** What was said about one follow-up: how much of it, and opened, the words and the place for more. */
export function RecordComments({
  record,
  rows,
  maySay,
}: {
  readonly record: ViewRow
  readonly rows: readonly ViewRow[]
  readonly maySay: boolean
}) {
  const words = useWords().comment
  const comments = commentsOf(rows, record.id)
  const [isOpen, setOpen] = useState(false)
  if (comments.length === 0 && !maySay) return null
  return (
    <div className={styles.under}>
      <Button
        type="text"
        size="small"
        icon={<CommentOutlined />}
        aria-expanded={isOpen}
        data-some={comments.length > 0}
        className={styles.toggle ?? ''}
        onClick={() => setOpen(!isOpen)}
      >
        {words.of(comments.length)}
      </Button>
      {isOpen && (
        <>
          <ol className={styles.list}>
            {comments.map((comment) => (
              <CommentItem key={comment.id} comment={comment} />
            ))}
          </ol>
          {maySay && <CommentComposer customer={record.customer} about={record.id} isFirst={comments.length === 0} />}
        </>
      )}
    </div>
  )
}
