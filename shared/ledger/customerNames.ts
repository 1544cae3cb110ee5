import { CustomerId } from '../base/id.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { CellValue } from './cell.ts'

/** Most customers that one cell names. */
export const linkLimit = 50

/** The customers whom the person who looks may see. */
export interface CustomerNames {
  /** Always a text: one who is not there, or not to be seen, is called what the screen calls such a one. */
  nameOf(id: string): string
  /** Those who bear exactly this name. */
  named(name: string): readonly CustomerId[]
}

export type LinkRefusal =
  | { readonly kind: 'unknown-customer'; readonly name: string }
  | { readonly kind: 'ambiguous-customer'; readonly name: string }

/** The customers that a cell names, in its order. */
export const linkedIn = (value: CellValue | undefined): readonly string[] => (Array.isArray(value) ? value : [])

/** May this value stand in a column of linked customers? By its form alone: whom one may link, rights decide. */
export const isLinks = (value: CellValue): boolean =>
  Array.isArray(value) &&
  value.length <= linkLimit &&
  new Set(value).size === value.length &&
  value.every((id) => CustomerId.safeParse(id).success)

/** Names, several apart by 、 or ; or lines, as the customers who bear them. A name may itself hold such a sign. */
export function readLinks(text: string, customers: CustomerNames): Result<CellValue, LinkRefusal> {
  const whole = customers.named(text.trim())
  const names = whole.length > 0 ? [text.trim()] : text.split(/[、;；|｜\n]+/).map((name) => name.trim())
  const ids = new Set<CustomerId>()
  for (const name of names) {
    if (name === '') continue
    const [first, second] = customers.named(name)
    if (first === undefined) return refuse({ kind: 'unknown-customer', name })
    if (second !== undefined) return refuse({ kind: 'ambiguous-customer', name })
    ids.add(first)
  }
  return accept(ids.size === 0 ? null : [...ids].slice(0, linkLimit))
}

/** Names side by side, as `readLinks` takes them apart. */
export const nameSeparator = '、'
