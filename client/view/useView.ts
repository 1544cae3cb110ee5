import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { ViewId } from '#shared/base/id.ts'
import type { TableId } from '#shared/ledger/column.ts'
import { postsOf, type Company } from '#shared/ledger/company.ts'
import { mayChangeView } from '#shared/view/decideView.ts'
import { LayoutPart, type Layout } from '#shared/view/layout.ts'
import { View, viewsOf } from '#shared/view/view.ts'
import { useLayout, withBase } from '../ledger/useLayout.ts'
import type { Workspace } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { keepOwnKey, ownViewKey, partKey, useViewActs, type ViewActs } from './viewActs.ts'

/** What a page shows its table through: a saved view, or the page's own layout. */
export interface OpenView {
  readonly table: TableId
  readonly shared: readonly View[]
  readonly own: readonly View[]
  /** Null: the page's own layout, everything. */
  readonly active: View | null
  readonly isOwn: boolean
  /** The address names a view that is gone, or somebody else's own. */
  readonly isMissing: boolean
  readonly layout: Layout
  readonly change: (part: Partial<Layout>) => void
  /** This person sees the shared view with changes of his own. */
  readonly isChanged: boolean
  /** His changes may become everybody's. */
  readonly mayChange: boolean
  readonly choose: (view: ViewId | null) => void
  readonly acts: ViewActs
}

/** Under this the address names the page's own layout, when a view is what one would see first. */
const everything = 'all'
/** The view last open on a page, for the way back to it. */
const lastOpen = new Map<string, ViewId | null>()

/** The views of a table, which of them is open, and what it shows. The address says which; a link opens it. */
export function useView(table: TableId, page: string): OpenView {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const personal = useSource(workspace.personal)
  const [params, setParams] = useSearchParams()
  const [plain, changePlain] = useLayout(page)
  const shared = useMemo(() => viewsOf(company.views.values(), table), [company.views, table])
  const own = useMemo(() => viewsOf(ownViews(personal), table), [personal, table])
  const named = params.get('view')
  const wanted = named ?? lastOpen.get(page) ?? (lastOpen.has(page) ? null : firstView(shared, company, workspace.me))
  const active = named === everything ? null : ([...shared, ...own].find(({ id }) => id === wanted) ?? null)
  const isOwn = active !== null && own.includes(active)
  const stored = active === null || isOwn ? undefined : personal.get(partKey(active.id))
  const part = useMemo(() => readPart(stored), [stored])
  const layout = useMemo(() => (active === null ? plain : { ...active.layout, ...part }), [active, plain, part])
  const choose = (view: ViewId | null) => {
    lastOpen.set(page, view)
    setParams(
      (before) => {
        before.set('view', view ?? everything)
        return before
      },
      { flushSync: true },
    )
  }
  return {
    table,
    shared,
    own,
    active,
    isOwn,
    isMissing: named !== null && named !== everything && active === null && company.members.size > 0,
    layout,
    change: active === null ? changePlain : (now) => changeView(workspace, active, isOwn, now),
    isChanged: Object.keys(part).some((key) => key !== 'widths' && key !== 'base'),
    mayChange: active !== null && !isOwn && mayChangeView(viewer, active),
    choose,
    acts: useViewActs({ table, active, isOwn, layout, choose }),
  }
}

/** A change of one's own view is kept in it; of a shared one beside it, for oneself. */
function changeView(workspace: Workspace, active: View, isOwn: boolean, now: Partial<Layout>): void {
  const part = withBase(workspace, now)
  const personal = workspace.personal.get()
  if (isOwn) {
    const present = View.safeParse(personal.get(ownViewKey(active.id)))
    const view = present.success ? present.data : active
    keepOwnKey(workspace, ownViewKey(active.id), { ...view, layout: { ...view.layout, ...part } })
  } else keepOwnKey(workspace, partKey(active.id), { ...readPart(personal.get(partKey(active.id))), ...part })
}

/** The views that a person keeps for himself. */
export function* ownViews(personal: ReadonlyMap<string, unknown>): Generator<View> {
  for (const [key, value] of personal) {
    if (!key.startsWith('view:')) continue
    const view = View.safeParse(value)
    if (view.success) yield view.data
  }
}

function readPart(stored: unknown): LayoutPart {
  const part = LayoutPart.safeParse(stored ?? {})
  return part.success ? part.data : {}
}

/** What somebody of his roles sees first. */
function firstView(shared: readonly View[], { members }: Company, me: Workspace['me']): ViewId | null {
  const person = members.get(me)
  const roles = new Set(person === undefined ? [] : postsOf(person).map(({ role }) => role))
  return shared.find(({ firstFor = [] }) => firstFor.some((role) => roles.has(role)))?.id ?? null
}
