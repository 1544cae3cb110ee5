import type { Caller } from './network.ts'

/**
 * May a page of this origin change anything here? Browsers send Origin with every write; a caller that sends neither
 * Origin nor Sec-Fetch-Site is no browser and carries no stranger's cookie.
 */
export function isOwnOrigin(
  headers: { readonly origin: string | undefined; readonly fetchSite: string | undefined },
  caller: Caller,
  allowed: readonly string[],
): boolean {
  const { origin, fetchSite } = headers
  if (origin === undefined) return fetchSite === undefined || fetchSite === 'same-origin'
  if (allowed.length > 0) return allowed.includes(origin)
  return origin === `${caller.isSecure ? 'https' : 'http'}://${caller.host}`
}
