import type { CustomerId } from '#shared/base/id.ts'
import { CustomerPanel } from '../customer/CustomerPanel.tsx'
import AntdTheme from '../kit/AntdTheme.tsx'

/** The customer panel on pages that have no sheet to walk. */
export default function PanelPlace({
  customerId,
  onClose,
}: {
  readonly customerId: CustomerId
  readonly onClose: () => void
}) {
  return (
    <AntdTheme>
      <CustomerPanel customerId={customerId} onClose={onClose} />
    </AntdTheme>
  )
}
