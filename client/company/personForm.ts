import type { ApiFault } from './fault.ts'

/** What the forms of the first page ask for. */
export type PersonField = 'company' | 'name' | 'login' | 'password'

/** Which field a fault of the server belongs under; null: under the whole form. */
export function fieldOfFault(fault: ApiFault | null): PersonField | null {
  switch (fault?.kind) {
    case 'taken-login':
    case 'bad-login':
      return 'login'
    case 'weak-password':
    case 'wrong-password':
      return 'password'
    default:
      return null
  }
}

/** Fields that are still empty, or a new password that is too short, before the server is asked. */
export function firstGap(
  values: Readonly<Partial<Record<PersonField, string>>>,
  { leastPassword }: { readonly leastPassword: number },
): { readonly field: PersonField; readonly gap: 'empty' | 'short' } | null {
  for (const [field, value] of Object.entries(values) as [PersonField, string][]) {
    if (value.trim() === '') return { field, gap: 'empty' }
    if (field === 'password' && value.length < leastPassword) return { field, gap: 'short' }
  }
  return null
}
