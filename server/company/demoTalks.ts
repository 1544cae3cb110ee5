import { addDays, dayOf, type Day, type Instant } from '#shared/base/instant.ts'
import { demoZoneMinutes, workdayFrom } from './demoCalendar.ts'
import type { DemoDice } from './demoDice.ts'
import type { NamedCells } from './demoFirm.ts'
import { longestWaitByGrade, type DemoSchedule } from './demoSchedule.ts'

/** One follow-up: when, and what was noted. */
export interface TalkStory {
  readonly at: Instant
  readonly cells: NamedCells
}

interface TalkFacts {
  readonly schedule: DemoSchedule
  readonly grade: string
  readonly stage: string
  /** What the customer could use, and who speaks for him. */
  readonly need: string
  readonly counterpart: string
}

/** The talks with one customer, from the first word to where his stage says he has come. */
export function tellTalks(dice: DemoDice, { schedule, grade, stage, need, counterpart }: TalkFacts): TalkStory[] {
  const { talksAt, nextOn, pooledAt } = schedule
  const reached = pathByStage[stage] ?? ['first']
  const mayWait = pooledAt !== null || grade === 'D' || grade === 'E'
  let before = ''
  return talksAt.map((at, turn) => {
    const isLast = turn === talksAt.length - 1
    const waits = turn > 0 && dice.chance(isLast ? (mayWait ? 0.6 : 0) : 0.15)
    const step = isLast ? reached.length - 1 : Math.floor((turn / talksAt.length) * reached.length)
    const phase = waits ? 'waiting' : (reached[step] ?? 'first')
    const { subject, content, ways } = dice.pick(
      talks.filter((each) => each.phase === phase && each.subject !== before),
    )
    before = subject
    return {
      at,
      cells: {
        跟进时间: at,
        跟进方式: dice.pick(ways),
        跟进类型: typeByPhase[phase],
        主题: subject,
        跟进内容: content.replaceAll('{n}', need).replaceAll('{p}', counterpart),
        下次跟进日期: isLast ? nextOn : promisedOn(at, talksAt[turn + 1] ?? at, grade),
        跟进后等级: isLast && dice.chance(0.3) ? grade : null,
      },
    }
  })
}

/** How far a customer has come when this is talked about; `waiting` comes in between, when nothing moves. */
export type TalkPhase = 'first' | 'explore' | 'offer' | 'close' | 'after' | 'waiting'

/** A conversation. In what was said, `{n}` is the customer's need and `{p}` the person spoken to. */
export interface Talk {
  readonly phase: TalkPhase
  readonly subject: string
  readonly content: string
  /** By which of the ledger's ways it may have been held. */
  readonly ways: readonly string[]
}

/** The day of the next talk, or the last day that the grade allows when that came too late. */
function promisedOn(at: Instant, nextAt: Instant, grade: string): Day {
  const latest = workdayFrom(addDays(dayOf(at, demoZoneMinutes), longestWaitByGrade[grade] ?? 30))
  const next = dayOf(nextAt, demoZoneMinutes)
  return next < latest ? next : latest
}

const pathByStage: Readonly<Record<string, readonly TalkPhase[]>> = {
  潜在: ['first'],
  目标: ['first', 'explore'],
  准: ['first', 'explore', 'offer', 'close'],
  成交: ['first', 'explore', 'offer', 'close', 'after'],
  忠诚: ['first', 'offer', 'close', 'after', 'after'],
}
const typeByPhase: Readonly<Record<TalkPhase, string>> = {
  first: '转变性跟进',
  explore: '转变性跟进',
  offer: '转变性跟进',
  close: '转变性跟进',
  after: '服务性跟进',
  waiting: '长远性跟进',
}

const talk = (phase: TalkPhase, subject: string, ways: string, content: string): Talk => ({
  phase,
  subject,
  content,
  ways: ways.split('、'),
})

const talks: readonly Talk[] = [
  talk('first', '初次电话沟通', '电话', '与{p}通话约十分钟，对方对{n}有兴趣，要求先发资料和案例。'),
  talk('first', '发送产品资料', '邮件', '已通过邮件发送样本、案例视频和参考价格，{p}表示本周内看完回复。'),
  talk('first', '登门拜访', '直接登门', '到厂里见到{p}，交换名片并介绍公司，对方目前在用人工作业，愿意了解{n}。'),
  talk('first', '展会后联系', '电话、网络对话', '展会上留过名片，联系{p}确认需求，约好先看{n}的案例视频。'),
  talk(
    'explore',
    '现场调研',
    '直接登门',
    '到现场看了两条产线，记录节拍、工件重量和场地尺寸，{p}全程陪同。痛点明确，方案可行。',
  ),
  talk(
    'explore',
    '需求沟通',
    '电话、网络对话',
    '{p}介绍了现有工序和班次，最想先解决瓶颈工位，要求两周内给出{n}的初步设想。',
  ),
  talk(
    'explore',
    '邀请参观样板工厂',
    '邀约登门',
    '{p}一行三人参观了样板工厂，看了实际运行节拍，反馈很好，愿意看正式方案。',
  ),
  talk('explore', '收集工件图纸', '邮件、网络对话', '{p}发来主要工件图纸和年产量，技术部评估后再约时间。'),
  talk(
    'offer',
    '方案汇报',
    '直接登门、邀约登门',
    '向{p}汇报{n}的初步方案，对方认可布局，提出希望缩短交期，并要求补充安全围栏报价。',
  ),
  talk('offer', '报价跟进', '电话、邮件', '报价已送达，{p}反馈比预算高约 8%，需要走内部审批，建议分两期实施。'),
  talk('offer', '竞品对比', '电话', '客户同时在看另外两家，{p}最关心售后响应时间，承诺两小时响应、二十四小时到场。'),
  talk('offer', '样件试制', '电话、邮件', '收到客户样件，试制合格率 99.2%，试制报告已发给{p}。'),
  talk(
    'close',
    '商务谈判',
    '直接登门、邀约登门',
    '与{p}谈付款方式，对方希望 3-4-2-1，我方坚持发货前付至七成，待下次确认。',
  ),
  talk('close', '合同条款确认', '电话、邮件', '法务提出验收条款的两处修改，已同步技术部，预计三天内回复{p}。'),
  talk('close', '约定签约时间', '电话', '{p}确认合同已走完审批，约好下周到厂签约，预付款随后安排。'),
  talk('after', '回款沟通', '电话、短信', '{p}答复财务月底统一付款，已登记，届时再确认到账。'),
  talk('after', '设备运行回访', '电话、直接登门', '设备运行稳定，{p}提出增加一台备用夹具，转售后报价。'),
  talk('after', '操作培训', '直接登门', '为两个班组做了操作和点检培训，{p}签字确认，遗留一处防护罩间隙待整改。'),
  talk('after', '二期扩产沟通', '电话、邀约登门', '{p}透露明年要再上一条线，希望沿用现有{n}方案，先要预算价。'),
  talk('waiting', '预算未批', '电话', '{p}说今年预算已经用完，明年一季度重新立项，保持联系。'),
  talk('waiting', '更换对接人', '电话、网络对话', '原对接人离职，新对接人是{p}，已重新介绍公司和以往方案。'),
  talk('waiting', '电话未接通', '电话、短信', '拨打两次未接通，已发短信说明来意，改天再联系{p}。'),
  talk('waiting', '节日问候', '短信、网络对话', '给{p}送去问候，顺便了解明年的扩产计划，预计下半年有新项目。'),
]
