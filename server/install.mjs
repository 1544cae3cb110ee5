// Gets the packages of the lock file onto this machine. Runs on any Node from 20 on, before anything else is there.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** A path inside the checkout. */
export const at = (...parts) => join(root, ...parts)

/** The Node that everything runs under: a package like any other. */
export const node24 = at('node_modules/node/bin/node')

/**
 * Installs when the lock file names something that is not here. Null, or why it did not succeed.
 * `npm install`, not `npm ci`: a registry mirror that lags lacks other machines' optional binaries, which keeps them
 * out of the lock file too, and there `npm ci` stops. Versions come from the lock file either way, which stays as it is.
 */
export async function install() {
  const missing = firstMissing()
  if (missing === null) return null
  process.stdout.write(`Installing packages (${missing}) …`)
  const { code, output } = await runQuietly('npm', [
    'install',
    '--no-save',
    '--no-fund',
    '--no-audit',
    '--loglevel=error',
  ])
  return code === 0 && existsSync(node24) ? null : { reason: `npm install did not succeed in ${root}`, output }
}

/** The first locked package that npm's own note of what it installed does not have in that version. */
function firstMissing() {
  if (!existsSync(at('node_modules/.package-lock.json'))) return 'none are here yet'
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(at('node_modules/.package-lock.json'), 'utf8')).packages
  for (const [path, { version, optional }] of Object.entries(wanted)) {
    if (path === '' || (optional === true && present[path] === undefined)) continue
    if (present[path]?.version !== version) return `${path.replace('node_modules/', '')} ${version}`
  }
  return existsSync(node24) ? null : 'node'
}

/** Runs quietly; a dot every two seconds shows that it still works. */
export function runQuietly(command, parameters) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk) => (output += chunk)
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const dots = setInterval(() => process.stdout.write('.'), 2000)
    const end = (code) => {
      clearInterval(dots)
      process.stdout.write('\n')
      resolve({ code, output })
    }
    child.on('error', (error) => {
      output += error.message
      end(1)
    })
    child.on('exit', (code) => end(code ?? 1))
  })
}
