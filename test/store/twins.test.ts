import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openMemoryStore } from '../../server/store/memoryStore.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import type { Store } from '../../server/store/store.ts'
import { openOffice } from '../ledger/office.ts'
import { createStory, story, type Step } from '../ledger/story.ts'

test('the same story ends the same in memory and in SQLite, entry by entry, also after a restart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kebu-twins-'))
  let file = 0
  fc.assert(
    fc.property(story, (steps) => {
      const memory = openMemoryStore()
      using sqlite = openSqliteStore(join(folder, `${(file += 1)}.sqlite`))
      expect(tell(sqlite, steps)).toEqual(tell(memory, steps))
    }),
    { numRuns: 8 },
  )
  rmSync(folder, { recursive: true, force: true })
})

function tell(store: Store, steps: readonly Step[]): unknown {
  const office = openOffice({ store, seed: 11 })
  const { act, people, customers } = createStory(office)
  steps.forEach((step, place) => {
    act(step, people[step.who] ?? office.boss)
    if (place === 5) office.reopen()
  })
  return {
    log: store.read.logAfter(0, 1e6).map(({ seq, at, actor, set, part, customer, body, answer, isPlain }) => ({
      entry: { seq, at, actor, set, part, customer, answer, isPlain },
      body: JSON.parse(JSON.stringify(body)) as unknown,
    })),
    rows: customers.map((customer) => [
      store.read.customer(customer),
      store.read.rows('customers', customer),
      store.read.rows('followups', customer),
    ]),
    notices: people.map((member) => office.ledger.notices(member)),
    proposals: people.map((member) => office.ledger.proposals(office.speaker(member).viewer)),
    unsettled: store.read
      .unsettled(office.now(), '2027-01-01', 1e6)
      .map(({ id }) => id)
      .sort(),
    documents: customers.map((customer) => office.ledger.hashes(office.speaker(office.boss).viewer, [customer])),
  }
}
