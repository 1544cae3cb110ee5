import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { updateFrame } from '../../server/socket/yFrame.ts'
import { hostileUpdates } from './hostileUpdates.ts'
import { openServer, until } from './openServer.ts'
import { ids } from './people.ts'

test('hostile updates in a note end that link, the note stays as it was, a colleague writes on', async () => {
  await using server = await openServer()
  server.ledger.addCustomer(ids.alpha, ids.li)
  const room = `${ids.company}/note/${ids.alpha}`
  const boss = server.join(room, ids.boss)
  await until(() => boss.provider.synced, 'sync')
  const fragment = boss.doc.getXmlFragment('default')
  boss.doc.transact(() => fragment.insert(0, [new Y.XmlText('会谈纪要')]))
  await until(() => server.ledger.noteLog(ids.alpha).length === 1, 'the log')
  const before = server.ledger.noteLog(ids.alpha)
  const victim = { clientId: boss.doc.clientID, clock: Y.getState(boss.doc.store, boss.doc.clientID) }

  for (const [name, update] of hostileUpdates(victim)) {
    const socket = server.raw(room, ids.li)
    const closed = new Promise((resolve) => socket.on('close', resolve))
    await new Promise((resolve) => socket.on('open', resolve))
    socket.send(updateFrame(update))
    expect([4500, 1009], name).toContain(await closed)
  }
  expect(server.ledger.noteLog(ids.alpha)).toEqual(before)
  for (let n = 0; n < 20; n += 1) fragment.insert(fragment.length, [new Y.XmlText(`第${n}句`)])
  const late = server.join(room, ids.li)
  await until(() => late.doc.getXmlFragment('default').length === 21, 'all that the colleague wrote')
  expect(boss.codes).toEqual([])
})
