import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Outage } from '#shared/base/result.ts'
import { holdFolder } from '../../server/config/holdFolder.ts'

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
