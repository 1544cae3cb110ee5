import { Skeleton } from '../kit/Skeleton.tsx'
import { seesOthers } from '#shared/ownership/rights.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import { AddedCustomers } from './AddedCustomers.tsx'
import { ChangedCustomers } from './ChangedCustomers.tsx'
import { Counts } from './Counts.tsx'
import { Decisions } from './Decisions.tsx'
import { DueList } from './DueList.tsx'
import { ExtensionRequests } from './ExtensionRequests.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { HandedList } from './HandedList.tsx'
import { MySuggestions } from './MySuggestions.tsx'
import styles from './HomePage.module.css'
import { ReturningList } from './ReturningList.tsx'
import { StandInList } from './StandInList.tsx'
import { useToday } from './useToday.ts'

/** What must I do today, what waits for my decision, what changed at my customers. */
export default function HomePage() {
  const words = useWords().home
  const format = useFormat()
  const workspace = useWorkspace()
  const today = useToday()
  const me = useSource(workspace.company).members.get(workspace.me)
  const leads = seesOthers(useSource(workspace.viewer))
  const { boot } = useSource(workspace.status)
  const hour = Number(format.time(workspace.now()).slice(0, 2))
  const isEmpty = today.counts.all === 0 && boot === null
  const isFetching = today.counts.all === 0 && boot !== null
  const nothingDue = today.overdue.length + today.today.length + today.week.length === 0
  return (
    <div className={styles.room}>
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>{words.hello(me?.name ?? '', hour)}</h1>
          <p>{format.longDay(today.day)}</p>
        </header>
        <StandInList />
        {isFetching && <Skeleton rows={10} />}
        {isEmpty ? (
          <FirstSteps />
        ) : isFetching ? null : (
          <>
            <Counts today={today} />
            <Decisions />
            <ExtensionRequests today={today} />
            <MySuggestions />
            <div className={styles.columns}>
              <section className={styles.due}>
                <HandedList about="handed" />
                <HandedList about="decided" />
                <HandedList about="said" />
                <ReturningList today={today} />
                {nothingDue && <p className={styles.nothing}>{words.nothingDue}</p>}
                <DueList title={words.overdue} items={today.overdue} day={today.day} tone="late" id="overdue" />
                <DueList title={words.today} items={today.today} day={today.day} tone="now" id="today" />
                <DueList title={words.thisWeek} items={today.week} day={today.day} tone="soon" id="week" />
                {leads && (
                  <DueList
                    title={words.counts.teamOverdue}
                    items={today.teamOverdue}
                    day={today.day}
                    tone="late"
                    id="team"
                  />
                )}
              </section>
              <div className={styles.due}>
                {leads && <AddedCustomers rows={today.addedToday} />}
                <ChangedCustomers rows={today.changed} />
              </div>
            </div>
          </>
        )}
      </div>
    </div>
  )
}
