import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MemberId } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import { backupTo } from '../../server/backupTo.ts'
import { actAs } from '../../server/company/actAs.ts'
import { Browser, serve } from '../http/serverInTest.ts'
import { randomFrom } from '../ledger/office.ts'
import { textFile, zipOf } from './files.ts'

const random = randomFrom(11)
const storedFiles = (folder: string, company: string) =>
  readdirSync(join(folder, 'attachments', company), { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  )

test('a file comes back as it was sent, sealed, and to nobody of another company', async () => {
  await using server = await serve()
  const boss = new Browser(server.origin)
  const { company } = await boss.found('filesboss')
  const stranger = new Browser(server.origin)
  const other = await stranger.found('filesstranger')
  const { file, bytes } = textFile(random, '合同')
  const path = `/api/attachments/${file.id}`

  expect((await boss.put(path, bytes)).status).toBe(201)
  expect((await boss.put(path, bytes)).status).toBe(200)
  const said = await boss.get(path)
  expect([said.status, said.text]).toEqual([200, '合同'])
  expect(Object.fromEntries(said.headers)).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="${file.id}.txt"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  expect((await stranger.get(path)).status).toBe(404)
  expect((await new Browser(server.origin).get(path)).status).toBe(401)
  // the same bytes in two companies are two files: one would tell the other's people what is there
  const twin = textFile(random, '合同')
  expect((await stranger.put(`/api/attachments/${twin.file.id}`, bytes)).status).toBe(201)
  expect([company, other.company].map((each) => storedFiles(server.folder, each).length)).toEqual([1, 1])
  // and in one company they are one
  await boss.put(`/api/attachments/${textFile(random, '合同').file.id}`, bytes)
  expect(storedFiles(server.folder, company)).toHaveLength(1)
})

test('pages, drawings, archives and what is too large are refused and leave nothing behind', async () => {
  await using server = await serve()
  const boss = new Browser(server.origin)
  await boss.found('filesguard')
  const id = () => textFile(random, '').file.id
  const send = async (bytes: Uint8Array) => (await boss.put(`/api/attachments/${id()}`, bytes)).body.error?.kind
  expect(await send(Buffer.from('<html><script>alert(1)</script>'))).toBe('file-type')
  expect(await send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'))).toBe('file-type')
  expect(await send(zipOf(['a.txt']))).toBe('file-type')
  expect(await send(new Uint8Array(0))).toBe('file-type')
  expect(await send(new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61))).toBe('too-large')
  for (const path of ['..%2f..%2fsecret', 'secret', `${id()}%2f..`, 'att_']) {
    expect((await boss.get(`/api/attachments/${path}`)).status).toBe(404)
    expect((await boss.put(`/api/attachments/${path}`, Buffer.from('x'))).status).toBe(404)
  }
  expect(readdirSync(join(server.folder, 'attachments'))).toEqual(['incoming'])
  expect(readdirSync(join(server.folder, 'attachments', 'incoming'))).toEqual([])
})

test('one person sends so many at once and no more', async () => {
  const at = Date.now()
  await using server = await serve({ now: () => at })
  const boss = new Browser(server.origin)
  await boss.found('filesmany')
  const { file, bytes } = textFile(random, '一')
  let kept = 0
  for (;;) {
    const said = await boss.put(`/api/attachments/${file.id}`, bytes)
    if (said.status !== 201 && said.status !== 200) break
    kept += 1
  }
  expect(kept).toBe(120)
})

test('one person sends so many megabytes on a day, and the rest on the next', async () => {
  let at = Date.parse('2026-11-21T15:30:00Z') // half an hour before midnight in China
  await using server = await serve({ now: () => at })
  const boss = new Browser(server.origin)
  const { company, member } = await boss.found('filesday')
  const ledger = server.ledger(company)
  const { settings } = ledger.companyNow()
  const set: Change = { kind: 'putSettings', was: settings, now: { ...settings, uploads: { megabytesPerDay: 20 } } }
  actAs(ledger, MemberId.parse(member), { now: () => at, random })('configure', [set])
  ledger.commit()
  const megabyte = 1024 * 1024
  const send = async (megabytes: number) => {
    const bytes = Buffer.alloc(megabytes * megabyte, 'a')
    return (await boss.put(`/api/attachments/${textFile(random, '').file.id}`, bytes)).body.error ?? 'kept'
  }
  expect(await send(15)).toBe('kept')
  expect(await send(6)).toEqual({ kind: 'upload-day', limit: 20 * megabyte, retryAfterMs: 30 * 60_000 })
  expect(await send(5)).toBe('kept')
  expect(await send(1)).toMatchObject({ kind: 'upload-day' })
  expect(readdirSync(join(server.folder, 'attachments', 'incoming'))).toEqual([])
  at += 30 * 60_000
  expect(await send(6)).toBe('kept')
})

test('a backup holds the files', async () => {
  await using server = await serve()
  const boss = new Browser(server.origin)
  await boss.found('filesbackup')
  const { file, bytes } = textFile(random, '备份')
  await boss.put(`/api/attachments/${file.id}`, bytes)
  const target = mkdtempSync(join(tmpdir(), 'kebu-backup-'))
  try {
    const { folder, files } = backupTo({ dataFolder: server.folder, target, at: 0 })
    const copied = files.filter(({ path }) => path.startsWith('attachments'))
    expect(copied.map(({ path }) => readFileSync(join(folder, path), 'utf8'))).toEqual(['备份'])
  } finally {
    rmSync(target, { recursive: true })
  }
})
