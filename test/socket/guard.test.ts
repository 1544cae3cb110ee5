import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createGuard, newNoteDoc, type GuardRefusal } from '../../server/socket/guard.ts'
import { hostileUpdates } from './hostileUpdates.ts'

const note = newNoteDoc('note')
note.clientID = 4242
const paragraph = new Y.XmlElement('paragraph')
note.getXmlFragment('default').insert(0, [paragraph])
paragraph.insert(0, [new Y.XmlText('会谈纪要')])
const state = Y.encodeStateAsUpdate(note)
const clock = Y.getState(note.store, 4242)
const colleagues = { mayExtend: (clientId: number) => clientId !== 4242 }

const refusedAs: Record<string, GuardRefusal['kind']> = {
  "a GC struct of length 2^40 under a colleague's client id": 'clock',
  "a colleague's client id continued": 'foreign',
  'a deletion of what is not there': 'gap',
  'structs that wait for a missing one': 'gap',
  'nested elements': 'too-deep',
  'another root': 'root',
  'a map in the root': 'root',
  'a prototype key': 'content',
}

let warm: ReturnType<typeof createGuard>
beforeAll(() => {
  warm = createGuard(() => state)
})

test.each(hostileUpdates({ clientId: 4242, clock }))('%s is refused at once and leaves no trace', (name, update) => {
  const from = performance.now()
  const taken = warm.take(update, colleagues)
  expect(performance.now() - from).toBeLessThan(5_000)
  expect(taken).toMatchObject({ ok: false, ...(name in refusedAs ? { refusal: { kind: refusedAs[name] } } : {}) })
  expect(warm.state()).toEqual(state)
})

test('what an editor writes is taken: text, marks, attributes, deletions, undo', () => {
  const guard = createGuard(() => state)
  const writer = newNoteDoc('note')
  Y.applyUpdate(writer, state)
  const fragment = writer.getXmlFragment('default')
  const undo = new Y.UndoManager(fragment)
  const updates: Uint8Array[] = []
  writer.on('update', (update) => updates.push(update))
  const text = new Y.XmlText('第二段 😀')
  const heading = new Y.XmlElement('heading')
  heading.setAttribute('level', 2 as never)
  fragment.insert(1, [heading])
  heading.insert(0, [text])
  text.format(0, 2, { bold: {} })
  text.format(0, 2, { link: { href: 'https://example.com', target: '_blank' } })
  text.delete(0, 1)
  fragment.delete(0, 1)
  undo.undo()
  for (const update of updates) expect(guard.take(update, colleagues)).toMatchObject({ ok: true })
  expect(guard.take(updates[0]!, colleagues)).toMatchObject({ ok: true, value: { update: null } })
  const copy = newNoteDoc('note')
  Y.applyUpdate(copy, guard.state())
  expect(copy.getXmlFragment('default').toJSON()).toBe(fragment.toJSON())
})

test('the backlog of several page loads comes in one piece', () => {
  const guard = createGuard(() => state)
  let stored = state
  for (const word of ['一', '二', '三']) {
    const page = newNoteDoc('note')
    Y.applyUpdate(page, stored)
    page.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')])
    page.getXmlFragment('default').insert(0, [new Y.XmlText(word)])
    stored = Y.encodeStateAsUpdate(page)
  }
  const taken = guard.take(Y.diffUpdate(stored, Y.encodeStateVector(note)), colleagues)
  expect(taken).toMatchObject({ ok: true, value: { extended: { length: 3 } } })
})
