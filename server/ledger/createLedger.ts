import { assert } from '#shared/base/result.ts'
import type { CompanyId, Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { hiddenColumns, mayRead, nobody, type Viewer } from '#shared/ownership/rights.ts'
import { sweepBatch } from '../reminder/sweep.ts'
import { copiedKey, type Reader, type Scope, type Store } from '../store/store.ts'
import { createAttachmentDesk } from './attachmentDesk.ts'
import { bootPage } from './bootPage.ts'
import { catchUp } from './catchUp.ts'
import { CustomerShelf } from './customerShelf.ts'
import { documentsOf, hashesOf } from './documents.ts'
import { hasOnceKnown } from './formerRights.ts'
import { handInPart } from './handIn.ts'
import { handsOf, historyOf } from './history.ts'
import { createJobRunner } from './jobRunner.ts'
import { errandsOf } from './jobs.ts'
import type { Ledger } from './ledger.ts'
import { newLogName } from './logName.ts'
import { OpenCompany } from './openCompany.ts'
import { product } from './partWork.ts'
import { previewHandOver } from './previewHandOver.ts'
import { noticesFor, proposalsFor } from './personalLists.ts'
import { PoolCards } from './poolCards.ts'
import { noCards, showCards } from './showCards.ts'
import { scopeOf } from './scope.ts'
import { submitPart } from './submit.ts'
import { takeViewsApart } from './takeViewsApart.ts'
import { Turn } from './turn.ts'
import { sightsOf } from './pastSights.ts'
import { beginShift, continueShift } from './sightShift.ts'
import { turnsOf } from './turns.ts'

export interface LedgerParts {
  readonly store: Store
  /** Checked against the store when given. */
  readonly company?: CompanyId
  readonly now: () => Instant
  readonly random: Random
  /** Runs the commit once the turn has taken what was waiting: `gatherCommits` in the product. */
  readonly schedule: (commit: () => void, isFull?: boolean) => void
  /** A commit failed and the turn was forgotten: close the links, stop, or try again. Thrown when not given. */
  readonly onFault?: (fault: unknown) => void
  /** Customers held open; about 40 KB each. */
  readonly shelfSize?: number
}

/** Opens a company's ledger over its store. The ledger does not own the store: close it after the ledger. */
export function createLedger(parts: LedgerParts): Ledger {
  const { store, now, random, schedule, shelfSize = 3000 } = parts
  const { read } = store
  const company = new OpenCompany(read, random)
  const shelf = new CustomerShelf(read, random, shelfSize)
  const onFault = parts.onFault ?? rethrow
  const turn = new Turn({ store, books: { company, shelf, random }, now, schedule, onFault })
  const pool = new PoolCards(read, company)
  turn.onCommit((news) => pool.hear(news))
  const log = nameLog(store, random)
  const totals = new Map<string, number>()
  assert(parts.company === undefined || parts.company === company.now().id, `store holds ${parts.company}`)
  takeViewsApart(turn, company)

  const viewerNow = (viewer: Viewer): Viewer | null => company.viewer(viewer.member)
  const readable = (viewer: Viewer, customer: Parameters<Ledger['envelope']>[0]) => {
    const present = viewerNow(viewer)
    const stored = present === null ? null : read.customer(customer)
    return present !== null && stored !== null && mayRead(present, stored.envelope)
  }
  const hiddenFrom = (viewer: Viewer) => hiddenColumns(viewerNow(viewer) ?? nobody(viewer.member), company.classes)
  const totalOf = (head: number) => (viewer: Viewer) => {
    const scope = scopeOf(viewer)
    const key = `${head}/${JSON.stringify(scope)}`
    let total = totals.get(key)
    if (total === undefined) {
      if (totals.size > 50) totals.clear()
      totals.set(key, (total = rowsAbout(read, scope)))
    }
    return total
  }
  /** What makes no entry of the log: notes, what was looked at. */
  const writeAside = (work: Parameters<Store['write']>[0]) => {
    turn.begin()
    store.write(work as never) // `work` returns nothing, which is no promise
  }
  /** Reads show what is durable: an open turn is closed first, its news going out before the answer. */
  const settled = <T>(look: () => T): T => {
    turn.commit()
    try {
      return look()
    } finally {
      shelf.trim()
    }
  }
  const jobs = createJobRunner({ turn, read, now, schedule, onFault })

  return {
    company: company.now().id,
    log,
    companyDoc: company.published,
    companyNow: () => company.now(),
    head: () => turn.durableHead,
    viewer: (member) => company.viewer(member),
    submit: (speaker, part) => submitPart({ turn, read, company }, speaker, part),
    handIn: (member, device, part) => handInPart({ turn, read, company }, { member, device }, part),
    onCommit: (listener) => turn.onCommit(listener),
    onRightsChanged: (listener) => turn.onRightsChanged(listener),
    afterCommit: (work) => turn.afterCommit(work),
    commit: () => turn.commit(),
    catchUp: (speaker, from, maxBytes) =>
      settled(() => {
        const viewer = viewerNow(speaker.viewer)
        const head = turn.durableHead
        if (viewer === null) return { to: head, items: [], blobs: [] }
        return catchUp({ read, shelf, company }, { ...speaker, viewer }, { from, head, maxBytes })
      }),
    rights: (member) => {
      const viewer = company.viewer(member)
      return viewer === null ? '' : sightsOf(read, viewer, company.classes).rights
    },
    beginShift: (member, copy) =>
      settled(() => {
        const viewer = company.viewer(member)
        return viewer === null ? null : beginShift({ read, company }, viewer, copy)
      }),
    continueShift: (member, shift, maxBytes) =>
      settled(() => {
        const viewer = company.viewer(member) ?? nobody(member)
        const until = now() + longestShiftMs
        return continueShift({ read, company }, viewer, shift, { maxBytes, isLate: () => now() >= until })
      }),
    bootPage: (speaker, head, page, after) =>
      settled(() =>
        bootPage({ read, company }, viewerNow(speaker.viewer), { head, page, after, total: totalOf(head), now }),
      ),
    documents: (viewer, customers) =>
      settled(() =>
        documentsOf(
          { read, shelf },
          customers.filter((id) => readable(viewer, id)),
          hiddenFrom(viewer),
        ),
      ),
    hashes: (viewer, customers) =>
      settled(() =>
        hashesOf(
          read,
          customers.filter((id) => readable(viewer, id)),
          hiddenFrom(viewer),
        ),
      ),
    envelope: (customer) => settled(() => read.customer(customer)?.envelope ?? null),
    hasKnown: (viewer, customer) => settled(() => hasOnceKnown(read, customer, viewerNow(viewer) ?? viewer)),
    history: (viewer, customer, cell) =>
      settled(() => (readable(viewer, customer) ? historyOf(read, customer, hiddenFrom(viewer), cell) : [])),
    handsHistory: (viewer, customer) => settled(() => (readable(viewer, customer) ? handsOf(read, customer) : [])),
    poolCards: (viewer, query) =>
      settled(() => {
        const present = viewerNow(viewer)
        if (present === null) return noCards
        return showCards({ read, company, pool, now, write: writeAside }, present, query)
      }),
    previewHandOver: (asked) => settled(() => previewHandOver({ read, company: company.now() }, asked)),
    turns: (viewer) => settled(() => turnsOf(read, viewerNow(viewer) ?? nobody(viewer.member))),
    errands: (member) => errandsOf(read, member),
    proposals: (viewer) =>
      settled(() => {
        const present = viewerNow(viewer)
        return present === null ? [] : proposalsFor(read, present, hiddenFrom(present))
      }),
    sweep(at) {
      let made = 0
      for (let more = true; more;) {
        const batch = turn.run(product, (part) => {
          const swept = sweepBatch(part, at)
          part.close(null)
          return swept
        })
        made += batch.made
        more = batch.more
      }
      jobs.look()
      return made
    },
    readNote: (customer) => read.note(customer),
    appendNote: (customer, by, update) => writeAside((tx) => tx.appendNote(customer, by, update)),
    replaceNote: (customer, snapshot) => writeAside((tx) => tx.replaceNote(customer, snapshot)),
    keepNoteVersion: (customer, by, at, bytes) => writeAside((tx) => tx.addNoteVersion(customer, { by, at, bytes })),
    noteVersions: (viewer, customer) => settled(() => (readable(viewer, customer) ? read.noteVersions(customer) : [])),
    attachments: createAttachmentDesk({
      read,
      company,
      write: (work) => {
        writeAside(work)
        turn.commit()
      },
    }),
    notices: (member) =>
      settled(() => {
        const viewer = company.viewer(member)
        return viewer === null ? [] : noticesFor(read, viewer)
      }),
    [Symbol.dispose]() {
      turn.commit()
      jobs[Symbol.dispose]()
      shelf.forget()
      company.close()
    },
  }
}

/** A page of a difference ends after this long, so that whoever edits meanwhile does not wait. */
const longestShiftMs = 12

/** How many rows a first sync brings, about: counting those of many customers one by one would keep everybody waiting. */
function rowsAbout(read: Reader, scope: Scope): number {
  const [rows, customers] = [read.countRows({ kind: 'all' }), read.countCustomers({ kind: 'all' })]
  return customers === 0 || scope.kind === 'all' ? rows : Math.ceil((read.countCustomers(scope) * rows) / customers)
}

const rethrow = (fault: unknown): never => {
  throw fault
}

/** A store that was copied from another goes its own way from here: its log gets a name of its own. */
function nameLog(store: Store, random: Random): string {
  const named = store.read.meta('log')
  if (named !== null && store.read.meta(copiedKey) !== 'yes') return named
  const name = newLogName(random)
  store.write((tx) => {
    tx.setMeta('log', name)
    tx.setMeta(copiedKey, 'no')
  })
  store.commit()
  return name
}
