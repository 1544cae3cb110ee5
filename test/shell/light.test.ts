import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every library that a module brings along before it can run: its own imports and theirs, types and lazy chunks apart. */
function librariesOf(entry: string): ReadonlySet<string> {
  const libraries = new Set<string>()
  const seen = new Set<string>()
  const walk = (path: string) => {
    if (seen.has(path) || !/\.tsx?$/.test(path)) return
    seen.add(path)
    const text = readFileSync(path, 'utf8')
    for (const [, clause = '', from = ''] of text.matchAll(
      /^(?:import|export)\s+(?:([\w\s{},*$]*?)\s*from\s+)?'([^']+)'/gm,
    )) {
      if (clause.startsWith('type ')) continue
      if (from.startsWith('.')) walk(join(dirname(path), from))
      else if (from.startsWith('#shared/')) walk(join(root, from.slice(1)))
      else libraries.add(from)
    }
  }
  walk(join(root, entry))
  return libraries
}

/** They open at a wish (a dialog, a menu, the panel, a file), so the first screen must not wait for them. */
const heavy = /^(antd|@ant-design|@tiptap|xlsx|hucre|pinyin-pro)(\/|$)/

test.each(['client/main.tsx', 'client/home/HomePage.tsx', 'client/ledger/LedgerPage.tsx'])(
  '%s stands before antd, the editor of notes and the reader of workbooks are fetched',
  (entry) => {
    const libraries = [...librariesOf(entry)]
    expect(libraries).toContain('react')
    expect(libraries.filter((name) => heavy.test(name))).toEqual([])
  },
)
