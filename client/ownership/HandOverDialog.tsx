import { Form, Modal } from 'antd'
import { useState } from 'react'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import { thoseWhoMayOwn } from '#shared/ownership/receiver.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { ColleagueSelect } from './ColleagueSelect.tsx'
import { useOwnership } from './useOwnership.ts'

interface Props {
  readonly act: 'assign' | 'transfer'
  readonly customer: CustomerId
  readonly name: string
  readonly onClose: () => void
}

/** Whom the customer goes to. */
export function HandOverDialog({ act, customer, name, onClose }: Props) {
  const words = useWords().customer.ownership
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const ownership = useOwnership()
  const [to, setTo] = useState<MemberId | null>(null)
  const title = `${words[act]} · ${name}`
  const confirm = () => {
    if (to !== null) ownership.handOver(act, customer, name, to)
    onClose()
  }
  const envelope = workspace.envelope(customer)
  const owner = envelope?.owner.kind === 'rep' ? envelope.owner.member : null
  const people = thoseWhoMayOwn(company).filter(({ id }) => id !== owner)
  return (
    <Modal
      open
      title={title}
      okText={words.confirm}
      cancelText={words.cancel}
      onOk={confirm}
      onCancel={onClose}
      okButtonProps={{ disabled: to === null }}
    >
      <Form layout="vertical">
        <Form.Item label={words.transferTo}>
          <ColleagueSelect people={people} value={to} onChange={setTo} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
