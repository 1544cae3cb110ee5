import { Empty } from 'antd'
import type { CustomerId, RecordId } from '#shared/base/id.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useWords } from '../words/useWords.ts'
import { CommentComposer } from './CommentComposer.tsx'
import { CommentItem } from './CommentItem.tsx'
import { commentsOf, type ShownComment } from './commentsOf.ts'
import styles from './Comments.module.css'

interface Props {
  readonly customer: CustomerId
  readonly rows: readonly ViewRow[]
  readonly followUps: readonly ViewRow[]
  readonly maySay: boolean
  readonly onFollowUp: (record: RecordId) => void
}

/** Everything that was said about a customer and his follow-ups, and the place to say more. */
export function Comments({ customer, rows, followUps, maySay, onFollowUp }: Props) {
  const words = useWords().comment
  const cells = useRoleReader('followups')
  const comments = commentsOf(rows)
  const aboutOf = ({ about }: ShownComment) => {
    const followUp = about === null ? undefined : followUps.find(({ id }) => id === about)
    if (followUp === undefined) return undefined
    const name = cells.text(followUp, 'followUpSubject') || cells.text(followUp, 'followUpContent').slice(0, 30)
    return { name, open: () => onFollowUp(followUp.id) }
  }
  return (
    <section aria-label={words.thread}>
      {comments.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />}
      <ol className={styles.list}>
        {comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} about={aboutOf(comment)} />
        ))}
      </ol>
      {maySay && <CommentComposer customer={customer} about={null} />}
    </section>
  )
}
