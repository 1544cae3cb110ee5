import { expect, test } from 'vitest'
import { columnsToHide, columnsToShow, hideOrShow } from '../../client/sheet/layer/columnHiding.ts'
import type { SheetColumn, SheetLayoutChange, SheetNotice } from '../../client/sheet/sheetProps.ts'
import { deskOf, placeOf } from './deskOf.ts'
import { columnId, columns } from './ledgerRows.ts'

const from = (name: string) => ({ row: 0, column: placeOf(name) })

test('Ctrl+0 hides the selected columns, never the names, and none where whole rows are selected', () => {
  const { desk, selection } = deskOf(3)
  selection.stretch(from('name'), { row: 2, column: placeOf('amount') })
  selection.add(from('phone'))
  expect(columnsToHide(desk)).toEqual(['stage', 'amount', 'phone'].map(columnId))
  selection.stretch(from('name'), { row: 1, column: placeOf('made') }, 'rows')
  expect(columnsToHide(desk)).toEqual([])
})

test('Ctrl+Shift+0 shows what is hidden between and beside the selected columns, or all of it', () => {
  const isHidden = new Set(['tags', 'site'].map(columnId))
  const laid = columns.map((sheet) => ({ ...sheet, hidden: isHidden.has(sheet.column.id) }))
  const { desk, selection } = deskOf(3)
  const seen = desk.geometry.columns.filter(({ sheet }) => !isHidden.has(sheet.column.id))
  const shown = {
    ...desk,
    geometry: { ...desk.geometry, columns: seen },
    props: () => ({ ...desk.props(), columns: laid }),
  }
  selection.stretch({ row: 0, column: 2 }, { row: 0, column: 3 })
  expect(columnsToShow(shown)).toEqual([columnId('tags')])
  selection.put({ row: 0, column: 2 })
  expect(columnsToShow(shown)).toEqual([columnId('tags')])
  selection.put({ row: 0, column: placeOf('vip') - 1 })
  expect(columnsToShow(shown)).toEqual(['tags', 'site'].map(columnId))
})

test('the page is told once; what may not be hidden is said', () => {
  const told: (SheetLayoutChange | SheetNotice)[] = []
  const lasting = columns.map((sheet): SheetColumn =>
    sheet.column.id === columnId('stage') ? { ...sheet, lasting: true } : sheet,
  )
  const { desk, selection } = deskOf(3, {
    columns: lasting,
    onLayout: (change) => told.push(change),
    onNotice: (notice) => told.push(notice),
  })
  selection.put(from('stage'))
  hideOrShow(desk, 'hide')
  hideOrShow(desk, 'show')
  selection.put(from('code'))
  hideOrShow(desk, 'hide')
  expect(told).toEqual([{ kind: 'not-hidden' }, { kind: 'hide', columns: [columnId('code')] }])
})
