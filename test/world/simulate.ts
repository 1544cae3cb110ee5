import { parseArgs } from 'node:util'
import { tellStory } from './world.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
  },
})
const first = Number(values.seed ?? values.from)
const count = values.seed === undefined ? Number(values.seeds) : 1

let failures = 0
const verdicts = new Map<string, number>()
for (let seed = first; seed < first + count; seed += 1) {
  try {
    for (const { verdicts: each } of tellStory(seed).heard.values()) {
      for (const { kind } of each) verdicts.set(kind, (verdicts.get(kind) ?? 0) + 1)
    }
  } catch (error) {
    failures += 1
    const told = values.seed !== undefined && error instanceof Error ? error.stack : String(error)
    console.log(`SEED=${seed} ${told?.slice(0, values.seed === undefined ? 300 : 8000)}`)
  }
}
console.log([...verdicts].map(([kind, n]) => `${n} ${kind}`).join(', '))
console.log(`${count} seeds, ${failures} failures`)
process.exitCode = failures === 0 ? 0 : 1
