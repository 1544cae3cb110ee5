/** No glyph of the sheet's font is wider at a cell's size: a character of Chinese, or W. */
const widest = 13.5
/** Digits and most small letters, with room to spare. */
const narrow = 9.5
/** Wider than any column: the rest of a long text need not be read. */
const enough = 1_200

/**
 * Surely at least as many pixels as a text of a cell takes (or more than any column has), by its characters alone: asking the browser would make it
 * lay out the page.
 */
export function mostWidth(text: string): number {
  let width = 0
  for (let place = 0; place < text.length && width < enough; place += 1) {
    width += isNarrow(text.charCodeAt(place)) ? narrow : widest
  }
  return width
}

/** Space to ~ without capitals, m, w, @ and %. */
function isNarrow(code: number): boolean {
  if (code < 0x20 || code > 0x7e || (code >= 0x40 && code <= 0x5a)) return false
  return code !== 0x6d && code !== 0x77 && code !== 0x25
}
