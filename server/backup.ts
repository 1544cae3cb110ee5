import { resolve } from 'node:path'
import { Outage } from '#shared/base/result.ts'
import { backupTo } from './backupTo.ts'
import { readConfig } from './config/config.ts'

// `npm run backup -- <folder>`: the server of `KEBU_DATA` may go on meanwhile.
const [target] = process.argv.slice(2)
const { config, faults } = readConfig(process.env)
for (const { variable, value, remedy } of faults) console.error(`${variable} is “${value}”: ${remedy}`)
if (target === undefined) console.error('Say where to: npm run backup -- <folder>')
if (config === null || target === undefined) process.exit(1)

try {
  const { folder, files } = backupTo({ dataFolder: config.dataFolder, target: resolve(target), at: Date.now() })
  for (const { path, bytes } of files) console.log(`${path} · ${bytes} bytes`)
  console.log(`Backed up ${config.dataFolder} to ${folder}`)
} catch (error) {
  console.error('Nothing complete was written:', error instanceof Outage ? error.message : error)
  process.exit(1)
}
