import { useEffect, useEffectEvent } from 'react'
import type { ChangeSetId } from '#shared/base/id.ts'
import { useRefusalSentence } from '../customer/useRefusalSentence.ts'
import { useToasts } from '../kit/useToasts.ts'
import type { OutboxEntry } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { freshRefusals, repeatedRefusals } from './refusals.ts'

/**
 * A command that the server refuses says so at once, with the reason, in the place where it was said to be done. The
 * status list keeps it until it is looked at, once however often it was tried.
 */
export function useRefusalToasts(): void {
  const workspace = useWorkspace()
  const words = useWords().shell.status
  const toasts = useToasts()
  const sentence = useRefusalSentence()

  const tell = useEffectEvent(({ set, refused }: OutboxEntry) => {
    const reasons = refused.flatMap(({ refusal }) => (refusal === null ? [] : [sentence(refusal)]))
    toasts.show({ text: words.notTaken(set.label, [...new Set(reasons)].slice(0, 3).join(' · ')), tone: 'lost' })
  })

  useEffect(() => {
    const known = new Set<ChangeSetId>()
    const since = workspace.now()
    return workspace.outbox.subscribe(() => {
      const entries = workspace.outbox.get()
      const fresh = freshRefusals(entries, { known, since })
      for (const { set } of fresh) known.add(set.id)
      const newest = fresh.at(-1)
      if (newest === undefined) return
      tell(newest)
      for (const set of repeatedRefusals(entries)) void workspace.acknowledge(set).catch(() => undefined)
    })
  }, [workspace])
}
