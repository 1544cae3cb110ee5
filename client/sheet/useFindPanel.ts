import { useCallback, useState } from 'react'
import type { Found, SheetPanel } from './sheetStage.ts'

/** Which panel is open over the sheet, and what the finder told last. */
export function useFindPanel() {
  const [panel, setPanel] = useState<SheetPanel | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const [replaced, setReplaced] = useState<number | null>(null)
  const tellFound = useCallback((now: Found) => {
    if (now.kind === 'replaced') setReplaced(now.count)
    else setFound(now)
  }, [])
  const openPanel = useCallback((next: SheetPanel) => {
    setReplaced(null)
    // Ctrl+H on an open search adds the replacement and keeps what is looked for.
    setPanel((before) =>
      before?.kind === 'find' && next.kind === 'find' ? { ...before, replacing: next.replacing } : next,
    )
  }, [])
  const closePanel = useCallback(() => {
    setPanel(null)
    setFound(null)
  }, [])
  return { panel, found, replaced, tellFound, openPanel, closePanel, forgetReplaced: () => setReplaced(null) }
}
