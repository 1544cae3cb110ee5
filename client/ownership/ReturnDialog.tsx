import { Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { PoolId, type CustomerId } from '#shared/base/id.ts'
import { poolsOf } from '#shared/ownership/poolOf.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { useOwnership } from './useOwnership.ts'
import { usePoolName } from './usePools.ts'

interface Props {
  readonly customers: readonly CustomerId[]
  /** What the customer is called when it is one. */
  readonly name: string
  readonly onClose: () => void
}

/** Why these customers go back to the pool: asked, not demanded. */
export function ReturnDialog({ customers, name, onClose }: Props) {
  const words = useWords().customer.ownership
  const say = useWords().pool.pools
  const ownership = useOwnership()
  const { settings } = useSource(useWorkspace().company)
  const nameOf = usePoolName()
  const pools = poolsOf(settings)
  const [pool, setPool] = useState<PoolId | undefined>(undefined)
  const [reason, setReason] = useState('')
  const confirm = () => {
    ownership.giveBack(customers, {
      name: customers.length === 1 ? name : '',
      reason: reason.trim(),
      ...(pool !== undefined && { pool }),
    })
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
        {pools.length > 1 && (
          <Form.Item label={say.into}>
            <Select<string>
              aria-label={say.into}
              value={pool ?? ''}
              onChange={(chosen) => setPool(PoolId.safeParse(chosen).data)}
              options={[
                { value: '', label: say.byRule },
                ...pools.map((each) => ({ value: each.id as string, label: nameOf(each) })),
              ]}
            />
          </Form.Item>
        )}
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
