import { DepartmentId, randomFromBytes } from '#shared/base/id.ts'
import type { Change, RecordChange } from '#shared/ledger/change.ts'
import { companyTemplate } from '#shared/ledger/template.ts'
import { actAs } from '../../server/company/actAs.ts'
import { createCompany } from '../../server/ledger/createCompany.ts'
import { createLedger } from '../../server/ledger/createLedger.ts'
import { gatherCommits } from '../../server/ledger/gather.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import { customerChanges } from './customers.ts'
import { serveLedger } from './serve.ts'
import { benchCompany, benchMember, benchText } from './syncPeople.ts'

/**
 * A company with two branches, a manager each (members 1 and 2), and a team of the first branch whose member 3 owns
 * `customers`; members 4 (team) and 5 (second branch) have 200 each: `visibilityServer.ts <file> <customers> <port>`.
 */
const [file = '', customers = '0', port = '0'] = process.argv.slice(2)
const random = randomFromBytes((bytes) => crypto.getRandomValues(bytes))
const now = () => Date.now()
const store = openSqliteStore(file)
const template = companyTemplate(random)
createCompany({
  store,
  id: benchCompany,
  name: 'Bench',
  founder: { member: benchMember(0), name: 'p0' },
  template,
  now,
  random,
})
const ledger = createLedger({ store, company: benchCompany, now, random, schedule: gatherCommits(now) })
const act = actAs(ledger, benchMember(0), { now, random })
const head = ledger.companyNow().members.get(benchMember(0))?.department
if (head === undefined) throw new Error('the founder has no department')

const [east, west, team] = ['dep_bench000east', 'dep_bench000west', 'dep_bench000team'].map((id) =>
  DepartmentId.parse(id),
)
if (east === undefined || west === undefined || team === undefined) throw new Error('three departments')
const founded: Change[] = [
  { kind: 'putDepartment', now: { id: east, name: 'east', parent: head, order: 0 } },
  { kind: 'putDepartment', now: { id: west, name: 'west', parent: head, order: 1 } },
  { kind: 'putDepartment', now: { id: team, name: 'team', parent: east, order: 0 } },
]
const hired = (
  [
    ['manager', east],
    ['manager', west],
    ['rep', team],
    ['rep', team],
    ['rep', west],
  ] as const
).map(([role, department], place): Change => ({
  kind: 'putMember',
  now: { id: benchMember(place + 1), name: `p${place + 1}`, role, department },
}))
act('people', [...founded, ...hired])
act('configure', [
  { kind: 'putColumn', was: null, now: { id: benchText, table: 'customers', kind: 'text', name: 'bench', order: 99 } },
])
for (const [member, count] of [
  [3, Number(customers)],
  [4, 200],
  [5, 200],
] as const) {
  for (const changes of customerChanges(template, count, random)) act('import', changes.map(ownedBy(member)))
}
serveLedger(ledger, { port: Number(port), random })

function ownedBy(member: number): (change: RecordChange) => RecordChange {
  return (change) => (change.kind === 'create' ? { ...change, owner: benchMember(member) } : change)
}
