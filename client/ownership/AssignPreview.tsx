import { useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AssignDialog.module.css'
import { MemberSelect } from './MemberSelect.tsx'
import type { AssignPlan, Planned } from './useAssignPlan.ts'

const firstShown = 50
const moreShown = 200

/** Customer by customer: who has him, who shall have him and why. Every line may be changed by hand. */
export function AssignPreview({ plan }: { readonly plan: AssignPlan }) {
  const words = useWords().pool.assign
  const [shown, setShown] = useState(firstShown)
  const { members } = useSource(useWorkspace().company)
  const more = Math.min(moreShown, plan.lines.length - shown)
  return (
    <section>
      <h3>{words.preview}</h3>
      <div className={styles.preview}>
        <table className={styles.table} aria-label={words.preview}>
          <thead>
            <tr>
              <th>{words.customer}</th>
              <th>{words.region}</th>
              <th>{words.now}</th>
              <th>{words.receiver}</th>
              <th>{words.reason}</th>
            </tr>
          </thead>
          <tbody>
            {plan.lines.slice(0, shown).map((line) => (
              <tr key={line.subject.customer}>
                <td>{line.subject.name}</td>
                <td>{line.subject.region}</td>
                <td>{line.subject.owner === null ? words.pool : members.get(line.subject.owner)?.name}</td>
                <td>
                  <MemberSelect
                    label={words.receiverOf(line.subject.name)}
                    value={line.receiver}
                    onChoose={(to) => plan.give(line.subject.customer, to)}
                  />
                </td>
                <td>
                  <Reason line={line} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && (
        <Button look="quiet" onClick={() => setShown(shown + more)}>
          {words.more(more)}
        </Button>
      )}
    </section>
  )
}

function Reason({ line }: { readonly line: Planned }) {
  const words = useWords().pool.assign
  const { members } = useSource(useWorkspace().company)
  if (line.receiver !== null && line.receiver === line.subject.owner) return words.unchanged
  if (line.why === 'hand') return line.receiver === null ? null : words.byHand
  if (line.standsInFor !== undefined) return words.standsIn(members.get(line.standsInFor)?.name ?? '')
  if (line.coveredBy !== undefined && line.why !== 'nobody' && line.why !== 'no-territory') {
    return words.covered(words.why[line.why], members.get(line.coveredBy)?.name ?? '')
  }
  return line.why === 'nobody' || line.why === 'no-territory' ? words.whyNobody[line.why] : words.why[line.why]
}
