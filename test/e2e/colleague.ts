import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { readSyncMessage, writeSyncStep1 } from 'y-protocols/sync'
import * as Y from 'yjs'
import {
  newChangeSetId,
  newDeviceId,
  randomFromBytes,
  type ChangeSetId,
  type ColumnId,
  type LinkId,
  type MemberId,
  type Random,
  type RecordId,
} from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { partLimits, type Change, type ChangeSetKind } from '#shared/ledger/change.ts'
import { readCompany, type Company } from '#shared/ledger/company.ts'
import { writeToRow, type RecordRow, type Write } from '#shared/ledger/document.ts'
import { decodeMessage, encodeMessage, messageNumber, protocol, type Body } from '#shared/wire/message.ts'

/** What somebody did in one go, as it reached a colleague. */
export interface Gesture {
  readonly set: ChangeSetId
  readonly why: ChangeSetKind
  readonly by: MemberId
  readonly writes: readonly Write[]
}

/** Somebody at work without a screen: a socket like any laptop's, with all that the server tells it, and nothing else. */
export interface Colleague extends Disposable {
  readonly member: MemberId
  readonly random: Random
  readonly company: () => Company
  /** Every record he may see, as he has it now. */
  readonly rows: ReadonlyMap<RecordId, RecordRow>
  /** What was done since he came, the latest last. */
  readonly gestures: readonly Gesture[]
  cell(record: RecordId, column: ColumnId): CellValue
  /** Does something and waits for the answer, which must be yes to all of it. */
  act(kind: ChangeSetKind, changes: readonly Change[]): Promise<void>
  /** Says where he looks or types. */
  look(focus: Body<'focus'>): void
}

/** Joins the company of a signed-in browser or account by its cookie; resolves when he has everything he may see. */
export async function joinAsColleague(url: string, cookie: string): Promise<Colleague> {
  const response = await fetch(`${url}/api/session`, { headers: { cookie } })
  const { current } = (await response.json()) as { readonly current: string }
  const random = randomFromBytes((bytes) => crypto.getRandomValues(bytes))
  const device = newDeviceId(random)
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${current}`, { headers: { cookie } })
  socket.binaryType = 'nodebuffer'
  const doc = new Y.Doc()
  const rows = new Map<RecordId, RecordRow>()
  const gestures: Gesture[] = []
  const waiting = new Map<string, { readonly answered: () => void; readonly failed: (why: Error) => void }>()
  let welcome: { readonly member: MemberId; readonly link: LinkId } | null = null

  const write = (item: Extract<Body<'batch'>['items'][number], { kind: 'write' }>) => {
    for (const write of item.writes as readonly Write[]) {
      const row = writeToRow(rows.get(write.record) ?? null, item.customer, write)
      if (row !== null) rows.set(write.record, row)
    }
    const last = gestures.at(-1)
    const { set, why, by } = item
    const before = last?.set === set ? last.writes : []
    if (last?.set === set) gestures.pop()
    gestures.push({ set, why, by, writes: [...before, ...(item.writes as readonly Write[])] })
  }
  const take = (item: Body<'batch'>['items'][number]) => {
    if (item.kind === 'write') write(item)
    if (item.kind === 'gain') for (const row of item.rows) rows.set(row.id, row)
    if (item.kind === 'lose') for (const [id, row] of rows) if (row.customer === item.customer) rows.delete(id)
    if (item.kind !== 'answer') return
    const { set, part, verdicts } = item.answer
    const wait = waiting.get(`${set}/${part}`)
    const no = verdicts.find(({ kind }) => kind !== 'accepted')
    if (no === undefined) wait?.answered()
    else wait?.failed(new Error(`the colleague was answered ${JSON.stringify(no)}`))
    waiting.delete(`${set}/${part}`)
  }

  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('close', (code) => reject(new Error(`the colleague was closed: ${code}`)))
    socket.on('open', () => {
      const step = encoding.createEncoder()
      encoding.writeVarUint(step, 0)
      writeSyncStep1(step, doc)
      socket.send(encoding.toUint8Array(step))
      socket.send(encodeMessage('hello', { protocol, device, log: null, cursor: null, rights: null, bootAfter: null }))
    })
    socket.on('message', (frame: Buffer) => {
      if (frame[0] === 0) {
        const decoder = decoding.createDecoder(frame)
        decoding.readVarUint(decoder)
        readSyncMessage(decoder, encoding.createEncoder(), doc, 'server')
      }
      if ((frame[0] ?? 0) < messageNumber.hello) return
      const message = decodeMessage(frame)
      if (message?.kind === 'welcome') welcome = message.body
      if (message?.kind === 'batch') {
        message.body.items.forEach(take)
        socket.send(encodeMessage('credit', { to: message.body.to }))
      }
      if (message?.kind !== 'boot') return
      for (const row of message.body.rows) rows.set(row.id, row)
      socket.send(encodeMessage('credit', { to: message.body.page }))
      if (message.body.last) resolve()
    })
  })

  const known = <T>(value: T | null): T => {
    if (value === null) throw new Error('the server has not said so yet')
    return value
  }
  const { member, link } = known<{ readonly member: MemberId; readonly link: LinkId }>(welcome)
  return {
    member,
    random,
    rows,
    gestures,
    company: () => known(readCompany(doc)),
    cell: (record, column) => rows.get(record)?.cells[column] ?? null,
    async act(kind, changes) {
      const set = { id: newChangeSetId(random), kind, label: '', author: member, device, madeAt: Date.now() }
      for (let part = 0; part * partLimits.changes < changes.length; part += 1) {
        const answer = new Promise<void>((answered, failed) => waiting.set(`${set.id}/${part}`, { answered, failed }))
        const some = changes.slice(part * partLimits.changes, (part + 1) * partLimits.changes)
        socket.send(encodeMessage('submit', { parts: [{ set, part, changes: some, link }] }))
        await answer
      }
    },
    look: (focus) => socket.send(encodeMessage('focus', focus)),
    [Symbol.dispose]: () => socket.terminate(),
  }
}
