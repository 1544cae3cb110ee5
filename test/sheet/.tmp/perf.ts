import { openHarness } from '../openHarness.ts'
const h = await openHarness()
const t0 = Date.now()
await (await h.open(10)).close()
const t1 = Date.now()
const page = await h.open(100000)
console.log('open100k', Date.now() - t1)
console.log('open', Date.now() - t0)
await page.waitForTimeout(6000)
console.log(
  await page.evaluate(() =>
    JSON.stringify(
      performance.getEntriesByType('measure').map((m) => [m.name, Math.round(m.startTime), Math.round(m.duration)]),
    ),
  ),
)
const res = await page.evaluate(async () => {
  const frame = () => new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(d)))
  const out: Record<string, unknown> = {}
  const b = window.bench
  const prof: string[] = []
  const time = async (name: string, work: () => void) => {
    await frame()
    const t = performance.now()
    work()
    await new Promise((d) =>
      requestAnimationFrame(() => {
        const c = new MessageChannel()
        c.port1.onmessage = d
        c.port2.postMessage(0)
      }),
    )
    out[name] = Math.round(performance.now() - t)
  }
  const col = (n: string) => ('col_' + n.padEnd(12, '0')) as never
  for (const c of ['amount', 'name', 'stage', 'owner', 'next'])
    for (const d of [false, true, false])
      await time(`sort ${c} ${d}`, () => b.query({ search: '', sort: [{ column: col(c), descending: d }] }))
  for (const w of ['重庆', 'cq', '重庆 电子', '1380000', ''])
    await time(`search ${w}`, () => b.query({ search: w, sort: [{ column: col('amount'), descending: true }] }))
  out['count'] = b.count
  // live
  let long = 0,
    frames = 0,
    worst = 0,
    last = performance.now(),
    stop = false
  const tick = () => {
    const n = performance.now()
    worst = Math.max(worst, n - last)
    if (n - last > 50) long++
    last = n
    frames++
    if (!stop) requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
  let handler = 0
  const start = performance.now()
  let sent = 0
  while (performance.now() - start < 4000) {
    await new Promise((d) => setTimeout(d, 20))
    const should = Math.floor((performance.now() - start) / 2)
    const t = performance.now()
    for (; sent < should; sent++)
      b.rows.put(('cus_' + String(Math.floor(Math.random() * 100000)).padStart(12, '0')) as never, {
        [col('amount')]: Math.round(Math.random() * 1e6) / 100,
      })
    handler += performance.now() - t
  }
  stop = true
  out['live'] = {
    sent,
    fps: frames / 4,
    worst: Math.round(worst),
    long,
    handlerMsPerS: handler / 4,
    perPut: handler / sent,
  }
  const shown = b.handle!.shownRows()
  let bad = 0
  for (let i = 1; i < shown.length; i++) {
    const a = (shown[i - 1]!.cells[col('amount')] as number | null) ?? -1,
      c = (shown[i]!.cells[col('amount')] as number | null) ?? -1
    if (c > a) bad++
  }
  out['misplaced'] = bad
  return out
})
console.log(JSON.stringify(res, null, 1))
await page.mouse.move(700, 400)
for (let i = 0; i < 40; i++) await page.mouse.wheel(0, 1500)
await page.screenshot({ path: '/tmp/p1.png' })
await page.mouse.click(150, 300)
await page.keyboard.press('Shift+ArrowRight')
await page.keyboard.press('Shift+ArrowRight')
await page.keyboard.press('Shift+ArrowDown')
await page.mouse.move(700, 400)
await page.mouse.wheel(0, 100)
await page.mouse.wheel(300, 0)
await page.waitForTimeout(300)
await page.screenshot({ path: '/tmp/p2.png' })
await h[Symbol.asyncDispose]()
