import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createGuard, newNoteDoc } from '../../server/socket/guard.ts'
import { seededRandom } from './people.ts'

test.each([1, 2, 3, 4])('mutated updates never get out of the guard and never spoil the note (SEED=%i)', (seed) => {
  const random = seededRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const note = newNoteDoc('note')
  note.clientID = 11
  for (const word of ['会谈', '纪要', '报价']) write(note, word)
  const guard = createGuard(() => Y.encodeStateAsUpdate(note))
  let accepted = 0
  let slowest = 0

  for (let round = 0; round < 2000; round += 1) {
    const writer = newNoteDoc('note')
    writer.clientID = 1000 + round
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(note))
    const before = Y.encodeStateVector(writer)
    write(writer, `第${round}`)
    if (below(3) === 0) writer.getXmlFragment('default').delete(0, 1)
    const update = mutate(Y.encodeStateAsUpdate(writer, before), below)
    const from = performance.now()
    const taken = guard.take(update, { mayExtend: (clientId) => clientId !== 11 })
    slowest = Math.max(slowest, performance.now() - from)
    if (!taken.ok || taken.value.update === null) continue
    accepted += 1
    Y.applyUpdate(note, taken.value.update)
    expect(note.store.pendingStructs).toBeNull()
    expect(note.store.pendingDs).toBeNull()
    expect([...note.share.keys()]).toEqual(['default'])
    expect(() => note.getXmlFragment('default').toJSON()).not.toThrow()
    if (note.getXmlFragment('default').length > 200) note.getXmlFragment('default').delete(0, 100)
    if (round % 50 === 0) guard.reset()
  }
  guard.reset()
  expect(guard.state()).toEqual(Y.encodeStateAsUpdate(note))
  expect(accepted).toBeGreaterThan(50)
  expect(slowest).toBeLessThan(500)
})

function write(doc: Y.Doc, text: string): void {
  const element = new Y.XmlElement('paragraph')
  doc.getXmlFragment('default').insert(0, [element])
  element.insert(0, [new Y.XmlText(text)])
  element.setAttribute('align', 'left')
}

/** Flips, cuts, doubles or inserts a few bytes; now and then leaves them as they are. */
function mutate(update: Uint8Array, below: (limit: number) => number): Uint8Array {
  const bytes = [...update]
  for (let times = below(4); times > 0; times -= 1) {
    const at = below(bytes.length)
    switch (below(5)) {
      case 0:
        bytes[at] = below(256)
        break
      case 1:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8))
        break
      case 2:
        bytes.splice(at, 1 + below(4))
        break
      case 3:
        bytes.splice(at, 0, ...bytes.slice(at, at + 1 + below(8)))
        break
      default:
        bytes.splice(at, 0, 255, 255, 255, 255, below(16))
    }
  }
  return new Uint8Array(bytes)
}
