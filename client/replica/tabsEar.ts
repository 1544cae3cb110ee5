import type { LinkId } from '#shared/base/id.ts'
import type { Book } from './book.ts'
import { acknowledge, queue } from './bookOutbox.ts'
import type { CompanyDocument } from './companyDocument.ts'
import type { Customers } from './customers.ts'
import type { Drafts } from './drafts.ts'
import type { Driver } from './driver.ts'
import type { Notes } from './note.ts'
import type { Outbox } from './outbox.ts'
import type { Screen } from './screen.ts'
import type { Cell } from './source.ts'
import { bootStatus } from './status.ts'
import type { TabNews } from './tabs.ts'
import type { Undo } from './undo.ts'
import type { UnsentNotes } from './unsentNotes.ts'
import type { SyncStatus, Workspace } from './workspace.ts'

/** What news of this device's other tabs may touch. */
export interface TabsEarParts {
  readonly book: Book
  readonly screen: Screen
  readonly driver: Driver
  readonly outbox: Outbox
  readonly undo: Undo
  readonly customers: Customers
  readonly companyDocument: CompanyDocument
  readonly unsent: UnsentNotes
  readonly notes: Notes
  readonly drafts: Drafts
  readonly presence: Cell<ReturnType<Workspace['presence']['get']>>
  readonly errands: Cell<ReturnType<Workspace['errands']['get']>>
  readonly status: Cell<SyncStatus>
  readonly tell: (news: TabNews) => void
  readonly close: () => Promise<void>
  readonly onFault: (error: unknown) => void
}

export interface TabsEar {
  readonly hear: (news: TabNews) => void
  /** The link of the tab that syncs, when it is not this one. */
  readonly linkElsewhere: () => LinkId | null
}

/** Takes in what the other tabs of this device tell: one of them syncs, all of them show the same. */
export function createTabsEar(parts: TabsEarParts): TabsEar {
  const { book, screen, driver, outbox, undo, customers, companyDocument, unsent, notes, drafts } = parts
  const { presence, errands, status, tell, close, onFault } = parts
  let linkElsewhere: LinkId | null = null

  const hear = (news: TabNews) => {
    const isLeading = driver.isStarted()
    switch (news.kind) {
      case 'queued':
        driver
          .inTurn(async () => {
            const fresh = await outbox.hear()
            screen.tell(queue(book, fresh), 'others')
            undo.remember(fresh)
            driver.queued(fresh)
          })
          .catch(onFault)
        return
      case 'settled':
        return driver.settledElsewhere(news.answers)
      case 'acknowledged':
        return screen.tell(acknowledge(book, news.set), 'others')
      case 'batch':
        return driver.batchElsewhere(news.batch, news.meta)
      case 'booted':
        return driver.bootedElsewhere()
      case 'documents':
        return customers.documentsCame(news.found, news.absent)
      case 'company':
        return companyDocument.heard(news.update)
      case 'companyRenewed':
        companyDocument.renew().catch(onFault)
        return
      case 'presence':
        if (!isLeading) presence.set(news.people)
        return
      case 'errands':
        if (!isLeading) errands.set(news.errands)
        return
      case 'link':
        linkElsewhere = news.name
        if (isLeading) return
        status.update((before) => ({ ...before, link: news.link, boot: bootStatus(driver.bookMeta(), null) }))
        return
      case 'note':
        unsent.mark(news.customer, true)
        return notes.heard(news.customer, news.update)
      case 'noteSent':
        return unsent.mark(news.customer, false)
      case 'draft':
        return drafts.heard(news.customer, news.draft)
      case 'want':
        if (isLeading) driver.want(news.customers)
        return
      case 'focus':
        if (isLeading) driver.focus(news.focus)
        return
      case 'hello':
        if (isLeading) tell({ kind: 'link', link: status.get().link, name: driver.link() })
        return
      case 'cleared':
        close().catch(onFault)
    }
  }
  return { hear, linkElsewhere: () => linkElsewhere }
}
