import { randomFromBytes } from '#shared/base/id.ts'
import { companyTemplate } from '#shared/ledger/template.ts'
import { actAs } from '../../server/company/actAs.ts'
import { createCompany } from '../../server/ledger/createCompany.ts'
import { createLedger } from '../../server/ledger/createLedger.ts'
import { gatherCommits } from '../../server/ledger/gather.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import { customerChanges } from './customers.ts'
import { serveLedger } from './serve.ts'
import { benchCompany, benchMember } from './syncPeople.ts'

/**
 * The product's own ledger and socket server over SQLite (WAL, FULL), without the sign-in in front:
 * `syncServer.ts <file> <members> <customers> <port>`.
 */
const [file = '', members = '1', customers = '0', port = '0'] = process.argv.slice(2)
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
const department = ledger.companyNow().members.get(benchMember(0))?.department
if (department === undefined) throw new Error('the founder has no department')
for (let n = 1; n < Number(members); n += 1) {
  act('people', [{ kind: 'putMember', now: { id: benchMember(n), name: `p${n}`, role: 'generalManager', department } }])
}
for (const changes of customerChanges(template, Number(customers), random)) act('import', changes)

serveLedger(ledger, { port: Number(port), random })
