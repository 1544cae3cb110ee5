import type { Desk } from '../../client/sheet/layer/desk.ts'
import type { Geometry } from '../../client/sheet/layer/geometry.ts'
import { createSelection } from '../../client/sheet/layer/selection.ts'
import { createLineIndex } from '../../client/sheet/lineIndex.ts'
import { createRowIndex } from '../../client/sheet/rowIndex.ts'
import { createPhonetics } from '../../client/sheet/phonetics.ts'
import type { SheetProps } from '../../client/sheet/sheetProps.ts'
import { sheetZh } from '../../client/words/sheet.zh.ts'
import { columnId, columns, context, ledgerRows, recordId } from './ledgerRows.ts'

const query = { search: '', sort: [] }

/** What the layer works on, without a screen: rows, their index, columns side by side, a selection. */
export function deskOf(count: number, props: Partial<SheetProps> = {}) {
  const rows = ledgerRows(count)
  const index = createLineIndex(
    createRowIndex({ rows, phonetics: createPhonetics(null), later: () => () => undefined }),
  )
  const told: SheetProps = {
    columns,
    rows,
    context,
    query,
    mayEdit: (row, column) => !(row.id === recordId(3) && column.id === columnId('amount')),
    onEdit: () => undefined,
    ...props,
  }
  index.show(told.columns, told.context)
  index.ask(told.query)
  const shown = told.columns.map((sheet, place) => ({ sheet, left: place * 100, width: 100, pinned: false }))
  const selection = createSelection({
    rows: () => index.size,
    columns: () => shown.map(({ sheet }) => sheet.column.id),
    keyAt: (line) => index.keyAt(line),
    lineOf: (key) => index.lineOfKey(key),
  })
  const desk = {
    root: null as unknown as HTMLElement, // nothing here draws
    index,
    geometry: { columns: shown } as unknown as Geometry, // nor measures
    selection,
    props: () => told,
    words: () => sheetZh,
    redraw: () => undefined,
  } satisfies Desk
  return { desk, rows, selection }
}

/** The place of a column among those shown. */
export const placeOf = (name: string): number => columns.findIndex(({ column }) => column.id === columnId(name))
