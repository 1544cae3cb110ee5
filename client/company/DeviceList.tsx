import { Button } from '../kit/Button.tsx'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import type { SignedInDevice } from './api.ts'
import { deviceName } from './deviceName.ts'
import styles from './People.module.css'

interface Props {
  readonly devices: readonly SignedInDevice[]
  readonly busy: boolean
  readonly onRevoke: (device: SignedInDevice) => void
}

/** Devices with when they were last at work; every one but this may be put out. */
export function DeviceList({ devices, busy, onRevoke }: Props) {
  const words = useWords().company.devices
  const format = useFormat()
  const workspace = useWorkspace()
  return (
    <ul>
      {devices.map((device) => {
        const name = deviceName(device.userAgent) ?? words.unnamed
        return (
          <li key={device.id} className={styles.invitation}>
            <span>{name}</span>
            <span>
              {device.current
                ? words.thisOne
                : words.lastSeen(format.relative(Math.min(device.lastSeenAt, workspace.now()), workspace.now()))}
            </span>
            {device.current ? (
              <span />
            ) : (
              <Button look="quiet" busy={busy} aria-label={words.revokeOf(name)} onClick={() => onRevoke(device)}>
                {words.revoke}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
