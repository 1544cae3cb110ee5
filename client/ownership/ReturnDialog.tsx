import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { useWords } from '../words/useWords.ts'
import { useOwnership } from './useOwnership.ts'

interface Props {
  readonly customers: readonly CustomerId[]
  /** What the customer is called when it is one. */
  readonly name: string
  readonly onClose: () => void
}

/** Why these customers go back to the pool: asked, not demanded. */
export function ReturnDialog({ customers, name, onClose }: Props) {
  const words = useWords().customer.ownership
  const ownership = useOwnership()
  const [reason, setReason] = useState('')
  const confirm = () => {
    ownership.giveBack(customers, customers.length === 1 ? name : '', reason.trim())
    onClose()
  }
  return (
    <Modal
      open
      title={`${words.return} · ${customers.length === 1 ? name : words.pool.count(customers.length)}`}
      okText={words.confirm}
      cancelText={words.cancel}
      onOk={confirm}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={words.returnWhy}>
          <Input.TextArea
            aria-label={words.returnWhy}
            autoFocus
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
