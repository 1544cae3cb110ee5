import { WebSocket } from 'ws'
import {
  ledgerRecord,
  newChangeSetId,
  newDeviceId,
  type ColumnId,
  type CustomerId,
  type LinkId,
  type Random,
} from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import { decodeMessage, encodeMessage, protocol, type Body, type Message } from '#shared/wire/message.ts'
import { benchCompany, benchMember } from './syncPeople.ts'

/** One person's copy as far as the bench looks at it: which customers it holds. It comes back when a link ends. */
export interface Watcher extends Disposable {
  readonly held: ReadonlySet<CustomerId>
  /** Bytes received so far. */
  bytes(): number
  /** Resolves with the milliseconds until its answer was here. */
  submit(kind: 'edit' | 'people', changes: readonly Change[]): Promise<number>
}

/** Joins as the n-th person; resolves with a whole copy. */
export function joinWatcher(port: number, n: number, random: Random): Promise<Watcher> {
  const device = newDeviceId(random)
  const held = new Set<CustomerId>()
  const waiting = new Map<string, (answered: null) => void>()
  let seen = new Set<CustomerId>()
  let bytes = 0
  let log: string | null = null
  let rights: string | null = null
  let cursor: number | null = null
  let offered: Body<'welcome'> | null = null
  let link: LinkId | null = null
  let socket: WebSocket
  let ended = false
  let joined: (watcher: Watcher) => void = () => {}

  const watcher: Watcher = {
    held,
    bytes: () => bytes,
    async submit(kind, changes) {
      const set = {
        id: newChangeSetId(random),
        kind,
        label: '',
        author: benchMember(n),
        device,
        madeAt: Date.now(),
      }
      const start = performance.now()
      const answered = new Promise<null>((resolve) => waiting.set(set.id, resolve))
      socket.send(encodeMessage('submit', { parts: [{ set, part: 0, changes: [...changes], link }] }))
      await answered
      return performance.now() - start
    },
    [Symbol.dispose]() {
      ended = true
      socket.terminate()
    },
  }

  const take = (message: Message) => {
    if (message.kind === 'welcome') {
      offered = message.body
      link = message.body.link
      if (message.body.mode === 'boot') seen = new Set()
    } else if (message.kind === 'boot') {
      for (const { customer } of message.body.envelopes) {
        held.add(customer)
        seen.add(customer)
      }
      socket.send(encodeMessage('credit', { to: message.body.page }))
      if (!message.body.last) return
      for (const customer of held) if (!seen.has(customer)) held.delete(customer)
      cursor = message.body.head
      log = offered?.log ?? null
      rights = offered?.rights ?? null
      joined(watcher)
    } else if (message.kind === 'batch') {
      for (const item of message.body.items) {
        if (item.kind === 'gain') held.add(item.customer)
        if (item.kind === 'lose') held.delete(item.customer)
        if (item.kind === 'answer') waiting.get(item.answer.set)?.(null)
      }
      cursor = message.body.to
      rights = message.body.rights ?? rights
      socket.send(encodeMessage('credit', { to: message.body.to }))
    }
  }

  const connect = () => {
    socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${benchCompany}`, {
      headers: { 'x-bench-member': benchMember(n), 'x-bench-link': String(n), origin: `http://127.0.0.1:${port}` },
    })
    socket.binaryType = 'nodebuffer'
    socket.on('error', () => undefined)
    socket.on('close', () => {
      if (!ended) setTimeout(connect, 20)
    })
    socket.on('open', () =>
      socket.send(encodeMessage('hello', { protocol, device, log, cursor, rights, bootAfter: null })),
    )
    socket.on('message', (frame: Buffer) => {
      bytes += frame.length
      const message = decodeMessage(frame)
      if (message !== null) take(message)
    })
  }
  return new Promise((resolve) => {
    joined = resolve
    connect()
  })
}

/** A person who types into a cell of his, waits for the answer, and types on. `longestMs` is his longest wait. */
export function typeOn(
  watcher: Watcher,
  column: ColumnId,
  { everyMs }: { readonly everyMs: number },
): { stop(): Promise<readonly number[]> } {
  const waits: number[] = []
  const [customer] = watcher.held
  if (customer === undefined) throw new Error('nobody to write about')
  let going = true
  const typing = (async () => {
    for (let n = 0; going; n += 1) {
      const cells = [{ column, was: null, now: `写 ${n}` }]
      const change: Change = { kind: 'set', customer, table: 'customers', record: ledgerRecord(customer), cells }
      waits.push(await watcher.submit('edit', [change]))
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  })()
  return {
    async stop() {
      going = false
      await typing
      return waits
    },
  }
}
