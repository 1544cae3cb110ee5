import { useMemo, useState } from 'react'
import type { MemberId } from '#shared/base/id.ts'
import { ledgerRecord } from '#shared/base/id.ts'
import type { Turn } from '#shared/ownership/turn.ts'
import { api } from '../company/api.ts'
import { useAsked } from '../company/useAsked.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './AssignDialog.module.css'

const firstShown = 20

/** Who had a turn of the rota, when, of which customer, and who was passed over and why: that it is seen to be fair. */
export function RecentTurns() {
  const words = useWords().pool.turns
  const { members } = useSource(useWorkspace().company)
  const { answer: turns, fault } = useAsked(api.turns)
  const [all, setAll] = useState(false)
  const counts = useMemo(() => countByMember(turns ?? []), [turns])
  const nameOf = (id: MemberId) => members.get(id)?.name ?? '?'
  if (turns === null) return fault === null ? null : <p className={styles.note}>{words.offline}</p>
  const shown = all ? turns : turns.slice(0, firstShown)
  return (
    <details className={styles.turns}>
      <summary>{words.title}</summary>
      {turns.length === 0 && <p className={styles.note}>{words.none}</p>}
      {turns.length > 0 && (
        <>
          <p className={styles.note}>
            {words.counts([...counts].map(([member, count]) => words.count(nameOf(member), count)))}
          </p>
          <div className={styles.preview}>
            <table className={styles.table} aria-label={words.title}>
              <thead>
                <tr>
                  <th>{words.at}</th>
                  <th>{words.member}</th>
                  <th>{words.customer}</th>
                  <th>{words.skipped}</th>
                  <th>{words.by}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((turn, place) => (
                  <TurnRow key={`${turn.at}/${turns.length - place}`} turn={turn} nameOf={nameOf} />
                ))}
              </tbody>
            </table>
          </div>
          {shown.length < turns.length && (
            <Button look="quiet" onClick={() => setAll(true)}>
              {words.more(turns.length - shown.length)}
            </Button>
          )}
        </>
      )}
    </details>
  )
}

function TurnRow({ turn, nameOf }: { readonly turn: Turn; readonly nameOf: (id: MemberId) => string }) {
  const words = useWords().pool.turns
  const format = useFormat()
  const ledger = useRoleReader('customers')
  const workspace = useWorkspace()
  const row = turn.customer === null ? undefined : workspace.rows('customers').get(ledgerRecord(turn.customer))
  return (
    <tr>
      <td>{format.moment(turn.at)}</td>
      <td>
        {nameOf(turn.member)} {turn.row === 'help' && <small>{words.help}</small>}
      </td>
      <td>{row === undefined ? words.unseen : ledger.text(row, 'name')}</td>
      <td>{words.list(turn.skipped.map(({ member, why }) => words.skip(nameOf(member), words.why[why])))}</td>
      <td>{nameOf(turn.by)}</td>
    </tr>
  )
}

/** Most turns first. */
function countByMember(turns: readonly Turn[]): ReadonlyMap<MemberId, number> {
  const counts = new Map<MemberId, number>()
  for (const { member } of turns) counts.set(member, (counts.get(member) ?? 0) + 1)
  return new Map([...counts].sort(([, one], [, other]) => other - one))
}
