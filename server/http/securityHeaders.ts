import type { Caller } from './network.ts'

/**
 * What every answer carries. Styles may be inline (the sheet and the editor set them); scripts may not, and nothing
 * may be evaluated. The socket's origin is named because older Safari does not count `wss:` as 'self'.
 */
export function securityHeaders({ host, isSecure }: Caller): Readonly<Record<string, string>> {
  const socket = /^[\w.:[\]-]+$/.test(host) ? ` ${isSecure ? 'wss' : 'ws'}://${host}` : ''
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      // a PDF in the browser's own viewer; no address of the net may be framed
      'frame-src blob:',
      "img-src 'self' blob: data:",
      "font-src 'self' data:",
      `connect-src 'self'${socket}`,
      "worker-src 'self' blob:",
      "manifest-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(isSecure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
