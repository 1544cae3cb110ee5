import type { ColumnId, RecordId } from '#shared/base/id.ts'
import { may } from '#shared/ownership/rights.ts'
import { ProposalCard } from '../home/ProposalCard.tsx'
import { SuggestionCard } from '../home/SuggestionCard.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { useOpenProposals } from './useOpenProposals.ts'

interface Props {
  readonly record: RecordId
  /** Those about this cell alone; null: all of the row. */
  readonly column: ColumnId | null
  readonly onClose: () => void
}

/** What is proposed for a row or a cell: to decide for those who may, to look at for author and owner. */
export function ProposalsDialog({ record, column, onClose }: Props) {
  const words = useWords().home
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const row = useOpenProposals().get(record)
  const cells = column === null ? null : (row?.cells.get(column) ?? [])
  const open = cells === null ? (row?.proposals ?? []) : cells.map(({ proposal }) => proposal)
  return (
    <Dialog title={words.openProposals(open.length)} wide onClose={onClose}>
      {open.length === 0 ? (
        <p>{words.noneOpen}</p>
      ) : (
        <ul>
          {open.map((proposal) => {
            const envelope = workspace.envelope(proposal.customer)
            const decides = envelope !== undefined && may(viewer, 'approve', envelope)
            const Card = decides ? ProposalCard : SuggestionCard
            return <Card key={proposal.id} proposal={proposal} />
          })}
        </ul>
      )}
    </Dialog>
  )
}
