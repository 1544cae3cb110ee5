import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import {
  DeviceId,
  newChangeSetId,
  newDeviceId,
  type ColumnId,
  type CustomerId,
  type LinkId,
  type Random,
} from '#shared/base/id.ts'
import { ledgerRecord } from '#shared/base/id.ts'
import { decodeMessage, encodeMessage, protocol } from '#shared/wire/message.ts'
import { gatherCredit } from '../../client/replica/credit.ts'
import { benchCompany, benchMember } from './syncPeople.ts'

/** One person with an open ledger. Thin on purpose: the harness must not be what is measured. */
export interface EditingClient {
  /** Writes `text` into some cell and returns at once. */
  edit(text: string): void
  /** Called with each frame that may bring somebody's edit. */
  onFrame: (frame: Buffer) => void
  /** Called with how many of its own edits were just answered. */
  onAnswer: (count: number) => void
  close(): void
}

export interface Cells {
  readonly customers: readonly CustomerId[]
  readonly columns: readonly ColumnId[]
}

/** Joins the product's company room, boots, and grants credit for everything it gets, as the product's client does. */
export function joinKebu(
  port: number,
  n: number,
  random: Random,
): Promise<{ readonly client: EditingClient; readonly cells: Cells }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${benchCompany}`, {
    headers: { 'x-bench-member': benchMember(n), 'x-bench-link': String(n), origin: `http://127.0.0.1:${port}` },
  })
  socket.binaryType = 'nodebuffer'
  const device: DeviceId = newDeviceId(random)
  let link: LinkId | null = null
  const customers: CustomerId[] = []
  const columns = new Set<ColumnId>()
  const columnOf = new Map<string, ColumnId>()
  const client: EditingClient = {
    edit: () => {},
    onFrame: () => {},
    onAnswer: () => {},
    close: () => socket.terminate(),
  }
  const stored = gatherCredit({
    after: (ms, work) => {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
    grant: (_socket, to) => socket.send(encodeMessage('credit', { to })),
  })
  client.edit = (text) => {
    const customer = customers[Math.floor(random() * customers.length)]
    const column = [...columns][Math.floor(random() * columns.size)]
    if (customer === undefined || column === undefined) throw new Error('no cell to write to')
    const set = {
      id: newChangeSetId(random),
      kind: 'edit' as const,
      label: '',
      author: benchMember(n),
      device,
      madeAt: Date.now(),
    }
    const changes = [
      {
        kind: 'set' as const,
        customer,
        table: 'customers' as const,
        record: ledgerRecord(customer),
        cells: [{ column, was: null, now: text }],
      },
    ]
    socket.send(encodeMessage('submit', { parts: [{ set, part: 0, changes, link }] }))
  }
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.on('close', (code) => reject(new Error(`client ${n} was closed before it had joined: ${code}`)))
    socket.on('close', (code) => code !== 1006 && console.error(`client ${n} was closed: ${code}`))
    socket.on('open', () =>
      socket.send(encodeMessage('hello', { protocol, device, log: null, cursor: null, rights: null, bootAfter: null })),
    )
    socket.on('message', (frame: Buffer) => {
      if (frame[0] === 67) {
        client.onFrame(frame)
        // The answer of its own edit stands in the frame by name; credit needs only the number after `"to":`.
        const head = frame.subarray(0, 120).toString('latin1')
        stored(0, Number(/"to":(\d+)/.exec(head)?.[1] ?? 0))
        client.onAnswer(countOf(frame, '"kind":"answer"'))
        return
      }
      const message = decodeMessage(frame)
      if (message?.kind === 'welcome') link = message.body.link
      if (message?.kind !== 'boot') return
      socket.send(encodeMessage('credit', { to: message.body.page }))
      for (const row of message.body.rows) {
        if (row.table !== 'customers') continue
        customers.push(row.customer)
        for (const [column, value] of Object.entries(row.cells))
          if (typeof value === 'string' && /^[\u4e00-\u9fff]+\d+$/.test(value)) columnOf.set(column, column as ColumnId)
      }
      for (const column of columnOf.values()) columns.add(column)
      if (message.body.last) resolve({ client, cells: { customers, columns: [...columns] } })
    })
  })
}

function countOf(frame: Buffer, text: string): number {
  let count = 0
  for (let at = frame.indexOf(text); at !== -1; at = frame.indexOf(text, at + text.length)) count += 1
  return count
}

/** Joins one Hocuspocus document that holds the same cells under the same keys, edited with the same values. */
export function joinHocuspocus(port: number, n: number, cells: Cells, random: Random): Promise<EditingClient> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`)
  socket.binaryType = 'nodebuffer'
  const name = 'company'
  const doc = new Y.Doc()
  const send = (write: (encoder: encoding.Encoder) => void) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, name)
    write(encoder)
    socket.send(encoding.toUint8Array(encoder))
  }
  const client: EditingClient = {
    edit: () => {},
    onFrame: () => {},
    onAnswer: () => {},
    close: () => socket.terminate(),
  }
  doc.on('update', (update: Uint8Array) =>
    send((encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint8Array(encoder, update)
    }),
  )
  client.edit = (text) => {
    const customer = cells.customers[Math.floor(random() * cells.customers.length)]
    const column = cells.columns[Math.floor(random() * cells.columns.length)]
    // A key of one's own: of two blind writers to one key Yjs drops one text before it is sent on.
    doc.getMap('customers').set(`${customer}/${column}/${n}`, text)
  }
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.on('close', (code) => reject(new Error(`hocuspocus client ${n} was closed before it had joined: ${code}`)))
    socket.on('close', (code) => code !== 1006 && console.error(`hocuspocus client ${n} was closed: ${code}`))
    socket.on('open', () =>
      send((encoder) => {
        encoding.writeVarUint(encoder, 2)
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarString(encoder, '')
      }),
    )
    socket.on('message', (frame: Buffer) => {
      const decoder = decoding.createDecoder(frame)
      decoding.readVarString(decoder)
      const kind = decoding.readVarUint(decoder)
      if (kind === 0) client.onFrame(frame)
      if (kind === 8) client.onAnswer(1)
      if (kind === 2) resolve(client)
    })
  })
}
