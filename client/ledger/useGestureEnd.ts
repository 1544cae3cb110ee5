import { useCallback } from 'react'
import type { RecordId } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import type { Change, ChangeSetKind, Refusal } from '#shared/ledger/change.ts'
import { useRefusalSentence } from '../customer/useRefusalSentence.ts'
import { isSuggestion } from '../customer/useSubmit.ts'
import { copyText } from '../kit/copyText.ts'
import { useToasts } from '../kit/useToasts.ts'
import { countOf } from '../replica/gestures.ts'
import { ChangeRefused } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetNotice } from '../sheet/sheetProps.ts'
import { useUndo } from '../shell/useUndo.ts'
import { useWords } from '../words/useWords.ts'
import { namelessOf } from './namelessOf.ts'
import { submitRest } from './submitRest.ts'

/** Everything one gesture on the sheet came to. */
export interface EndedGesture {
  readonly kind: ChangeSetKind
  readonly label: string
  readonly changes: readonly Change[]
  readonly notices: readonly SheetNotice[]
  /** Customers made to be filled in now: nobody has forgotten to name them. */
  readonly blank?: ReadonlySet<RecordId>
  /** How many rows it is about, where its changes are not one each. */
  readonly about?: number
}

export type GestureEnd = (gesture: EndedGesture) => void

/** Writes what the gesture may write and says, in one toast with its way back, what was left out and why. */
export function useGestureEnd(): GestureEnd {
  const workspace = useWorkspace()
  const toasts = useToasts()
  const words = useWords()
  const sentence = useRefusalSentence()
  const noticeSentence = useNoticeSentence()
  const { undo } = useUndo()
  return useCallback(
    ({ kind, label, changes, notices, blank, about }) => {
      const lost = notices.filter((notice) => notice.kind === 'edit-lost')
      for (const notice of lost) {
        toasts.show({
          text: noticeSentence(notice),
          tone: 'lost',
          stays: true,
          action: { label: words.ledger.copyText, run: () => void copyText(notice.text) },
        })
      }
      const skipped = notices.filter(({ kind }) => kind !== 'edit-lost').map(noticeSentence)
      const nameless = namelessOf(workspace.company.get().columns.values(), changes, blank)
      if (nameless > 0) skipped.push(words.ledger.nameless(nameless))
      const reasons = (refused: readonly Refusal[]) => [...new Set(refused.map(sentence))].slice(0, 3)
      if (changes.length === 0) {
        if (skipped.length > 0) toasts.show({ text: skipped.join(' · ') })
        return
      }
      if (isSuggestion(workspace, changes)) skipped.push(words.customer.panel.suggested)
      submitRest(workspace, { kind, label, changes, ...(about !== undefined && { about }) }).then(
        ({ set, refused }) => {
          if (refused.length > 0) skipped.push(words.ledger.leftOut(refused.length, reasons(refused)))
          if (skipped.length === 0) return
          const done = words.changes.done[kind]({ changes: about ?? countOf(kind, changes), label })
          toasts.show({
            text: [done, ...skipped].join(' · '),
            action: { label: words.kit.undo, run: () => undo(set) },
          })
        },
        (error: unknown) => {
          const text =
            error instanceof ChangeRefused
              ? reasons(error.refusals.map(({ refusal }) => refusal)).join(' · ')
              : words.customer.panel.notStored
          toasts.show({ text, tone: 'lost' })
        },
      )
    },
    [workspace, toasts, words, sentence, noticeSentence, undo],
  )
}

/** The sentence for what the sheet left out. A locked cell says what writes it instead. */
function useNoticeSentence(): (notice: SheetNotice) => string {
  const workspace = useWorkspace()
  const words = useWords()
  return useCallback(
    (notice) => {
      if (notice.kind === 'locked') {
        const { columns } = workspace.company.get()
        const column = columns.get(notice.column)
        const owner = columnByRole(columns.values(), 'customers', 'owner')
        if (column === undefined) return words.sheet.notice.locked(notice)
        if (column.id === owner?.id) return words.ledger.locked.owner(column.name)
        const isClock = column.role === 'lastFollowUpAt' || column.role === 'nextFollowUpOn'
        return isClock ? words.ledger.locked.clock(column.name) : words.ledger.locked.system(column.name)
      }
      // The table of sentences is typed by kind; the compiler cannot see that a notice fits its own.
      return (words.sheet.notice[notice.kind] as (facts: SheetNotice) => string)(notice)
    },
    [workspace, words],
  )
}
