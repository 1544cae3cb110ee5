import { expect, test } from 'vitest'
import { columnId, recordId } from './ledgerRows.ts'
import { openSheet } from './openSheet.ts'

// What only a page of its own can show: marks and rows at will, many rows at once, frames counted.
const hands = openSheet(60)
const panel = () => hands.page.getByRole('dialog', { name: '查找和替换' })
const status = () => panel().getByRole('status')

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
  await hands.at(1, 'phone').hover()
  await expect.poll(() => hands.at(1, 'phone').getAttribute('title')).toContain('右键菜单里可拨打')
})

test('skeletons stand in while rows are read', async () => {
  await hands.lay(0)
  await hands.page.evaluate(() => window.bench.loading(true))
  await expect.poll(() => hands.page.locator('.kb-absent').count()).toBeGreaterThan(50)
})

test('20,000 rows stay in order under 500 changes a second (frames printed)', async () => {
  await hands.lay(20_000)
  const told = await hands.page.evaluate(async (amount) => {
    const { bench } = window
    bench.query({ search: '', sort: [{ column: amount, descending: true }] })
    let frames = 0
    let isOver = false
    const count = () => {
      frames += 1
      if (!isOver) requestAnimationFrame(count)
    }
    requestAnimationFrame(count)
    const start = performance.now()
    for (let sent = 0; performance.now() - start < 1_500;) {
      await new Promise((done) => setTimeout(done, 20))
      for (; sent < (performance.now() - start) / 2; sent += 1) {
        const id = `cus_${String((sent * 7_919) % 20_000).padStart(12, '0')}`
        bench.rows.put(id as never, { [amount]: (sent * 104_729) % 10_000 })
      }
    }
    isOver = true
    const values = bench.handle?.shownRows().map((row) => (row.cells[amount] as number | null) ?? -1) ?? []
    return {
      frames,
      rows: values.length,
      misplaced: values.filter((value, place) => place > 0 && value > (values[place - 1] ?? 0)).length,
    }
  }, columnId('amount'))
  console.log(`500 changes/s in the sorted column: ${Math.round(told.frames / 1.5)} frames/s`)
  expect(told).toMatchObject({ rows: 20_000, misplaced: 0 })
})

test('20,000 rows: all cells are looked through (time printed)', async () => {
  await hands.lay(20_000)
  await hands.select(0, 'phone')
  await hands.press('Control+f')
  const began = Date.now()
  await hands.page.keyboard.insertText('13800309969')
  await expect.poll(() => status().innerText(), { interval: 20 }).toMatch(/^1 \/ 1$/)
  console.log(`one among 280,000 cells found: ${Date.now() - began} ms`)
  await expect.poll(async () => (await hands.cursor())?.record).toBe(recordId(9_999))
})

test('50,000 cells pasted show at once as one gesture (time printed)', async () => {
  await hands.lay(5_000)
  const line = Array.from({ length: 10 }, (_, n) =>
    n === 0 ? '粘贴的名字' : ['', '商务谈判', '12.5', '', '13800000000', '2026-03-05', '', '3', '是', 'K1'][n],
  )
  await hands.clipboard('', Array.from({ length: 5_000 }, () => line.join('\t')).join('\n'))
  await hands.select(0, 'name')
  const began = Date.now()
  await hands.press('Control+v')
  await expect.poll(() => hands.cell(4_999, 'name'), { interval: 20 }).toBe('粘贴的名字')
  await hands.settle()
  console.log(`50,000 cells pasted and painted: ${Date.now() - began} ms`)
  await expect.poll(() => hands.page.evaluate(() => window.bench.edits.length)).toBe(1)
})
