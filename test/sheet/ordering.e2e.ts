import { describe, expect, test } from 'vitest'
import { columnId, recordId } from './ledgerRows.ts'
import { openSheet } from './openSheet.ts'

const hands = openSheet(60)

describe('finding and ordering', () => {
  const ask = (search: string, sort: readonly { column: string; descending: boolean }[] = []) =>
    hands.page.evaluate(
      ([search, sort]) => window.bench.query({ search: search as string, sort: sort as never }),
      [search, sort.map(({ column, descending }) => ({ column: columnId(column), descending }))],
    )
  test('search finds names by characters, pinyin and initials, all words together', async () => {
    for (const words of ['重庆', 'chongqing', 'cqjmjx', 'CQ 单晓明 0']) {
      await ask(words)
      await expect.poll(hands.count).toBeLessThan(60)
      await expect.poll(() => hands.text(0, 'name')).toContain('重庆')
    }
  })
  test('a search without hits says so', async () => {
    await ask('没有这个')
    await expect.poll(() => hands.page.locator('.kb-nobody').textContent()).toBe('没有符合条件的行')
  })
  test('names sort by their reading: 北京, 成都, 长沙, 重庆 under B and C', async () => {
    await ask('', [{ column: 'name', descending: false }])
    await expect.poll(() => hands.text(0, 'name')).toContain('北京')
    await expect.poll(() => hands.text(12, 'name')).toMatch(/成都|长沙/)
    await expect.poll(() => hands.text(18, 'name')).toContain('重庆')
  })
  test('a row stays where it is while it is typed into, and moves when it is left', async () => {
    await ask('', [{ column: 'amount', descending: true }])
    const third = () => hands.page.evaluate(() => window.bench.handle?.shownRows()[2]?.id)
    const typedInto = recordId(57)
    await expect.poll(() => hands.text(2, 'name')).toBe('广州医疗器械有限公司57')
    await hands.select(2, 'phone')
    await hands.type('139')
    await hands.put(57, 'amount', 1)
    await expect.poll(third).toBe(typedInto)
    await hands.press('Escape')
    await expect.poll(async () => (await hands.cursor())?.record).toBe(typedInto)
    await expect.poll(third).toBe(typedInto)
    await hands.press('ArrowUp')
    await expect.poll(third).not.toBe(typedInto)
  })
  test('a colleague’s change appears without touching the editor', async () => {
    await hands.select(2, 'code')
    await hands.type('半')
    await hands.put(5, 'name', '新名字')
    await expect.poll(() => hands.text(5, 'name')).toBe('新名字')
    await expect.poll(() => hands.input().inputValue()).toBe('半')
  })
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
