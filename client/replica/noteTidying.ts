import type { CustomerId } from '#shared/base/id.ts'
import type { Notes } from './note.ts'
import type { Source, SyncStatus } from './workspace.ts'

/** Sends and forgets notes whenever the ledger comes into step with the server, and when called; one round at a time. */
export function createNoteTidying({
  notes,
  status,
  isKnown,
  onFault,
}: {
  readonly notes: Notes
  readonly status: Source<SyncStatus>
  readonly isKnown: (customer: CustomerId) => boolean
  readonly onFault: (error: unknown) => void
}): () => void {
  const isInStep = () => status.get().link === 'online' && status.get().boot === null
  let running = false
  let again = false
  const tidy = () => {
    again = running
    if (running || !isInStep()) return
    running = true
    notes
      .tidy(isKnown)
      .catch(onFault)
      .finally(() => {
        running = false
        if (again) tidy()
      })
  }
  let wasInStep = false
  const look = () => {
    if (isInStep() && !wasInStep) tidy()
    wasInStep = isInStep()
  }
  status.subscribe(look)
  look()
  return tidy
}
