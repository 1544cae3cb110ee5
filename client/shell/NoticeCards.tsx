import { Link, useNavigate } from 'react-router'
import { Button } from '../kit/Button.tsx'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { ledgerRecord } from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import type { ReturnReason } from '#shared/ownership/announced.ts'
import { returnDay } from '#shared/ownership/returnDay.ts'
import type { Notice } from '#shared/wire/item.ts'
import { useDay } from '../replica/useDay.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import type { Words } from '../words/zh.ts'
import styles from './NoticeCards.module.css'
import { useCustomerInUrl } from './openCustomer.ts'
import { useIsPhone } from './useMedia.ts'
import { StandInCard } from './StandInCard.tsx'
import { useFreshNotices } from './useFreshNotices.ts'
import { useFreshStandIns } from './useFreshStandIns.ts'
import { useNoticeDone } from './useNoticeDone.ts'

/** On a phone, and over a customer's panel, one card leaves room to work under it. */
const mostCards = (isNarrow: boolean): number => (isNarrow ? 1 : 3)

/** Notices that came while the screen was open, at the bottom right until they are seen to. */
export function NoticeCards() {
  const words = useWords().shell.notices
  const { cards, putOff } = useFreshNotices()
  const standIns = useFreshStandIns()
  const { customer } = useCustomerInUrl()
  const most = mostCards(useIsPhone() || customer !== null)
  if (cards.length + standIns.length === 0) return null
  const room = Math.max(standIns.length === 0 ? 1 : 0, most - standIns.length)
  return (
    <section className={styles.cards} aria-label={words.label} aria-live="assertive">
      {standIns.slice(0, most).map((news) => (
        <StandInCard key={news.seenKey} news={news} />
      ))}
      {cards.slice(0, room).map((notice) => (
        <NoticeCard key={notice.id} notice={notice} onLater={() => putOff([notice])} />
      ))}
      {cards.length > room && (
        <p className={styles.rest}>
          <Link to="/">{words.more(cards.length - room)}</Link>
          <Button look="quiet" title={words.laterTold} onClick={() => putOff(cards)}>
            {words.laterAll}
          </Button>
        </p>
      )}
    </section>
  )
}

function NoticeCard({ notice, onLater }: { readonly notice: Notice; readonly onLater: () => void }) {
  const words = useWords().shell.notices
  const format = useFormat()
  const workspace = useWorkspace()
  const { open } = useCustomerInUrl()
  const navigate = useNavigate()
  const done = useNoticeDone()
  const customers = useRoleReader('customers')
  const row = workspace.rows('customers').get(ledgerRecord(notice.customer))
  const customer = row === undefined ? '' : customers.text(row, 'name')
  const day = notice.dueOn === undefined ? null : format.longDay(notice.dueOn)
  const company = useSource(workspace.company)
  const { members } = company
  const envelope = workspace.envelope(notice.customer)
  const today = useDay()
  const back = row === undefined || envelope === undefined ? null : returnDay(company, row, envelope, today)
  const by = notice.by === undefined ? '' : (members.get(notice.by)?.name ?? '')
  const when = whenOf(notice, { words, by, day, moment: format.moment(notice.dueAt), why: back?.why })
  return (
    <article className={styles.card} data-kind={notice.kind}>
      <p className={styles.kind}>{words[notice.kind]}</p>
      <h3 className={styles.title}>{titleOf(notice, customer, words)}</h3>
      {notice.content !== '' && <p className={styles.content}>{notice.content}</p>}
      <p className={styles.when}>
        {notice.kind === 'reminder' && customer !== '' ? `${customer} · ` : ''}
        {when}
      </p>
      <div className={styles.acts}>
        <Button
          look="primary"
          onClick={() => {
            if (notice.count !== undefined) void navigate('/#handed')
            else if (notice.kind === 'handedOver') void navigate(`/hand-over/${notice.customer}`)
            else if (notice.kind === 'comment') open(notice.customer, { part: 'comments', at: notice.record })
            else open(notice.customer)
            onLater()
          }}
        >
          {notice.kind === 'handedOver' && notice.count === undefined ? words.openHandOver : words.open}
        </Button>
        <Button onClick={() => done(notice)}>{words.done}</Button>
        <Button look="quiet" title={words.laterTold} onClick={onLater}>
          {words.later}
        </Button>
      </div>
    </article>
  )
}

function titleOf(notice: Notice, customer: string, words: Words['shell']['notices']): string {
  const name = notice.kind === 'reminder' ? notice.title : customer || notice.title
  return notice.count === undefined ? name : words.withOthers(name, notice.count)
}

interface Told {
  readonly words: Words['shell']['notices']
  readonly by: string
  /** The day that it is about, where there is one. */
  readonly day: string | null
  readonly moment: string
  /** By which rule the customer would go back. */
  readonly why: ReturnReason | undefined
}

function whenOf({ kind }: Notice, { words, by, day, moment, why }: Told): string {
  switch (kind) {
    case 'shared':
      return words.sharedBy(by, day)
    case 'handedOver':
      return words.handedOverBy(by)
    case 'comment':
      return words.commentedBy(by)
    case 'extensionGranted':
    case 'extensionDeclined':
      return words.decidedBy(by, day)
    case 'poolReturn':
      return why === 'no-deal' ? words.returnsUnlessDeal(day ?? '') : words.returnsOn(day ?? '')
    case 'reminder':
    case 'followUpOverdue':
      return day === null ? words.dueAt(moment) : words.dueOn(day)
    default:
      return never(kind)
  }
}
