import { dayMs, dayOf, type Instant } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { demoZoneMinutes } from './demoCalendar.ts'
import type { DemoDice } from './demoDice.ts'
import { demoPeople } from './demoPeople.ts'
import type { DemoSchedule } from './demoSchedule.ts'
import * as words from './demoWords.ts'

/** Cells by column name. Texts are read like typed ones: options and persons by their names. */
export type NamedCells = Readonly<Record<string, CellValue>>

export interface Firm {
  readonly name: string
  /** Of its addresses in the network. */
  readonly letters: string
  readonly seat: words.Place
  readonly trade: words.Trade
  readonly address: string
}

/** A firm where that department sells, named like no other of `taken`. */
export function tellFirm(
  dice: DemoDice,
  { department, taken }: { readonly department: string; readonly taken: Set<string> },
): Firm {
  const seat = dice.pick(words.placesByDepartment[department] ?? [])
  const trade = dice.pick(words.trades)
  for (;;) {
    const [brand, letters] = dice.pick(words.brands)
    const name = firmName(`${seat.city}${brand}${trade.word}`, dice.pick(words.companyForms))
    if (taken.has(name) || /(.)\1|(..)\2/.test(name)) continue // “上海海纳” reads like a slip of the pen
    taken.add(name)
    const address = `${seat.city}市${dice.pick(seat.districts)}${dice.pick(words.streets)}${dice.between(1, 288)}号`
    return { name, letters: `${letters}${seat.areaCode}`, seat, trade, address }
  }
}

/** What a firm is called; a word that both halves have is said once. */
function firmName(start: string, form: string): string {
  return start.endsWith('科技') && form.startsWith('科技') ? `${start}${form.slice(2)}` : `${start}${form}`
}

const supporters = demoPeople.flatMap(({ name, role }) => (role === 'rep' ? [name] : []))

interface LedgerFacts {
  readonly firm: Firm
  readonly grade: string
  readonly stage: string
  readonly schedule: DemoSchedule
}

/** Its row of the ledger, every column that somebody would have filled. */
export function tellLedger(dice: DemoDice, { firm, grade, stage, schedule }: LedgerFacts): NamedCells {
  const { seat, trade, letters, address } = firm
  const { chance, between, pick } = dice
  const hasBought = stage === '成交' || stage === '忠诚'
  const source = pick(words.sources)
  const subscriber = between(20_000_000, 89_999_999) % 10 ** (seat.areaCode.length === 3 ? 8 : 7)
  return {
    客户名称: firm.name,
    客户等级: grade,
    客户阶段: stage,
    电话: `${seat.areaCode}-${String(subscriber).padStart(seat.areaCode.length === 3 ? 8 : 7, '2')}`,
    行业: trade.industry,
    区域: seat.region,
    来源: source,
    购买意向: { A: 'H（7天内）', B: 'A（1个月内）', C: 'B（1–3个月）' }[grade] ?? 'C（3个月以上）',
    地址: address,
    主营业务: trade.business,
    邮箱: `sales@${letters}.example`,
    网址: `https://www.${letters}.example`,
    注册资本: pick([100, 200, 500, 500, 1000, 1000, 2000, 3000, 5000, 8000, 12_000]) * 10_000,
    生产线数量: between(1, 24),
    注册地址: address,
    省市区: regionOf(seat),
    送货地址: chance(0.7) ? address : `${seat.city}市${pick(seat.districts)}物流园${between(1, 20)}号库`,
    痛点: chance(0.8) ? trade.pain : null,
    潜在需求: chance(0.8) ? trade.need : null,
    预算与价格敏感度: pick(words.budgets),
    购买时间与紧迫度: pick(words.timingsByGrade[grade] ?? []),
    竞争对手: pick(words.rivals),
    决策流程与关键决策人: pick(words.decisionWays),
    介绍人: source === '介绍人' ? personName(dice).name : null,
    认识时间: dayOf(schedule.madeAt - between(0, 40) * dayMs, demoZoneMinutes),
    标签: ['重点', '老客户', '战略'].filter(() => chance(grade === 'A' ? 0.4 : 0.12)),
    备注: chance(0.25) ? pick(words.remarks) : null,
    折扣率: chance(0.6) ? pick([0.05, 0.08, 0.1, 0.12, 0.15]) : null,
    满意度: hasBought ? between(3, 5) : null,
    框架协议: stage === '忠诚' || (stage === '成交' && chance(0.4)),
    年采购额: hasBought ? between(12, 480) * 10_000 : null,
    技术支持: grade === 'A' || grade === 'B' ? pick(supporters) : null,
    首次到访: schedule.talksAt.length > 2 ? (schedule.talksAt[1] ?? null) : null,
  }
}

function personName(dice: DemoDice): { name: string; isWoman: boolean } {
  const isWoman = dice.chance(0.4)
  const given = dice.pick(isWoman ? words.femaleNames : words.maleNames)
  return { name: `${dice.pick(words.surnames)}${given}`, isWoman }
}

/** One of its people; the first of them decides. */
export function tellContact(
  dice: DemoDice,
  { rank, firm, madeAt }: { readonly rank: number; readonly firm: Firm; readonly madeAt: Instant },
): NamedCells {
  const { name, isWoman } = personName(dice)
  const mobile = `1${dice.between(3, 9)}${dice.between(0, 9)}0000${String(dice.between(0, 9999)).padStart(4, '0')}`
  return {
    姓名: name,
    性别: isWoman ? '女' : '男',
    职务: dice.pick(words.positions),
    手机: mobile,
    邮箱: rank === 0 ? `contact@${firm.letters}.example` : null,
    '微信/QQ': dice.chance(0.5) ? `wx_${firm.letters}${dice.between(100, 999)}` : null,
    决策人: rank === 0,
    生日: dice.chance(0.5) ? dayOf(madeAt - (25 + dice.random() * 30) * 365.25 * dayMs, demoZoneMinutes) : null,
    备注: dice.chance(0.2) ? `负责${firm.trade.word}项目` : null,
  }
}

/** `江苏苏州` is 江苏省/苏州市; a municipality is a province of its own. */
function regionOf({ city, region }: words.Place): string {
  const province = region.slice(0, -city.length)
  return province === '' ? `${city}市` : `${province}省/${city}市`
}
