import { useCallback } from 'react'
import type { Column } from '#shared/ledger/column.ts'
import { formatWanted } from '#shared/ledger/strayCell.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import type { OpenCell } from './openProposals.ts'

/** Who wants what in a cell, as one sentence. */
export function useToldProposals(): (column: Column, cells: readonly OpenCell[]) => string {
  const words = useWords().home
  const { me, company } = useWorkspace()
  const { members } = useSource(company)
  const context = useCellContext()
  return useCallback(
    (column, cells) =>
      cells
        .map(({ proposal: { author }, cell: { wanted } }) => {
          const text = formatWanted(column, wanted, context)
          const shown = text === '' ? words.emptyCell : text
          return author === me ? words.youWant(shown) : words.wants(members.get(author)?.name ?? '?', shown)
        })
        .join('\n'),
    [words, me, members, context],
  )
}
