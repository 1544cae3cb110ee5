import { CloseOutlined, DownOutlined, EllipsisOutlined, LinkOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { daysBetween } from '#shared/base/instant.ts'
import { usualWarnDays } from '#shared/ownership/poolRules.ts'
import { returnDay } from '#shared/ownership/returnDay.ts'
import { columnByRole, type ColumnRole } from '#shared/ledger/column.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import { ExtensionState } from '../ownership/ExtensionState.tsx'
import { HandOverDialog } from '../ownership/HandOverDialog.tsx'
import { WhyReturns } from '../ownership/WhyReturns.tsx'
import { SharedWith } from '../ownership/SharedWith.tsx'
import { ShareDialog } from '../ownership/ShareDialog.tsx'
import { ReturnDialog } from '../ownership/ReturnDialog.tsx'
import { useOwnership } from '../ownership/useOwnership.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useToasts } from '../kit/useToasts.ts'
import { useWords } from '../words/useWords.ts'
import { CellShow } from './CellShow.tsx'
import { dueWords } from './dueWords.ts'
import styles from './PanelHead.module.css'
import { useSubmit } from './useSubmit.ts'
import { WhyDue } from './WhyDue.tsx'

interface Props {
  readonly row: ViewRow
  readonly followUps: readonly ViewRow[]
  readonly mayEdit: boolean
  readonly onLog: () => void
  readonly onClose: () => void
  readonly onStep?: (step: 1 | -1) => void
}

/** Who it is, whose he is, when he is due, and what one can do. */
export function PanelHead({ row, followUps, mayEdit, onLog, onClose, onStep }: Props) {
  const words = useWords().customer
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const context = useCellContext()
  const name = useCustomerName(row)
  const shown = (role: ColumnRole) => {
    const column = columnByRole(company.columns.values(), 'customers', role)
    return column === null || (row.cells[column.id] ?? null) === null ? null : (
      <CellShow row={row} column={column} context={context} />
    )
  }
  const envelope = workspace.envelope(row.customer)
  const owner = envelope === undefined ? null : ownerOf(envelope)
  const dueColumn = columnByRole(company.columns.values(), 'customers', 'nextFollowUpOn')
  const dueOn = dueColumn === null ? null : row.cells[dueColumn.id]
  const back = envelope === undefined ? null : returnDay(company, row, envelope, context.today)
  const due = dueWords(words.panel, typeof dueOn === 'string' ? dueOn : null, context.today)
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h2 id="customer-panel-name" title={name}>
          {name}
        </h2>
        {shown('grade')}
        {shown('stage')}
        <span className={styles.space} />
        {onStep !== undefined && (
          <>
            <Button
              type="text"
              size="small"
              icon={<UpOutlined />}
              aria-label={words.panel.previous}
              title={words.panel.previous}
              onClick={() => onStep(-1)}
            />
            <Button
              type="text"
              size="small"
              icon={<DownOutlined />}
              aria-label={words.panel.next}
              title={words.panel.next}
              onClick={() => onStep(1)}
            />
          </>
        )}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={words.panel.close}
          title={words.panel.close}
          onClick={onClose}
        />
      </div>
      <div className={styles.facts}>
        <span>
          {words.panel.owner} <b>{owner === null ? words.panel.pool : (company.members.get(owner)?.name ?? '')}</b>
        </span>
        <span data-late={due.late}>
          {words.panel.nextDue} <b>{typeof dueOn === 'string' ? dueOn : ''}</b> {due.text}
          <WhyDue row={row} followUps={followUps} />
        </span>
        {envelope !== undefined && <SharedWith envelope={envelope} />}
        {back !== null && (
          <span data-late={daysBetween(context.today, back.on) <= usualWarnDays}>
            {words.panel.returns} <b>{back.on}</b>{' '}
            {words.panel.returnsIn(Math.max(0, daysBetween(context.today, back.on)))}
            <WhyReturns due={back} />
          </span>
        )}
        {back !== null && envelope !== undefined && <ExtensionState envelope={envelope} name={name} />}
      </div>
      <Actions row={row} name={name} owner={owner} mayEdit={mayEdit} onLog={onLog} onClose={onClose} />
    </header>
  )
}

/** The customer's name, or the words for having none. */
export function useCustomerName(row: ViewRow): string {
  const words = useWords().customer.panel
  const company = useSource(useWorkspace().company)
  const column = columnByRole(company.columns.values(), 'customers', 'name')
  const told = column === null ? null : row.cells[column.id]
  return typeof told === 'string' && told !== '' ? told : words.unnamed
}

type Act = 'assign' | 'transfer' | 'return' | 'share'

function Actions({
  row,
  name,
  owner,
  mayEdit,
  onLog,
  onClose,
}: {
  readonly row: ViewRow
  readonly name: string
  readonly owner: string | null
  readonly mayEdit: boolean
  readonly onLog: () => void
  readonly onClose: () => void
}) {
  const words = useWords().customer
  const toasts = useToasts()
  const ownership = useOwnership()
  const submit = useSubmit()
  const [act, setAct] = useState<Act | null>(null)
  const copyLink = () => {
    const link = `${location.origin}/ledger?customer=${row.customer}`
    // Plain-http offices have no clipboard API; there the address bar holds the same link.
    void navigator.clipboard?.writeText(link).then(() => toasts.show({ text: words.panel.linkCopied }))
  }
  const remove = () =>
    submit(
      {
        kind: 'remove',
        label: name,
        changes: [{ kind: 'remove', customer: row.customer, table: 'customers', record: row.id }],
      },
      onClose,
    )
  return (
    <div className={styles.actions}>
      {mayEdit && (
        <Button type="primary" onClick={onLog}>
          {words.followUp.log}
        </Button>
      )}
      {owner === null ? (
        <>
          <Button onClick={() => ownership.claim(row.customer, name)}>{words.ownership.claim}</Button>
          <Button onClick={() => setAct('assign')}>{words.ownership.assign}</Button>
        </>
      ) : (
        <>
          <Button onClick={() => setAct('transfer')}>{words.ownership.transfer}</Button>
          <Button onClick={() => setAct('return')}>{words.ownership.return}</Button>
          <Button onClick={() => setAct('share')}>{words.sharing.share}</Button>
        </>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'link', icon: <LinkOutlined />, label: words.panel.copyLink },
            ...(mayEdit ? [{ key: 'remove', danger: true, label: words.panel.remove }] : []),
          ],
          onClick: ({ key }) => (key === 'link' ? copyLink() : remove()),
        }}
      >
        <Button icon={<EllipsisOutlined />} aria-label={words.panel.more} />
      </Dropdown>
      {act === 'share' && <ShareDialog customer={row.customer} name={name} onClose={() => setAct(null)} />}
      {act === 'return' && <ReturnDialog customers={[row.customer]} name={name} onClose={() => setAct(null)} />}
      {(act === 'assign' || act === 'transfer') && (
        <HandOverDialog act={act} customer={row.customer} name={name} onClose={() => setAct(null)} />
      )}
    </div>
  )
}
