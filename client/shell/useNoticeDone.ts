import { useCallback } from 'react'
import type { Change } from '#shared/ledger/change.ts'
import { doneKey } from '#shared/reminder/due.ts'
import type { Notice } from '#shared/wire/item.ts'
import { useToasts } from '../kit/useToasts.ts'
import { reminderChange } from '../reminder/reminderOf.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'

/** Ticks the reminder itself where there is one; an overdue follow-up is only put aside for me. */
export function useNoticeDone(): (notice: Notice) => void {
  const workspace = useWorkspace()
  const toasts = useToasts()
  const { fault } = useWords().kit
  return useCallback(
    (notice) => {
      const row = notice.kind === 'reminder' ? workspace.rows('reminders').get(notice.record) : undefined
      const tick = row === undefined ? null : reminderChange(workspace.company.get(), row, 'reminderDone', true)
      const aside: Change = { kind: 'putPersonal', key: doneKey(notice.id), value: true }
      workspace
        .submit({
          kind: tick === null ? 'personal' : 'reminder',
          label: notice.title.slice(0, 200),
          changes: [tick ?? aside],
        })
        .catch(() => toasts.show({ text: fault, tone: 'lost' }))
    },
    [workspace, toasts, fault],
  )
}
