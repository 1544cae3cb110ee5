import type { CellValue } from '#shared/ledger/cell.ts'
import type { Rect } from './geometry.ts'

/** A panel beside the cell being edited: options or days. The input keeps the focus all the while, but for a text that it cannot hold. */
export interface Popup extends Disposable {
  readonly element: HTMLElement
  place(cell: Rect): void
  /** The input's text changed, also in the middle of a composition. */
  filter?(text: string): void
  /** True: the panel took the key. */
  key(event: KeyboardEvent): boolean
  /** What committing now would choose; undefined: the input's text decides. */
  valueNow?(): CellValue | undefined
  /** Did the person choose or type anything since it opened? */
  isTouched?(): boolean
  /** It stands over the cell and has the keyboard, instead of the input. */
  readonly covers?: boolean
  isComposing?(): boolean
  /** What it holds may not stand in the cell, or may again. */
  refuse?(isRefused: boolean): void
}

/** Below the cell, or above where there is more room; never outside the sheet. */
export function placePopup(panel: HTMLElement, root: HTMLElement, cell: Rect): void {
  const room = root.clientHeight - cell.top - cell.height
  const height = panel.offsetHeight
  const above = room < height + 4 && cell.top > room
  panel.style.left = `${Math.max(0, Math.min(cell.left, root.clientWidth - panel.offsetWidth - 4))}px`
  panel.style.top = `${above ? Math.max(0, cell.top - height - 2) : cell.top + cell.height + 2}px`
  panel.style.minWidth = `${Math.max(cell.width, 180)}px`
}
