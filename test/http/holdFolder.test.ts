import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Outage } from '#shared/base/result.ts'
import { holdFolder } from '../../server/config/holdFolder.ts'
import { Browser, serve } from './serverInTest.ts'

test('a data folder is held by one at a time, and one that cannot be a folder says which variable to mend', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kebu-hold-'))
  const file = join(folder, 'a file')
  writeFileSync(file, '')

  const held = holdFolder(join(folder, 'new', 'data'))
  expect(() => holdFolder(join(folder, 'new', 'data'))).toThrow(/another Kebu is running on it/)
  held[Symbol.dispose]()
  holdFolder(join(folder, 'new', 'data'))[Symbol.dispose]()

  for (const wrong of [file, join(file, 'below')]) {
    expect(() => holdFolder(wrong)).toThrow(Outage)
    expect(() => holdFolder(wrong)).toThrow(/KEBU_DATA/)
  }
  rmSync(folder, { recursive: true })
})

test('nobody else on the machine may read the data, not even where an earlier Kebu left it open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kebu-private-'))
  mkdirSync(join(folder, 'companies'), { mode: 0o755 })
  writeFileSync(join(folder, 'accounts.sqlite'), '', { mode: 0o644 })
  await using server = await serve({ folder })
  const { company } = await new Browser(server.origin).found('quiet')
  const modeOf = (path: string) => (statSync(join(folder, path)).mode & 0o777).toString(8)
  const files = ['lock', 'secret', 'accounts.sqlite', 'accounts.sqlite-wal', `companies/${company}.sqlite`]
  expect(['.', 'companies'].map(modeOf)).toEqual(['700', '700'])
  expect([...files, `companies/${company}.sqlite-wal`].map(modeOf)).toEqual(Array.from({ length: 6 }, () => '600'))
})
