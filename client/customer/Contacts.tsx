import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Empty } from 'antd'
import { useState } from 'react'
import type { CustomerId, RecordId } from '#shared/base/id.ts'
import { columnByRole, columnsOf } from '#shared/ledger/column.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './Contacts.module.css'
import { bringIntoSight } from './bringIntoSight.ts'
import { FieldRow } from './FieldRow.tsx'
import { useMakeContact } from './useMakeContact.ts'
import { useSubmit } from './useSubmit.ts'

/** Several contacts per customer, each a small card of editable fields. */
export function Contacts({
  customer,
  contacts,
  mayEdit,
  at,
}: {
  readonly customer: CustomerId
  readonly contacts: readonly ViewRow[]
  readonly mayEdit: boolean
  /** The one who was looked for. */
  readonly at: RecordId | null
}) {
  const words = useWords().customer.contacts
  const make = useMakeContact()
  const [fresh, setFresh] = useState<RecordId | null>(null)
  return (
    <section>
      {mayEdit && (
        <Button icon={<PlusOutlined />} onClick={() => setFresh(make(customer))}>
          {words.add}
        </Button>
      )}
      {contacts.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />}
      {contacts.map((contact) => (
        <ContactCard
          key={contact.id === at ? `${contact.id} at` : contact.id}
          contact={contact}
          mayEdit={mayEdit}
          fresh={contact.id === fresh}
          open={contacts.length <= 2 || contact.id === at}
          isAt={contact.id === at}
        />
      ))}
    </section>
  )
}

function ContactCard({
  contact,
  mayEdit,
  fresh,
  open,
  isAt,
}: {
  readonly contact: ViewRow
  readonly mayEdit: boolean
  /** Made a moment ago: his name is what is typed next. */
  readonly fresh: boolean
  readonly open: boolean
  readonly isAt: boolean
}) {
  const words = useWords().customer.contacts
  const workspace = useWorkspace()
  const submit = useSubmit()
  const company = useSource(workspace.company)
  const nameColumn = columnByRole(company.columns.values(), 'contacts', 'name')
  const told = nameColumn === null ? null : contact.cells[nameColumn.id]
  const isNamed = typeof told === 'string' && told !== ''
  const name = isNamed ? told : words.unnamed
  const remove = () =>
    submit({
      kind: 'remove',
      label: name,
      changes: [{ kind: 'remove', customer: contact.customer, table: 'contacts', record: contact.id }],
    })
  return (
    <div className={styles.item} ref={isAt ? bringIntoSight : null}>
      <details className={styles.card} open={open || fresh}>
        <summary aria-label={words.details(name)}>{name}</summary>
        {columnsOf(company.columns.values(), 'contacts').map((column) => (
          <FieldRow
            key={column.id}
            row={contact}
            column={column}
            mayEdit={mayEdit}
            startOpen={(fresh || (isAt && !isNamed)) && column.id === nameColumn?.id}
          />
        ))}
      </details>
      {mayEdit && (
        <Button
          type="text"
          size="small"
          className={styles.remove}
          icon={<DeleteOutlined />}
          aria-label={words.remove(name)}
          onClick={remove}
        />
      )}
    </div>
  )
}
