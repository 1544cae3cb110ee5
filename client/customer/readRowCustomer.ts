import type { CustomerId } from '#shared/base/id.ts'
import { accept, refuse, type Result } from '#shared/base/result.ts'
import type { RowKeyRefusal } from '../sheet/sheetProps.ts'

interface Known {
  /** Those on this device who bear exactly this name. */
  readonly named: (name: string) => readonly CustomerId[]
  /** Those to whom the company gave this number. */
  readonly numbered: (number: number) => readonly CustomerId[]
  readonly mayWrite: (customer: CustomerId) => boolean
}

/** Whose a pasted row is, by his exact name or else his number; several of one name are not guessed between. */
export function readRowCustomer(text: string, { named, numbered, mayWrite }: Known): Result<CustomerId, RowKeyRefusal> {
  const name = text.trim()
  if (name === '') return refuse({ kind: 'row-key-missing' })
  const byName = named(name)
  const [first, second] = byName.length > 0 || !isNumber(name) ? byName : numbered(Number(name))
  if (first === undefined) return refuse({ kind: 'unknown-customer', name })
  if (second !== undefined) return refuse({ kind: 'ambiguous-customer', name })
  return mayWrite(first) ? accept(first) : refuse({ kind: 'row-key-locked', name })
}

const isNumber = (text: string): boolean => /^\d{1,15}$/.test(text)
