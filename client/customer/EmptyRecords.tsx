import { Link } from 'react-router'
import { useTableSize } from '../ledger/useTableSize.ts'
import { Button } from '../kit/Button.tsx'
import { commandKey } from '../kit/platform.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { OverSheet } from '../sheet/OverSheet.tsx'
import { useWords } from '../words/useWords.ts'
import type { RecordsWords } from './recordsWords.ts'

interface Props {
  readonly words: RecordsWords
  /** Null: this person makes none. */
  readonly onAdd: (() => void) | null
}

/** A table without records: how they come, which takes customers first. */
export function EmptyRecords({ words, onAdd }: Props) {
  const say = useWords().customer.newRecord
  const customers = useTableSize(useWorkspace().rows('customers'))
  if (onAdd === null) return <OverSheet title={words.none} />
  if (customers === 0) {
    return (
      <OverSheet title={words.none} lead={say.noCustomers}>
        <Link to="/ledger">{say.toLedger}</Link>
      </OverSheet>
    )
  }
  return (
    <OverSheet title={words.none} lead={words.fill(`${commandKey()}+V`)}>
      <Button onClick={onAdd}>{say.first}</Button>
    </OverSheet>
  )
}
