import { useCustomerName } from '../customer/PanelHead.tsx'
import { HandOverDialog } from '../ownership/HandOverDialog.tsx'
import type { Handing } from './useCellMenu.ts'

/** The question that giving a customer away from the sheet's menu leads to. */
export function HandOver({ handing, onClose }: { readonly handing: Handing; readonly onClose: () => void }) {
  const name = useCustomerName(handing.row)
  return <HandOverDialog act={handing.act} customer={handing.row.customer} name={name} onClose={onClose} />
}
