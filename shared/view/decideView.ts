import type { MemberId } from '../base/id.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { Refusal } from '../ledger/change.ts'
import { isSameData } from '../ledger/column.ts'
import type { Company } from '../ledger/company.ts'
import { mayConfigure, mayManageCompany, type Viewer } from '../ownership/rights.ts'
import type { View } from './view.ts'

/** Makes a shared view or replaces it whole, if nobody changed it since `was`. */
export function decideView(
  company: Company,
  viewer: Viewer,
  { was, now }: { readonly was: View | null; readonly now: View },
): Result<View, Refusal> {
  if (!mayConfigure(viewer)) return refuse({ kind: 'not-allowed' })
  const present = company.views.get(now.id)
  if (present === undefined) {
    if (was !== null) return refuse({ kind: 'not-there' })
    return now.madeBy === viewer.member ? accept(now) : refuse({ kind: 'not-allowed' })
  }
  if (was === null) return refuse({ kind: 'exists-already' })
  if (!isSameData(present, was)) return refuse({ kind: 'view-changed' })
  if (!mayChangeView(viewer, present)) return refuse({ kind: 'view-locked', by: present.madeBy })
  const keepsNature = present.table === now.table && present.madeBy === now.madeBy
  return keepsNature ? accept(now) : refuse({ kind: 'not-allowed' })
}

/** Whose changes of a shared view are everybody's; others keep theirs to themselves. */
export function mayChangeView(
  viewer: Viewer,
  { locked, madeBy }: { readonly locked?: boolean; readonly madeBy: MemberId },
): boolean {
  if (!mayConfigure(viewer)) return false
  return locked !== true || madeBy === viewer.member || mayManageCompany(viewer)
}
