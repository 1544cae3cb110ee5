/** A link may lead to the web, a mailbox or a telephone; anything else could run code. Relative addresses are refused too. */
export function isSafeLink(url: string): boolean {
  // Browsers ignore control characters and blanks inside a scheme, so they go before the look.
  return /^(https?:\/\/|mailto:|tel:)/i.test(Array.from(url, (letter) => (letter > ' ' ? letter : '')).join(''))
}
