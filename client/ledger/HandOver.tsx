import { useCustomerName } from '../customer/PanelHead.tsx'
import { AssignDialog } from '../ownership/AssignDialog.tsx'
import { HandOverDialog } from '../ownership/HandOverDialog.tsx'
import { HelpDialog } from '../ownership/HelpDialog.tsx'
import { ReturnDialog } from '../ownership/ReturnDialog.tsx'
import type { Handing } from './useCellMenu.ts'

/** The question that giving customers away from the sheet's menu leads to. */
export function HandOver({ handing, onClose }: { readonly handing: Handing; readonly onClose: () => void }) {
  if (handing.act === 'assign') {
    return <AssignDialog subjects={handing.subjects} leftOut={handing.leftOut} onClose={onClose} />
  }
  if (handing.act === 'help') return <HelpDialog customers={handing.customers} onClose={onClose} />
  return <OneHandOver handing={handing} onClose={onClose} />
}

function OneHandOver({
  handing,
  onClose,
}: {
  readonly handing: Exclude<Handing, { act: 'assign' | 'help' }>
  readonly onClose: () => void
}) {
  const name = useCustomerName(handing.row)
  return handing.act === 'return' ? (
    <ReturnDialog customers={handing.customers} name={name} onClose={onClose} />
  ) : (
    <HandOverDialog act="transfer" customer={handing.row.customer} name={name} onClose={onClose} />
  )
}
