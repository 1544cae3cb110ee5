import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url))
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
})

/** The server as a process of its own. */
function start(environment: Record<string, string>, ...options: string[]) {
  const child = spawn(process.execPath, [main, ...options], { env: { ...process.env, ...environment } })
  children.push(child)
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const ended = once(child, 'exit').then(([code]) => Number(code))
  const ready = async (): Promise<string> => {
    for (;;) {
      const origin = /^Kebu is ready at (http:\/\/localhost:\d+)$/m.exec(said)?.[1]
      if (origin !== undefined) return origin
      if (child.exitCode !== null) throw new Error(`the server ended before it was ready:\n${said}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  return { child, ended, ready, said: () => said }
}

const folderOf = () => mkdtemp(join(tmpdir(), 'kebu-process-'))

test('the server says where it is ready, and SIGTERM ends it with 0', async () => {
  const folder = await folderOf()
  const server = start({ PORT: '0', KEBU_DATA: folder })
  const origin = await server.ready()
  expect((await fetch(`${origin}/api/health`)).status).toBe(200)
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  await rm(folder, { recursive: true })
}, 60_000)

test('what was made before the end is there after the next start', async () => {
  const folder = await folderOf()
  const first = start({ PORT: '0', KEBU_DATA: folder })
  const wish = { company: '锦程', name: '周建国', login: 'zhou', password: 'correct horse' }
  const made = await fetch(`${await first.ready()}/api/companies`, { method: 'POST', body: JSON.stringify(wish) })
  expect(made.status).toBe(201)
  const cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  first.child.kill('SIGINT')
  expect(await first.ended).toBe(0)

  const second = start({ PORT: '0', KEBU_DATA: folder })
  const session = await fetch(`${await second.ready()}/api/session`, { headers: { cookie } })
  expect(await session.json()).toMatchObject({ memberships: [{ companyName: '锦程', name: '周建国' }] })
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  await rm(folder, { recursive: true })
}, 60_000)

test('a wrong variable ends the start with 1 and says which, what and what to do', async () => {
  const server = start({ PORT: 'eighty', KEBU_ORIGIN: 'kebu.cn' })
  expect(await server.ended).toBe(1)
  expect(server.said()).toContain('PORT is “eighty”: give a port number')
  expect(server.said()).toContain('KEBU_ORIGIN is “kebu.cn”: give origins like https://')
})

test('a port that is taken ends the start with 1 and says so', async () => {
  const folder = await folderOf()
  const first = start({ PORT: '0', KEBU_DATA: folder })
  const { port } = new URL(await first.ready())
  const other = await folderOf()
  const second = start({ PORT: port, KEBU_DATA: other })
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`listen on port ${port}`)
  first.child.kill('SIGTERM')
  await first.ended
  await rm(folder, { recursive: true })
  await rm(other, { recursive: true })
}, 60_000)

test('a folder that another server holds ends the start with 1 and says so, until that one is gone', async () => {
  const folder = await folderOf()
  const first = start({ PORT: '0', KEBU_DATA: folder })
  await first.ready()
  const second = start({ PORT: '0', KEBU_DATA: folder })
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain('another Kebu is running on it')
  first.child.kill('SIGKILL')
  await first.ended
  const third = start({ PORT: '0', KEBU_DATA: folder })
  await third.ready()
  third.child.kill('SIGTERM')
  expect(await third.ended).toBe(0)
  await rm(folder, { recursive: true })
}, 30_000)
