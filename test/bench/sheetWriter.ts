import { WebSocket } from 'ws'
import { ledgerRecord, newChangeSetId, newDeviceId, type LinkId, type MemberId, type Random } from '#shared/base/id.ts'
import { decodeMessage, encodeMessage, protocol } from '#shared/wire/message.ts'
import type { NumberChange, SheetCompany } from './sheetCompany.ts'

/** A colleague on another machine: what he writes reaches the page through the server, as in life. */
export interface RemoteWriter {
  write(changes: readonly NumberChange[]): void
  close(): void
}

interface Login {
  readonly url: string
  readonly login: string
  readonly password: string
}

/** Signs in, joins the company's room, and waits to be welcomed. He reads nothing: only his writing is wanted. */
export async function joinAsWriter(
  { url, login, password }: Login,
  company: SheetCompany,
  random: Random,
): Promise<RemoteWriter> {
  const response = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ login, password }),
  })
  const session = (await response.json()) as {
    readonly current: string
    readonly memberships: readonly { readonly company: string; readonly member: MemberId }[]
  }
  const author = session.memberships.find((each) => each.company === session.current)?.member
  if (author === undefined) throw new Error('the writer belongs to the company')
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${session.current}`, { headers: { cookie } })
  socket.binaryType = 'nodebuffer'
  const device = newDeviceId(random)
  const link = await new Promise<LinkId>((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', (code) => reject(new Error(`the writer was closed: ${code}`)))
    socket.on('open', () =>
      socket.send(encodeMessage('hello', { protocol, device, log: null, cursor: null, rights: null, bootAfter: null })),
    )
    socket.on('message', (frame: Buffer) => {
      const message = frame[0] === 67 ? null : decodeMessage(frame)
      if (message?.kind === 'welcome') resolve(message.body.link)
    })
  })
  return {
    write(changes) {
      const set = { id: newChangeSetId(random), kind: 'edit' as const, label: '', author, device, madeAt: Date.now() }
      const cells = changes.flatMap(({ row, value }) => {
        const customer = company.customers[row]
        if (customer === undefined) return []
        const was = company.numbers[row] ?? null
        company.numbers[row] = value
        const record = ledgerRecord(customer)
        const cell = { column: company.number, was, now: value }
        return [{ kind: 'set' as const, customer, table: 'customers' as const, record, cells: [cell] }]
      })
      socket.send(encodeMessage('submit', { parts: [{ set, part: 0, changes: cells, link }] }))
    },
    close: () => socket.terminate(),
  }
}
