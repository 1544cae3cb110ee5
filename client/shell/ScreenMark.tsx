import { Watermark } from 'antd'
import { dayOf } from '#shared/base/instant.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import styles from './ScreenMark.module.css'

/** Whose screen this is and which day, over every page, where the company wants it (M7): a picture tells who took it. */
export default function ScreenMark() {
  const workspace = useWorkspace()
  const { settings, members } = useSource(workspace.company)
  const name = members.get(useSource(workspace.viewer).member)?.name ?? ''
  const day = dayOf(workspace.now(), settings.zoneMinutes)
  return (
    <Watermark className={styles.mark} content={[name, day]} gap={[140, 120]} zIndex={900}>
      <div className={styles.whole} />
    </Watermark>
  )
}
