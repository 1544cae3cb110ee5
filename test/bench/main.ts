import { cpus, totalmem } from 'node:os'
import type { BenchResult } from './result.ts'

/** `npm run bench -- <name>`: human lines while it runs, then one JSON line. */
const benches: Readonly<
  Record<string, () => Promise<{ readonly run: (say: (line: string) => void) => Promise<readonly BenchResult[]> }>>
> = {
  open: () => import('./open.ts'),
  sync: () => import('./sync.ts'),
  import: () => import('./import.ts'),
  catchup: () => import('./catchup.ts'),
  ledger: () => import('./ledger.ts'),
  sheet: () => import('./sheet.ts'),
  visibility: () => import('./visibility.ts'),
  rights: () => import('./rights.ts'),
}

const name = process.argv[2] ?? ''
const load = benches[name]
if (load === undefined) {
  console.error(`npm run bench -- <name>, where <name> is one of: ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}
const { run } = await load()
const results = await run((line) => console.log(line))
for (const { name: what, value, unit, peer, ratio, target, holds } of results) {
  const compared = peer === null ? '' : `  ${ratio} × ${peer}`
  const verdict = holds === null ? '' : holds ? `  (${target}: holds)` : `  (${target}: MISSED)`
  console.log(`${what}: ${value} ${unit}${compared}${verdict}`)
}
const machine = {
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  memoryMb: Math.round(totalmem() / 2 ** 20),
  node: process.version,
}
console.log(JSON.stringify({ bench: name, machine, results }))
process.exit(0)
