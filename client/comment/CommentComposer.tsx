import { Button, Mentions } from 'antd'
import PinyinMatch from 'pinyin-match'
import { useMemo, useState } from 'react'
import { ledgerRecord, type CustomerId, type RecordId } from '#shared/base/id.ts'
import { longestComment, mostNamed, sayComment } from '#shared/ledger/comment.ts'
import { mayRead, viewerOf } from '#shared/ownership/rights.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import type { Workspace } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './Comments.module.css'
import { namedIn } from './commentsOf.ts'

/** A word about the customer, or about one of his records; @ offers the colleagues who see him. */
export function CommentComposer({
  customer,
  about,
  isFirst = false,
}: {
  readonly customer: CustomerId
  readonly about: RecordId | null
  /** It was asked for: one writes at once. */
  readonly isFirst?: boolean
}) {
  const words = useWords().comment
  const workspace = useWorkspace()
  const submit = useSubmit()
  const cells = useRoleReader('customers')
  const people = useReaders(customer)
  const [text, setText] = useHalfWritten(workspace, about ?? customer)
  const send = () => {
    const said = text.trim().replaceAll('\r\n', '\n')
    if (said === '') return
    const named = namedIn(said, people).slice(0, mostNamed)
    const row = workspace.rows('customers').get(ledgerRecord(customer))
    submit(
      {
        kind: 'comment',
        label: (row === undefined ? '' : cells.text(row, 'name')).slice(0, 200),
        changes: [
          sayComment({ id: workspace.newId.record(), customer, text: said, about, named: named.map(({ id }) => id) }),
        ],
      },
      () => setText(''),
    )
  }
  return (
    <form
      aria-label={words.write}
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Mentions
        aria-label={words.write}
        placeholder={words.hint}
        autoFocus={isFirst}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={longestComment}
        value={text}
        onChange={setText}
        filterOption={(typed, { value = '' }) => typed === '' || PinyinMatch.match(value, typed) !== false}
        options={people.map(({ id, name }) => ({ key: id, value: name, label: name }))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || (!event.ctrlKey && !event.metaKey) || event.nativeEvent.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      <div className={styles.foot}>
        <span>{words.sendKeys}</span>
        <Button type="primary" size="small" htmlType="submit" disabled={text.trim() === ''}>
          {words.send}
        </Button>
      </div>
    </form>
  )
}

/** What is begun and not sent, for as long as the page is open: a look at another customer loses no word. */
const begun = new WeakMap<Workspace, Map<string, string>>()

function useHalfWritten(workspace: Workspace, about: string): readonly [string, (text: string) => void] {
  const texts = begun.get(workspace) ?? new Map<string, string>()
  begun.set(workspace, texts)
  const [text, setText] = useState(texts.get(about) ?? '')
  const put = (typed: string) => {
    if (typed === '') texts.delete(about)
    else texts.set(about, typed)
    setText(typed)
  }
  return [text, put]
}

/** The colleagues who see this customer: whoever else were named would hear nothing. */
function useReaders(customer: CustomerId) {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const envelope = workspace.envelope(customer)
  return useMemo(() => {
    if (envelope === undefined) return []
    return [...company.members.values()].filter(({ id }) => {
      const viewer = id === workspace.me ? null : viewerOf(company, id)
      return viewer !== null && mayRead(viewer, envelope)
    })
  }, [company, envelope, workspace])
}
