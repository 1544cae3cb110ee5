import { Select } from 'antd'
import { useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { linkedIn, linkLimit } from '#shared/ledger/customerNames.ts'
import { useLocalCustomers } from '../customers/useLocalCustomers.ts'
import { useWords } from '../words/useWords.ts'
import styles from './CellField.module.css'

/** Customers or contacts chosen by name, pinyin or phone. */
export function LinkedField({
  column,
  value,
  onChange,
  customer = null,
  autoFocus,
}: {
  readonly column: Column
  readonly value: CellValue
  readonly onChange: (value: CellValue) => void
  readonly customer?: CustomerId | null
  readonly autoFocus?: boolean
}) {
  const words = useWords().customer.field
  const customers = useLocalCustomers()
  const [typed, setTyped] = useState('')
  const chosen = linkedIn(value)
  const found = customers.findLinked(column.kind, typed, customer)
  const options = [
    ...chosen
      .filter((id) => !found.some((each) => each.id === id))
      .map((id) => ({ value: id, label: customers.nameOf(id) })),
    ...found.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <Select<string[]>
      aria-label={column.name}
      className={styles.wide}
      mode="multiple"
      maxCount={linkLimit}
      autoFocus={autoFocus === true}
      allowClear
      placeholder={words.choose}
      // the list is searched by the names on this device, not by what is shown of it
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={options}
      value={[...chosen]}
      onChange={(ids) => onChange(ids.length === 0 ? null : ids)}
    />
  )
}
