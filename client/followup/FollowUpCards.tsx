import { useMemo, type ReactNode } from 'react'
import { CardList, RecordCard } from '../customers/CardList.tsx'
import { useNewRecord } from '../customer/useNewRecord.tsx'
import { useCustomerNameOf } from '../customers/useCustomerNameOf.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { useTableRows } from '../ledger/useTableRows.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useFormat, useWords } from '../words/useWords.ts'
import { momentOf } from './moment.ts'

/** The newest follow-ups as cards: whose, when, by whom, what was said. A tap opens the customer. */
export function FollowUpCards({
  scope,
  tools,
}: {
  readonly scope: ((row: ViewRow) => boolean) | undefined
  readonly tools: ReactNode
}) {
  const words = useWords().customer.followUp
  const format = useFormat()
  const company = useSource(useWorkspace().company)
  const rows = useTableRows('followups')
  const cells = useRoleReader('followups')
  const nameOf = useCustomerNameOf()
  const { open } = useCustomerInUrl()
  const { begin, dialog } = useNewRecord(words.page.add, (customer) => open(customer, { part: 'compose' }))
  const newestFirst = useMemo(() => {
    const those = scope === undefined ? [...rows] : rows.filter(scope)
    return those.sort((left, right) => momentOf(company, right) - momentOf(company, left))
  }, [rows, scope, company])
  const written = (row: ViewRow) => [cells.text(row, 'followUpSubject'), cells.text(row, 'followUpContent')]
  return (
    <>
      <CardList
        rows={newestFirst}
        textsOf={(row) => [nameOf(row), ...written(row)]}
        search={words.page.search}
        none={words.page.none}
        add={begin === null ? null : { label: words.page.add, run: begin }}
        tools={tools}
        card={(row) => (
          <RecordCard
            name={nameOf(row)}
            facts={`${format.moment(momentOf(company, row))} · ${words.by(company.members.get(row.created.by)?.name ?? '')}`}
            text={written(row).filter(Boolean).join(' · ')}
            onOpen={() => open(row.customer)}
          />
        )}
      />
      {dialog}
    </>
  )
}
