import type { ViewId } from '#shared/base/id.ts'
import type { TableId } from '#shared/ledger/column.ts'
import type { Layout } from '#shared/view/layout.ts'
import type { View } from '#shared/view/view.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import { useToasts } from '../kit/useToasts.ts'
import type { Workspace } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'

/** What a person does with views; each is one gesture. */
export interface ViewActs {
  /** A new view of what is shown now, opened at once. */
  readonly saveAs: (name: string, isShared: boolean) => void
  /** My changes of the shared view become everybody's. */
  readonly save: () => void
  /** Back to the shared view as it is. */
  readonly revert: () => void
  readonly put: (change: Partial<Pick<View, 'name' | 'locked' | 'firstFor'>>) => void
  readonly remove: () => void
}

interface Parts {
  readonly table: TableId
  readonly active: View | null
  readonly isOwn: boolean
  readonly layout: Layout
  readonly choose: (view: ViewId | null) => void
}

export const ownViewKey = (view: ViewId): string => `view:${view}`
export const partKey = (view: ViewId): string => `layout:${view}`

/** Writes one of one's own keys. What could not be kept is shown until reload, and not worth a message. */
export function keepOwnKey(workspace: Workspace, key: string, value: object | null): void {
  workspace
    .submit({ kind: 'personal', changes: [{ kind: 'putPersonal', key, value: structuredClone(value) as never }] })
    .catch(() => undefined)
}

export function useViewActs({ table, active, isOwn, layout, choose }: Parts): ViewActs {
  const workspace = useWorkspace()
  const submit = useSubmit()
  const toasts = useToasts()
  const words = useWords()
  const putShared = (was: View | null, now: View, then?: () => void) =>
    submit({ kind: 'configure', label: now.name, changes: [{ kind: 'putView', was, now }] }, then)
  return {
    saveAs: (name, isShared) => {
      const id = workspace.newId.view()
      const fresh: View = { id, table, name, order: workspace.now(), madeBy: workspace.me, layout }
      if (isShared) putShared(null, fresh)
      else keepOwnKey(workspace, ownViewKey(id), fresh)
      if (active !== null && !isOwn) keepOwnKey(workspace, partKey(active.id), null)
      choose(id)
    },
    save: () => {
      if (active === null) return
      putShared(active, { ...active, layout }, () => keepOwnKey(workspace, partKey(active.id), null))
    },
    revert: () => active !== null && keepOwnKey(workspace, partKey(active.id), null),
    put: (change) => {
      if (active === null) return
      const now = { ...active, ...change }
      if (isOwn) keepOwnKey(workspace, ownViewKey(active.id), now)
      else putShared(active, now)
    },
    remove: () => {
      if (active === null) return
      const gone = { ...active, deleted: true }
      choose(null)
      if (!isOwn) return putShared(active, gone)
      keepOwnKey(workspace, ownViewKey(active.id), gone)
      toasts.show({
        text: words.view.removed(active.name),
        action: { label: words.kit.undo, run: () => keepOwnKey(workspace, ownViewKey(active.id), active) },
      })
    },
  }
}
