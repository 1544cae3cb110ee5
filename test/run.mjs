// `npm test`: everything that must hold, on a clean clone of a Debian machine with Node 20 or later and npm.
// Stages stream what they say; the first that fails ends the run; the last line is always `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { at, install, node24 } from '../server/install.mjs'

const reports = at('test/.artifacts')
const count = { passed: 0, failed: 0, skipped: 0 }

const fault = await install()
if (fault !== null) {
  console.error(`${fault.output}\n${fault.reason}`)
  end(1)
}
await installPrograms({ chromium: 'chromium', soffice: 'libreoffice-calc-nogui' }, ['fonts-noto-cjk'])
mkdirSync(reports, { recursive: true })

await stage('types', 'typescript/bin/tsc', ['--build'])
await stage('lint', 'oxlint/bin/oxlint', ['--type-aware'])
await stage('format', 'oxfmt/bin/oxfmt', ['--check'])
await tests('fast')
await tests('fuzz')
await stage('build', 'vite/bin/vite.js', ['build'])
await tests('e2e', { again: 3 })
await tests('start')
end(count.failed === 0 ? 0 : 1)

/** Programs of the machine that tests drive; installed by apt when missing. */
async function installPrograms(packageByProgram, extras) {
  const missing = Object.entries(packageByProgram).filter(([program]) => !has(program))
  if (missing.length === 0) return
  const packages = [...missing.map(([, name]) => name), ...extras]
  const asRoot = process.getuid?.() === 0 ? [] : has('sudo') ? ['sudo', '-n'] : null
  if (asRoot === null || !has('apt-get')) {
    console.error(`The tests need ${packages.join(', ')}: install them and start again.`)
    end(1)
  }
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const parameters of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const [command, ...rest] = [...asRoot, 'apt-get', ...parameters]
    const code = await run(command, rest, environment)
    if (code === 0) continue
    console.error(`apt-get ${parameters.join(' ')} ended with ${code}: install ${packages.join(', ')} by hand.`)
    end(1)
  }
}

function has(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

/** One tool of the checkout; a failing one counts as one failed check and ends the run. */
async function stage(name, tool, parameters) {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const code = await run(node24, [at('node_modules', tool), ...parameters])
  console.log(`── ${name}: ${code === 0 ? 'ok' : 'failed'} in ${seconds(started)}`)
  if (code === 0) return
  count.failed += 1
  end(1)
}

/**
 * One project of vite.config.ts, counted from vitest's own report. `again`: a story in a browser that stumbled over a
 * stalled machine cannot go on from its middle, so up to that many files which failed are told once more from their
 * beginning. What stumbles twice has failed; the run says which files were told again.
 */
async function tests(project, { again = 0 } = {}) {
  console.log(`\n── ${project} tests`)
  const started = Date.now()
  let { code, files } = await vitest(project)
  const stumbled = files.filter(({ status }) => status !== 'passed').map(({ name }) => name)
  if (code !== 0 && stumbled.length > 0 && stumbled.length <= again) {
    console.log(`\n── ${project} tests, told a second time: ${stumbled.join(', ')}`)
    const second = await vitest(project, stumbled)
    code = second.code
    files = [...files.filter(({ name }) => !stumbled.includes(name)), ...second.files]
  }
  for (const { status } of files.flatMap(({ assertionResults }) => assertionResults)) {
    count[status === 'passed' || status === 'failed' ? status : 'skipped'] += 1
  }
  console.log(`── ${project} tests: ${code === 0 ? 'ok' : 'failed'} in ${seconds(started)}`)
  if (code === 0) return
  count.failed = Math.max(count.failed, 1) // a file that does not even load has no failed test to count
  end(1)
}

/** Runs tests of a project, all of them when no file is named: vitest's exit code, and the files of its report. */
async function vitest(project, names = []) {
  const report = at('test/.artifacts', `${project}.json`)
  rmSync(report, { force: true })
  const code = await run(node24, [
    at('node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...names,
  ])
  return { code, files: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : [] }
}

function run(command, parameters, environment = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { cwd: at(), stdio: ['ignore', 'inherit', 'inherit'], env: environment })
    child.on('error', (error) => {
      console.error(`${command} does not start: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`
}

function end(code) {
  const skipped = count.skipped === 0 ? '' : `, ${count.skipped} skipped`
  console.log(`${count.passed} passed, ${count.failed} failed${skipped}`)
  process.exit(code)
}
