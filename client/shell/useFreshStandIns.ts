import { useState } from 'react'
import { useLocation } from 'react-router'
import { useStandInNews, type StandInNews } from '../ownership/standInNews.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { isNew } from './useFreshNotices.ts'

/** What was arranged after the page had settled; what stood before waits on the home page, where all of it stands. */
export function useFreshStandIns(): readonly StandInNews[] {
  const workspace = useWorkspace()
  const isHome = useLocation().pathname === '/'
  const news = useStandInNews()
  const { boot, link } = useSource(workspace.status)
  const settled = boot === null && link !== 'connecting'
  const [old, setOld] = useState<ReadonlySet<string> | null>(null)
  if (settled && old === null) {
    const now = workspace.now()
    setOld(new Set(news.filter(({ at }) => !isNew(at, now)).map(({ seenKey }) => seenKey)))
  }
  return old === null || isHome ? [] : news.filter(({ seenKey }) => !old.has(seenKey))
}
