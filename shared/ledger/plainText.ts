/** Full-width letters, digits and signs as their half-width twins: `１２３，４５％（￥）` → `123,45%(¥)`. */
export function toHalfWidth(text: string): string {
  if (isAscii(text)) return text
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0\u2000-\u200A\u202F]/g, ' ')
    .replace(/\uFFE5/g, '¥')
    .replace(/\uFFE1/g, '£')
    .replace(/[\u2212\u2013\u2014]/g, '-')
}

/** One spelling for comparing names: half-width, no outer or doubled spaces, lower case. */
export function nameKey(text: string): string {
  return toHalfWidth(text).trim().replace(/\s+/g, ' ').toLowerCase()
}

/**
 * Text as every copy will keep it: `\n` alone ends a line (a workbook gives `\n` back for `\r\n`), no control
 * signs, no byte order marks. Lone surrogates are not mended here: the caller refuses them.
 */
export function cleanText(text: string): string {
  if (!oddSigns.test(text)) return text
  return text.replace(lineEnds, '\n').replace(dropped, '')
}

/** Is `text` exactly what `cleanText` leaves behind? */
export const isCleanText = (text: string): boolean => text.isWellFormed() && cleanText(text) === text

// oxlint-disable-next-line no-control-regex -- control signs are what this looks for
const oddSigns = /[\u0000-\u0008\u000B-\u001F\u007F\uFEFF\uFFFE\uFFFF\u2028\u2029]/
// oxlint-disable-next-line no-control-regex -- vertical tab and form feed are how some programs end a line
const lineEnds = /\r\n?|[\u000B\u000C\u2028\u2029]/g
// oxlint-disable-next-line no-control-regex -- control signs are what this drops
const dropped = /[\u0000-\u0008\u000E-\u001F\u007F\uFEFF\uFFFE\uFFFF]/g

// oxlint-disable-next-line no-control-regex -- the first 128 signs include the control ones
const isAscii = (text: string): boolean => /^[\u0000-\u007F]*$/.test(text)
