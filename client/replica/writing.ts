import type { ChangeSetId, DeviceId, LinkId, MemberId } from '#shared/base/id.ts'
import type { Book } from './book.ts'
import type { Device } from './device.ts'
import type { Driver } from './driver.ts'
import type { Outbox } from './outbox.ts'
import type { Screen } from './screen.ts'
import { createSubmit } from './submit.ts'
import { createUndo, type Undo } from './undo.ts'
import type { SyncStatus, Workspace } from './workspace.ts'

export interface WritingParts {
  readonly book: Book
  readonly screen: Screen
  readonly outbox: Outbox
  readonly driver: Driver
  readonly device: Device
  readonly author: MemberId
  readonly me: DeviceId
  /** The link of the tab that syncs, when it is not this one. */
  readonly linkElsewhere: () => LinkId | null
  readonly linkNow: () => SyncStatus['link']
  readonly persisted: (isKept: boolean) => void
  readonly tellTabs: () => void
  readonly onFault: (error: unknown) => void
}

/** A tab whose own gesture has no answer after this long does not wait for the tab that syncs. */
const unansweredMs = 3_000

/** The one way to write, and the way back of all that was written here. */
export function createWriting(parts: WritingParts): { readonly submit: Workspace['submit']; readonly undo: Undo } {
  const { book, screen, outbox, driver, device, onFault } = parts
  const askToKeep = createAskToKeep(device.persist, parts.persisted)
  const write = createSubmit({
    book,
    screen,
    outbox,
    machine: device,
    author: parts.author,
    device: parts.me,
    link: () => (driver.isStarted() ? driver.link() : parts.linkElsewhere()),
    onStored: (some) => {
      askToKeep()
      undo.remember(some)
      driver.queued(some)
      parts.tellTabs()
    },
    onFault,
  })
  const watchAnswer = (set: ChangeSetId) => {
    device.after(unansweredMs, () => {
      const waits = screen.outbox.get().some((entry) => entry.set.id === set && entry.state === 'waiting')
      // While the tab that syncs says it is offline, a second socket would not get through either.
      if (waits && parts.linkNow() !== 'offline') driver.start()
    })
  }
  const submit: Workspace['submit'] = async (gesture, onProgress) => {
    const { promise: known, resolve } = Promise.withResolvers<void>()
    const written = write(gesture, (stored) => {
      resolve()
      onProgress?.(stored)
    })
    if (gesture.kind !== 'undo' && gesture.kind !== 'redo') undo.begun(Promise.race([known, written]))
    const set = await written
    watchAnswer(set)
    return set
  }
  const undo = createUndo({ book, newestParts: (set) => outbox.newestParts(set), submit })
  undo.remember(outbox.first.map(({ part }) => part))
  undo.refused(screen.outbox.get())
  screen.outbox.subscribe(() => undo.refused(screen.outbox.get()))
  return { submit, undo }
}

/** Asks the browser to keep the store once there is something of one's own in it. */
function createAskToKeep(persist: Device['persist'], persisted: WritingParts['persisted']): () => void {
  let isAsked = false
  return () => {
    if (isAsked || persist === null) return
    isAsked = true
    persist().then(persisted, () => persisted(false))
  }
}
