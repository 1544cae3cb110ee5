import { Link } from 'react-router'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { Button } from '../kit/Button.tsx'
import { commandKey } from '../kit/platform.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { OverSheet } from '../sheet/OverSheet.tsx'
import { useWords } from '../words/useWords.ts'
import { openFilePicker } from '../workbook/openFilePicker.ts'

/** Empty is an invitation to what one's role may do; whose role sees no customers is told so, not that there are none. */
export function EmptyLedger({ scope, onAdd }: { readonly scope: 'all' | 'mine'; readonly onAdd: () => void }) {
  const say = useWords().ledger.empty
  const viewer = useSource(useWorkspace().viewer)
  if (!mayAnywhere(viewer, 'see')) return <OverSheet title={say.blind} lead={say.blindLead} />
  const creates = mayAnywhere(viewer, 'create')
  const imports = creates && mayAnywhere(viewer, 'import')
  const paste = say.paste(`${commandKey()}+V`)
  return (
    <OverSheet
      title={scope === 'all' ? say.title : say.mine}
      {...(creates && { lead: imports ? say.dropOr(paste) : paste })}
    >
      {imports && (
        <Button look="primary" onClick={() => openFilePicker()}>
          {say.choose}
        </Button>
      )}
      {creates && <Button onClick={onAdd}>{say.add}</Button>}
      {scope === 'mine' && mayAnywhere(viewer, 'claim') && <Link to="/pool">{say.pool}</Link>}
    </OverSheet>
  )
}
