import type { CustomerId } from '#shared/base/id.ts'
import { CustomerSelect } from '../customers/CustomerSelect.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import styles from './ChooseCustomer.module.css'

/** Whose a new record is: the choice itself makes it. */
export function ChooseCustomer({
  title,
  told,
  typed,
  onChoose,
  onClose,
}: {
  readonly title: string
  /** What the record will hold, where that is known. */
  readonly told?: string
  /** What is looked for from the beginning. */
  readonly typed?: string
  readonly onChoose: (customer: CustomerId) => void
  readonly onClose: () => void
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={styles.form}>
        {told !== undefined && <p className={styles.told}>{told}</p>}
        <CustomerSelect
          {...(typed !== undefined && { typed })}
          onChoose={(customer) => {
            onClose()
            onChoose(customer)
          }}
        />
      </div>
    </Dialog>
  )
}
