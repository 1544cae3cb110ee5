import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import { CellLook, hasOwnLook, type CellLookParts } from './cellLook.ts'
import { element } from './element.ts'

export interface ProposedLookParts extends CellLookParts {
  /** Who wants what in the cell that is drawn. */
  told(node: ICellRendererParams['node']): string
  openProposals(node: ICellRendererParams['node']): void
}

/** A cell that somebody would have otherwise: what it holds, and a corner that says so and leads to the decision. */
export class ProposedLook implements ICellRendererComp {
  readonly #gui = element('span', 'kb-proposed-look')
  #own: CellLook | null = null

  init(params: ICellRendererParams & ProposedLookParts): void {
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.#gui
  }

  refresh(params: ICellRendererParams & ProposedLookParts): boolean {
    const label = params.told(params.node)
    // not in the Tab order: the menu of the cell leads there too
    const attributes = { type: 'button', tabindex: '-1', 'aria-label': label, title: label }
    const mark = element('button', 'kb-proposed-mark', attributes)
    mark.addEventListener('click', () => params.openProposals(params.node))
    this.#gui.replaceChildren(this.#drawn(params), mark)
    return true
  }

  #drawn(params: ICellRendererParams & ProposedLookParts): Node | string {
    if (!hasOwnLook(params.column)) return params.valueFormatted ?? ''
    this.#own ??= new CellLook()
    this.#own.refresh(params)
    return this.#own.getGui()
  }
}
