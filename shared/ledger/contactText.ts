import { toHalfWidth } from './plainText.ts'

const mobile = /^1[3-9]\d{9}$/
const landline = /^(?:0\d{2,3}-?[1-9]|[2-9])\d{6,7}(?:-\d{1,6})?$/
const hotline = /^(?:400|800)-?\d{3,4}-?\d{3,4}$/
const shortNumber = /^(?:1\d{4}|9\d{4,7})$/
/** `(503) 555-9831`: an area in brackets or dashes that is none of ours. */
const grouped = /^\d{2,4}-\d{3,4}-\d{4}$/
const foreign = /^\+\d{6,15}(?:-\d{1,6})?$/

/** One phone number as it is kept: no spaces, no +86, an extension after a dash. Null: it is none. */
export function parsePhone(text: string): string | null {
  const plain = toHalfWidth(text)
    .trim()
    .replace(/^(?:tel|电话|手机)[::]?\s*/i, '')
    .replace(/(?:转|ext\.?|分机号?)\s*/gi, '-')
  const dense = plain
    .replace(/[\s.·]/g, '')
    .replace(/^\((\+?\d+)\)/, '$1-')
    .replace(/^(?:\+86|0086|86(?=-|1[3-9]\d{9}$))-?/, '')
  const digits = dense.replaceAll('-', '')
  if (mobile.test(digits)) return digits
  const tight = dense.replace(/^00(?=[1-9])/, '+').replace(/-{2,}/g, '-')
  if (landline.test(tight) || hotline.test(tight) || shortNumber.test(tight) || grouped.test(tight)) return tight
  const abroad = tight.replace(/(?<=^\+[\d-]*)[-()]/g, '')
  return foreign.test(abroad) ? abroad : null
}

/** Several numbers in one cell, as real ledgers have them: kept as `a / b`. */
export function parsePhones(text: string): string | null {
  const alone = parsePhone(text)
  if (alone !== null) return alone
  const parts = toHalfWidth(text).split(/[/、,;|\n]+/)
  const phones = parts.map((part) => parsePhone(part))
  if (parts.length < 2 || parts.length > 5 || phones.some((phone) => phone === null)) return null
  return [...new Set(phones)].join(phoneSeparator)
}

export const phoneSeparator = ' / '

export function parseEmail(text: string): string | null {
  const plain = toHalfWidth(text)
    .trim()
    .replace(/^mailto:/i, '')
  return /^[^\s@<>()[\]\\,;:"']{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(plain) ? plain : null
}

/** An address of the web, with its scheme; nothing but http and https ever becomes a link. */
export function parseUrl(text: string): string | null {
  const plain = text.trim()
  const match = /^(?:(https?):\/\/)?([^\s/?#\\]+)([/?#]\S*)?$/i.exec(plain)
  if (match === null) return null
  const host = toHalfWidth(match[2] ?? '')
  const named = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.[\p{L}]{2,63}(?::\d{1,5})?$/u
  const local = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|[\p{L}\p{N}-]+)(?::\d{1,5})?$/u
  if (!named.test(host) && !(match[1] !== undefined && local.test(host))) return null
  return `${(match[1] ?? 'https').toLowerCase()}://${host}${match[3] ?? ''}`
}
