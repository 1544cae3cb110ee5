import { mayAnywhere } from '#shared/ownership/rights.ts'
import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { usePageCommands } from '../shell/pageCommands.ts'
import type { SheetHandle } from '../sheet/sheetProps.ts'
import { useWords } from '../words/useWords.ts'
import styles from './ExportButton.module.css'
import { useExport, type Exported } from './useExport.ts'

/** Takes the present view of a sheet out as a workbook; not there for who may take nothing out. */
export function ExportButton({
  sheet,
  ...exported
}: Exported & { readonly sheet: React.RefObject<SheetHandle | null> }) {
  const words = useWords().ledger
  const viewer = useSource(useWorkspace().viewer)
  const { busy, run } = useExport(sheet, exported)
  const mayExport = mayAnywhere(viewer, 'export')
  usePageCommands(mayExport && !busy ? [{ key: 'export', name: words.export, icon: 'download', run }] : [])
  if (!mayExport) return null
  return (
    <Button className={styles.button} aria-label={words.export} title={words.export} busy={busy} onClick={run}>
      <Icon name="download" size={16} />
      <span className={styles.label}>{words.export}</span>
    </Button>
  )
}
