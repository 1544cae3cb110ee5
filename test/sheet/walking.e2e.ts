import { describe, expect, test } from 'vitest'
import { inCell } from './hands.ts'
import { columnId, recordId } from './ledgerRows.ts'
import { openSheet } from './openSheet.ts'

const hands = openSheet(60)

describe('walking and selecting', () => {
  test('a click puts the cursor on a cell and the input behind it takes the keys', async () => {
    await hands.select(2, 'phone')
    await expect.poll(hands.cursor).toEqual(inCell(2, 'phone'))
    await expect.poll(hands.focused).toBe('kb-input')
  })
  test('arrows walk, Home and End go to the ends of the row, Ctrl+End to the last cell', async () => {
    await hands.select(2, 'stage')
    await hands.press('ArrowDown', 'ArrowRight')
    await expect.poll(hands.cursor).toEqual(inCell(3, 'amount'))
    await hands.press('Home')
    await expect.poll(hands.cursor).toEqual(inCell(3, 'name'))
    await hands.press('Control+End')
    await expect.poll(hands.cursor).toEqual(inCell(59, 'made'))
    await expect.poll(() => hands.at(59, 'made').isVisible()).toBe(true)
  })
  test('Ctrl+arrow jumps to the edge of what is filled', async () => {
    await hands.select(1, 'amount')
    await hands.press('Control+ArrowDown')
    await expect.poll(hands.cursor).toEqual(inCell(10, 'amount'))
    await hands.press('Control+ArrowDown')
    await expect.poll(hands.cursor).toEqual(inCell(12, 'amount'))
  })
  test('PageDown and PageUp move by what is seen', async () => {
    await hands.select(0, 'phone')
    await hands.press('PageDown')
    await expect.poll(async () => Number((await hands.cursor())?.record.slice(4))).toBeGreaterThan(10)
    await hands.press('PageUp')
    await expect.poll(hands.cursor).toEqual(inCell(0, 'phone'))
  })
  test('Shift+arrows and Shift+click stretch a box and its numbers are summed', async () => {
    await hands.select(1, 'amount')
    await hands.press('Shift+ArrowDown', 'Shift+ArrowDown')
    await expect.poll(hands.summary).toMatchObject({ rows: 3, columns: 1, numbers: { count: 3, sum: 475.14 } })
    await hands.at(4, 'phone').click({ modifiers: ['Shift'] })
    await expect.poll(hands.summary).toMatchObject({ rows: 4, columns: 3 })
  })
  test('dragging selects cells; dragging row numbers selects rows', async () => {
    const from = await hands.at(1, 'stage').boundingBox()
    const to = await hands.at(3, 'tags').boundingBox()
    await hands.page.mouse.move(from!.x + 20, from!.y + 10)
    await hands.page.mouse.down()
    await hands.page.mouse.move(to!.x + 20, to!.y + 10, { steps: 4 })
    await hands.page.mouse.up()
    await expect.poll(hands.summary).toMatchObject({ rows: 3, columns: 3 })
    await hands.page.mouse.move(40, from!.y + 10)
    await hands.page.mouse.down()
    await hands.page.mouse.move(40, to!.y + 10, { steps: 4 })
    await hands.page.mouse.up()
    await expect.poll(hands.summary).toMatchObject({ rows: 3, columns: 14 })
  })
  test('a header click selects the column, Ctrl+A everything', async () => {
    await hands.header('amount').click()
    await expect.poll(hands.summary).toMatchObject({ rows: 60, columns: 1 })
    await hands.press('Control+a')
    await expect.poll(hands.summary).toMatchObject({ rows: 60, columns: 14 })
  })
  test('the number button and Space open the customer', async () => {
    await hands.at(2, 'phone').hover()
    await hands.page.locator('.ag-row-hover .kb-open').click()
    await hands.select(4, 'phone')
    await hands.press('Space')
    await expect.poll(hands.opened).toEqual([recordId(2), recordId(4)])
  })
})

describe('the page around it', () => {
  test('colleagues, waiting and disputed cells are marked', async () => {
    await hands.page.evaluate(
      ([rows, name, amount, stage]) => {
        const [first, second] = rows as string[]
        window.bench.peers([
          {
            key: 'a',
            member: 'mem_000000000001' as never,
            name: '李娜',
            color: 0,
            record: second as never,
            column: stage as never,
            editing: false,
          },
        ])
        window.bench.rows.mark(first as never, {
          waiting: new Set([name as never]),
          disputed: new Set([amount as never]),
        })
      },
      [[recordId(1), recordId(2)], columnId('name'), columnId('amount'), columnId('stage')],
    )
    await expect.poll(() => hands.page.locator('.kb-peer-name').textContent()).toBe('李娜')
    await expect.poll(() => hands.at(1, 'name').getAttribute('class')).toContain('kb-waiting')
    await expect.poll(() => hands.at(1, 'amount').getAttribute('class')).toContain('kb-disputed')
    await hands.at(1, 'amount').hover()
    await expect.poll(() => hands.at(1, 'amount').getAttribute('title')).toBe('王小明已先修改为 300')
  })
  test('the line below the last row makes a customer and goes there', async () => {
    await hands.select(0, 'name')
    await hands.press('Control+End')
    await hands.page.getByRole('button', { name: '+ 新增客户' }).click()
    await expect.poll(hands.cursor).toEqual(inCell(900_001, 'name'))
    await hands.type('新客户')
    await hands.press('Enter')
    await expect.poll(() => hands.cell(900_001, 'name')).toBe('新客户')
  })
  test('resizing and moving a column is told once; header menu and plus tell where', async () => {
    const header = hands.page.locator(`.ag-header-cell[col-id="${columnId('phone')}"]`)
    const box = await header.boundingBox()
    await hands.page.mouse.move(box!.x + box!.width - 1, box!.y + 18)
    await hands.page.mouse.down()
    await hands.page.mouse.move(box!.x + box!.width + 49, box!.y + 18, { steps: 5 })
    await hands.page.mouse.up()
    await expect
      .poll(() => hands.page.evaluate(() => window.bench.layouts))
      .toEqual([{ kind: 'width', column: columnId('phone'), width: 200 }])
    const name = await header.locator('.kb-head-name').boundingBox()
    await hands.page.mouse.move(name!.x + 5, name!.y + 5)
    await hands.page.mouse.down()
    await hands.page.mouse.move(name!.x - 300, name!.y + 5, { steps: 12 })
    await hands.page.mouse.up()
    await expect.poll(() => hands.page.evaluate(() => window.bench.layouts.length)).toBe(2)
    await header.hover()
    await header.getByRole('button').click()
    await expect.poll(hands.menus).toEqual(['电话'])
  })
  test('skeletons stand in while rows are read', async () => {
    await hands.lay(0)
    await hands.page.evaluate(() => window.bench.loading(true))
    await expect.poll(() => hands.page.locator('.kb-absent').count()).toBeGreaterThan(50)
  })
  test('the grid speaks: roles, indexes, the active cell aloud', async () => {
    await expect.poll(() => hands.page.getByRole('grid').count()).toBe(1)
    await hands.select(2, 'amount')
    await expect.poll(() => hands.page.locator('.kb-unseen').textContent()).toBe('预计金额，第 3 行，¥158.38')
    await expect.poll(() => hands.at(2, 'amount').getAttribute('aria-colindex')).toBe('4')
    await expect.poll(() => hands.input().getAttribute('aria-label')).toBe('单元格输入')
  })
})
