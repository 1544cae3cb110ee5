import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { CustomerId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import { columnsOf } from '#shared/ledger/column.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { useCustomerName } from '../customer/PanelHead.tsx'
import { CellShow } from '../customer/CellShow.tsx'
import { useOpenCustomer } from '../customer/useOpenCustomer.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { Button } from '../kit/Button.tsx'
import { useCellContext } from '../ledger/useCellContext.ts'
import type { OpenCustomer, ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import { handOverFacts } from './handOverFacts.ts'
import styles from './HandOverPage.module.css'

type Open = Extract<ReturnType<OpenCustomer['state']['get']>, { readonly kind: 'open' }>

/** What a customer brings along into other hands, on one page that can be printed. */
export default function HandOverPage() {
  const parsed = CustomerId.safeParse(useParams()['customer'])
  const words = useWords().customer.panel
  return parsed.success ? <Asked customer={parsed.data} /> : <p className={styles.page}>{words.absent}</p>
}

function Asked({ customer }: { readonly customer: CustomerId }) {
  const words = useWords().customer.panel
  const state = useOpenCustomer(customer)
  if (state.kind === 'open') return <HandOver open={state} />
  return (
    <p className={styles.page} role="status">
      {state.kind === 'loading' ? words.loading : words.absent}
    </p>
  )
}

function HandOver({ open }: { readonly open: Open }) {
  const words = useWords().customer.handOver
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const context = useCellContext()
  const name = useCustomerName(open.customer)
  const { plans, promises, dates, recent } = handOverFacts(company, open, context.today)
  const contacts = useRoleReader('contacts')
  return (
    <article className={styles.page} aria-label={words.title(name)}>
      <header className={styles.head}>
        <h1>{words.title(name)}</h1>
        <Lead open={open} />
        <p className={styles.acts}>
          <Button onClick={() => print()}>{words.print}</Button>
          <Link to={`/ledger?customer=${open.customer.customer}`}>{words.openCustomer}</Link>
        </p>
      </header>
      <Part title={words.plans} none={words.noPlans}>
        {plans.map((row) => (
          <Plan key={row.id} row={row} />
        ))}
      </Part>
      <Part title={words.promises} none={words.noPromises}>
        {promises.map(({ row, on }) => (
          <Talk key={row.id} row={row} first={words.promisedOn(on)} />
        ))}
      </Part>
      <Part title={words.dates} none={words.noDates}>
        {dates.map(({ row, column, day }) => (
          <li key={`${row.id}/${column.id}`}>
            <b>{day}</b> {row.table === 'contacts' ? `${contacts.text(row, 'name')} · ` : ''}
            {column.name}
          </li>
        ))}
      </Part>
      <Part title={words.contacts} none={words.noContacts}>
        {open.records.contacts.map((row) => (
          <li key={row.id}>
            <Cells row={row} />
          </li>
        ))}
      </Part>
      <Part title={words.summary} none="">
        {[
          <li key="cells">
            <Cells row={open.customer} />
          </li>,
        ]}
      </Part>
      <Part title={words.recent} none={words.noRecent}>
        {recent.map((row) => (
          <Talk key={row.id} row={row} first="" />
        ))}
      </Part>
    </article>
  )
}

/** From whom, to whom, when. */
function Lead({ open: { envelope } }: { readonly open: Open }) {
  const words = useWords().customer.handOver
  const company = useSource(useWorkspace().company)
  if (envelope?.formerOwner === undefined) return null
  const owner = ownerOf(envelope)
  const nameOf = (id: typeof owner) => (id === null ? '' : (company.members.get(id)?.name ?? ''))
  const day = dayOf(envelope.owner.since, company.settings.zoneMinutes)
  if (owner === null) return null
  return <p>{words.lead(nameOf(envelope.formerOwner), nameOf(owner), day)}</p>
}

function Part({
  title,
  none,
  children,
}: {
  readonly title: string
  readonly none: string
  readonly children: readonly ReactNode[]
}) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children.length === 0 ? <p className={styles.none}>{none}</p> : <ul>{children}</ul>}
    </section>
  )
}

function Plan({ row }: { readonly row: ViewRow }) {
  const format = useFormat()
  const plans = useRoleReader('reminders')
  const at = plans.value(row, 'reminderAt')
  return (
    <li>
      <b>{typeof at === 'number' ? format.moment(at) : ''}</b> {plans.text(row, 'reminderTitle')}{' '}
      <span className={styles.more}>{plans.text(row, 'reminderContent')}</span>
    </li>
  )
}

function Talk({ row, first }: { readonly row: ViewRow; readonly first: string }) {
  const format = useFormat()
  const company = useSource(useWorkspace().company)
  const talks = useRoleReader('followups')
  const at = talks.value(row, 'followUpAt')
  return (
    <li>
      <b>{first}</b> {talks.text(row, 'followUpSubject')}{' '}
      <span className={styles.more}>
        {talks.text(row, 'followUpContent')} · {company.members.get(row.created.by)?.name ?? ''}{' '}
        {format.moment(typeof at === 'number' ? at : row.created.at)}
      </span>
    </li>
  )
}

/** The filled cells of one record, a name and a value each. */
function Cells({ row }: { readonly row: ViewRow }) {
  const company = useSource(useWorkspace().company)
  const context = useCellContext()
  const filled = columnsOf(company.columns.values(), row.table).filter(
    (column) => column.hidden !== true && (row.cells[column.id] ?? null) !== null,
  )
  return (
    <dl className={styles.cells}>
      {filled.map((column) => (
        <div key={column.id}>
          <dt>{column.name}</dt>
          <dd>
            <CellShow row={row} column={column} context={context} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
