import { Link } from 'react-router'
import { ledgerRecord } from '#shared/base/id.ts'
import type { Notice } from '#shared/wire/item.ts'
import { HandedMany } from './HandedMany.tsx'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useNoticeDone } from '../shell/useNoticeDone.ts'
import { useWords } from '../words/useWords.ts'
import type { Words } from '../words/zh.ts'
import styles from './DueList.module.css'

const most = 8

const kinds = {
  handed: ['handedOver', 'shared'],
  decided: ['extensionGranted', 'extensionDeclined'],
  said: ['comment'],
} as const

/**
 * What colleagues did, until I say that I have seen it: customers that they handed over or opened to me, what they
 * decided about the time I asked for, what they said about mine.
 */
export function HandedList({ about }: { readonly about: keyof typeof kinds }) {
  const words = useWords().home
  const notices = useSource(useWorkspace().notices)
  const done = useNoticeDone()
  const handed = notices
    .filter(({ kind }) => kinds[about].some((each) => each === kind))
    .sort((one, other) => other.madeAt - one.madeAt)
  if (handed.length === 0) return null
  return (
    <section id={about} className={styles.list}>
      <h2 className={styles.title}>
        {words[about]} <span className={styles.count}>{handed.length}</span>
      </h2>
      <ul>
        {handed.slice(0, most).map((notice) => (
          <HandedRow key={notice.id} notice={notice} onSeen={() => done(notice)} />
        ))}
      </ul>
      {handed.length > 1 && (
        <Button
          look="quiet"
          onClick={() => {
            for (const notice of handed) done(notice)
          }}
        >
          {words.seenAll}
        </Button>
      )}
    </section>
  )
}

function HandedRow({ notice, onSeen }: { readonly notice: Notice; readonly onSeen: () => void }) {
  return notice.count === undefined ? (
    <HandedOne notice={notice} onSeen={onSeen} />
  ) : (
    <HandedMany notice={notice} count={notice.count} onSeen={onSeen} />
  )
}

function HandedOne({ notice, onSeen }: { readonly notice: Notice; readonly onSeen: () => void }) {
  const { home: words, customer, shell } = useWords()
  const workspace = useWorkspace()
  const { members } = useSource(workspace.company)
  const { open } = useCustomerInUrl()
  const ledger = useRoleReader('customers')
  const row = workspace.rows('customers').get(ledgerRecord(notice.customer))
  const name = (row === undefined ? '' : ledger.text(row, 'name')) || notice.title || customer.panel.unnamed
  const by = notice.by === undefined ? '' : (members.get(notice.by)?.name ?? '')
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.open}
        aria-label={words.openOf(name)}
        onClick={() =>
          notice.kind === 'comment'
            ? open(notice.customer, { part: 'comments', at: notice.record })
            : open(notice.customer)
        }
      >
        <span className={styles.name}>{name}</span>
        <span className={styles.what} title={whatOf(notice, by, words)}>
          {whatOf(notice, by, words)}
        </span>
      </button>
      {notice.kind === 'handedOver' && (
        <Link className={styles.when} to={`/hand-over/${notice.customer}`}>
          {shell.notices.openHandOver}
        </Link>
      )}
      <Button look="quiet" aria-label={words.seenOf(name)} onClick={onSeen}>
        {words.seen}
      </Button>
    </li>
  )
}

function whatOf({ kind, dueOn, content }: Notice, by: string, words: Words['home']): string {
  if (kind === 'shared') return words.sharedBy(by, dueOn ?? null)
  if (kind === 'comment') return words.saidBy(by, content)
  if (kind === 'extensionGranted') return words.extendedBy(by, dueOn ?? '')
  return kind === 'extensionDeclined' ? words.declinedBy(by, content) : words.handedBy(by)
}
