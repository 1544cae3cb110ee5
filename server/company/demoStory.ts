import type { Random } from '#shared/base/id.ts'
import { addDays, dayMs, dayOf, type Day, type Instant } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { demoPeople } from './demoPeople.ts'
import * as words from './demoWords.ts'

/** Cells by column name. Texts are read like typed ones: options and persons by their names. */
export type NamedCells = Readonly<Record<string, CellValue>>

/** What became of one customer, in the order in which it happened. People are places in `demoPeople`. */
export interface CustomerStory {
  readonly madeAt: Instant
  readonly by: number
  readonly cells: NamedCells
  readonly contacts: readonly NamedCells[]
  readonly followUps: readonly { readonly at: Instant; readonly cells: NamedCells }[]
  readonly reminders: readonly {
    readonly madeAt: Instant
    readonly doneAt: Instant | null
    readonly cells: NamedCells
  }[]
  /** Given back to the pool, or entered into it at once. */
  readonly pooled: { readonly at: Instant; readonly reason: string } | 'from-the-start' | null
}

const zone = 480
const hourMs = 3_600_000
const customers = 600
const pooledCustomers = 60

/** Small, fast and the same for one seed everywhere. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Six hundred customers as a team would have them at `now`; the same seed tells the same story. */
export function tellDemoStory({ random, now }: { readonly random: Random; readonly now: Instant }): CustomerStory[] {
  const taken = new Set<string>()
  return Array.from({ length: customers }, (_, place) => tellCustomer(place, taken, random, now))
}

function tellCustomer(place: number, taken: Set<string>, random: Random, now: Instant): CustomerStory {
  const chance = (share: number) => random() < share
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(random() * list.length)]
    if (found === undefined) throw new Error('the demo picks from an empty list')
    return found
  }
  const by = pick(sellers)
  const seat = pick(words.placesByDepartment[demoPeople[by]?.department ?? ''] ?? [])
  const trade = pick(words.trades)
  let brand = pick(words.brands)
  let name = ''
  do {
    brand = pick(words.brands)
    name = `${seat.city}${brand[0]}${trade.word}${pick(['有限公司', '有限公司', '有限公司', '股份有限公司', '科技有限公司'])}`
  } while (taken.has(name))
  taken.add(name)

  const isPooled = place % Math.round(customers / pooledCustomers) === 3
  const grade = isPooled ? pick(['D', 'E']) : pickWeighted(random, gradeWeights)
  const stage = pickWeighted(random, stageWeights[grade] ?? { 潜在: 1 })
  const talkCount = isPooled ? between(0, 2) : between(1, { A: 8, B: 7, C: 5, D: 3, E: 2 }[grade] ?? 3)
  const days = schedule({ random, now, talkCount, isPooled })
  const contacts = Array.from({ length: between(1, 3) }, (_, rank) =>
    tellContact(rank, brand[1], trade.word, random, days.madeAt),
  )
  const counterpart = String(contacts[0]?.['姓名'] ?? '')
  const district = pick(seat.districts)
  const address = `${seat.city}市${district}${pick(['工业路', '创新大道', '科技路', '兴业路', '发展大道', '振兴路'])}${between(1, 288)}号`
  const capital = pick([100, 200, 500, 500, 1000, 1000, 2000, 3000, 5000, 8000, 12_000]) * 10_000

  const cells: NamedCells = {
    客户名称: name,
    客户等级: grade,
    客户阶段: stage,
    电话: `${seat.areaCode}-${between(2, 8)}${String(between(0, 9_999_999)).padStart(7, '0')}`.slice(
      0,
      seat.areaCode.length === 3 ? 12 : 13,
    ),
    行业: trade.industry,
    区域: seat.region,
    来源: pick(['行业展览会', '互联网', '行业协会', '合作伙伴', '介绍人', '陌生拜访', '公司活动', '行业报刊']),
    购买意向: { A: 'H（7天内）', B: 'A（1个月内）', C: 'B（1–3个月）' }[grade] ?? 'C（3个月以上）',
    地址: address,
    主营业务: trade.business,
    邮箱: `sales@${brand[1]}.example`,
    网址: `https://www.${brand[1]}.example`,
    注册资本: capital,
    生产线数量: between(1, 24),
    注册地址: address,
    送货地址: chance(0.7) ? address : `${seat.city}市${pick(seat.districts)}物流园${between(1, 20)}号库`,
    对接人: counterpart,
    痛点: chance(0.8) ? trade.pain : null,
    潜在需求: chance(0.8) ? trade.need : null,
    预算与价格敏感度: pick(words.budgets),
    购买时间与紧迫度: pick(words.timings),
    竞争对手: pick(words.rivals),
    决策流程与关键决策人: pick(words.decisionWays),
    介绍人: chance(0.2) ? personName(random).name : null,
    认识时间: dayOf(days.madeAt - between(0, 40) * dayMs, zone),
    标签: ['重点', '老客户', '战略'].filter(() => chance(grade === 'A' ? 0.4 : 0.12)),
    备注: chance(0.25)
      ? pick(['去年参加过开放日', '集团内另有两家工厂', '付款信用良好', '对接前先打电话', '只接受电汇'])
      : null,
    折扣率: chance(0.6) ? pick([0.05, 0.08, 0.1, 0.12, 0.15]) : null,
    满意度: stage === '成交' || stage === '忠诚' ? between(3, 5) : null,
    框架协议: stage === '忠诚' || (stage === '成交' && chance(0.4)),
    年采购额: stage === '成交' || stage === '忠诚' ? between(12, 480) * 10_000 : null,
    技术支持: grade === 'A' || grade === 'B' ? (demoPeople[pick(supporters)]?.name ?? null) : null,
    首次到访: talkCount > 2 ? (days.talksAt[1] ?? null) : null,
  }
  return {
    madeAt: days.madeAt,
    by,
    cells,
    contacts,
    followUps: days.talksAt.map((at, turn) => {
      const [subject, content] = turn === 0 ? pick(words.talks.slice(0, 3)) : pick(words.talks.slice(2))
      const isLast = turn === days.talksAt.length - 1
      const told = content.replaceAll('{n}', trade.need).replaceAll('{p}', counterpart)
      return {
        at,
        cells: {
          跟进时间: at,
          跟进方式: pick(['电话', '电话', '直接登门', '邀约登门', '网络对话', '邮件', '短信']),
          跟进类型: pick(['服务性跟进', '转变性跟进', '长远性跟进']),
          主题: subject,
          跟进内容: told,
          下次跟进日期: isLast ? days.nextOn : dayOf(days.talksAt[turn + 1] ?? at, zone),
          跟进后等级: isLast && chance(0.3) ? grade : null,
        },
      }
    }),
    reminders: !isPooled && chance(0.2) ? [tellReminder({ random, now, madeAt: days.madeAt })] : [],
    pooled: !isPooled
      ? null
      : talkCount === 0
        ? 'from-the-start'
        : { at: days.pooledAt, reason: pick(words.returnReasons) },
  }
}

const sellers: readonly number[] = demoPeople.flatMap((person, place) =>
  person.role === 'rep' ? [place, place, place, place] : person.role === 'manager' ? [place] : [],
)
const supporters: readonly number[] = demoPeople.flatMap((person, place) => (person.role === 'rep' ? [place] : []))
const gradeWeights = { A: 8, B: 17, C: 30, D: 30, E: 15 }
const stageWeights: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  A: { 准: 6, 成交: 4, 忠诚: 2 },
  B: { 目标: 4, 准: 5, 成交: 3, 忠诚: 1 },
  C: { 潜在: 2, 目标: 6, 准: 2, 成交: 1 },
  D: { 潜在: 6, 目标: 4 },
  E: { 潜在: 9, 目标: 1, 成交: 1 },
}

function pickWeighted(random: Random, weights: Readonly<Record<string, number>>): string {
  let left = random() * Object.values(weights).reduce((sum, weight) => sum + weight, 0)
  for (const [name, weight] of Object.entries(weights)) {
    left -= weight
    if (left < 0) return name
  }
  return Object.keys(weights)[0] ?? ''
}

/** When he was entered, spoken to, and is due again: one in eight overdue, a few today, many within the week. */
function schedule(story: { random: Random; now: Instant; talkCount: number; isPooled: boolean }): {
  madeAt: Instant
  talksAt: Instant[]
  nextOn: Day
  pooledAt: Instant
} {
  const { random, now, talkCount, isPooled } = story
  const roll = random()
  const dueInDays =
    roll < 0.12
      ? -1 - Math.floor(random() * 12)
      : roll < 0.18
        ? 0
        : roll < 0.48
          ? 1 + Math.floor(random() * 7)
          : 8 + Math.floor(random() * 50)
  const lastAt = workingHour(
    Math.min(now - 5 * hourMs, now + dueInDays * dayMs - (3 + random() * 18) * dayMs),
    random,
    now,
  )
  const talksAt = [lastAt]
  for (let turn = 1; turn < talkCount; turn += 1) {
    talksAt.unshift(workingHour((talksAt[0] ?? lastAt) - (4 + random() * 26) * dayMs, random, now))
  }
  const madeAt = workingHour((talksAt[0] ?? lastAt) - (1 + random() * 12) * dayMs, random, now)
  return {
    madeAt,
    talksAt: talkCount === 0 ? [] : talksAt,
    nextOn: addDays(dayOf(now, zone), dueInDays),
    pooledAt: isPooled ? Math.min(lastAt + Math.round((2 + random() * 3) * hourMs), now - 60_000) : now,
  }
}

/** Between half past eight and six, as people work; never later than now. */
function workingHour(at: number, random: Random, now: Instant): Instant {
  const day = Math.floor((at + zone * 60_000) / dayMs) * dayMs - zone * 60_000
  const moment = Math.floor(day + 8.5 * hourMs + random() * 9.5 * hourMs)
  return moment < now - 10 * 60_000 ? moment : Math.floor(now - (10 + random() * 50) * 60_000)
}

function personName(random: Random): { name: string; isWoman: boolean } {
  const isWoman = random() < 0.4
  const given = isWoman ? words.femaleNames : words.maleNames
  const surname = words.surnames[Math.floor(random() * words.surnames.length)] ?? '王'
  return { name: `${surname}${given[Math.floor(random() * given.length)] ?? '明'}`, isWoman }
}

function tellContact(rank: number, letters: string, trade: string, random: Random, madeAt: Instant): NamedCells {
  const { name, isWoman } = personName(random)
  const mobile = `1${3 + Math.floor(random() * 7)}${Math.floor(random() * 10)}0000${String(Math.floor(random() * 10_000)).padStart(4, '0')}`
  return {
    姓名: name,
    性别: isWoman ? '女' : '男',
    职务: words.positions[Math.floor(random() * words.positions.length)] ?? '经理',
    手机: mobile,
    邮箱: rank === 0 ? `contact@${letters}.example` : null,
    '微信/QQ': random() < 0.5 ? `wx_${letters}${Math.floor(random() * 900 + 100)}` : null,
    决策人: rank === 0,
    生日: random() < 0.5 ? dayOf(madeAt - (25 + random() * 30) * 365.25 * dayMs, zone) : null,
    备注: random() < 0.2 ? `负责${trade}项目` : null,
  }
}

function tellReminder({ random, now, madeAt }: { random: Random; now: Instant; madeAt: Instant }) {
  const [title, content] = words.reminderTitles[Math.floor(random() * words.reminderTitles.length)] ?? ['提醒', '']
  const halfHour = 30 * 60_000
  const at = Math.round((now + (random() * 26 - 6) * dayMs) / halfHour) * halfHour
  const doneAt = at < now - dayMs && random() < 0.8 ? Math.min(at + hourMs, now - 60_000) : null
  return {
    madeAt: Math.max(madeAt + 60_000, Math.min(at, now) - 3 * dayMs),
    doneAt,
    cells: { 标题: title, 内容: content, 提醒时间: at, 已完成: false },
  }
}
