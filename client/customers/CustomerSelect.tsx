import { Select } from 'antd'
import { useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { mayWrite } from '#shared/ownership/rights.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { useLocalCustomers } from './useLocalCustomers.ts'

/** One customer whom this person may write, found by name, pinyin or phone. */
export function CustomerSelect({ onChoose }: { readonly onChoose: (customer: CustomerId) => void }) {
  const words = useWords().customer.newRecord
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const customers = useLocalCustomers()
  const [typed, setTyped] = useState('')
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
      showSearch={{ filterOption: false, onSearch: setTyped }}
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
