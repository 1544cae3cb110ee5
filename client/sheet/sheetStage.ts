import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import type { UnmadeRow } from './layer/draft.ts'
import type { SheetMenuGroup } from './sheetProps.ts'

/** A menu to be shown at a point of the screen. */
export interface OpenMenu {
  readonly x: number
  readonly y: number
  readonly groups: readonly SheetMenuGroup[]
}

/** A text that a paste or a fill had to leave out: where it belongs and why it does not fit there. */
export interface LeftOutCell {
  readonly record: RecordId
  /** Its position when it was left out, for the person to read. */
  readonly row: number
  readonly column: ColumnId
  readonly text: string
  readonly refusal: CellRefusal
}

/** Where to look: the selection there was when the panel opened, its column, every cell shown. */
export type FindScope = 'selection' | 'column' | 'all'

/** What looking came to so far; `at` counts from 1, 0 is before the first. */
export type Found =
  | { readonly kind: 'hits'; readonly count: number; readonly at: number; readonly isDone: boolean }
  | { readonly kind: 'bad-pattern' }
  | { readonly kind: 'replaced'; readonly count: number }

/** A panel over the sheet, and what a finding one may look in. */
export type SheetPanel =
  | { readonly kind: 'find'; readonly replacing: boolean; readonly scope: FindScope }
  | { readonly kind: 'goTo' }
  /** `count`: as many rows as are selected. */
  | { readonly kind: 'insert'; readonly count: number }

/** What floats over the sheet and is drawn by React: the view says what to show, the stage shows it. */
export interface SheetStage {
  readonly openMenu: (menu: OpenMenu) => void
  readonly openPanel: (panel: SheetPanel) => void
  readonly tellFound: (found: Found) => void
  /** These texts and rows were left out by the last gesture; the list stays until it is closed or mended. */
  readonly listLeftOut: (cells: readonly LeftOutCell[], rows: readonly UnmadeRow[]) => void
  /** This cell was written after all. */
  readonly mended: (record: RecordId, column: ColumnId) => void
}
