import { Link } from 'react-router'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { openFilePicker } from '../workbook/openFilePicker.ts'
import styles from './EmptyLedger.module.css'

/** Empty is an invitation to what one's role may do; whose role sees no customers is told so, not that there are none. */
export function EmptyLedger({ scope, onAdd }: { readonly scope: 'all' | 'mine'; readonly onAdd: () => void }) {
  const say = useWords().ledger.empty
  const viewer = useSource(useWorkspace().viewer)
  if (!mayAnywhere(viewer, 'see')) {
    return (
      <div className={styles.empty}>
        <h2>{say.blind}</h2>
        <p>{say.blindLead}</p>
      </div>
    )
  }
  const creates = mayAnywhere(viewer, 'create')
  const imports = creates && mayAnywhere(viewer, 'import')
  return (
    <div className={styles.empty}>
      <h2>{scope === 'all' ? say.title : say.mine}</h2>
      {imports && <p>{say.drop}</p>}
      <div className={styles.acts}>
        {imports && (
          <Button look="primary" onClick={() => openFilePicker()}>
            {say.choose}
          </Button>
        )}
        {creates && <Button onClick={onAdd}>{say.add}</Button>}
        {scope === 'mine' && mayAnywhere(viewer, 'claim') && <Link to="/pool">{say.pool}</Link>}
      </div>
    </div>
  )
}
