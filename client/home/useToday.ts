import { useEffect, useState } from 'react'
import { ownerOf } from '#shared/ownership/envelope.ts'
import type { Workspace } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { readToday, type Today } from './today.ts'

const quietMs = 300

/** Today, read again when rows have changed (at most a few times a second) and every minute. */
export function useToday(): Today {
  const workspace = useWorkspace()
  const [today, setToday] = useState(() => read(workspace))
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | null = null
    const readNow = () => {
      waiting = null
      setToday(read(workspace))
    }
    const soon = () => {
      waiting ??= setTimeout(readNow, quietMs)
    }
    const stops = [
      workspace.rows('customers').subscribe(soon),
      workspace.rows('reminders').subscribe(soon),
      workspace.company.subscribe(soon),
      workspace.viewer.subscribe(soon),
    ]
    const minute = setInterval(soon, 60_000)
    soon()
    return () => {
      for (const stop of stops) stop()
      clearInterval(minute)
      if (waiting !== null) clearTimeout(waiting)
    }
  }, [workspace])
  return today
}

const read = (workspace: Workspace): Today =>
  readToday({
    company: workspace.company.get(),
    me: workspace.me,
    standsFor: workspace.viewer.get().standsFor,
    now: workspace.now(),
    customers: workspace.rows('customers').all(),
    reminders: workspace.rows('reminders').all(),
    ownerOf: (customer) => {
      const envelope = workspace.envelope(customer)
      return envelope === undefined ? null : ownerOf(envelope)
    },
  })
