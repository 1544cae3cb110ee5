import type { CustomerId } from '#shared/base/id.ts'
import { ownerOf, type Envelope } from '#shared/ownership/envelope.ts'
import type { Answer, Proposal } from '#shared/ledger/change.ts'
import type { Notice } from '#shared/wire/item.ts'
import { Journal, JournaledMap } from './journal.ts'
import { uniqueKey } from '#shared/ledger/unique.ts'
import { copiedKey, isPlainWrite, rowKey, shownTo } from './store.ts'
import type {
  AttachmentPlace,
  Due,
  LogEntry,
  NoteVersion,
  ReadEntry,
  Reader,
  Scope,
  Store,
  StoredAttachment,
  UploadedOn,
  StoredCustomer,
  StoredRow,
  WriteTx,
} from './store.ts'

/** A store that lives in memory and dies like a disk: for tests and the simulation. */
export interface MemoryStore extends Store {
  /**
   * The power fails: the open turn is gone, and of the commits that were not synced the newest `lose`.
   * The store then reads as a disk reads after the restart.
   */
  crash(lose?: number): void
  /** Commits since the last sync; always 0 unless opened with `synced: false`. */
  readonly unsynced: number
  sync(): void
  /** The next `commit` fails as a full disk does. */
  failNextCommit(): void
}

/** `synced: false` keeps every commit losable until `sync()`, to show that the harness notices. */
export function openMemoryStore({ synced }: { readonly synced: boolean } = { synced: true }): MemoryStore {
  const journal = new Journal()
  const tables = createTables(journal)
  const read = readerOf(tables)
  const tx = writerOf(tables, read)
  let failing = false

  return {
    read,
    write(work) {
      const mark = journal.mark()
      try {
        return work(tx)
      } catch (cause) {
        journal.undoTo(mark)
        throw cause
      }
    },
    commit() {
      if (failing) {
        failing = false
        journal.undoOpen()
        throw new Error('the disk is full')
      }
      journal.commit()
      if (synced) journal.sync()
    },
    backup: () => Promise.reject(new Error('a memory store has no file to copy')),
    crash(lose = Number.POSITIVE_INFINITY) {
      journal.undoOpen()
      journal.undoCommits(lose)
    },
    get unsynced() {
      return journal.unsynced
    },
    sync: () => journal.sync(),
    failNextCommit() {
      failing = true
    },
    [Symbol.dispose]() {},
  }
}

/** The same memory as a copy restored on another machine would have it: its ledger starts a new log. */
export function markCopied(store: Store): void {
  store.write((tx) => {
    tx.setMeta(copiedKey, 'yes')
  })
  store.commit()
}

type Tables = ReturnType<typeof createTables>

function createTables(journal: Journal) {
  const map = <V>() => new JournaledMap<V>(journal)
  return {
    meta: map<string>(),
    log: map<LogEntry>(),
    logByCustomer: map<readonly number[]>(),
    answers: map<{ readonly actor: string; readonly answer: Answer }>(),
    customers: map<StoredCustomer>(),
    rows: map<{ readonly row: StoredRow; readonly due: Due }>(),
    rowsOf: map<readonly string[]>(),
    snapshots: map<{ readonly seq: number; readonly bytes: Uint8Array }>(),
    proposals: map<Proposal>(),
    notices: map<Notice>(),
    personal: map<{ readonly member: string; readonly key: string; readonly value: string }>(),
    notes: map<readonly Uint8Array[]>(),
    noteVersions: map<readonly NoteVersion[]>(),
    attachments: map<StoredAttachment>(),
    attachmentPlaces: map<readonly AttachmentPlace[]>(),
    uploads: map<UploadedOn>(),
    jobs: map<string>(),
  }
}

function readerOf(tables: Tables): Reader {
  const sorted = (scope: Scope): StoredCustomer[] =>
    [...tables.customers.values()]
      .filter(({ envelope }) => isInScope(scope, envelope))
      .sort((left, right) => (left.envelope.customer < right.envelope.customer ? -1 : 1))
  const rows: Reader['rows'] = (table, customer) =>
    (tables.rowsOf.get(`${table}/${customer}`) ?? [])
      .flatMap((key) => tables.rows.get(key)?.row ?? [])
      .sort((left, right) => (left.id < right.id ? -1 : 1))
  const entries = (customer: CustomerId) => tables.logByCustomer.get(customer) ?? []
  const entryAt = (seq: number) => tables.log.get(String(seq))
  return {
    meta: (key) => tables.meta.get(key) ?? null,
    head: () => tables.log.size,
    logAfter(seq, limit) {
      const found: ReadEntry[] = []
      for (let next = seq + 1; next <= tables.log.size && found.length < limit; next += 1) {
        const entry = entryAt(next)
        if (entry !== undefined) found.push({ ...entry, isPlain: isPlainWrite(entry.body) })
      }
      return found
    },
    logAt: (seq) => entryAt(seq) ?? null,
    logOf: (customer, limit, before = Number.POSITIVE_INFINITY) =>
      entries(customer)
        .filter((seq) => seq < before)
        .slice(-limit)
        .reverse()
        .flatMap((seq) => entryAt(seq) ?? []),
    updatesOf: (customer, after) =>
      entries(customer)
        .filter((seq) => seq > after)
        .flatMap((seq) => entryAt(seq)?.update ?? []),
    lastSeqOf: (customer) => entries(customer).at(-1) ?? 0,
    answer(set, part) {
      const found = tables.answers.get(`${set}/${part}`)
      return found === undefined ? null : { actor: found.actor as never, answer: found.answer } // what `putAnswer` was given
    },
    customer: (id) => tables.customers.get(id) ?? null,
    customers: (scope, after, limit) =>
      sorted(scope)
        .filter(({ envelope }) => after === null || envelope.customer > after)
        .slice(0, limit),
    countCustomers: (scope) => sorted(scope).length,
    expired: (today, limit) =>
      [...tables.customers.values()]
        .filter(({ envelope }) => shownTo(envelope).some(({ until }) => until !== undefined && until < today))
        .slice(0, limit)
        .map(({ envelope }) => envelope.customer),
    countRows(scope) {
      const ids = new Set(sorted(scope).map(({ envelope }) => envelope.customer))
      return [...tables.rows.values()].filter(({ row }) => ids.has(row.customer)).length
    },
    rows,
    rowsHolding: (table, column, value) =>
      [...tables.rows.values()]
        .map(({ row }) => row)
        .filter((row) => row.table === table && uniqueKey(row.cells[column]) === uniqueKey(value)),
    snapshot: (customer) => tables.snapshots.get(customer) ?? null,
    companySnapshot: () => tables.snapshots.get('company')?.bytes ?? null,
    proposal: (id) => tables.proposals.get(id) ?? null,
    proposalsOf: (customer) => [...tables.proposals.values()].filter((each) => each.customer === customer),
    openProposals: () =>
      [...tables.proposals.values()].filter((each) => each.cells.some(({ fate }) => fate === 'open')),
    proposalsBy: (author) => [...tables.proposals.values()].filter((each) => each.author === author),
    notice: (id) => tables.notices.get(id) ?? null,
    noticesOf: (member) => [...tables.notices.values()].filter((each) => each.member === member),
    openNoticesAbout: (customer) =>
      [...tables.notices.values()].filter((each) => each.customer === customer && !each.done),
    unsettled: (at, today, limit) =>
      [...tables.rows.values()]
        .filter(({ due }) => due !== null && ('at' in due ? due.at <= at : due.on < today))
        .slice(0, limit)
        .map(({ row }) => row),
    personal: (member) =>
      [...tables.personal.values()]
        .filter((each) => each.member === member)
        .sort((left, right) => (left.key < right.key ? -1 : 1))
        .map(({ key, value }) => ({ key, value: JSON.parse(value) as unknown })),
    note: (customer) => tables.notes.get(customer) ?? [],
    noteVersions: (customer) => tables.noteVersions.get(customer) ?? [],
    attachment: (id) => tables.attachments.get(id) ?? null,
    attachments: (after, limit) =>
      [...tables.attachments.values()]
        .filter(({ id }) => after === null || id > after)
        .sort((left, right) => (left.id < right.id ? -1 : 1))
        .slice(0, limit),
    attachmentPlaces: (id) =>
      [...(tables.attachmentPlaces.get(id) ?? [])].sort((left, right) => (placeKey(left) < placeKey(right) ? -1 : 1)),
    uploaded: (member) => tables.uploads.get(member) ?? null,
    holdsBytes: (sha) => [...tables.attachments.values()].some((each) => each.sha === sha && each.isHere),
    jobs: () => [...tables.jobs.entries()].map(([id, body]) => ({ id: Number(id), body: JSON.parse(body) as unknown })),
  }
}

function writerOf(tables: Tables, read: Reader): WriteTx {
  return {
    ...read,
    setMeta: (key, value) => tables.meta.set(key, value),
    append(entry) {
      tables.log.set(String(entry.seq), entry)
      if (entry.customer === null) return
      tables.logByCustomer.set(entry.customer, [...(tables.logByCustomer.get(entry.customer) ?? []), entry.seq])
    },
    putAnswer: (actor, answer) => tables.answers.set(`${answer.set}/${answer.part}`, { actor, answer }),
    putCustomer: (customer) => tables.customers.set(customer.envelope.customer, customer),
    putRow(row, due) {
      const key = rowKey(row)
      const home = `${row.table}/${row.customer}`
      if (tables.rows.get(key) === undefined) tables.rowsOf.set(home, [...(tables.rowsOf.get(home) ?? []), key])
      tables.rows.set(key, { row, due })
    },
    changeRow: (row, due) => tables.rows.set(rowKey(row), { row, due }),
    settle: (row) => tables.rows.set(rowKey(row), { row, due: null }),
    putSnapshot: (customer, seq, bytes) => tables.snapshots.set(customer, { seq, bytes }),
    putCompanySnapshot: (bytes) => tables.snapshots.set('company', { seq: 0, bytes }),
    putProposal: (proposal) => tables.proposals.set(proposal.id, proposal),
    putNotice: (notice) => tables.notices.set(notice.id, notice),
    putPersonal: (member, key, value) =>
      tables.personal.set(`${member}/${key}`, { member, key, value: JSON.stringify(value) }),
    appendNote: (customer, _by, update) => tables.notes.set(customer, [...(tables.notes.get(customer) ?? []), update]),
    replaceNote: (customer, snapshot) => tables.notes.set(customer, [snapshot]),
    addNoteVersion: (customer, version) =>
      tables.noteVersions.set(customer, [...(tables.noteVersions.get(customer) ?? []), version]),
    putAttachment: (attachment) => tables.attachments.set(attachment.id, attachment),
    addAttachmentPlace(id, place) {
      const places = tables.attachmentPlaces.get(id) ?? []
      if (places.some((each) => placeKey(each) === placeKey(place))) return
      tables.attachmentPlaces.set(id, [...places, place])
    },
    putUploaded: (member, uploaded) => tables.uploads.set(member, uploaded),
    removeAttachment(id) {
      tables.attachmentPlaces.delete(id)
      tables.attachments.delete(id)
    },
    addJob(body) {
      const id = Number(tables.meta.get('nextJob') ?? '1')
      tables.meta.set('nextJob', String(id + 1))
      tables.jobs.set(String(id), JSON.stringify(body))
    },
    putJob: (id, body) => tables.jobs.set(String(id), JSON.stringify(body)),
    removeJob: (id) => tables.jobs.delete(String(id)),
  }
}

const placeKey = ({ customer, column }: AttachmentPlace): string => `${customer}/${column}`

function isInScope(scope: Scope, envelope: Envelope): boolean {
  switch (scope.kind) {
    case 'all':
      return true
    case 'own':
      return ownerOf(envelope) === scope.member
    case 'seen':
      return (
        scope.owners.some((owner) => ownerOf(envelope) === owner) ||
        scope.departments.includes(envelope.department) ||
        shownTo(envelope).some(({ who }) => scope.shownTo.includes(who))
      )
    case 'departments':
      return scope.departments.includes(envelope.department)
    case 'none':
      return false
    case 'pool':
      return ownerOf(envelope) === null
  }
}
