import type { Random } from '#shared/base/id.ts'
import { dayMs, type Instant } from '#shared/base/instant.ts'
import { createCalendar, type DemoCalendar } from './demoCalendar.ts'
import { createDice, type DemoDice } from './demoDice.ts'
import { tellContact, tellFirm, tellLedger, type NamedCells } from './demoFirm.ts'
import { demoPeople } from './demoPeople.ts'
import { scheduleOwned, schedulePooled } from './demoSchedule.ts'
import { tellTalks, type TalkStory } from './demoTalks.ts'
import { reminderTitles, returnReasons } from './demoWords.ts'

/** What became of one customer, in the order in which it happened. People are places in `demoPeople`. */
export interface CustomerStory {
  readonly madeAt: Instant
  readonly by: number
  readonly cells: NamedCells
  readonly contacts: readonly NamedCells[]
  readonly followUps: readonly TalkStory[]
  readonly reminders: readonly {
    readonly madeAt: Instant
    readonly doneAt: Instant | null
    readonly cells: NamedCells
  }[]
  /** Given back to the pool, or entered into it at once. */
  readonly pooled: { readonly at: Instant; readonly reason: string } | 'from-the-start' | null
}

const customers = 600
const pooledCustomers = 60

/** What every customer of one telling shares. */
interface Telling {
  readonly dice: DemoDice
  readonly calendar: DemoCalendar
  readonly takenNames: Set<string>
}

/** Six hundred customers as a team would have them at `now`; the same seed tells the same story. */
export function tellDemoStory({ random, now }: { readonly random: Random; readonly now: Instant }): CustomerStory[] {
  const dice = createDice(random)
  const telling = { dice, calendar: createCalendar(dice, now), takenNames: new Set<string>() }
  return Array.from({ length: customers }, (_, place) => {
    const isPooled = place % Math.round(customers / pooledCustomers) === 3
    return tellCustomer(telling, { isPooled })
  })
}

function tellCustomer(telling: Telling, { isPooled }: { readonly isPooled: boolean }): CustomerStory {
  const { dice, calendar } = telling
  const by = dice.pick(sellers)
  const firm = tellFirm(dice, { department: demoPeople[by]?.department ?? '', taken: telling.takenNames })
  const grade = dice.weigh(isPooled ? { D: 1, E: 1 } : gradeWeights)
  const stage = dice.weigh(stageWeights[grade] ?? { 潜在: 1 })
  const [fewest, most] = isPooled ? [0, 2] : (talksByGrade[grade] ?? [1, 2])
  const wish = { dice, calendar, grade, talks: dice.between(fewest, most) }
  const schedule = isPooled ? schedulePooled(wish) : scheduleOwned(wish)
  const contacts = Array.from({ length: dice.between(1, 3) }, (_, rank) =>
    tellContact(dice, { rank, firm, madeAt: schedule.madeAt }),
  )
  const counterpart = String(contacts[0]?.['姓名'] ?? '')
  return {
    madeAt: schedule.madeAt,
    by,
    cells: { ...tellLedger(dice, { firm, grade, stage, schedule }), 对接人: counterpart },
    contacts,
    followUps: tellTalks(dice, { schedule, grade, stage, need: firm.trade.need, counterpart }),
    reminders: !isPooled && dice.chance(0.2) ? [tellReminder(telling, schedule.madeAt)] : [],
    pooled:
      schedule.pooledAt === null
        ? null
        : schedule.talksAt.length === 0
          ? 'from-the-start'
          : { at: schedule.pooledAt, reason: dice.pick(returnReasons) },
  }
}

const sellers: readonly number[] = demoPeople.flatMap((person, place) =>
  person.role === 'rep' ? [place, place, place, place] : person.role === 'manager' ? [place] : [],
)
const gradeWeights = { A: 8, B: 17, C: 30, D: 30, E: 15 }
const talksByGrade: Readonly<Record<string, readonly [fewest: number, most: number]>> = {
  A: [4, 9],
  B: [3, 7],
  C: [2, 5],
  D: [1, 3],
  E: [1, 2],
}
const stageWeights: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  A: { 准: 6, 成交: 4, 忠诚: 2 },
  B: { 目标: 4, 准: 5, 成交: 3, 忠诚: 1 },
  C: { 潜在: 2, 目标: 6, 准: 2, 成交: 1 },
  D: { 潜在: 6, 目标: 4 },
  E: { 潜在: 9, 目标: 1 },
}

/** Set on one of the days before it, for a half hour of a working day around now. */
function tellReminder({ dice, calendar }: Telling, knownSince: Instant): CustomerStory['reminders'][number] {
  const { now } = calendar
  const [title, content] = dice.pick(reminderTitles)
  const at = calendar.halfHourOn(now + (dice.random() * 26 - 6) * dayMs)
  const setAt = calendar.momentOn(Math.min(at, now) - dice.between(1, 5) * dayMs)
  const doneAt = at + dice.between(5, 25) * 60_000
  return {
    madeAt: Math.max(knownSince + 60_000, setAt),
    doneAt: at < now - dayMs && dice.chance(0.8) ? doneAt : null,
    cells: { 标题: title, 内容: content, 提醒时间: at, 已完成: false },
  }
}
