import { Button } from '../kit/Button.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { api } from './api.ts'
import { deviceName } from './deviceName.ts'
import styles from './People.module.css'
import { useAsked } from './useAsked.ts'
import { faultSentence, useCall } from './useCall.ts'

/** Where my account is signed in; any of them can be ended from here. */
export function Devices() {
  const words = useWords().company
  const format = useFormat()
  const workspace = useWorkspace()
  const { answer, fault, again } = useAsked(api.devices)
  const call = useCall()
  if (fault !== null) return <p role="alert">{faultSentence(words.faults, fault)}</p>
  if (answer === null) return <Skeleton rows={4} />
  return (
    <>
      <p className={styles.note}>{words.devices.lead}</p>
      <ul>
        {answer.map(({ id, userAgent, lastSeenAt, current }) => {
          const name = deviceName(userAgent) ?? words.devices.unnamed
          return (
            <li key={id} className={styles.invitation}>
              <span>{name}</span>
              <span>
                {current ? words.devices.thisOne : words.devices.lastSeen(format.relative(lastSeenAt, workspace.now()))}
              </span>
              {current ? (
                <span />
              ) : (
                <Button
                  look="quiet"
                  busy={call.busy}
                  aria-label={words.devices.revokeOf(name)}
                  onClick={() => call.run(() => api.revokeDevice(id), again)}
                >
                  {words.devices.revoke}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {call.sentence !== null && <p role="alert">{call.sentence}</p>}
    </>
  )
}
