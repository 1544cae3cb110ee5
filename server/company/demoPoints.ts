import type { Instant } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { LineKind, RichLine } from '#shared/rich/line.ts'
import { writeRich } from '#shared/rich/rich.ts'

/** What somebody noted of a customer of the demo, formatted; most have nothing. */
export function demoPoints(madeAt: Instant): CellValue {
  const points = all[madeAt % (3 * all.length)]
  return points === undefined ? null : writeRich(points)
}

const line = (kind: LineKind, text: string, marks = ''): RichLine => ({ kind, depth: 0, runs: [{ text, marks }] })

const all: readonly (readonly RichLine[])[] = [
  [line('p', '关注交期，价格其次', 'b'), line('todo', '寄样品'), line('todo', '报阶梯价'), line('done', '约技术交流')],
  [line('p', '决策链：', 'b'), line('number', '采购初选'), line('number', '技术确认'), line('number', '总经理拍板')],
  [line('bullet', '年底前要入围供应商名录'), line('bullet', '现供应商交货常延误')],
]
