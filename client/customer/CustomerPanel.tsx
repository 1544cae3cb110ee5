import { Tabs } from 'antd'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { ledgerRecord, type ColumnId, type CustomerId, type RecordId } from '#shared/base/id.ts'
import { mayComment, mayRead, mayWrite } from '#shared/ownership/rights.ts'
import { Comments } from '../comment/Comments.tsx'
import { commentsOf } from '../comment/commentsOf.ts'
import { AttachmentsTab } from '../attachment/AttachmentsTab.tsx'
import { FollowUpComposer } from '../followup/FollowUpComposer.tsx'
import { Timeline } from '../followup/Timeline.tsx'
import { Reminders } from '../reminder/Reminders.tsx'
import { Button } from '../kit/Button.tsx'
import type { OpenCustomer } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { usePartInUrl, type PanelPart } from '../shell/openCustomer.ts'
import { useWords } from '../words/useWords.ts'
import { Contacts } from './Contacts.tsx'
import styles from './CustomerPanel.module.css'
import { History, type PastCell } from './History.tsx'
import { Overview } from './Overview.tsx'
import { PanelHead, useCustomerName } from './PanelHead.tsx'
import { useOpenCustomer } from './useOpenCustomer.ts'

const NoteEditor = lazy(() => import('../note/NoteEditor.tsx').then((module) => ({ default: module.NoteEditor })))

export interface CustomerPanelProps {
  readonly customerId: CustomerId
  readonly onClose: () => void
  /** Walks to the next or previous customer of the list beside the panel. */
  readonly onStep?: (step: 1 | -1) => void
  /** Opens straight at the history of one cell. */
  readonly historyOf?: ColumnId | null
}

type Open = Extract<ReturnType<OpenCustomer['state']['get']>, { readonly kind: 'open' }>

/** The side panel of one customer. Esc closes it, N opens the follow-up composer, Alt+↑/↓ walk. */
export function CustomerPanel({ customerId, onClose, onStep, historyOf }: CustomerPanelProps) {
  const words = useWords().customer.panel
  const state = useOpenCustomer(customerId)
  if (state.kind !== 'open') {
    return (
      <aside className={styles.panel} aria-busy={state.kind === 'loading'}>
        <p className={styles.wait} role="status">
          {state.kind === 'loading' ? words.loading : words.absent}
        </p>
        {state.kind === 'absent' && (
          <Button className={styles.close ?? ''} onClick={onClose}>
            {words.close}
          </Button>
        )}
      </aside>
    )
  }
  return <OpenPanel key={customerId} open={state} onClose={onClose} onStep={onStep} historyOf={historyOf ?? null} />
}

function OpenPanel({
  open,
  onClose,
  onStep,
  historyOf,
}: {
  readonly open: Open
  readonly onClose: () => void
  readonly onStep: CustomerPanelProps['onStep']
  readonly historyOf: ColumnId | null
}) {
  const words = useWords().customer
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const [tab, setTab] = useState(historyOf === null ? 'overview' : 'history')
  const [cell, setCell] = useState<PastCell | null>(
    historyOf === null ? null : { record: ledgerRecord(open.customer.customer), column: historyOf },
  )
  const hasDraft = useSource(workspace.drafts).has(open.customer.customer)
  const [composing, setComposing] = useState(hasDraft)
  const [at, setAt] = useState<RecordId | null>(null)
  const panel = useRef<HTMLElement>(null)
  const { customer: row, envelope, records } = open
  const mayEdit = envelope !== undefined && mayWrite(viewer, envelope)
  const maySay = envelope !== undefined && envelope.removed === undefined && mayRead(viewer, envelope)
  const mayTalk = envelope !== undefined && envelope.removed === undefined && mayComment(viewer, envelope)
  const name = useCustomerName(row)
  const log = () => {
    setTab('followUps')
    setComposing(true)
  }
  usePartWanted((part) => {
    setTab(part.part === 'compose' ? 'followUps' : part.part)
    if (part.part === 'compose') setComposing(true)
    else if (part.part === 'history') setCell({ record: part.at, column: part.column })
    else setAt(part.at)
  })
  useEffect(() => {
    workspace.setFocus({ customer: row.customer, editing: false })
    return () => workspace.setFocus({ customer: null, editing: false })
  }, [workspace, row.customer])
  usePanelKeys(panel, { close: onClose, log: mayEdit ? log : () => {}, step: onStep })
  const items = [
    { key: 'overview', label: words.panel.tabs.overview, children: <Overview row={row} mayEdit={maySay} /> },
    {
      key: 'followUps',
      label: `${words.panel.tabs.followUps} ${records.followups.length || ''}${hasDraft ? ` · ${words.followUp.draft}` : ''}`,
      children: (
        <>
          {mayEdit && composing && (
            <FollowUpComposer
              customer={row.customer}
              name={name}
              onSaved={() => setComposing(false)}
              onCancel={() => setComposing(false)}
            />
          )}
          {mayEdit && !composing && (
            <button type="button" className={styles.compose} onClick={log}>
              {words.followUp.log} (N)
            </button>
          )}
          <Timeline
            followUps={records.followups}
            comments={records.comments}
            mayEdit={mayEdit}
            maySay={mayTalk}
            at={at}
          />
        </>
      ),
    },
    {
      key: 'contacts',
      label: `${words.panel.tabs.contacts} ${records.contacts.length || ''}`,
      children: <Contacts customer={row.customer} contacts={records.contacts} mayEdit={mayEdit} at={at} />,
    },
    {
      key: 'comments',
      label: `${words.panel.tabs.comments} ${commentsOf(records.comments).length || ''}`,
      children: (
        <Comments
          customer={row.customer}
          rows={records.comments}
          followUps={records.followups}
          maySay={mayTalk}
          onFollowUp={(record) => {
            setAt(record)
            setTab('followUps')
          }}
        />
      ),
    },
    {
      key: 'note',
      label: words.panel.tabs.note,
      children: (
        <Suspense fallback={<p>{words.note.state.loading}</p>}>
          <NoteEditor customer={row.customer} mayEdit={mayEdit} />
        </Suspense>
      ),
    },
    {
      key: 'reminders',
      label: `${words.panel.tabs.reminders} ${records.reminders.length || ''}`,
      children: <Reminders customer={row.customer} reminders={records.reminders} mayEdit={mayEdit} />,
    },
    {
      key: 'files',
      label: words.panel.tabs.files,
      children: (
        <AttachmentsTab
          customer={row}
          records={[...records.contacts, ...records.followups, ...records.reminders]}
          mayEdit={maySay}
        />
      ),
    },
    {
      key: 'history',
      label: words.panel.tabs.history,
      children: (
        <History
          row={row}
          records={records}
          cell={cell}
          onCell={setCell}
          mayEdit={mayEdit && envelope !== undefined && mayRead(viewer, envelope)}
        />
      ),
    },
  ]
  return (
    <aside ref={panel} className={styles.panel} aria-labelledby="customer-panel-name" tabIndex={-1}>
      <PanelHead
        row={row}
        followUps={records.followups}
        mayEdit={mayEdit}
        onLog={log}
        onClose={onClose}
        {...(onStep !== undefined && { onStep })}
      />
      <Tabs
        className={styles.tabs}
        size="small"
        tabBarGutter={10}
        activeKey={tab}
        onChange={setTab}
        items={items}
        destroyOnHidden
      />
    </aside>
  )
}

/** Goes where the URL asks to, once. */
function usePartWanted(go: (part: PanelPart) => void): void {
  const { wanted, shown } = usePartInUrl()
  const gone = useRef<PanelPart | null>(null)
  useEffect(() => {
    // the URL forgets a moment later, and what is shown then draws the panel anew
    if (wanted === null || wanted === gone.current) return
    gone.current = wanted
    go(wanted)
    shown()
  }, [wanted, shown, go])
}

/** Keys that work anywhere in the panel, except while something is typed. */
function usePanelKeys(
  panel: React.RefObject<HTMLElement | null>,
  acts: { readonly close: () => void; readonly log: () => void; readonly step: CustomerPanelProps['onStep'] },
): void {
  useEffect(() => {
    const element = panel.current
    if (element === null) return
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      // a dialog over the panel has keys of its own
      if (event.target instanceof Element && event.target.closest('dialog') !== null) return
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, [contenteditable="true"]') !== null
      if (event.key === 'Escape' && typing) leaveField(element, event.target)
      else if (event.key === 'Escape') acts.close()
      else if (event.altKey && event.key === 'ArrowDown') acts.step?.(1)
      else if (event.altKey && event.key === 'ArrowUp') acts.step?.(-1)
      else if (!typing && (event.key === 'n' || event.key === 'N') && !event.ctrlKey && !event.metaKey) acts.log()
      else return
      event.preventDefault()
    }
    element.addEventListener('keydown', onKey)
    return () => element.removeEventListener('keydown', onKey)
  })
}

/** Esc in a field leaves that field, never the panel: what is half written would go with it. */
function leaveField(panel: HTMLElement, field: HTMLElement): void {
  if (field.closest('[data-field-edit]') === null) panel.focus()
}
