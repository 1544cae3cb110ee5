import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import type { Words } from '../words/zh.ts'
import { element } from './element.ts'
import { groupButton } from './groupButton.ts'
import type { GroupFacts } from './groupLabel.ts'

export interface RowNumberParts {
  words(): Words['sheet']
  /** Which line the drawn row is. */
  lineOf(node: ICellRendererParams['node']): number
  /** The number to show; null where no row is. */
  numberAt(position: number): number | null
  /** Remarks on the row there. */
  remarksAt(position: number): number
  /** Open proposals on the row there. */
  proposalsAt(position: number): number
  openProposals(position: number): void
  canOpen(): boolean
  canMove(): boolean
  open(position: number): void
  groupAt(position: number): GroupFacts | null
  toggle(position: number): void
}

/** The number of a row, and on hover the button that opens it; or the header of a group, over all frozen columns. */
export class RowNumberLook implements ICellRendererComp {
  readonly #gui = element('span', 'kb-row-number')
  #position = 0

  init(params: ICellRendererParams & RowNumberParts): void {
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.#gui
  }

  refresh(params: ICellRendererParams & RowNumberParts): boolean {
    this.#position = params.lineOf(params.node)
    const number = params.numberAt(this.#position)
    const group = params.groupAt(this.#position)
    this.#gui.replaceChildren()
    // The cell is put into its row only after it was drawn.
    queueMicrotask(() => markRow(params.eGridCell.closest('[role="row"]'), group))
    if (group !== null) this.#gui.append(groupButton(group, params.words().group, () => params.toggle(this.#position)))
    else if (number !== null) this.#drawNumber(number, params)
    return true
  }

  #drawNumber(number: number, params: RowNumberParts): void {
    if (params.canMove()) {
      const title = params.words().dragRow
      this.#gui.append(element('span', 'kb-grip', { 'data-grip': '', 'aria-hidden': 'true', title }))
    }
    this.#drawProposals(params)
    this.#gui.append(element('span', 'kb-digits', {}, String(number)))
    const remarks = params.remarksAt(this.#position)
    if (remarks > 0) {
      const told = params.words().remarks(remarks)
      const label = { role: 'img', 'aria-label': told, title: told }
      this.#gui.append(element('span', 'kb-remarks', label, remarks > 99 ? '99+' : String(remarks)))
    }
    if (!params.canOpen()) return
    const label = params.words().openRow(number)
    // Not in the Tab order: Space on the row does the same, and hundreds of stops would help nobody.
    const button = element(
      'button',
      'kb-open',
      { type: 'button', tabindex: '-1', 'aria-label': label, title: label },
      '⤢',
    )
    button.addEventListener('click', () => params.open(this.#position))
    this.#gui.append(button)
  }

  #drawProposals(params: RowNumberParts): void {
    const count = params.proposalsAt(this.#position)
    if (count === 0) return
    const label = params.words().proposals(count)
    const text = count > 99 ? '99+' : String(count)
    // not in the Tab order, as the button that opens the row: the menu of the cell leads there too
    const attributes = { type: 'button', tabindex: '-1', 'aria-label': label, title: label }
    const button = element('button', 'kb-proposals', attributes, text)
    button.addEventListener('click', () => params.openProposals(this.#position))
    this.#gui.append(button)
  }
}

/** What a reader of the screen is told of a row: how deep its group is, and whether it is open. */
function markRow(row: Element | null, group: GroupFacts | null): void {
  if (row === null) return
  if (group === null) {
    row.removeAttribute('aria-level')
    row.removeAttribute('aria-expanded')
    return
  }
  row.setAttribute('aria-level', String(group.level + 1))
  row.setAttribute('aria-expanded', String(!group.isFolded))
}
