// The way in: runs on any Node from 20 on, gets everything else ready, and hands over to the server under the Node of
// the package registry. What is already done is not done again, so a second start takes about a second.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { at, install, node24, runQuietly } from './install.mjs'

const stampFile = at('dist/client.stamp')

const options = process.argv.slice(2)
const unknown = options.filter((option) => option !== '--dev' && option !== '--demo')
if (unknown.length > 0) fail(`unknown option ${unknown.join(' ')}: there are --demo (open the demo company) and --dev`)
const isDev = options.includes('--dev')
const serverOptions = options.filter((option) => option !== '--dev')

const fault = await install()
if (fault !== null) fail(fault.reason, fault.output)
if (isDev) runDev()
else {
  await build()
  become(node24, ['--disable-warning=ExperimentalWarning', at('server/main.ts'), ...serverOptions])
}

/** The client again when a source of it is not what it was built from. */
async function build() {
  const stamp = hashOf(['client', 'shared', 'vite.config.ts', 'package-lock.json'])
  const built = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : ''
  if (built === stamp && existsSync(at('dist/client/index.html'))) return
  process.stdout.write('Building the client …')
  const { code, output } = await runQuietly(node24, [
    at('node_modules/vite/bin/vite.js'),
    'build',
    '--logLevel',
    'warn',
  ])
  if (code !== 0) fail('the client does not build', output)
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, stamp)
}

function hashOf(paths) {
  const hash = createHash('sha256')
  const add = (path) =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(at(path)))
      .update('\0')
  const walk = (path) => {
    for (const entry of readdirSync(at(path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory()) walk(join(path, entry.name))
      else if (entry.isFile()) add(join(path, entry.name))
    }
  }
  for (const path of paths) {
    if (path.includes('.')) add(path)
    else walk(path)
  }
  return hash.digest('hex')
}

/** Server and client each restart or reload at every save; either one's end ends both. */
function runDev() {
  const server = start(node24, [
    '--watch',
    '--watch-preserve-output',
    '--disable-warning=ExperimentalWarning',
    at('server/main.ts'),
    ...serverOptions,
  ])
  const client = start(node24, [at('node_modules/vite/bin/vite.js'), '--config', at('vite.config.ts')])
  const both = [server, client]
  const wasStopped = passSignals(both)
  for (const child of both) {
    child.on('exit', (code) => {
      for (const other of both) if (other !== child) other.kill('SIGTERM')
      process.exitCode ||= code ?? (wasStopped() ? 0 : 1)
    })
  }
}

/** Lives and dies with the one process that does the work. */
function become(command, parameters) {
  const child = start(command, parameters)
  const wasStopped = passSignals([child])
  // A child that ends by the very signal we passed on had nothing open yet: that is a clean end.
  child.on('exit', (code) => process.exit(code ?? (wasStopped() ? 0 : 1)))
}

function start(command, parameters) {
  const child = spawn(command, parameters, { cwd: process.cwd(), stdio: 'inherit' })
  child.on('error', (error) => fail(`${command} does not start: ${error.message}`, ''))
  return child
}

function passSignals(children) {
  let stopped = false
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      stopped = true
      for (const child of children) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    })
  }
  return () => stopped
}

function fail(reason, output) {
  if (output !== undefined) console.error(output)
  console.error(`Kebu cannot start: ${reason}`)
  process.exit(1)
}
