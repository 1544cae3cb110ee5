import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CompanyId } from '#shared/base/id.ts'
import { backupTo } from '../../server/backupTo.ts'
import { runServer } from '../../server/runServer.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import { Browser, serve } from './serverInTest.ts'

const at = Date.parse('2026-11-21T08:30:05Z')
const restored = (dataFolder: string) =>
  runServer({
    config: { port: 0, dataFolder, origins: [], trustProxy: false },
    opensWithDemo: false,
    log: () => undefined,
  })

const logOf = (folder: string, company: string) => {
  using store = openSqliteStore(join(folder, 'companies', `${company}.sqlite`))
  return store.read.meta('log')
}

test('a backup of a running server is a whole data folder: accounts, secret, every company', async () => {
  await using server = await serve()
  await new Browser(server.origin).found('zhou')
  await new Browser(server.origin).found('lin')
  const target = await mkdtemp(join(tmpdir(), 'kebu-backup-'))
  const { folder, files } = backupTo({ dataFolder: server.folder, target, at })
  expect(folder).toBe(join(target, 'kebu-2026-11-21T08-30-05'))
  expect(files.map(({ path }) => path.replace(/com_\w+/, 'com'))).toEqual([
    'accounts.sqlite',
    'secret',
    'companies/com.sqlite',
    'companies/com.sqlite',
  ])
  expect(files.every(({ bytes }) => bytes > 0)).toBe(true)
  await rm(target, { recursive: true })
})

test('what is restored opens for those who were signed in, under a log with a new name', async () => {
  const target = await mkdtemp(join(tmpdir(), 'kebu-backup-'))
  const before = await (async () => {
    await using server = await serve()
    const zhou = new Browser(server.origin)
    const { company } = await zhou.found('zhou')
    const { folder } = backupTo({ dataFolder: server.folder, target, at })
    return { folder, company, cookie: zhou.cookie, log: logOf(server.folder, company) }
  })()
  const data = join(target, 'data')
  await cp(before.folder, data, { recursive: true })

  const server = await restored(data)
  const session = await fetch(`http://localhost:${server.port}/api/session`, { headers: { cookie: before.cookie } })
  expect(await session.json()).toMatchObject({ memberships: [{ company: before.company, name: 'zhou' }] })
  expect(server.ledgerOf(CompanyId.parse(before.company))).not.toBeNull()
  await server.stop()
  expect(before.log).toMatch(/^log_/)
  expect(logOf(data, before.company)).toMatch(/^log_/)
  expect(logOf(data, before.company)).not.toBe(before.log)
  await rm(target, { recursive: true })
})

test('a second backup in the same second writes over nothing', async () => {
  await using server = await serve()
  const target = await mkdtemp(join(tmpdir(), 'kebu-backup-'))
  backupTo({ dataFolder: server.folder, target, at })
  expect(() => backupTo({ dataFolder: server.folder, target, at })).toThrow('it is there already')
  expect(() => backupTo({ dataFolder: join(target, 'nothing'), target, at })).toThrow('there is no accounts.sqlite')
  await rm(target, { recursive: true })
})
