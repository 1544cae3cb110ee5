import { toHalfWidth } from './plainText.ts'

const extension = '(?:-\\d{1,6})?'
const mobile = /^1[3-9]\d{9}$/
const trunkMobile = /^01[3-9]\d{9}$/
const landline = new RegExp(`^(?:0\\d{2,3}-?[1-9]|[2-9])\\d{6,7}${extension}$`)
/** `030-0074321`, `8888-6666`: areas abroad, and numbers written in two halves. */
const dashed = new RegExp(`^(?:0\\d{1,4}-\\d{5,8}|[2-9]\\d{2,3}-\\d{4})${extension}$`)
const hotline = new RegExp(`^(?:(?:400|800)-?\\d{3,4}-?\\d{3,4}|[48]00\\d-\\d{3}-\\d{3})${extension}$`)
const shortNumber = new RegExp(`^(?:1\\d{4}|9\\d{4,7})${extension}$`)
/** `(503) 555-9831`: an area in brackets or dashes that is none of ours. */
const grouped = new RegExp(`^\\d{2,4}-\\d{3,4}-\\d{4}${extension}$`)
const foreign = new RegExp(`^\\+\\d{6,15}${extension}$`)
/** `(5) 555-4729`: what stands in brackets is an area, however short; kept as it is written. */
const bracketed = /^\((\d{1,5})\)[\s-]*(\d(?:[\s.-]?\d){4,11})$/
const ours = [landline, dashed, hotline, shortNumber, grouped]

const label = /^(?:联系)?(?:tel|phone|mobile|fax|电话|手机|座机|固话|办公|传真)(?:号码?)?\s*[:.]?\s*/i

/** One phone number as it is kept: no spaces, no +86, an extension after a dash. Null: it is none. */
export function parsePhone(text: string): string | null {
  const plain = toHalfWidth(text)
    .trim()
    .replace(label, '')
    .replace(/\(?\s*(?:转|ext\.?|分机号?|#)\s*:?\s*(\d{1,6})\)?$/i, '-$1')
  const dense = withoutCountry(plain.replace(/[\s.·]/g, '').replace(/^\((\+?\d+)\)/, '$1-'))
  const digits = dense.replaceAll('-', '')
  if (mobile.test(digits)) return digits
  // dialled from another city, as people once had to; no area code begins with 013 to 019
  if (trunkMobile.test(digits)) return digits.slice(1)
  const tight = dense.replace(/^00(?=[1-9])/, '+').replace(/-{2,}/g, '-')
  if (ours.some((shape) => shape.test(tight))) return tight
  const abroad = tight.replace(/(?<=^\+[\d-]*)[-()]/g, '')
  if (foreign.test(abroad)) return abroad
  const [, area, rest] = bracketed.exec(plain) ?? []
  return area === undefined || rest === undefined ? null : `(${area}) ${rest.replace(/\s+/g, ' ')}`
}

/** A number of ours written for callers from abroad, as it is dialled here: `+86 755 8888 6666` is `0755…`. */
function withoutCountry(dense: string): string {
  const home = dense.replace(/^(?:\+86|0086|86(?=-|1[3-9]\d{9}$))-?(?:\(0\))?/, '')
  if (home === dense || mobile.test(home.replaceAll('-', ''))) return home
  return /^(?:10|2\d|[3-9]\d{2})-?[1-9]\d{6,7}(?:-\d{1,6})?$/.test(home) && !/^[48]00/.test(home) ? `0${home}` : home
}

/** Several numbers in one cell, as real ledgers have them: kept as `a / b`. */
export function parsePhones(text: string): string | null {
  const alone = parsePhone(text)
  if (alone !== null) return alone
  return (
    severalPhones(toHalfWidth(text).split(/[/、,;|\n或和]+/)) ??
    severalPhones(
      toHalfWidth(text)
        .trim()
        .split(/[\s/、,;|或和]+/),
    )
  )
}

function severalPhones(parts: readonly string[]): string | null {
  const phones = parts.filter((part) => part.trim() !== '').map((part) => parsePhone(part))
  if (phones.length < 2 || phones.length > 5 || phones.some((phone) => phone === null)) return null
  return [...new Set(phones)].join(phoneSeparator)
}

export const phoneSeparator = ' / '

/** Each number of a cell with what a telephone dials for it: a pause before the extension. */
export function phonesOf(cell: string): readonly { readonly text: string; readonly dial: string }[] {
  return cell.split(phoneSeparator).map((text) => {
    const [, number = text, inner] =
      /^((?:0\d{2,3}-?)?[1-9]\d{6,7}|(?:400|800)-?\d{3,4}-?\d{3,4})-(\d{1,6})$/.exec(text) ?? []
    const dial = number.replaceAll(/[^\d+]/g, '')
    return { text, dial: inner === undefined ? dial : `${dial},${inner}` }
  })
}

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
