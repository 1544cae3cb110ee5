/** A colleague's colour, 0–11, the same on every screen: use as `--mate-N`. */
export function mateColor(id: string): number {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return sum % 12
}
