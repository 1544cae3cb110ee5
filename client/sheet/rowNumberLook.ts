import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import type { Words } from '../words/zh.ts'
import { element } from './element.ts'

export interface RowNumberParts {
  words(): Words['sheet']
  /** The number to show; null where no row is. */
  numberAt(position: number): number | null
  canOpen(): boolean
  open(position: number): void
}

/** The number of a row, and on hover the button that opens it. */
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
    this.#position = params.node.rowIndex ?? 0
    const number = params.numberAt(this.#position)
    this.#gui.replaceChildren()
    if (number === null) return true
    this.#gui.append(element('span', 'kb-digits', {}, String(number)))
    if (!params.canOpen()) return true
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
    return true
  }
}
