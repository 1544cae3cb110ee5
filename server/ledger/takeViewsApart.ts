import { viewWithout } from '#shared/view/hiddenParts.ts'
import { writeCompanyDocument } from './decideCompany.ts'
import type { OpenCompany } from './openCompany.ts'
import { product } from './partWork.ts'
import type { Turn } from './turn.ts'

/** A company from before views were kept in two: what they say of columns of a class leaves the document, once. */
export function takeViewsApart(turn: Turn, company: OpenCompany): void {
  const classed = new Set(company.classed.keys())
  const views = [...company.now().views.values()].filter(
    (view) => !company.classedViews.has(view.id) && viewWithout(view, classed) !== view,
  )
  if (views.length === 0) return
  turn.run(product, (part) => {
    writeCompanyDocument(
      part,
      views.map((view) => ({ root: 'views', key: view.id, value: view })),
    )
    part.close(null)
  })
  turn.commit()
}
