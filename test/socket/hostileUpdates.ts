import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** The attacks on a Yjs room that were measured to hurt, each as bytes of one update against a note of `victim`'s text. */
export function hostileUpdates(victim: { readonly clientId: number; readonly clock: number }): [string, Uint8Array][] {
  return [
    ['2^25 structs claimed in 7 bytes', varUints(1, 2 ** 25, 7, 0)],
    ["a GC struct of length 2^40 under a colleague's client id", gc(victim.clientId, victim.clock, 2 ** 40)],
    ["a colleague's client id continued", gc(victim.clientId, victim.clock, 1)],
    ['a deletion of what is not there', deletion(victim.clientId, victim.clock, 5_000)],
    ['structs that wait for a missing one', gc(77, 5, 10)],
    ['100,000 structs', many((map, n) => map.insert(n, [`${n}`]))],
    [
      'a million characters',
      of((doc) => doc.getXmlFragment('default').insert(0, [new Y.XmlText('x'.repeat(10 ** 6))])),
    ],
    ['nested elements', of((doc) => nest(doc, 200))],
    ['nested arrays in one value', nestedArrays(20_000)],
    ['a nested map', of((doc) => doc.getXmlFragment('default').insert(0, [new Y.Map() as never]))],
    ['another root', of((doc) => doc.getMap('evil').set('a', 1))],
    ['a map in the root', of((doc) => doc.getMap('default').set('a', 'b'))],
    ['1,000 other roots', of((doc) => Array.from({ length: 1000 }, (_, n) => doc.getMap(`r${n}`).set('a', n)))],
    ['a subdocument', of((doc) => doc.getArray('default').insert(0, [new Y.Doc()]))],
    ['bytes', of((doc) => doc.getArray('default').insert(0, [new Uint8Array(9)]))],
    ['a prototype key', of((doc) => attribute(doc, JSON.parse('{"__proto__":{"isAdmin":true}}')))],
    ['a number that is none', of((doc) => attribute(doc, Number.NaN))],
    ['a big integer', of((doc) => attribute(doc, 2n ** 60n))],
    [
      'an element with markup for a name',
      of((doc) => doc.getXmlFragment('default').insert(0, [new Y.XmlElement('a b')])),
    ],
    ['a client id at the end of its clock', gc(78, 0, 2 ** 31 + 1)],
    ['nothing that could be read', new Uint8Array([255, 255, 255])],
  ]
}

const of = (write: (doc: Y.Doc) => unknown): Uint8Array => {
  const doc = new Y.Doc()
  doc.transact(() => write(doc))
  return Y.encodeStateAsUpdate(doc)
}

function many(write: (fragment: Y.Array<string>, n: number) => void): Uint8Array {
  return of((doc) => {
    const list = doc.getArray<string>('default')
    for (let n = 0; n < 20_001; n += 1) {
      write(list, n)
      // a deleted one between two others keeps Yjs from joining them
      if (n % 2 === 1) list.delete(n)
      if (n % 2 === 1) list.insert(n, [''])
    }
  })
}

function nest(doc: Y.Doc, depth: number): void {
  let inner = new Y.XmlElement('p')
  doc.getXmlFragment('default').insert(0, [inner])
  for (let n = 0; n < depth; n += 1) {
    const next = new Y.XmlElement('p')
    inner.insert(0, [next])
    inner = next
  }
}

function attribute(doc: Y.Doc, value: unknown): void {
  const element = new Y.XmlElement('p')
  doc.getXmlFragment('default').insert(0, [element])
  element.setAttribute('a', value as string)
}

function nestedArrays(depth: number): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const value of [1, 1, 9, 0]) encoding.writeVarUint(encoder, value)
  encoding.writeUint8(encoder, 8) // ContentAny
  encoding.writeVarUint(encoder, 1) // parent is a root
  encoding.writeVarString(encoder, 'default')
  encoding.writeVarUint(encoder, 1)
  for (let n = 0; n < depth; n += 1) {
    encoding.writeUint8(encoder, 117) // an array …
    encoding.writeVarUint(encoder, 1) // … of one
  }
  encoding.writeUint8(encoder, 126)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

function varUints(...values: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const value of values) encoding.writeVarUint(encoder, value)
  return encoding.toUint8Array(encoder)
}

function gc(client: number, clock: number, length: number): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const value of [1, 1, client, clock]) encoding.writeVarUint(encoder, value)
  encoding.writeUint8(encoder, 0)
  encoding.writeVarUint(encoder, length)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

const deletion = (client: number, clock: number, length: number): Uint8Array => varUints(0, 1, client, 1, clock, length)
