import { join } from 'node:path'
import { openAccountsDatabase } from './account/accountsDatabase.ts'
import { parseLoginName } from './account/loginName.ts'
import { createPasswordLinks } from './account/passwordLinks.ts'
import { readConfig } from './config/config.ts'

// `npm run password -- <user name or phone>`: a link to a new password, for whom nobody else may give one. The server may go on.
const [login = ''] = process.argv.slice(2)
const { config, faults } = readConfig(process.env)
for (const { variable, value, remedy } of faults) console.error(`${variable} is “${value}”: ${remedy}`)
const name = parseLoginName(login)
if (!name.ok) console.error('Say whose: npm run password -- <user name or phone>')
if (config === null || !name.ok) process.exit(1)

const database = openAccountsDatabase(join(config.dataFolder, 'accounts.sqlite'))
const found = database.prepare('SELECT id FROM user WHERE username = ?').get(name.value)
if (found === undefined) {
  console.error(`Nobody signs in as “${login}” in ${config.dataFolder}.`)
  process.exit(1)
}
const { token, expiresAt } = createPasswordLinks(database, Date.now).make(String(found['id']))
const origin = config.origins[0] ?? `http://localhost:${config.port}`
console.log(`${origin}/password#${token}\nGood until ${new Date(expiresAt).toISOString()}, once.`)
