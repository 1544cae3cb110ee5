import { accept, refuse, type Result } from '#shared/base/result.ts'

/** What a person types to sign in, brought to one form: a phone as its 11 digits, a user name in small letters. */
export type LoginName = string & { readonly __brand: 'LoginName' }

const phone = /^(?:\+?86)?(1[3-9]\d{9})$/
const userName = /^[\p{Script=Han}a-z0-9._-]{2,40}$/u

/** `+86 138-1234-5678` is a phone; `王小明`, `li.na` are user names; anything else is refused. */
export function parseLoginName(typed: string): Result<LoginName, { readonly kind: 'bad-login' }> {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  const digits = phone.exec(text.replaceAll(/[\s()-]/g, ''))?.[1]
  if (digits !== undefined) return accept(digits as LoginName) // matched the phone pattern just now
  return userName.test(text) ? accept(text as LoginName) : refuse({ kind: 'bad-login' })
}
