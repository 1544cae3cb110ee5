import type { Hono } from 'hono'
import { z } from 'zod'
import { parseLoginName } from '../account/loginName.ts'
import { demoPeople } from '../company/demoPeople.ts'
import { describeSession } from './accountRoutes.ts'
import { createBuckets } from './buckets.ts'
import { readBody, signIn, type HttpContext, type HttpEnvironment, type HttpParts } from './environment.ts'
import { networkOf } from './network.ts'
import { ApiRefused } from './refusal.ts'

/** A name that people read: no control characters, no blank. */
export const PersonName = z.string().trim().min(1).max(60)
const CompanyName = z.string().trim().min(1).max(100)

const NewCompany = z.object({
  company: CompanyName,
  name: PersonName,
  login: z.string().max(100),
  password: z.string().max(1000),
})
const MoreCompany = z.object({ company: CompanyName, name: PersonName.optional() })
const DemoWish = z.object({
  person: z
    .number()
    .int()
    .min(0)
    .max(demoPeople.length - 1)
    .optional(),
})

/** New companies, and the one that shows what Kebu does. */
export function companyRoutes(app: Hono<HttpEnvironment>, parts: HttpParts): void {
  const { identity, companies, demo } = parts
  const madeByNetwork = createBuckets({ burst: 20, perSecond: 1 / 60 }, parts.now)
  const demoByNetwork = createBuckets({ burst: 120, perSecond: 2 }, parts.now)
  const allow = (c: HttpContext, buckets: typeof madeByNetwork) => {
    const retryAfterMs = buckets.take(networkOf(c.var.caller.address))
    if (retryAfterMs > 0) throw new ApiRefused({ kind: 'too-many-requests', retryAfterMs })
  }

  /** Account, company and general manager at once; somebody signed in makes a further company of his own. */
  app.post('/api/companies', async (c) => {
    allow(c, madeByNetwork)
    if (c.var.session !== null) {
      const { company, name } = await readBody(c, MoreCompany)
      const { account } = c.var.session
      const made = companies.found({ name: company, account: account.id, founder: name ?? account.name, demo: false })
      parts.sessions.chooseCompany(c.var.session.id, made.company)
      return c.json(describeSession(parts, { ...c.var.session, company: made.company }), 201)
    }
    const wish = await readBody(c, NewCompany)
    const login = parseLoginName(wish.login)
    if (!login.ok) throw new ApiRefused(login.refusal)
    const account = await identity.create(login.value, wish.name, wish.password)
    if (!account.ok) throw new ApiRefused(account.refusal)
    const made = companies.found({ name: wish.company, account: account.value.id, founder: wish.name, demo: false })
    parts.log('company.made', { company: made.company })
    return c.json(describeSession(parts, await signIn(c, parts, account.value, made.company)), 201)
  })

  app.get('/api/demo', (c) =>
    c.json({ people: demoPeople.map(({ name, role, department }, index) => ({ index, name, role, department })) }),
  )

  app.post('/api/demo', async (c) => {
    allow(c, demoByNetwork)
    const { person } = await readBody(c, DemoWish)
    const { account, company } = await demo.enter(person ?? 0)
    return c.json(describeSession(parts, await signIn(c, parts, account, company)))
  })
}
