import type { Ref } from 'react'
import type { Layout } from '#shared/view/layout.ts'
import type { PopoverHandle } from '../kit/Popover.tsx'
import type { SheetColumn } from '../sheet/sheetProps.ts'

/** What each control of the bar works on. */
export interface BarControl {
  readonly columns: readonly SheetColumn[]
  readonly layout: Layout
  readonly onLayout: (change: Partial<Layout>) => void
  /** For opening it from elsewhere. */
  readonly popover?: Ref<PopoverHandle>
}

/** How many rows a view shows, and of how many. */
export interface RowCount {
  readonly shown: number
  readonly of: number
}

/** Rows hidden by hand, and the way back. */
export interface HiddenCount {
  readonly count: number
  readonly showAll: () => void
}
