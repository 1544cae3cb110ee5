import { useMemo } from 'react'
import { CardList, RecordCard } from '../customers/CardList.tsx'
import { useCustomerNameOf } from '../customers/useCustomerNameOf.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { useTableRows } from '../ledger/useTableRows.ts'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useWords } from '../words/useWords.ts'
import { useMakeContact } from './useMakeContact.ts'
import { useNewRecord } from './useNewRecord.tsx'

const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin')

/** Everybody as cards, by name: who, of which customer, which number. A tap opens the customer at his contacts. */
export function ContactCards() {
  const words = useWords().customer.contacts
  const rows = useTableRows('contacts')
  const cells = useRoleReader('contacts')
  const nameOf = useCustomerNameOf()
  const { open } = useCustomerInUrl()
  const make = useMakeContact()
  const { begin, dialog } = useNewRecord(words.page.add, (customer) =>
    open(customer, { part: 'contacts', at: make(customer) }),
  )
  const sorted = useMemo(
    () => [...rows].sort((left, right) => byPinyin.compare(cells.text(left, 'name'), cells.text(right, 'name'))),
    [rows, cells],
  )
  return (
    <>
      <CardList
        rows={sorted}
        textsOf={(row) => [cells.text(row, 'name'), cells.text(row, 'phone'), nameOf(row)]}
        search={words.page.search}
        none={words.page.none}
        add={begin === null ? null : { label: words.page.add, run: begin }}
        card={(row) => (
          <RecordCard
            name={cells.text(row, 'name') || words.unnamed}
            facts={[nameOf(row), cells.text(row, 'phone')].filter(Boolean).join(' · ')}
            onOpen={() => open(row.customer, { part: 'contacts', at: row.id })}
          />
        )}
      />
      {dialog}
    </>
  )
}
