import { useEffect, useState } from 'react'
import type { NoticeId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { Notice } from '#shared/wire/item.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'

const laterMs = 10 * 60_000

/** Notices that appeared after the page had settled; those that stood before wait on the home page. */
export function useFreshNotices(): {
  readonly cards: readonly Notice[]
  readonly putOff: (notices: readonly Notice[]) => void
} {
  const workspace = useWorkspace()
  const notices = useSource(workspace.notices)
  const { boot, link } = useSource(workspace.status)
  const settled = boot === null && link !== 'connecting'
  // what stood when the page settled is old news
  const [old, setOld] = useState<ReadonlySet<string> | null>(null)
  const [put, setPut] = useState<ReadonlyMap<NoticeId, number>>(new Map())
  const [now, setNow] = useState(() => workspace.now())
  if (settled && old === null) setOld(new Set(notices.filter(({ madeAt }) => !isNew(madeAt, now)).map(newsOf)))
  useEffect(() => {
    const timer = setInterval(() => setNow(workspace.now()), 15_000)
    return () => clearInterval(timer)
  }, [workspace])
  const cards =
    old === null ? [] : notices.filter((each) => !each.done && !old.has(newsOf(each)) && (put.get(each.id) ?? 0) <= now)
  const putOff = (notices: readonly Notice[]) => {
    const until = workspace.now() + laterMs
    setPut(new Map([...put, ...notices.map(({ id }) => [id, until] as const)]))
  }
  return { cards, putOff }
}

/** Of several that came at once the notice goes from one to the next when the first moves on: it is the same news. */
const newsOf = ({ id, kind, by, madeAt }: Notice): string => (kind === 'handedOver' ? `${by}/${madeAt}` : id)

/** Made within the last minutes: it may have come a moment before the page was opened. */
export const isNew = (madeAt: Instant, now: Instant): boolean => madeAt > now - 2 * 60_000
