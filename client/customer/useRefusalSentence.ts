import { useCallback } from 'react'
import { theProduct } from '#shared/base/id.ts'
import type { Refusal } from '#shared/ledger/change.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import type { Names } from '../words/changes.zh.ts'

/** What ids are called in this company, for sentences that carry them. */
export function useNames(): Names {
  const company = useSource(useWorkspace().company)
  const format = useFormat()
  const { theProduct: itself } = useWords().changes
  return {
    member: (id) => (id === theProduct ? itself : (company.members.get(id)?.name ?? '?')),
    column: (id) => company.columns.get(id)?.name ?? '?',
    moment: (at) => format.moment(at),
  }
}

/** The sentence for a refusal. */
export function useRefusalSentence(): (refusal: Refusal) => string {
  const words = useWords().changes
  const names = useNames()
  return useCallback(
    // The table is typed by kind; the compiler cannot see that this refusal fits its own sentence.
    (refusal) => (words.refused[refusal.kind] as (facts: Refusal, names: Names) => string)(refusal, names),
    [words, names],
  )
}
