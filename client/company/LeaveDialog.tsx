import { useState, type FormEvent } from 'react'
import type { MemberId } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import type { Member } from '#shared/ledger/company.ts'
import { ShareRule } from '#shared/ownership/shareOut.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { useWords } from '../words/useWords.ts'
import { HandOverAll } from './HandOverAll.tsx'
import styles from './People.module.css'
import { useCompanyChange } from './useCompanyChange.ts'

interface LeaveDialogProps {
  readonly member: Member
  /** `leave`: he leaves, asked by typing his name; `handOver`: he stays, his customers go. */
  readonly act: 'leave' | 'handOver'
  readonly onClose: () => void
}

/** One action hands everything on; who leaves keeps his name in the history. */
export function LeaveDialog({ member, act, onClose }: LeaveDialogProps) {
  const words = useWords()
  const people = words.company.people
  const change = useCompanyChange('people')
  const [typed, setTyped] = useState('')
  const [to, setTo] = useState<readonly MemberId[]>([])
  const [rule, setRule] = useState<ShareRule>('even')
  const isSure = act === 'leave' ? typed.trim() === member.name : to.length > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const changes: Change[] = []
    if (to.length > 0) changes.push({ kind: 'handOverAll', from: member.id, to, rule })
    if (act === 'leave') changes.push({ kind: 'putMember', was: member, now: { ...member, left: true } })
    change(changes, member.name)
    onClose()
  }
  return (
    <Dialog title={act === 'leave' ? people.leaveOf(member.name) : people.handOverOf(member.name)} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <HandOverAll member={member} to={to} rule={rule} onTo={setTo} onRule={setRule} />
        {act === 'leave' && (
          <Field label={people.leaveAsk(member.name)}>
            {(control) => (
              <input {...control} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
            )}
          </Field>
        )}
        <div className={styles.formActs}>
          <Button onClick={onClose}>{words.kit.cancel}</Button>
          <Button look={act === 'leave' ? 'danger' : 'primary'} type="submit" disabled={!isSure}>
            {act === 'leave' ? people.leave : people.handOver}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
