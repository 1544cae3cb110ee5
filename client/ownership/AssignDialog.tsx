import { useState } from 'react'
import { useRefusalSentence } from '../customer/useRefusalSentence.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { ChangeRefused } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AssignDialog.module.css'
import { AssignModes } from './AssignModes.tsx'
import { AssignOutcome, type Failed, type Sent } from './AssignOutcome.tsx'
import { AssignPeople } from './AssignPeople.tsx'
import { AssignPreview } from './AssignPreview.tsx'
import { assignChange, type ToAssign } from './toAssign.ts'
import { turnsEnd } from './turnsEnd.ts'
import { useAssignPlan, type AssignPlan } from './useAssignPlan.ts'

interface Props {
  readonly subjects: readonly ToAssign[]
  /** How many were chosen that this person may not assign. */
  readonly leftOut: number
  readonly onClose: () => void
}

/** Several customers to colleagues, by hand or by a rule: seen before it happens, one command, every refusal told. */
export function AssignDialog({ subjects, leftOut, onClose }: Props) {
  const words = useWords()
  const say = words.pool.assign
  const workspace = useWorkspace()
  const sentence = useRefusalSentence()
  const company = useSource(workspace.company)
  const plan = useAssignPlan(subjects)
  const [sent, setSent] = useState<Sent | null>(null)
  const confirm = () => {
    const turns = plan.given.flatMap(({ why, subject: { customer }, receiver }) =>
      why === 'turn' ? [{ customer, member: receiver }] : [],
    )
    const turned = turnsEnd(company, { last: plan.lastTurn, turns })
    const submit = (given: AssignPlan['given'], failed: readonly Failed[]): Promise<void> =>
      workspace
        .submit({
          kind: 'assign',
          changes: [...given.map(({ subject, receiver }) => assignChange(subject, receiver)), ...turned],
        })
        .then(
          (set) => setSent({ set, count: given.length, failed }),
          (error: unknown) => {
            if (!(error instanceof ChangeRefused)) throw error
            // the others are not held up by those to whom this device already knows the answer
            const why = new Map(error.refusals.map(({ index, refusal }) => [index, sentence(refusal)]))
            const no = given.flatMap(({ subject: { name } }, place) => {
              const reason = why.get(place)
              return reason === undefined ? [] : [{ name, why: reason }]
            })
            const rest = given.filter((_, place) => !why.has(place))
            if (no.length === 0 || rest.length === 0) setSent({ set: null, count: 0, failed: [...failed, ...no] })
            else return submit(rest, [...failed, ...no])
          },
        )
    submit(plan.given, []).catch(() =>
      setSent({ set: null, count: 0, failed: [{ name: '', why: words.customer.panel.notStored }] }),
    )
  }
  return (
    <Dialog title={say.title(subjects.length)} wide onClose={onClose}>
      {sent !== null ? (
        <AssignOutcome {...sent} subjects={subjects} onClose={onClose} />
      ) : (
        <div className={styles.stack}>
          {leftOut > 0 && <p className={styles.note}>{say.mayNot(leftOut)}</p>}
          <AssignModes plan={plan} />
          <AssignPeople plan={plan} />
          <AssignPreview plan={plan} />
          <footer className={styles.acts}>
            <span role="status">{say.summary(plan.given.length, plan.lines.length - plan.given.length)}</span>
            <Button onClick={onClose}>{say.cancel}</Button>
            <Button look="primary" disabled={plan.given.length === 0} onClick={confirm}>
              {say.confirm(plan.given.length)}
            </Button>
          </footer>
        </div>
      )}
    </Dialog>
  )
}
