import * as Y from 'yjs'
import type { CompanyId, CustomerId, DeviceId } from '#shared/base/id.ts'
import type { Answer, ChangePart } from '#shared/ledger/change.ts'
import type { Disk } from './disk.ts'
import { noteIsSent, readNote, unsentNotes } from './noteDisk.ts'
import type { Outbox } from './outbox.ts'
import { partBytes } from './parts.ts'
import type { HandedIn, HandInCall } from './handInCall.ts'

const bagBytes = 512 * 1024
const bagParts = 64

/**
 * Leaves everything unsent with the server, in the order in which it was made. Asked first with empty hands: nothing
 * is given away, and nothing may be cleared, before the server itself says that this device is out. Each answer is
 * stored before the next bag goes, so that a break costs nothing and a repetition is harmless.
 */
export async function handIn(
  on: {
    readonly company: CompanyId
    readonly device: DeviceId
    readonly outbox: Outbox
    readonly disk: Disk
    readonly settled: (answers: readonly Answer[]) => void
  },
  call: HandInCall,
): Promise<HandedIn> {
  const { company, device, outbox, disk } = on
  const { over } = await call({ company, device, parts: [], notes: [] })
  const sets = new Set<string>()
  const waiting = (await outbox.reload()).flatMap(({ state, part }) => (state === 'waiting' ? [part] : []))
  for (const parts of bagsOf(waiting)) {
    const { answers } = await call({ company, device, parts, notes: [] })
    await outbox.settle(answers)
    on.settled(answers)
    for (const { set } of parts) sets.add(set.id)
  }
  const notes = await unsentNotes(disk)
  for (const customer of notes) {
    await call({ company, device, parts: [], notes: [{ customer, update: await wholeNote(disk, customer) }] })
    await noteIsSent(disk, customer)
  }
  return { over, kept: sets.size + notes.length }
}

function* bagsOf(parts: readonly ChangePart[]): Generator<ChangePart[]> {
  let bag: ChangePart[] = []
  let bytes = 0
  for (const part of parts) {
    const size = partBytes(part)
    if (bag.length === bagParts || (bag.length > 0 && bytes + size > bagBytes)) {
      yield bag
      bag = []
      bytes = 0
    }
    bag.push(part)
    bytes += size
  }
  if (bag.length > 0) yield bag
}

async function wholeNote(disk: Disk, customer: CustomerId): Promise<string> {
  const doc = new Y.Doc({ guid: `note/${customer}` })
  try {
    await readNote(disk, customer, doc, null)
    let text = ''
    for (const byte of Y.encodeStateAsUpdate(doc)) text += String.fromCharCode(byte)
    return btoa(text)
  } finally {
    doc.destroy()
  }
}
