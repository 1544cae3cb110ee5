import type { ColumnId, ViewId } from '#shared/base/id.ts'
import { isSameData } from '#shared/ledger/column.ts'
import { viewWithout, type Hidden } from '#shared/view/hiddenParts.ts'
import { View } from '#shared/view/view.ts'
import type { Reader, WriteTx } from '../store/store.ts'
import type { CompanyWrite } from './companyWrite.ts'

/**
 * Shared views that speak of columns outside the normal class, whole: the company document, of which everybody reads
 * all, holds them without those parts.
 */
export type ClassedViews = ReadonlyMap<ViewId, View>

const key = 'classed views'

export function readClassedViews(read: Reader): ClassedViews {
  const text = read.meta(key)
  const views = text === null ? [] : View.array().parse(JSON.parse(text))
  return new Map(views.map((view) => [view.id, view]))
}

export function keepClassedViews(tx: WriteTx, views: ClassedViews): void {
  tx.setMeta(key, JSON.stringify([...views.values()]))
}

/** Where views stand once these are written: what the document takes of them, and what stands whole beside it. */
export function sortViews(
  views: readonly View[],
  {
    inDocument,
    before,
    classed,
  }: {
    readonly inDocument: (view: ViewId) => unknown
    readonly before: ClassedViews
    /** Every column outside the normal class. */
    readonly classed: Hidden
  },
): { readonly open: readonly CompanyWrite[]; readonly beside: ClassedViews } {
  const open: CompanyWrite[] = []
  const beside = new Map(before)
  for (const view of views) {
    const bare = viewWithout(view, classed)
    if (bare === view) beside.delete(view.id)
    else beside.set(view.id, view)
    if (!isSameData(inDocument(view.id), bare)) open.push({ root: 'views', key: view.id, value: bare })
  }
  return { open, beside: isSameData([...beside], [...before]) ? before : beside }
}

/** What a reader is sent beside the document: the views of which he sees more than stands there. */
export function viewsFor(views: Iterable<View>, hidden: Hidden, classed: ReadonlySet<ColumnId>): readonly View[] {
  return [...views].flatMap((view) => {
    const seen = viewWithout(view, hidden)
    return isSameData(seen, viewWithout(view, classed)) ? [] : [seen]
  })
}
