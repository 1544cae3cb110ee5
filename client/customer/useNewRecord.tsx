import { useState, type ReactNode } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { ChooseCustomer } from './ChooseCustomer.tsx'

/** A new record from its table's page: whose it is comes first. `begin` is null for who may write nothing. */
export function useNewRecord(
  title: string,
  onChoose: (customer: CustomerId) => void,
): {
  /** Asks whose it is, looking already for what was typed. */
  readonly begin: ((typed?: string) => void) | null
  readonly dialog: ReactNode
} {
  const viewer = useSource(useWorkspace().viewer)
  const [typed, setTyped] = useState<string | null>(null)
  const dialog =
    typed === null ? null : (
      <ChooseCustomer title={title} typed={typed} onChoose={onChoose} onClose={() => setTyped(null)} />
    )
  return { begin: mayAnywhere(viewer, 'edit') ? (text = '') => setTyped(text) : null, dialog }
}
