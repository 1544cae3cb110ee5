import { Select } from 'antd'
import { useEffect, useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { mayWrite } from '#shared/ownership/rights.ts'
import { useTableSize } from '../ledger/useTableSize.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { askReadings, useLocalCustomers } from './useLocalCustomers.ts'

/** One customer whom this person may write, found by name, pinyin or phone. */
export function CustomerSelect({
  typed: first = '',
  onChoose,
}: {
  /** What is looked for before anything is typed. */
  readonly typed?: string
  readonly onChoose: (customer: CustomerId) => void
}) {
  const words = useWords().customer.newRecord
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const customers = useLocalCustomers()
  const [typed, setTyped] = useState('')
  // Not from the first: a list that has yet to unfold throws away what is looked for.
  useEffect(() => setTyped(first), [first])
  useEverybodyHere()
  const mayTake = (customer: CustomerId) => {
    const envelope = workspace.envelope(customer)
    return envelope !== undefined && mayWrite(viewer, envelope)
  }
  return (
    <Select<CustomerId>
      aria-label={words.whose}
      placeholder={words.whoseHint}
      autoFocus
      defaultOpen
      style={{ width: '100%' }}
      // the list is searched by the names on this device, not by what is shown of it
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      // a list outside an open modal dialog could not be reached
      getPopupContainer={(field) => field.closest('dialog') ?? document.body}
      listHeight={200}
      options={customers.find(typed, mayTake).map(({ id, name }) => ({ value: id, label: name || words.unnamed }))}
      notFoundContent={words.nobody}
      value={null}
      onChange={onChoose}
    />
  )
}

/** Who opens a page at this list finds everybody in it, by pinyin too: it is drawn anew when they have come. */
function useEverybodyHere(): void {
  const rows = useWorkspace().rows('customers')
  const [, setComplete] = useState(false)
  useTableSize(rows)
  useEffect(() => {
    let isHere = true
    Promise.all([rows.load(), askReadings()]).then(
      () => isHere && setComplete(true),
      () => undefined, // said elsewhere; those who are here are found
    )
    return () => void (isHere = false)
  }, [rows])
}
