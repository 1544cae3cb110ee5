import type { Desk } from './layer/desk.ts'
import type { StuckLine } from './layer/stuckLines.ts'
import type { SheetProps } from './sheetProps.ts'

/** The sizes that say where cells are (`geometry.ts`); the sheet changes them while it is open. */
export interface SheetSizes {
  rowHeight: number
  readonly headerHeight: number
  frozenRows: number
  stuck: readonly StuckLine[]
}

/** Keeps rows as high as the density and their lines of text want them. */
export interface RowSizing extends Disposable {
  /** The lines of text that rows have room for are other ones. */
  size(): void
}

const headerHeight = 36
/** Of the second and every further line of text in a row. */
const lineHeight = 20

/** The sizes of a sheet that opens: nothing frozen yet, no header of a group that stays. */
export const openSizes = (root: HTMLElement, props: SheetProps): SheetSizes => ({
  rowHeight: rowHeightOf(root, props),
  headerHeight,
  frozenRows: 0,
  stuck: [],
})

/** Sizes the rows at once, and again whenever the page's density changes; `changed` hears of each other height. */
export function createRowSizing(desk: Desk, sizes: SheetSizes, changed: () => void): RowSizing {
  const { root } = desk
  const size = () => {
    const props = desk.props()
    root.dataset['lines'] = String(props.lines ?? 1)
    const rowHeight = rowHeightOf(root, props)
    if (rowHeight === sizes.rowHeight) return
    sizes.rowHeight = rowHeight
    changed()
  }
  size()
  const density = new MutationObserver(size)
  density.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density'] })
  return {
    size,
    [Symbol.dispose]() {
      density.disconnect()
    },
  }
}

/** One line as the density has it, and room for each further line. */
const rowHeightOf = (root: HTMLElement, { lines = 1 }: SheetProps): number =>
  (Number.parseInt(getComputedStyle(root).getPropertyValue('--row'), 10) || 34) + (lines - 1) * lineHeight
