import { z } from 'zod'
import { CustomerId, RecordId } from '../base/id.ts'
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
  /** The contacts of whichever customers who bear it, as `ContactLink`s; `nameOf` knows them too. */
  contactsNamed?(name: string): readonly string[]
}

/** One contact, with the customer whom it stands under: who may read him may know it. */
export const ContactLink = z.string().regex(/^cus_[a-z0-9]{12}\/rec_[a-z0-9]{12}$/)

export const contactLink = (customer: CustomerId, contact: RecordId): string => `${customer}/${contact}`

/** Whom a link names; null: it is of another form. */
export function readContactLink(link: string): { readonly customer: CustomerId; readonly contact: RecordId } | null {
  const [customer, contact] = link.split('/')
  const [whose, which] = [CustomerId.safeParse(customer), RecordId.safeParse(contact)]
  return ContactLink.safeParse(link).success && whose.success && which.success
    ? { customer: whose.data, contact: which.data }
    : null
}

export type LinkRefusal =
  | { readonly kind: 'unknown-customer'; readonly name: string }
  | { readonly kind: 'ambiguous-customer'; readonly name: string }
  | { readonly kind: 'unknown-contact'; readonly name: string }
  | { readonly kind: 'ambiguous-contact'; readonly name: string }

/** The customers or contacts that a cell names, in its order. */
export const linkedIn = (value: CellValue | undefined): readonly string[] => (Array.isArray(value) ? value : [])

/** May this value stand in a column of links? By its form alone: whom one may link, rights decide. */
export const isLinks = (value: CellValue, kind: 'customer' | 'contact' = 'customer'): boolean =>
  Array.isArray(value) &&
  value.length <= linkLimit &&
  new Set(value).size === value.length &&
  value.every((id) => (kind === 'contact' ? ContactLink : CustomerId).safeParse(id).success)

/** Names, several apart by 、 or ; or lines, as those who bear them. A name may itself hold such a sign. */
export function readLinks(
  text: string,
  customers: CustomerNames,
  kind: 'customer' | 'contact' = 'customer',
): Result<CellValue, LinkRefusal> {
  const named = (name: string): readonly string[] =>
    kind === 'contact' ? contactsCalled(name, customers) : customers.named(name)
  const whole = named(text.trim())
  const names = whole.length > 0 ? [text.trim()] : text.split(/[、;；|｜\n]+/).map((name) => name.trim())
  const ids = new Set<string>()
  for (const name of names) {
    if (name === '') continue
    const [first, second] = named(name)
    if (first === undefined) return refuse({ kind: `unknown-${kind}`, name })
    if (second !== undefined) return refuse({ kind: `ambiguous-${kind}`, name })
    ids.add(first)
  }
  return accept(ids.size === 0 ? null : [...ids].slice(0, linkLimit))
}

/** Contacts by name, or by name and customer as lists show them (李工 · 青山商贸); names may hold that sign too. */
function contactsCalled(text: string, customers: CustomerNames): readonly string[] {
  const called = (name: string) => customers.contactsNamed?.(name) ?? []
  const found = called(text)
  if (found.length > 0) return found
  for (const { index } of text.matchAll(/[·・•]/g)) {
    const whose = new Set<string>(customers.named(text.slice(index + 1).trim()))
    const theirs = called(text.slice(0, index).trim()).filter((link) => {
      const customer = readContactLink(link)?.customer
      return customer !== undefined && whose.has(customer)
    })
    if (theirs.length > 0) return theirs
  }
  return []
}

/** Names side by side, as `readLinks` takes them apart. */
export const nameSeparator = '、'
