import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Browser, serve } from './serverInTest.ts'

let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  server = await serve()
})
afterAll(() => server[Symbol.asyncDispose]())

const filled = (path: string) => path.replace(':token', 'A'.repeat(22)).replace(':id', `cus_${'a'.repeat(12)}`)

test('every route that changes something refuses a page of a foreign origin', async () => {
  const writes = server.routes.filter(({ method, path }) => method === 'POST' && !path.includes('*'))
  expect(writes.length).toBeGreaterThanOrEqual(10)
  const browser = new Browser(server.origin)
  await browser.found('origin')
  for (const origin of ['http://evil.example', 'null', 'https://localhost', `${server.origin}.evil.example`]) {
    for (const { path } of writes) {
      const response = await fetch(server.origin + filled(path), {
        method: 'POST',
        headers: { origin, cookie: browser.cookie, 'content-type': 'application/json' },
        body: '{}',
      })
      expect([path, origin, response.status, await response.json()]).toEqual([
        path,
        origin,
        403,
        { error: { kind: 'foreign-origin' } },
      ])
    }
  }
})

test('nothing behind the door answers a visitor without a session', async () => {
  const open = ['/api/health', '/api/demo', '/api/invitations/:token']
  const reads = server.routes.filter(
    ({ method, path }) => method === 'GET' && path.startsWith('/api/') && !open.includes(path),
  )
  expect(reads.length).toBeGreaterThanOrEqual(6)
  for (const { path } of reads) {
    const response = await fetch(server.origin + filled(path))
    expect([path, response.status]).toEqual([path, 401])
  }
})

test('an unknown path under /api is not there, and never a page', async () => {
  for (const path of ['/api', '/api/', '/api/nothing', '/api/..%2f..%2fetc%2fpasswd']) {
    const response = await fetch(server.origin + path)
    expect([path, response.status]).toEqual([path, 404])
  }
})

test('broken JSON is a bad request, not an outage', async () => {
  const response = await fetch(`${server.origin}/api/sign-in`, { method: 'POST', body: '{"login":' })
  expect([response.status, await response.json()]).toEqual([400, { error: { kind: 'bad-request', fields: [] } }])
})

test('every answer forbids frames, foreign scripts and guessing of types', async () => {
  for (const path of ['/', '/api/health', '/api/nothing']) {
    const { headers } = await fetch(server.origin + path)
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/)
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval/)
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  }
})

describe('the built client', () => {
  let built: Awaited<ReturnType<typeof serve>>
  beforeAll(async () => {
    built = await serve({
      client: { 'index.html': '<title>Kebu</title>', 'sw.js': '//', 'assets/main-Ab12.js': `/*${'x'.repeat(3000)}*/` },
    })
    await writeFile(join(built.folder, 'secret.txt'), 'not for you')
  })
  afterAll(() => built[Symbol.asyncDispose]())

  test.each(['/', '/ledger', '/join/abc', '/settings/people'])('%s is a page of the app', async (path) => {
    const response = await fetch(built.origin + path)
    expect([response.status, await response.text()]).toEqual([200, '<title>Kebu</title>'])
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  test('hashed assets are kept for ever and travel zipped; the rest is asked for again', async () => {
    const asset = await fetch(`${built.origin}/assets/main-Ab12.js`, { headers: { 'accept-encoding': 'gzip' } })
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-encoding')).toBe('gzip')
    expect(await asset.text()).toHaveLength(3004)
    const worker = await fetch(`${built.origin}/sw.js`)
    expect(worker.headers.get('cache-control')).toBe('no-cache')
    const again = await fetch(`${built.origin}/sw.js`, {
      headers: { 'if-none-match': worker.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  test.each([
    '/assets/gone-1.js',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
  ])('%s is not there', async (path) => {
    expect((await fetch(built.origin + path)).status).toBe(404)
  })
})
