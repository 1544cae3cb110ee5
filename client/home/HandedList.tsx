import { Link } from 'react-router'
import { ledgerRecord } from '#shared/base/id.ts'
import type { Notice } from '#shared/wire/item.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useNoticeDone } from '../shell/useNoticeDone.ts'
import { useWords } from '../words/useWords.ts'
import styles from './DueList.module.css'

const most = 8

/** Customers that colleagues handed over or opened to me, until I say that I have seen it. */
export function HandedList() {
  const words = useWords().home
  const notices = useSource(useWorkspace().notices)
  const done = useNoticeDone()
  const handed = notices
    .filter(({ kind }) => kind === 'handedOver' || kind === 'shared')
    .sort((one, other) => other.madeAt - one.madeAt)
  if (handed.length === 0) return null
  return (
    <section id="handed" className={styles.list}>
      <h2 className={styles.title}>
        {words.handed} <span className={styles.count}>{handed.length}</span>
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
        onClick={() => open(notice.customer)}
      >
        <span className={styles.name}>{name}</span>
        <span className={styles.what}>
          {notice.kind === 'shared' ? words.sharedBy(by, notice.dueOn ?? null) : words.handedBy(by)}
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
