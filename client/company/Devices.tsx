import { Button } from '../kit/Button.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useWords } from '../words/useWords.ts'
import { api } from './api.ts'
import { DeviceList } from './DeviceList.tsx'
import styles from './People.module.css'
import { useAsked } from './useAsked.ts'
import { faultSentence, useCall } from './useCall.ts'

/** Where my account is signed in; any of them, or all others at once, can be ended from here. */
export function Devices() {
  const words = useWords().company
  const { answer, fault, again } = useAsked(api.devices)
  const call = useCall()
  if (fault !== null) return <p role="alert">{faultSentence(words.faults, fault)}</p>
  if (answer === null) return <Skeleton rows={4} />
  return (
    <>
      <p className={styles.note}>{words.devices.lead}</p>
      <DeviceList
        devices={answer}
        busy={call.busy}
        onRevoke={({ id }) => call.run(() => api.revokeDevice(id), again)}
      />
      {answer.length > 2 && (
        <Button look="quiet" busy={call.busy} onClick={() => call.run(api.revokeOtherDevices, again)}>
          {words.devices.revokeOthers}
        </Button>
      )}
      {call.sentence !== null && <p role="alert">{call.sentence}</p>}
    </>
  )
}
