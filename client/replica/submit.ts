import { newChangeSetId, type DeviceId, type LinkId, type MemberId } from '#shared/base/id.ts'
import type { Change, ChangePart, ChangeSet } from '#shared/ledger/change.ts'
import { withDefaults } from '#shared/ledger/defaultCell.ts'
import type { Book } from './book.ts'
import { startPrecheck } from './bookCheck.ts'
import { addNews, nothingTouched } from './bookNews.ts'
import { queue, settle } from './bookOutbox.ts'
import type { Device } from './device.ts'
import type { Outbox } from './outbox.ts'
import { partsOf } from './parts.ts'
import type { Screen } from './screen.ts'
import { ChangeRefused, type Workspace } from './workspace.ts'

/** Changes checked in one go: a large import leaves the page its frames. */
const checkedAtOnce = 4_000
/** Parts stored in one transaction: a large import is many, so that a cell typed meanwhile is not held up. */
const partsPerTransaction = 8
/** The parts of a large gesture are drawn together this often: a sheet drawn for each would cost more than storing it. */
const drawnEveryMs = 500

export interface SubmitParts {
  readonly book: Book
  readonly screen: Screen
  readonly outbox: Outbox
  readonly machine: Device
  readonly author: MemberId
  readonly device: DeviceId
  /** The link on which a gesture of this moment is made. */
  readonly link: () => LinkId | null
  /** These parts are safe on this device. */
  readonly onStored: (parts: readonly ChangePart[]) => void
  readonly onFault: (error: unknown) => void
}

/** The one road of everything that is written here: checked by the rules, shown, stored, handed on part by part. */
export function createSubmit(parts: SubmitParts): Workspace['submit'] {
  const { book, screen, outbox, machine, author, device, onFault } = parts

  /** A gesture of any usual size is checked, and so shown, in the very turn of the key press: nothing is awaited. */
  const check = (changes: readonly Change[], undoing: boolean, at: number): Promise<void> | null => {
    const precheck = startPrecheck(book, at, { undoing })
    const refusals = [...precheck(changes.slice(0, checkedAtOnce), 0)]
    const end = () => {
      if (refusals.length > 0) throw new ChangeRefused(refusals)
    }
    if (changes.length <= checkedAtOnce) {
      end()
      return null
    }
    return (async () => {
      for (let from = checkedAtOnce; from < changes.length; from += checkedAtOnce) {
        await new Promise<void>((resolve) => void machine.after(0, resolve))
        refusals.push(...precheck(changes.slice(from, from + checkedAtOnce), from))
      }
      end()
    })()
  }

  const store = async (set: ChangeSet, changes: readonly Change[], onProgress?: (stored: number) => void) => {
    const cut = partsOf(set, changes, parts.link())
    let unsaid = nothingTouched()
    let saidAt = Number.NEGATIVE_INFINITY
    let stored = 0
    const say = () => {
      if (unsaid.topics.size === 0) return
      screen.tell(unsaid, 'me')
      unsaid = nothingTouched()
      saidAt = machine.clock()
    }
    for (let some = take(cut); some.length > 0; some = take(cut)) {
      addNews(unsaid, queue(book, some))
      if (machine.clock() - saidAt >= drawnEveryMs) say()
      try {
        await outbox.append(some, set.madeAt)
      } catch (error) {
        onFault(error)
        // It is not safe here, so it must not look as if it were: an answer without verdicts only takes it away.
        const untold = some.map(({ part }) => ({ set: set.id, part, seq: 0, verdicts: [] }))
        addNews(unsaid, settle(book, untold))
        say()
        throw error
      }
      stored += some.reduce((sum, part) => sum + part.changes.length, 0)
      parts.onStored(some)
      onProgress?.(stored)
    }
    say()
  }

  const setOf = (
    { kind, label = '', about, undoes }: Parameters<Workspace['submit']>[0],
    madeAt: number,
  ): ChangeSet => ({
    id: newChangeSetId(machine.random),
    kind,
    label,
    author,
    device,
    madeAt,
    ...(about !== undefined && { about }),
    ...(undoes !== undefined && { undoes }),
  })

  return async (gesture, onProgress) => {
    const at = machine.clock()
    const changes = gesture.changes.map((change) => withOwnDefaults(book, author, change, at))
    const checked = check(changes, gesture.kind === 'undo' || gesture.kind === 'redo', at)
    if (checked !== null) await checked
    const set = setOf(gesture, at)
    await store(set, changes, onProgress)
    return set.id
  }
}

/** Said here and not left to the server: today is the day on which the record was made, not the one it arrives on. */
const withOwnDefaults = ({ shownCompany }: Book, by: MemberId, change: Change, at: number): Change =>
  change.kind === 'create' ? withDefaults(shownCompany, change, { by, at }) : change

function take(cut: Iterator<ChangePart>): ChangePart[] {
  const some: ChangePart[] = []
  while (some.length < partsPerTransaction) {
    const next = cut.next()
    if (next.done === true) break
    some.push(next.value)
  }
  return some
}
