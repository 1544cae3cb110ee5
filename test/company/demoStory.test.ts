import { expect, test } from 'vitest'
import { addDays, dayMs, dayOf, type Instant } from '#shared/base/instant.ts'
import { seededRandom } from '../../server/company/demoDice.ts'
import { tellDemoStory } from '../../server/company/demoStory.ts'

const zone = 480
/** Whenever somebody opens the demo: at work, at night, on a Sunday, after a holiday, on New Year's morning. */
const openings = [
  '2026-11-20T15:12:00+08:00',
  '2026-11-24T03:30:00+08:00',
  '2026-11-22T21:05:00+08:00',
  '2026-10-08T08:31:00+08:00',
  '2027-01-01T08:00:00+08:00',
]
const tellings = openings.map((opening, seed) => {
  const now = Date.parse(opening)
  return { opening, now, stories: tellDemoStory({ random: seededRandom(2026 + seed), now }) }
})
type Telling = (typeof tellings)[number]

/** Everything that somebody did, at its moment. */
function momentsOf({ stories }: Telling): Instant[] {
  return stories.flatMap(({ madeAt, followUps, reminders, pooled }) => [
    madeAt,
    ...followUps.map(({ at }) => at),
    ...reminders.flatMap((reminder) => [reminder.madeAt, ...(reminder.doneAt === null ? [] : [reminder.doneAt])]),
    ...(pooled === null || pooled === 'from-the-start' ? [] : [pooled.at]),
  ])
}

/** Of the largest group that shares what `keyOf` says. */
function most<T>(list: readonly T[], keyOf: (each: T) => string | number): number {
  return Math.max(
    ...Map.groupBy(list, keyOf)
      .values()
      .map(({ length }) => length),
  )
}

const wallClock = (at: Instant) => new Date(at + zone * 60_000).toISOString()
const isWeekend = (at: Instant) => [0, 6].includes(new Date(at + zone * 60_000).getUTCDay())

test.each(tellings)('no firm of the demo stammers, and no two are named alike ($opening)', ({ stories }) => {
  const names = stories.map(({ cells }) => String(cells['客户名称']))
  expect(names.filter((name) => /(.+)\1/.test(name))).toEqual([])
  expect(new Set(names).size).toBe(600)
})

test.each(tellings)('people work in working hours, on working days, never in the future ($opening)', (telling) => {
  const moments = momentsOf(telling)
  const odd = moments.filter((at) => wallClock(at).slice(11, 16) < '08:30' || wallClock(at).slice(11, 16) >= '18:00')
  expect([...odd, ...moments.filter(isWeekend)].map(wallClock)).toEqual([])
  expect(Math.max(...moments)).toBeLessThan(telling.now)
})

test.each(tellings)('reminders are set to half hours of working days ($opening)', ({ stories }) => {
  const set = stories.flatMap(({ reminders }) => reminders.map(({ cells }) => Number(cells['提醒时间'])))
  expect(set.length).toBeGreaterThan(60)
  expect(set.filter((at) => !/T(09|1[0-7]):[03]0:00/.test(wallClock(at)) || isWeekend(at)).map(wallClock)).toEqual([])
})

test.each(tellings)('customers come in over two years, month by month ($opening)', ({ stories, now }) => {
  const quarters = Map.groupBy(stories, ({ madeAt }) => Math.floor((now - madeAt) / (91 * dayMs)))
  for (let ago = 0; ago < 8; ago += 1) expect(quarters.get(ago)?.length, `${ago} quarters ago`).toBeGreaterThan(20)
  expect(most(stories, ({ madeAt }) => dayOf(madeAt, zone))).toBeLessThan(30)
})

test.each(tellings)('the pool filled up over months ($opening)', ({ stories, now }) => {
  const since = stories.flatMap(({ madeAt, pooled }) =>
    pooled === null ? [] : pooled === 'from-the-start' ? [madeAt] : [pooled.at],
  )
  expect(since).toHaveLength(60)
  expect(most(since, (at) => dayOf(at, zone))).toBeLessThan(6)
  expect(now - Math.min(...since)).toBeGreaterThan(180 * dayMs)
})

test.each(tellings)('no two customers were last spoken to in the same minute ($opening)', ({ stories }) => {
  const last = stories.flatMap(({ followUps }) => followUps.at(-1)?.at ?? [])
  expect(most(last, (at) => Math.floor(at / 60_000))).toBe(1)
})

test.each(tellings)('talks follow one another as a deal does ($opening)', ({ stories }) => {
  for (const { madeAt, followUps, cells } of stories) {
    const order = [madeAt, ...followUps.map(({ at }) => at)]
    expect(order.toSorted((left, right) => left - right)).toEqual(order)
    const subjects = followUps.map((followUp) => followUp.cells['主题'])
    expect(subjects.filter((subject, turn) => subject === subjects[turn + 1])).toEqual([])
    if (cells['客户阶段'] === '潜在') expect(subjects).not.toContain('设备运行回访')
  }
})

test.each(tellings)(
  'some are late, some due on the day, a good part within the week ($opening)',
  ({ stories, now }) => {
    const today = dayOf(now, zone)
    const due = stories.flatMap(({ pooled, followUps }) =>
      pooled === null ? [String(followUps.at(-1)?.cells['下次跟进日期'])] : [],
    )
    const share = (from: string, to: string) => due.filter((day) => day >= from && day < to).length / due.length
    expect(share('0', today)).toBeGreaterThan(0.06)
    expect(share('0', today)).toBeLessThan(0.2)
    expect(share(today, addDays(today, 1))).toBeGreaterThan(0.02)
    expect(share(addDays(today, 1), addDays(today, 8))).toBeGreaterThan(0.12)
  },
)
