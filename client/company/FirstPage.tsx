import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useWords } from '../words/useWords.ts'
import { api } from './api.ts'
import { DemoDoor } from './DemoDoor.tsx'
import styles from './FirstPage.module.css'
import { GoneNote } from './GoneNote.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { PersonForm } from './PersonForm.tsx'
import type { Gone } from './session.ts'
import { SignIn } from './SignIn.tsx'
import { useCall } from './useCall.ts'
import { useSession } from './useSession.ts'
import { Welcome } from './Welcome.tsx'

const doors = ['make', 'signIn', 'demo'] as const
type Door = (typeof doors)[number]

/** Nobody is signed in: make a company, sign in, or look at the demo. `?door=` opens one of them. */
export default function FirstPage({ gone }: { readonly gone?: Gone | undefined }) {
  const words = useWords().company.first
  const [search] = useSearchParams()
  const [door, setDoor] = useState<Door>(
    () => doors.find((each) => each === search.get('door')) ?? (gone === undefined ? 'make' : 'signIn'),
  )
  return (
    <main className={styles.page}>
      <Welcome />
      <section className={styles.doors}>
        <LanguageSwitch />
        {gone !== undefined && <GoneNote gone={gone} />}
        <div className={styles.tabs} role="tablist" aria-label={words.headline}>
          {doors.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              id={`door-${each}`}
              aria-selected={door === each}
              aria-controls="door"
              onClick={() => setDoor(each)}
            >
              {words.tabs[each]}
            </button>
          ))}
        </div>
        <div role="tabpanel" id="door" aria-labelledby={`door-${door}`} className={styles.door}>
          {door === 'make' && <MakeCompany />}
          {door === 'signIn' && <SignIn />}
          {door === 'demo' && <DemoDoor />}
        </div>
      </section>
    </main>
  )
}

function MakeCompany() {
  const words = useWords().company.first
  const { session } = useSession()
  const call = useCall()
  return (
    <PersonForm
      fields={['company', 'name', 'login', 'password']}
      button={words.make}
      passwordIs="new"
      call={call}
      onSubmit={(values) => call.run(() => api.makeCompany(values), session.enter)}
    />
  )
}
