import { useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { ChooseCustomer } from './ChooseCustomer.tsx'

/** A new record from its table's page: whose it is comes first. Not there for who may write nothing. */
export function NewRecord({
  label,
  onChoose,
}: {
  readonly label: string
  readonly onChoose: (customer: CustomerId) => void
}) {
  const viewer = useSource(useWorkspace().viewer)
  const [choosing, setChoosing] = useState(false)
  if (!mayAnywhere(viewer, 'edit')) return null
  return (
    <>
      <Button look="primary" aria-haspopup="dialog" onClick={() => setChoosing(true)}>
        <Icon name="plus" size={16} />
        {label}
      </Button>
      {choosing && <ChooseCustomer title={label} onChoose={onChoose} onClose={() => setChoosing(false)} />}
    </>
  )
}
