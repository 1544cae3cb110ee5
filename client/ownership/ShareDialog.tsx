import { useState } from 'react'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import type { Collaborator } from '#shared/ownership/collaborator.ts'
import { mayCollaborate } from '#shared/ownership/share.ts'
import { mayShare } from '#shared/ownership/rights.ts'
import { Button } from '../kit/Button.tsx'
import { DayInput } from '../kit/DayInput.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { useCellContext } from '../ledger/useCellContext.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { ColleagueSelect } from './ColleagueSelect.tsx'
import { HelpDialog } from './HelpDialog.tsx'
import styles from './ShareDialog.module.css'
import { useOwnership, type Given } from './useOwnership.ts'

/** R20: who works on a customer beside his owner, to read or to edit, for how long. */
export function ShareDialog({
  customer,
  name,
  onClose,
}: {
  readonly customer: CustomerId
  readonly name: string
  readonly onClose: () => void
}) {
  const {
    customer: { sharing: words },
    pool: { help },
  } = useWords()
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  // a colleague comes and goes with the rows of what is shown
  useSource(workspace.outbox)
  const envelope = workspace.envelope(customer)
  const isMine = envelope !== undefined && mayShare(viewer, envelope)
  const { settings } = useSource(workspace.company)
  const hasRota = (settings.sharing?.rota ?? []).length > 0
  const [calling, setCalling] = useState<readonly CustomerId[] | null>(null)
  if (calling !== null) return <HelpDialog customers={calling} onClose={() => setCalling(null)} />
  return (
    <Dialog title={words.title(name)} wide onClose={onClose}>
      <div className={styles.body}>
        {envelope?.collaborators === undefined && <p className={styles.none}>{words.none}</p>}
        <ul className={styles.list}>
          {envelope?.collaborators?.map((each) => (
            <CollaboratorLine key={each.member} customer={customer} name={name} given={each} mayChange={isMine} />
          ))}
        </ul>
        {isMine && <AddLine customer={customer} name={name} />}
        <p className={styles.lead}>{words.lead}</p>
        {isMine && hasRota && (
          <Button look="quiet" onClick={() => setCalling([customer])}>
            {help.menu(1)}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

interface LineProps {
  readonly customer: CustomerId
  readonly name: string
}

function CollaboratorLine({
  customer,
  name,
  given,
  mayChange,
}: LineProps & { readonly given: Collaborator; readonly mayChange: boolean }) {
  const words = useWords().customer.sharing
  const workspace = useWorkspace()
  const { members } = useSource(workspace.company)
  const ownership = useOwnership()
  const person = members.get(given.member)?.name ?? ''
  const put = (part: Partial<Given>) => ownership.share(customer, name, given.member, { ...given, ...part })
  const isMe = given.member === workspace.me
  return (
    <li className={styles.line} aria-label={person}>
      <span className={styles.who} title={words.by(members.get(given.by)?.name ?? '')}>
        {person}
      </span>
      <RightSelect label={words.rightOf(person)} value={given.right} disabled={!mayChange} onChange={put} />
      <UntilField label={words.untilOf(person)} value={given.until} disabled={!mayChange} onChange={put} />
      {(mayChange || isMe) && (
        <Button
          look="quiet"
          aria-label={isMe ? words.leave : words.removeOf(person)}
          onClick={() => ownership.unshare(customer, name, given.member)}
        >
          {isMe ? words.leave : words.remove}
        </Button>
      )}
    </li>
  )
}

function AddLine({ customer, name }: LineProps) {
  const words = useWords().customer.sharing
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const ownership = useOwnership()
  const [to, setTo] = useState<MemberId | null>(null)
  const [given, setGiven] = useState<Given>({ right: 'read', until: undefined })
  const envelope = workspace.envelope(customer)
  const people = [...company.members.values()].filter(
    ({ id }) =>
      envelope !== undefined &&
      mayCollaborate(company, envelope, id) &&
      envelope.collaborators?.some(({ member }) => member === id) !== true,
  )
  const put = (part: Partial<Given>) => setGiven({ ...given, ...part })
  const add = () => {
    if (to === null) return
    ownership.share(customer, name, to, given)
    setTo(null)
  }
  return (
    <form
      className={styles.line}
      aria-label={words.add}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <ColleagueSelect className={styles.who} people={people} value={to} onChange={setTo} />
      <RightSelect label={words.right} value={given.right} onChange={put} />
      <UntilField label={words.until} value={given.until} onChange={put} />
      <Button look="primary" type="submit" disabled={to === null}>
        {words.add}
      </Button>
    </form>
  )
}

function RightSelect({
  label,
  value,
  disabled = false,
  onChange,
}: {
  readonly label: string
  readonly value: Given['right']
  readonly disabled?: boolean
  readonly onChange: (part: Partial<Given>) => void
}) {
  const words = useWords().customer.sharing
  return (
    <select
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange({ right: event.target.value === 'edit' ? 'edit' : 'read' })}
    >
      <option value="read">{words.rights.read}</option>
      <option value="edit">{words.rights.edit}</option>
    </select>
  )
}

/** The last day; empty is without end. */
function UntilField({
  label,
  value,
  disabled = false,
  onChange,
}: {
  readonly label: string
  readonly value: Given['until']
  readonly disabled?: boolean
  readonly onChange: (part: Partial<Given>) => void
}) {
  const words = useWords().customer.sharing
  const { today } = useCellContext()
  return (
    <label className={styles.until}>
      <span>{words.until}</span>
      <DayInput
        aria-label={label}
        today={today}
        min={today}
        value={value ?? null}
        disabled={disabled}
        onChange={(day) => onChange({ until: day ?? undefined })}
      />
      {value === undefined && <span className={styles.endless}>{words.endless}</span>}
    </label>
  )
}
