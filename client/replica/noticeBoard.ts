import type { Instant } from '#shared/base/instant.ts'
import type { Notice } from '#shared/wire/item.ts'
import type { Book } from './book.ts'
import { noticesNow } from './notices.ts'
import type { Screen } from './screen.ts'
import { createCell } from './source.ts'
import type { Source, SyncStatus } from './workspace.ts'

/** Reminders come due by the clock alone, so the rows are asked again this often. */
const everyMs = 30_000
/** Several pieces of news at once ask once. */
const soonMs = 250

export interface NoticeBoard extends Disposable {
  readonly notices: Source<readonly Notice[]>
}

export function createNoticeBoard(parts: {
  readonly book: Book
  readonly screen: Screen
  readonly status: Source<SyncStatus>
  readonly after: (ms: number, work: () => void) => () => void
  readonly clock: () => Instant
}): NoticeBoard {
  const { book, screen, status, after, clock } = parts
  const read = () =>
    noticesNow(book, {
      fromServer: screen.serverNotices.get(),
      isOffline: status.get().link !== 'online',
      at: clock(),
    })
  const notices = createCell(read(), sameNotices)
  let stopSoon: (() => void) | null = null
  const soon = () => {
    stopSoon ??= after(soonMs, () => {
      stopSoon = null
      notices.set(read())
    })
  }
  let stopNext: () => void = () => undefined
  const again = () => {
    notices.set(read())
    stopNext = after(everyMs, again)
  }
  stopNext = after(everyMs, again)
  let link = status.get().link
  const stops = [
    screen.serverNotices.subscribe(() => notices.set(read())),
    screen.personal.subscribe(() => notices.set(read())),
    screen.outbox.subscribe(soon),
    status.subscribe(() => {
      if (status.get().link !== link) soon()
      link = status.get().link
    }),
  ]
  return {
    notices,
    [Symbol.dispose]: () => {
      for (const stop of stops) stop()
      stopNext()
      stopSoon?.()
    },
  }
}

/** A notice found here bears the moment it was found; asked again it is still the same notice. */
function sameNotices(left: readonly Notice[], right: readonly Notice[]): boolean {
  return (
    left.length === right.length &&
    left.every((notice, place) => notice.id === right[place]?.id && notice.title === right[place].title)
  )
}
