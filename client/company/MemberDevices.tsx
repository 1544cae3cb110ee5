import { useCallback } from 'react'
import type { Member } from '#shared/ledger/company.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useWords } from '../words/useWords.ts'
import { api } from './api.ts'
import { DeviceList } from './DeviceList.tsx'
import styles from './People.module.css'
import { useAsked } from './useAsked.ts'
import { faultSentence, useCall } from './useCall.ts'

/** Where a colleague is at work in this company: a lost laptop is put out by whoever manages him. */
export function MemberDevices({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const words = useWords().company
  const { id } = member
  const { answer, fault, again } = useAsked(useCallback(() => api.devicesOf(id), [id]))
  const call = useCall()
  const others = answer?.filter(({ current }) => !current) ?? []
  return (
    <Dialog title={words.devices.of(member.name)} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.note}>{words.devices.leadOf}</p>
        {fault !== null && <p role="alert">{faultSentence(words.faults, fault)}</p>}
        {fault === null && answer === null && <Skeleton rows={3} />}
        {answer !== null && answer.length === 0 && <p>{words.devices.nowhere}</p>}
        {answer !== null && (
          <DeviceList
            devices={answer}
            busy={call.busy}
            onRevoke={(device) => call.run(() => api.revokeDevicesOf(id, device.id), again)}
          />
        )}
        {others.length > 1 && others.length === answer?.length && (
          <Button look="danger" busy={call.busy} onClick={() => call.run(() => api.revokeDevicesOf(id), again)}>
            {words.devices.revokeAll}
          </Button>
        )}
        {call.sentence !== null && <p role="alert">{call.sentence}</p>}
      </div>
    </Dialog>
  )
}
