import { parse } from 'hono/utils/cookie'

/** Over https the prefix makes browsers refuse the cookie from any other host or path. */
export const cookieName = (isSecure: boolean): string => (isSecure ? '__Host-kebu' : 'kebu')

/** The session cookie of a raw header, for those who have no HTTP context (sockets). */
export function cookieIn(header: string | undefined, isSecure: boolean): string | undefined {
  return header === undefined ? undefined : parse(header, cookieName(isSecure))[cookieName(isSecure)]
}
