import type { CompanyId, MemberId } from '#shared/base/id.ts'
import { readCompany } from '#shared/ledger/company.ts'
import type { TableId } from '#shared/ledger/column.ts'
import { createBook } from './book.ts'
import { setCompany } from './bookCompany.ts'
import { startCellCheck } from './cellCheck.ts'
import { loadTable } from './bookLoad.ts'
import { acknowledge, settle } from './bookOutbox.ts'
import { writeCanary } from './canary.ts'
import { createClearing } from './clearing.ts'
import { openCompanyDocument } from './companyDocument.ts'
import { emptyBook, fillBook, readCopy, unknownCompany } from './copy.ts'
import { createCustomers } from './customers.ts'
import type { Device } from './device.ts'
import { createDrafts } from './drafts.ts'
import { createDriver, type Driver } from './driver.ts'
import { handIn } from './handIn.ts'
import { createLink } from './link.ts'
import { newIds } from './newIds.ts'
import { createNoticeBoard } from './noticeBoard.ts'
import { createNotes } from './note.ts'
import { createNoteTidying } from './noteTidying.ts'
import { openStores } from './openStores.ts'
import { envelopeView } from './overlayEnvelope.ts'
import { readRows } from './rowDisk.ts'
import { createScreen, type Screen } from './screen.ts'
import { createCell, sameFields } from './source.ts'
import { bootStatus, firstStatus, linkStatus, outboxStatus } from './status.ts'
import { createTabs, syncingTab } from './tabs.ts'
import { createTabsEar } from './tabsEar.ts'
import { createUnsentNotes } from './unsentNotes.ts'
import { startUpkeep } from './upkeep.ts'
import { createWriting } from './writing.ts'
import type { SyncStatus, Workspace } from './workspace.ts'

export interface WorkspaceOf {
  readonly company: CompanyId
  readonly member: MemberId
  /** `wss://host/sync` */
  readonly socketUrl: string
}

/** Opens one company's ledger on this device: shows the copy here at once, then keeps it in step with the server. */
export async function openWorkspace({ company, member, socketUrl }: WorkspaceOf, device: Device): Promise<Workspace> {
  const stores = await openStores(company, member, device)
  const { name, disk, outbox, copy, me } = stores
  const status = createCell<SyncStatus>({ ...firstStatus, wiped: stores.isWiped }, sameFields)
  const patch = (change: Partial<SyncStatus>) => status.update((before) => ({ ...before, ...change }))
  const onFault = (error: unknown) => patch({ storageFault: error instanceof Error ? error.message : String(error) })
  const presence = createCell<ReturnType<Workspace['presence']['get']>>([])
  const errands = createCell<ReturnType<Workspace['errands']['get']>>([])

  // The parts below know each other through this; it is filled before anything can call it.
  const held: { driver?: Driver; screen?: Screen } = {}
  const companyDocument = await openCompanyDocument(disk, company, {
    onChange: () => refreshCompany(),
    tell: (update) => tabs.tell({ kind: 'company', update }),
    onFault,
  })
  // Nothing is awaited from here on, so that no news arrives before all its readers are there.
  const tabs = createTabs(name, { member, open: device.openChannel, hear: (news) => ear.hear(news) })
  const book = createBook(readCompany(companyDocument.doc) ?? unknownCompany(company), member)
  fillBook(book, copy, outbox.first)

  const load = (table: TableId) =>
    driver.inTurn(async () => {
      if (book.tables[table].loaded) return
      const { values } = await readRows(disk, table)
      screen.tell(loadTable(book, table, values.values()), 'others')
    })
  const screen = createScreen(book, load)
  held.screen = screen

  const refreshCompany = () => {
    const now = readCompany(companyDocument.doc)
    if (now !== null) held.screen?.tell(setCompany(book, now), 'others')
  }

  const driver = createDriver({
    book,
    meta: copy.meta,
    disk,
    outbox,
    device: me,
    openLink: (heard) =>
      createLink({
        ...heard,
        socketUrl,
        room: company,
        doc: companyDocument.doc,
        random: device.random,
        WebSocket: device.WebSocket,
        // a frame that cannot be read costs its socket, which is tried again; nothing here is unsafe
        onFault: () => undefined,
      }),
    after: device.after,
    tellTabs: (news) => tabs.tell(news),
    tellScreen: (news) => screen.tell(news, 'others'),
    onState: (state, isConnecting) => {
      const link = linkStatus(state, isConnecting)
      const meta = held.driver?.bookMeta() ?? copy.meta
      const isWhole = meta.cursor !== null
      patch({ link, boot: bootStatus(meta, state.bootProgress), ...(isWhole ? { wiped: false } : {}) })
      if (link !== 'online') presence.set([])
      if (link !== 'online') errands.set([])
      tabs.tell({ kind: 'link', link, name: state.link })
    },
    onPresence: (people) => presence.set(people),
    onErrands: (now) => errands.set(now),
    onDocuments: (found, absent) => customers.documentsCame(found, absent),
    onStorageFault: onFault,
    onStored: () => patch({ storageFault: null }),
    renewCompany: () => companyDocument.renew(),
    reload: async () => {
      const loaded = Object.values(book.tables).flatMap(({ table, loaded: isLoaded }) => (isLoaded ? [table] : []))
      const [again, parts] = [await readCopy(disk, loaded), await outbox.reload()]
      emptyBook(book)
      const news = fillBook(book, again, parts)
      setCompany(book, book.document)
      screen.tell(news, 'others')
      return again.meta
    },
  })
  held.driver = driver
  patch({ boot: bootStatus(copy.meta, null), ...outboxStatus(screen.outbox.get()) })

  const customers = createCustomers({
    book,
    disk,
    inTurn: (work) => driver.inTurn(work),
    tellScreen: (news) => screen.tell(news, 'others'),
    want: (wanted) => {
      if (status.get().link !== 'online') return false
      if (driver.isStarted()) driver.want(wanted)
      else tabs.tell({ kind: 'want', customers: wanted })
      return true
    },
    onFault,
  })
  const unsent = createUnsentNotes(stores.notesToSend, (customers) => patch({ unsentNotes: customers }))
  const notes = createNotes({
    disk,
    socketUrl,
    company,
    member,
    nameOf: (id) => book.company.members.get(id)?.name ?? '',
    random: device.random,
    WebSocket: device.WebSocket,
    onFault,
    after: device.after,
    tell: (customer, update) => tabs.tell({ kind: 'note', customer, update }),
    onUnsent: (customer, isUnsent) => {
      unsent.mark(customer, isUnsent)
      if (!isUnsent) tabs.tell({ kind: 'noteSent', customer })
    },
    onClosed: () => tidyNotes(),
  })
  const drafts = createDrafts(disk, stores.draftsKept, {
    onFault,
    tell: (customer, draft) => tabs.tell({ kind: 'draft', customer, draft }),
  })
  const tidyNotes = createNoteTidying({ notes, status, isKnown: (id) => envelopeView(book, id) !== undefined, onFault })
  const board = createNoticeBoard({ book, screen, status, after: device.after, clock: device.clock })

  const keepCanary = () => {
    const { waiting } = status.get()
    writeCanary(device.smallStore, name, { device: me, waiting, at: device.clock() })
  }
  keepCanary()
  screen.outbox.subscribe(() => {
    const before = status.get().waiting
    patch(outboxStatus(screen.outbox.get()))
    if (status.get().waiting !== before) keepCanary()
  })
  screen.onNews(() => customers.refresh())

  const { submit, undo } = createWriting({
    book,
    screen,
    outbox,
    driver,
    device,
    author: member,
    me,
    linkElsewhere: () => ear.linkElsewhere(),
    linkNow: () => status.get().link,
    persisted: (persisted) => patch({ persisted }),
    tellTabs: () => tabs.tell({ kind: 'queued' }),
    onFault,
  })

  const ear = createTabsEar({
    book,
    screen,
    driver,
    outbox,
    undo,
    customers,
    companyDocument,
    unsent,
    notes,
    drafts,
    presence,
    errands,
    status,
    tell: (news) => tabs.tell(news),
    close: () => close(),
    onFault,
  })
  const leading = syncingTab(`${name}-sync`, { locks: device.locks, hold: () => driver.start() })
  tabs.tell({ kind: 'hello' })
  const stopWaking = device.onWake(() => {
    driver.hurry()
    notes.hurry()
  })
  const stopLosing = device.onLost(() => {
    driver.drop()
    notes.drop()
  })
  const upkeep = startUpkeep({ book, disk, outbox, driver, customers, status, undo, device, onFault })

  let closing: Promise<void> | null = null
  const close = () => {
    closing ??= (async () => {
      upkeep[Symbol.dispose]()
      stopWaking()
      stopLosing()
      board[Symbol.dispose]()
      leading[Symbol.dispose]()
      await notes[Symbol.asyncDispose]()
      await drafts.finish()
      await driver[Symbol.asyncDispose]()
      await companyDocument[Symbol.asyncDispose]()
      tabs[Symbol.dispose]()
      disk.close()
      stores.outboxDisk.close()
    })()
    return closing
  }

  return {
    me: member,
    company: screen.company,
    viewer: screen.viewer,
    status,
    outbox: screen.outbox,
    proposals: screen.proposals,
    notices: board.notices,
    presence,
    errands,
    personal: screen.personal,
    rows: screen.rows,
    trashed: screen.trashed,
    envelope: (customer) => envelopeView(book, customer)?.envelope,
    openCustomer: (customer) => customers.open(customer),
    submit,
    startCellCheck: () => startCellCheck(book, { undoing: false }),
    undoList: undo.undoList,
    redoList: undo.redoList,
    undo: (set, options) => undo.undo(set, options),
    redo: () => undo.redo(),
    acknowledge: async (set) => {
      const looked = acknowledge(book, set)
      screen.tell(looked, 'me')
      await outbox.lookedAt(looked.keys)
      tabs.tell({ kind: 'acknowledged', set })
    },
    setFocus: (focus) => {
      if (driver.isStarted()) driver.focus(focus)
      else tabs.tell({ kind: 'focus', focus })
    },
    newId: newIds(device.random),
    openNote: (customer) => notes.open(customer),
    drafts: drafts.all,
    keepDraft: (customer, draft) => drafts.keep(customer, draft),
    handIn: (call) => {
      const settled = (answers: Parameters<typeof settle>[1]) => screen.tell(settle(book, answers), 'me')
      return driver.inTurn(() => handIn({ company, device: me, outbox, disk, settled }, call))
    },
    clearDevice: createClearing({
      stores,
      device,
      status: () => status.get(),
      tellTabs: () => tabs.tell({ kind: 'cleared' }),
      close,
    }),
    now: device.clock,
    [Symbol.asyncDispose]: close,
  }
}
