import type { IncomingMessage } from 'node:http'
import { isIPv4 } from 'node:net'

/** What the request's own connection says, and the proxy's headers only when they are to be trusted. */
export interface Caller {
  readonly address: string
  readonly isSecure: boolean
  readonly host: string
}

export function callerOf(request: IncomingMessage, { trustProxy }: { readonly trustProxy: boolean }): Caller {
  const direct = plainAddress(request.socket.remoteAddress ?? '')
  const secureSocket = 'encrypted' in request.socket && request.socket.encrypted === true
  const host = request.headers.host ?? ''
  if (!trustProxy) return { address: direct, isSecure: secureSocket, host }
  // The rightmost entry is the one our own proxy wrote; everything left of it the caller may have made up.
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  const isSecure = request.headers['x-forwarded-proto'] === 'https' || secureSocket
  return { address: forwarded ? plainAddress(forwarded) : direct, isSecure, host }
}

/** Neighbours share one allowance: IPv4 by /24, IPv6 by /64. */
export function networkOf(address: string): string {
  if (isIPv4(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`
  const [left = '', right] = address.split('::')
  const head = left === '' ? [] : left.split(':')
  const missing = right === undefined ? 0 : 8 - head.length - right.split(':').length
  return `${[...head, ...Array.from({ length: Math.max(missing, 0) }, () => '0'), ...(right ?? '').split(':')]
    .slice(0, 4)
    .join(':')}::/64`
}

const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '')
