import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { createBuckets } from '../../server/http/buckets.ts'
import { callerOf, networkOf } from '../../server/http/network.ts'
import { isOwnOrigin } from '../../server/http/origin.ts'

const request = (headers: Record<string, string>): IncomingMessage =>
  // only what `callerOf` reads of a request
  ({
    headers: { host: 'kebu.example', ...headers },
    socket: { remoteAddress: '::ffff:10.0.0.9' },
  }) as unknown as IncomingMessage

test('a forged x-forwarded-for is not believed', () => {
  const forged = request({ 'x-forwarded-for': '1.2.3.4', 'x-forwarded-proto': 'https' })
  expect(callerOf(forged, { trustProxy: false })).toEqual({
    address: '10.0.0.9',
    isSecure: false,
    host: 'kebu.example',
  })
})

test('behind a trusted proxy only what the proxy itself wrote counts', () => {
  const forged = request({ 'x-forwarded-for': '6.6.6.6, 1.2.3.4', 'x-forwarded-proto': 'https' })
  expect(callerOf(forged, { trustProxy: true })).toEqual({ address: '1.2.3.4', isSecure: true, host: 'kebu.example' })
})

test.each([
  ['192.168.7.41', '192.168.7.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s belongs to %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

const caller = { address: '10.0.0.9', isSecure: false, host: 'kebu.example:8787' }
test.each([
  ['http://kebu.example:8787', undefined, [], true],
  ['https://kebu.example:8787', undefined, [], false],
  ['http://kebu.example', undefined, [], false],
  ['http://evil.example', undefined, [], false],
  ['null', undefined, [], false],
  [undefined, undefined, [], true],
  [undefined, 'cross-site', [], false],
  ['https://kebu.cn', undefined, ['https://kebu.cn'], true],
  ['http://kebu.example:8787', undefined, ['https://kebu.cn'], false],
])('origin %s with fetch site %s and allowed %j may write: %s', (origin, fetchSite, allowed, may) => {
  expect(isOwnOrigin({ origin, fetchSite }, caller, allowed)).toBe(may)
})

test('a bucket gives its burst, then its rate, each key for itself', () => {
  let at = 0
  const buckets = createBuckets({ burst: 2, perSecond: 2 }, () => at)
  expect([buckets.take('a'), buckets.take('a'), buckets.take('a'), buckets.take('b')]).toEqual([0, 0, 500, 0])
  at = 500
  expect(buckets.take('a')).toBe(0)
})
