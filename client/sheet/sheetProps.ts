import type { ColumnId, CustomerId, MemberId, OptionId, RecordId } from '#shared/base/id.ts'
import type { Day } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Result } from '#shared/base/result.ts'
import type { CellContext, CellRefusal } from '#shared/ledger/cellContext.ts'
import type { Column, ColumnKind } from '#shared/ledger/column.ts'
import type { Gap } from '#shared/ledger/place.ts'
import type { GroupKey } from '#shared/view/groupKey.ts'
import type { SortKey } from '#shared/view/layout.ts'
import type { Sieve } from '#shared/view/sieve.ts'
import type { CellCheck } from '../replica/checkedCell.ts'
import type { MarkReader } from '#shared/view/scale.ts'
import type { TableRows, ViewRow } from '../replica/workspace.ts'
import type { Folds } from './folds.ts'

/** A column as this person has laid it out. Left to right is array order; pinned ones come first whatever the order. */
export interface SheetColumn {
  readonly column: Column
  /** In pixels; the kind's own width when left out. */
  readonly width?: number
  readonly hidden?: boolean
  readonly pinned?: boolean
  /** Never hidden from here. A column of names is not either. */
  readonly lasting?: boolean
  /** For a column whose value does not lie in the row's cells (an owner from the envelope). */
  readonly read?: (row: ViewRow) => CellValue
  /** Says under the pointer where a value comes from that nobody typed. */
  readonly hint?: (row: ViewRow) => string | null
}

export interface SheetQuery {
  /** Words that must all be found in the row's visible text, its pinyin or its initials. */
  readonly search: string
  readonly sort: readonly SortKey[]
  /** Levels by which rows are put together, the outermost first; the sort counts within the innermost. */
  readonly groups?: readonly GroupKey[]
  /** Which rows the page is about at all (my customers): nothing else is ever shown or counted. */
  readonly scope?: (row: ViewRow) => boolean
  /** A view's conditions. Hand in the same function until they change: a new one means a new pass over all rows. */
  readonly filter?: (row: ViewRow) => boolean
  /** The same as `filter`, taken apart: so all rows are asked column by column. */
  readonly sieve?: Sieve<ViewRow>
}

/** One cell that a gesture changes, from what it held to what it shall hold. */
export interface SheetEdit {
  readonly record: RecordId
  readonly column: ColumnId
  readonly was: CellValue
  readonly now: CellValue
}

export type SheetEditKind = 'edit' | 'paste' | 'fill' | 'clear'

/** A row to be made: the cells that the gesture gave it. */
export type SheetNewRow = readonly { readonly column: ColumnId; readonly now: CellValue }[]

/** Why nobody knows under what a row is to be made. Each has its sentence in `client/words`. */
export type RowKeyRefusal =
  | CellRefusal
  | { readonly kind: 'row-key-missing' }
  | { readonly kind: 'row-key-locked'; readonly name: string }

/** Under what a row of this sheet is made: told in a column that nobody writes afterwards. */
export interface NewRowKey {
  readonly column: ColumnId
  /** What else that column is called at the head of a table that comes from elsewhere. */
  readonly also: readonly string[]
  /** By the text that was pasted into that column. */
  readonly read: (text: string) => Result<string, RowKeyRefusal>
  readonly make: (rows: readonly { readonly key: string; readonly cells: SheetNewRow }[]) => readonly RecordId[]
  /** Asks for a first row where none is, or one more; `text` is what was typed there. */
  readonly begin: (text: string) => void
  /** Asks the person; `row` is all that the row is to hold. Unanswered, nothing happens. */
  readonly ask: (told: { readonly row: string }, chosen: (key: string) => void) => void
}

/** Where among all rows others are put: right beside `host`. */
export interface RowGap extends Gap<ViewRow> {
  readonly host: RecordId
  /** Rows just above, in order, that are put anew before: they have no lasting place yet, or the gap was narrow. */
  readonly loose: readonly ViewRow[]
  /** Rows just below, in order, that are put anew behind, as the gap was narrow. */
  readonly pushed: readonly ViewRow[]
}

/** A colleague's cell now. */
export interface SheetPeer {
  readonly key: string
  readonly member: MemberId
  readonly name: string
  /** 0–11, the colleague's place in the fixed set of colours. */
  readonly color: number
  readonly record: RecordId
  readonly column: ColumnId
  readonly editing: boolean
}

/** Something the sheet did or did not do that the person should read; `sheetWords.notice` has the sentence. */
export type SheetNotice =
  | { readonly kind: 'skipped-locked'; readonly cells: number }
  | { readonly kind: 'skipped-invalid'; readonly cells: number }
  | { readonly kind: 'too-large'; readonly cells: number; readonly limit: number }
  | { readonly kind: 'locked'; readonly column: ColumnId }
  | { readonly kind: 'rows-not-made'; readonly rows: number }
  /** They could be made if what is pasted told under what. */
  | { readonly kind: 'rows-without-key'; readonly rows: number }
  /** They are listed, to be given what was not understood. */
  | { readonly kind: 'rows-kept-apart'; readonly rows: number }
  | { readonly kind: 'rows-not-moved'; readonly rows: number }
  | { readonly kind: 'paste-by-key' }
  /** Ranges that make no table together were to be copied or cut. */
  | { readonly kind: 'copy-apart' }
  /** What was typed could not be written: its row or column went, or the right to it. `at` is the row's first text. */
  | {
      readonly kind: 'edit-lost'
      readonly why: 'row' | 'column' | 'right'
      readonly at: string
      readonly column: string
      readonly text: string
    }
  /** Ctrl+S. */
  | { readonly kind: 'saved-always' }
  /** Shift+F4 with nothing more to find. */
  | { readonly kind: 'not-found'; readonly text: string }
  /** Ctrl+- where the person may not. */
  | { readonly kind: 'rows-not-removed'; readonly rows: number }
  /** Ctrl+0 with nothing selected that may be hidden. */
  | { readonly kind: 'not-hidden' }

export interface SelectionSummary {
  /** All that is selected, over every range. */
  readonly cells: number
  /** Of the last range. */
  readonly rows: number
  readonly columns: number
  /** Filled cells, and how many different values they hold. */
  readonly filled: number
  readonly distinct: number
  /** Over number, currency, percent and rating cells only; null when there are none. */
  readonly numbers: {
    readonly count: number
    readonly sum: number
    readonly average: number
    readonly least: number
    readonly most: number
    /** All of them are percentages. */
    readonly percent: boolean
  } | null
  /** The earliest and the latest date, of date and date-time cells. */
  readonly days: { readonly first: Day; readonly last: Day } | null
  /** F8: walking extends it. */
  readonly isExtending: boolean
  /** Shift+F8: walking goes on to another range. */
  readonly isAdding: boolean
}

/** Where the cursor is, for presence and for the panel beside the sheet. */
export interface SheetCursor {
  readonly record: RecordId
  readonly column: ColumnId
  readonly editing: boolean
}

/** The cell that a menu was asked for, and the rows that the selection touches. */
export interface SheetMenuCell {
  readonly row: ViewRow
  readonly column: Column
  readonly selected: readonly RecordId[]
}

export interface SheetMenuItem {
  readonly key: string
  readonly label: string
  /** The keys that do the same. */
  readonly keys?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly run: () => void
}

export type SheetMenuGroup = readonly SheetMenuItem[]

/** What the person did to the place of columns, or which cells are to stay in sight; the page keeps it with his layout. */
export type SheetLayoutChange =
  | { readonly kind: 'freeze'; readonly rows: number; readonly columns?: readonly ColumnId[] }
  | { readonly kind: 'width'; readonly column: ColumnId; readonly width: number }
  | { readonly kind: 'widths'; readonly widths: ReadonlyMap<ColumnId, number> }
  | { readonly kind: 'order'; readonly columns: readonly ColumnId[] }
  | { readonly kind: 'hide'; readonly columns: readonly ColumnId[] }
  | { readonly kind: 'show'; readonly columns: readonly ColumnId[] }

/**
 * The sheet: rows of one table, drawn, walked, typed into. It knows no workspace: it shows what `rows` hold,
 * asks `mayEdit`, and tells of every gesture once, as a whole, in `onEdit` / `onCreateRows`.
 * `rows`, `query`, `columns` and `context` may change at any time; an open editor survives all of them.
 */
export interface SheetProps {
  readonly columns: readonly SheetColumn[]
  readonly rows: TableRows
  readonly context: CellContext
  readonly query: SheetQuery
  /** Rows are still being read: skeletons stand in until `rows` has some. */
  readonly loading?: boolean
  /** What the line below the last row says, e.g. 新增客户. Left out: no such line. */
  readonly addRowLabel?: string
  readonly peers?: readonly SheetPeer[]
  readonly mayEdit: (row: ViewRow, column: Column) => boolean
  /** Starts the look at what one gesture writes: a cell against a rule of its column is left out with the reason. */
  readonly startCheck?: () => CellCheck
  readonly onEdit: (edits: readonly SheetEdit[], kind: SheetEditKind) => void
  /** A click on the add line (one empty row) or a paste past the end. Gives the ids so that the cursor can go there. */
  readonly onCreateRows?: (rows: readonly SheetNewRow[]) => readonly RecordId[] | void
  /** Instead: rows are made by a paste past the end that tells under what. */
  readonly newRowKey?: NewRowKey
  /** Rows made right between others, by the menu or the keys. Left out: none are offered. Gives the ids, as above. */
  readonly onInsertRows?: (rows: readonly SheetNewRow[], gap: RowGap) => readonly RecordId[] | void
  /** Rows were put right between others, in this order. Left out: rows cannot be moved. */
  readonly onMoveRows?: (rows: readonly RecordId[], gap: RowGap) => void
  /** They were to be put somewhere while a sort says where rows stand. */
  readonly onMoveSorted?: () => void
  /** May the person put this row elsewhere? */
  readonly mayMove?: (row: ViewRow) => boolean
  readonly onOpen?: (row: ViewRow) => void
  /** Shift+F2: what is said about a row is to be read and added to. */
  readonly onRemark?: (row: ViewRow) => void
  /** Customers or contacts by what was typed, for a column of links in a row of `near`. Left out: none is offered. */
  readonly findLinked?: (
    kind: ColumnKind,
    text: string,
    near: CustomerId | null,
  ) => readonly { readonly id: string; readonly name: string }[]
  /** What a cell names was clicked, in the cell that already has the cursor or with Ctrl held. */
  readonly onFollow?: (id: string) => void
  /** A cell of files is to be opened, or takes these files. Left out: such cells are only looked at. */
  readonly onFiles?: (row: ViewRow, column: Column, given: readonly File[]) => void
  readonly onLayout?: (change: SheetLayoutChange) => void
  readonly onHeaderMenu?: (column: Column, anchor: DOMRect) => void
  /** Opens a header's list of values. Left out: headers do not filter. */
  readonly onHeaderFilter?: (column: Column, anchor: DOMRect) => void
  /** Which groups are folded; the page keeps it for the way back. Left out: the sheet's own. */
  readonly folds?: Folds
  /** The line under the rows. Left out: no such line. */
  readonly totals?: SheetTotals
  /** The colour that a condition gives a cell, 0–11. Hand in the same function until the conditions change. */
  readonly tintOf?: (row: ViewRow, column: ColumnId) => number | null
  /** Colours, bars and signs by where a value lies between the others. As with `tintOf`. */
  readonly marksOf?: MarkReader<ViewRow>
  /** How many remarks there are on a row: said beside its number. Hand in the same function until they change. */
  readonly remarksOf?: (row: ViewRow) => number
  /** What is proposed and waits. Rows are drawn anew where their entries are other ones. */
  readonly proposed?: SheetProposals
  /** Lines of text that a row has room for; one when left out. */
  readonly lines?: number
  /** Rows from the top that stay in sight, as far as there is room. Without effect while rows are in groups. */
  readonly frozenRows?: number
  /** Rows are left out that were chosen by hand: so many. Left out: none can be. */
  readonly hiddenRows?: {
    readonly count: number
    readonly hide: (rows: readonly RecordId[]) => void
    readonly showAll: () => void
  }
  /** Columns whose headers keep rows away now. */
  readonly filtered?: ReadonlySet<ColumnId>
  readonly onAddColumn?: (anchor: DOMRect) => void
  /** Options that are not there yet: make them, give their ids, and the cells take them. Left out: options are fixed. */
  readonly onAddOptions?: (column: Column, names: readonly string[]) => readonly OptionId[]
  /** What the page adds to the menu of a cell, below what the sheet itself can do there. Ctrl+- does its item `remove`. */
  readonly cellMenu?: (cell: SheetMenuCell) => readonly SheetMenuGroup[]
  readonly onNotice?: (notice: SheetNotice) => void
  readonly onSelection?: (summary: SelectionSummary) => void
  readonly onCursor?: (cursor: SheetCursor | null) => void
  readonly onUndo?: () => void
  readonly onRedo?: () => void
  /** How many rows the query leaves of those that the page is about, each time it changes. */
  readonly onCount?: (shown: number, of: number) => void
  /** Said where the page is about no rows at all, whatever the query. */
  readonly nothingYet?: string
  /** What the person can do where no row is left by the query: one button under the sentence. */
  readonly whenNothing?: { readonly label: string; readonly run: () => void }
  /** Why a cell is amber: the sentence of its hover text. */
  readonly disputeOf?: (row: ViewRow, column: Column) => string
}

/** Open proposals on rows: a mark in each cell, their number beside the row's. */
export interface SheetProposals {
  readonly rows: ReadonlyMap<
    RecordId,
    { readonly proposals: readonly unknown[]; readonly cells: ReadonlyMap<ColumnId, unknown> }
  >
  /** Who wants what there. */
  readonly told: (row: ViewRow, column: Column) => string
  /** A mark was clicked; without a column the row's. */
  readonly onOpen: (row: ViewRow, column: ColumnId | null) => void
}

/** What stands under the columns. Another object means that every total is counted anew. */
export interface SheetTotals {
  /** What the line is called, and what a column without a total offers. */
  readonly name: string
  readonly offer: string
  /** Null: nothing was chosen for this column. */
  readonly textOf: (column: SheetColumn, rows: () => Iterable<ViewRow>) => string | null
  readonly isChosen: (column: ColumnId) => boolean
  readonly label: (column: Column, told: string | null) => string
  readonly onAsk: (column: Column, anchor: DOMRect) => void
}

/** A line of the sheet, as one reads it: a row, or the header of a group. */
export type ShownLine =
  | { readonly kind: 'row'; readonly row: ViewRow }
  | {
      readonly kind: 'group'
      readonly level: number
      /** Column, value and how many rows. */
      readonly name: string
      readonly rows: () => Iterable<ViewRow>
    }

/** What the page may ask of a mounted sheet (`ref`). */
export interface SheetHandle {
  focus(): void
  /** Puts the cursor there and brings it into sight; the present column when none is named. */
  goTo(record: RecordId, column?: ColumnId): void
  /** The row after (`1`) or before (`-1`) in present order: the panel's ↑/↓. */
  neighbour(record: RecordId, step: 1 | -1): ViewRow | undefined
  /** Ids of the rows that the selection touches, in present order. */
  selectedRecords(): readonly RecordId[]
  /** All rows as shown now, in order: what an export of the present view takes. */
  shownRows(): readonly ViewRow[]
  /** What stands on each line now, headers of groups too and nothing that is folded away. */
  shownLines(): readonly ShownLine[]
  /** Folds every group together, or opens all. */
  foldAll(isFolded: boolean): void
}
