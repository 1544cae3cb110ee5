import type { CustomerId } from '#shared/base/id.ts'
import type { SyncStatus } from './workspace.ts'

/** Which notes wait to be sent, for the status chip: what the disk remembers, and what was written since. */
export interface UnsentNotes {
  mark(customer: CustomerId, isUnsent: boolean): void
}

/** Starts from what lay on the disk; `tell` hears every change. */
export function createUnsentNotes(
  stored: readonly CustomerId[],
  tell: (customers: readonly CustomerId[]) => void,
): UnsentNotes {
  const customers = new Set(stored)
  if (customers.size > 0) tell([...customers])
  return {
    mark: (customer, isUnsent) => {
      if (customers.has(customer) === isUnsent) return
      if (isUnsent) customers.add(customer)
      else customers.delete(customer)
      tell([...customers])
    },
  }
}

/** Gestures and notes that only this device has. */
export const unsentCount = ({ waiting, unsentNotes }: Pick<SyncStatus, 'waiting' | 'unsentNotes'>): number =>
  waiting + unsentNotes.length
