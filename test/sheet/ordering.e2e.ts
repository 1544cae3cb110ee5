import { describe, expect, test } from 'vitest'
import { inCell } from './ledgerHands.ts'
import { openLedger } from './openLedger.ts'

const hands = openLedger(60)

describe('finding and ordering', () => {
  const search = (words: string) => hands.page.getByRole('searchbox', { name: /搜索客户/ }).fill(words)
  const named = async (row: number) => hands.text(row, 'name')
  test('search finds names by characters, pinyin and initials, all words together', async () => {
    for (const words of ['重庆', 'chongqing', 'cqjmjx', 'CQ 单晓明 0']) {
      await search(words)
      await expect.poll(hands.status).toMatch(/^\d+ \/ 60 条/)
      await expect.poll(() => hands.text(0, 'name')).toContain('重庆')
    }
  })
  test('a search without hits says so', async () => {
    await search('没有这个')
    await expect.poll(() => hands.page.locator('.kb-nobody').textContent()).toContain('没有符合条件的行')
  })
  test('names sort by their reading: 北京, 成都, 长沙, 重庆 under B and C', async () => {
    await hands.openView('按名称', { sort: [{ column: hands.columnId('name'), descending: false }] })
    await expect.poll(() => hands.text(0, 'name')).toContain('北京')
    await expect.poll(() => hands.text(12, 'name')).toMatch(/成都|长沙/)
    await expect.poll(() => hands.text(18, 'name')).toContain('重庆')
  })
  test('a row stays where it is while it is typed into, and moves when it is left', async () => {
    await hands.openView('按金额', { sort: [{ column: hands.columnId('amount'), descending: true }] })
    const leader = '广州医疗器械有限公司57'
    await expect.poll(() => named(2)).toBe(leader)
    await hands.select(2, 'phone')
    await hands.type('139')
    await hands.put(57, 'amount', 1)
    await expect.poll(() => hands.text(2, 'amount')).toBe('¥1.00')
    expect(await named(2)).toBe(leader)
    await hands.press('Escape')
    await expect.poll(hands.said).toEqual(inCell(2, 'phone'))
    expect(await named(2)).toBe(leader)
    await hands.press('ArrowUp')
    await expect.poll(() => named(2)).not.toBe(leader)
  })
  test('a colleague’s change appears without touching the editor', async () => {
    await hands.select(2, 'code')
    await hands.type('半')
    await hands.put(5, 'name', '新名字')
    await expect.poll(() => hands.text(5, 'name')).toBe('新名字')
    await expect.poll(() => hands.input().inputValue()).toBe('半')
  })
})
