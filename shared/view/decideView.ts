import type { MemberId } from '../base/id.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { Refusal } from '../ledger/change.ts'
import { isSameData } from '../ledger/column.ts'
import { classesByColumn } from '../ledger/columnClass.ts'
import type { Company } from '../ledger/company.ts'
import { hiddenColumns, mayConfigure, mayManageCompany, type Viewer } from '../ownership/rights.ts'
import { layoutWithout, viewWithout } from './hiddenParts.ts'
import { keepHidden } from './keepHidden.ts'
import { View } from './view.ts'

/**
 * Makes a shared view or replaces it whole, if nobody changed what this person sees of it since `was`. What it says of
 * columns that are not there for him stays; of what he says of such columns nothing is kept.
 */
export function decideView(
  company: Company,
  viewer: Viewer,
  { was, now }: { readonly was: View | null; readonly now: View },
): Result<View, Refusal> {
  if (!mayConfigure(viewer)) return refuse({ kind: 'not-allowed' })
  const present = company.views.get(now.id)
  const { partial: _, ...whole } = now
  const hidden = hiddenColumns(viewer, classesByColumn(company.columns.values()))
  if (present === undefined) {
    if (was !== null) return refuse({ kind: 'not-there' })
    if (now.madeBy !== viewer.member) return refuse({ kind: 'not-allowed' })
    return accept({ ...whole, layout: layoutWithout(now.layout, hidden) })
  }
  if (was === null) return refuse({ kind: 'exists-already' })
  if (!isSameData(viewWithout(present, hidden), was)) return refuse({ kind: 'view-changed' })
  if (!mayChangeView(viewer, present)) return refuse({ kind: 'view-locked', by: present.madeBy })
  const keepsNature = present.table === now.table && present.madeBy === now.madeBy
  if (!keepsNature) return refuse({ kind: 'not-allowed' })
  const kept = { ...whole, layout: keepHidden(present.layout, now.layout, hidden) }
  // with what he does not see it may be more than a view can hold
  return View.safeParse(kept).success ? accept(kept) : refuse({ kind: 'too-large' })
}

/** Whose changes of a shared view are everybody's; others keep theirs to themselves. */
export function mayChangeView(
  viewer: Viewer,
  { locked, madeBy }: { readonly locked?: boolean; readonly madeBy: MemberId },
): boolean {
  if (!mayConfigure(viewer)) return false
  return locked !== true || madeBy === viewer.member || mayManageCompany(viewer)
}
