import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellOf, chooseFile, goTo } from '../e2e/acts.ts'
import { foundCompany } from '../e2e/staff.ts'
import { openOffice } from '../e2e/office.ts'

const customers = ['客户名称,电话', '远山商贸,0755-88886666'].join('\n')
/** A red square of 8 × 8 pixels. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC'

describe('a column of files', () => {
  const { kebu, people } = openOffice(['wang'], { width: 1366, height: 768 })
  const { wang } = people

  beforeAll(async () => {
    const { page } = wang
    await foundCompany(page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await goTo(page, '台账')
    await chooseFile(page, '选择表格文件', { name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(customers) })
    await page.getByRole('button', { name: '导入 1 位客户' }).click()
    await page.getByRole('button', { name: '查看台账' }).click()
    await allSent(page)
    await page.getByRole('grid').evaluate((grid) => (grid.scrollLeft = grid.scrollWidth))
  })

  test('takes what is dropped without a network, refuses a page, and sends the rest when there is one', async () => {
    const { page } = wang
    await wang.goOffline()
    const cell = await cellOf(page, '远山商贸', '附件')
    const brought = await page.evaluateHandle((base64) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
      const carried = new DataTransfer()
      carried.items.add(new File([bytes], '门头.png', { type: 'image/png' }))
      carried.items.add(new File(['合同正文'], '合同.txt', { type: 'text/plain' }))
      carried.items.add(new File(['<html><script>1</script>'], '坏.txt', { type: 'text/plain' }))
      return carried
    }, picture)
    await cell.dispatchEvent('drop', { dataTransfer: brought, ...(await middleOf(cell)) })
    const dialog = page.getByRole('dialog', { name: '附件' })
    await dialog.getByRole('alert').getByText('“坏.txt”不能作为附件').waitFor()
    await dialog.getByRole('button', { name: '打开 门头.png' }).getByText('等待上传').waitFor()
    await dialog.getByRole('button', { name: '打开 门头.png' }).click()
    await dialog.getByRole('img', { name: '门头.png' }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    // the change itself waits as well: the mark of the cell stands until both are there
    await cell.and(page.locator('.kb-waiting')).waitFor()
    await wang.goOnline()
    await expect.poll(() => page.locator('.kb-waiting').count(), { timeout: 30_000 }).toBe(0)
    await cell.click()
    await page.keyboard.press('Enter')
    await expect.poll(() => dialog.getByText('等待上传').count(), { timeout: 30_000 }).toBe(0)
    await dialog.getByRole('button', { name: '给 合同.txt 改名' }).click()
    await dialog.getByRole('textbox', { name: '新的文件名' }).fill('2026 合同.txt')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: '打开 2026 合同.txt' }).waitFor()
    await page.keyboard.press('Escape')
    await allSent(page)
  })

  test('gives a file back by undo, and lists every file of the customer in his panel', async () => {
    const { page } = wang
    const cell = await cellOf(page, '远山商贸', '附件')
    await cell.click()
    await page.keyboard.press('Delete')
    await expect.poll(() => cell.getByRole('img').count()).toBe(0)
    await page.keyboard.press('Control+Z')
    await cell.getByRole('img', { name: '门头.png' }).waitFor()
    await page.keyboard.press(' ')
    await page.getByRole('tab', { name: '附件' }).click()
    const list = page.getByRole('list', { name: '附件列表' })
    await list.getByRole('button', { name: '打开 2026 合同.txt' }).click()
    const dialog = page.getByRole('dialog', { name: '附件' })
    const file = page.waitForEvent('download')
    await dialog.getByRole('link', { name: '下载' }).click()
    expect((await file).suggestedFilename()).toBe('2026 合同.txt')
  })
})

async function middleOf(cell: Awaited<ReturnType<typeof cellOf>>) {
  const box = await cell.boundingBox()
  return { clientX: (box?.x ?? 0) + 20, clientY: (box?.y ?? 0) + 10, bubbles: true, cancelable: true }
}
