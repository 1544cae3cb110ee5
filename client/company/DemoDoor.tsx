import { useEffect, useState } from 'react'
import { Avatar } from '../kit/Avatar.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useWords } from '../words/useWords.ts'
import { api, type DemoPerson } from './api.ts'
import styles from './DemoDoor.module.css'
import { faultOf, type ApiFault } from './fault.ts'
import { faultSentence, useCall } from './useCall.ts'
import { useSession } from './useSession.ts'

/** Choose whose eyes to look through. */
export function DemoDoor() {
  const words = useWords().company
  const { session } = useSession()
  const call = useCall()
  const people = useDemoPeople()
  if (people === null) return <Skeleton rows={8} />
  if ('kind' in people) return <p role="alert">{faultSentence(words.faults, people)}</p>
  return (
    <>
      <p className={styles.lead}>{words.first.demoLead}</p>
      <ul className={styles.people} aria-busy={call.busy}>
        {people.map(({ index, name, role, department }) => (
          <li key={index}>
            <button
              type="button"
              disabled={call.busy}
              aria-label={words.first.demoOpen(name)}
              onClick={() => call.run(() => api.openDemo(index), session.enter)}
            >
              <Avatar id={name} name={name} size={28} />
              <span className={styles.name}>{name}</span>
              <span className={styles.role}>
                {words.roles[role]}
                {department === '' ? '' : ` · ${department}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {call.busy && <p className={styles.lead}>{words.first.demoLoading}</p>}
      {call.sentence !== null && <p role="alert">{call.sentence}</p>}
    </>
  )
}

function useDemoPeople(): readonly DemoPerson[] | ApiFault | null {
  const [people, setPeople] = useState<readonly DemoPerson[] | ApiFault | null>(null)
  useEffect(() => {
    let gone = false
    api
      .demoPeople()
      .catch(faultOf)
      .then((answer) => {
        if (!gone) setPeople(answer)
      })
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [])
  return people
}
