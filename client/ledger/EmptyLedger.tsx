import { Link } from 'react-router'
import { Button } from '../kit/Button.tsx'
import { useWords } from '../words/useWords.ts'
import { openFilePicker } from '../workbook/openFilePicker.ts'
import styles from './EmptyLedger.module.css'

/** Empty is an invitation: drop a workbook, add the first row, or look into the pool. */
export function EmptyLedger({ scope, onAdd }: { readonly scope: 'all' | 'mine'; readonly onAdd: () => void }) {
  const say = useWords().ledger.empty
  return (
    <div className={styles.empty}>
      <h2>{scope === 'all' ? say.title : say.mine}</h2>
      <p>{say.drop}</p>
      <div className={styles.acts}>
        <Button look="primary" onClick={() => openFilePicker()}>
          {say.choose}
        </Button>
        <Button onClick={onAdd}>{say.add}</Button>
        {scope === 'mine' && <Link to="/pool">{say.pool}</Link>}
      </div>
    </div>
  )
}
