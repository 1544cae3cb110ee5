import { read } from 'xlsx'
import { against, type BenchResult } from './result.ts'
import { readWorkbook } from '../../client/workbook/readWorkbook.ts'
import { writeTable } from '../../client/workbook/writeWorkbook.ts'
import { companyTemplate } from '#shared/ledger/template.ts'
import { admitFile } from '#shared/workbook/gate.ts'
import { changesOf } from '#shared/workbook/importChanges.ts'
import { proposeMappings } from '#shared/workbook/mapping.ts'
import { planImport } from '#shared/workbook/plan.ts'
import { readTable } from '#shared/workbook/table.ts'

const rowCount = Number(process.env['KEBU_BENCH_ROWS'] ?? 100_000)

const headers = [
  '客户名称',
  '电话',
  '区域',
  '行业',
  '来源',
  '等级',
  '阶段',
  '地址',
  '邮箱',
  '网址',
  '注册资本',
  '签约日期',
  '折扣',
  '合作',
  '员工数',
  '联系人',
  '手机',
  '客户代码',
  '评级说明',
  '备注',
]

function* rows(): Generator<(string | number)[]> {
  for (let row = 0; row < rowCount; row += 1) {
    yield [
      `上海远山商贸有限公司${row}`,
      `021-6${String(1_000_000 + (row % 8_999_999)).slice(0, 7)}`,
      ['华东', '华南', '华北', '西南'][row % 4] ?? '',
      ['制造业', '批发零售', '教育'][row % 3] ?? '',
      ['互联网', '介绍人'][row % 2] ?? '',
      ['A', 'B', 'C', 'D', 'E'][row % 5] ?? '',
      ['潜在', '目标', '成交'][row % 3] ?? '',
      `浦东新区世纪大道 ${row} 号 ${row % 30} 层`,
      `c${row}@example.com`,
      `https://example.com/${row}`,
      (row % 5000) * 10_000,
      44_000 + (row % 2000),
      (row % 100) / 100,
      row % 2 === 0 ? '是' : '否',
      row % 900,
      `王${row % 5000}`,
      `138${String(row).padStart(8, '0')}`,
      String(row).padStart(7, '0'),
      `说明 ${row % 700}`,
      `第 ${row} 位客户，${row % 3 === 0 ? '需要回访' : '暂无需求'}`,
    ]
  }
}

/** A workbook of 100,000 rows and 20 columns through the whole import, beside the bare parse of the same file. */
export async function run(say: (line: string) => void): Promise<BenchResult[]> {
  const timed = <T>(name: string, work: () => T) => measured(name, work, say)
  const formats = headers.map((header) => ({
    header,
    width: 14,
    ...(header === '签约日期' && { numFmt: 'yyyy-mm-dd' }),
    ...(header === '折扣' && { numFmt: '0%' }),
  }))
  const bytes = new Uint8Array(await (await writeTable('客户', formats, rows())).arrayBuffer())
  say(`${rowCount} × ${headers.length}, ${(bytes.length / 1e6).toFixed(1)} MB`)
  const bare = timed('bare parse', () => read(bytes, { type: 'array', dense: true }))
  const stages: number[] = []
  const stage = <T>(name: string, work: () => T): T => {
    const { ms, value } = timed(name, work)
    stages.push(ms)
    return value
  }
  stage('gate alone (its time is in the next line too)', () => admitFile(bytes))
  stages.length = 0
  const sheets = stage('gate + parse + rows', () => readWorkbook(bytes, 'bench.xlsx'))
  if (!sheets.ok || sheets.value[0] === undefined)
    throw new Error(`the bench file was refused: ${JSON.stringify(sheets)}`)
  const [sheet] = sheets.value
  const columns = companyTemplate(Math.random).columns
  const rights = { configure: true, assign: true }
  const table = stage('header, columns, kinds', () => readTable(sheet))
  const mappings = proposeMappings(table, columns, rights)
  const context = { today: '2026-11-21', now: 0, zoneMinutes: 480, members: new Map() }
  const plan = stage('plan', () =>
    planImport({
      table,
      mappings,
      columns,
      context,
      rights,
      random: Math.random,
      existing: new Set(),
      duplicates: 'create',
    }),
  )
  if (!plan.ok) throw new Error(`no plan: ${plan.refusal.kind}`)
  const count = stage('parts', () => partsIn(changesOf(plan.value, Math.random)))
  say(
    `${plan.value.created} customers, ${plan.value.newColumns.length} new columns, ${plan.value.problemCount} problems, ${count} parts`,
  )
  const total = stages.reduce((sum, ms) => sum + ms, 0)
  return [
    against(`import ${rowCount} × ${headers.length}`, {
      value: total,
      unit: 'ms CPU',
      peer: 'bare parse by SheetJS of the same file',
      peerValue: bare.ms,
      bound: 2,
      than: 'most',
    }),
  ]
}

function partsIn(changes: Iterable<unknown>): number {
  let count = 0
  for (const _ of changes) count += 1
  return Math.ceil(count / 500)
}

/** CPU rather than the clock: both sides run on one thread, and the ratio holds on a busy machine too. */
function measured<T>(
  name: string,
  work: () => T,
  say: (line: string) => void,
): { readonly ms: number; readonly value: T } {
  const start = performance.now()
  const before = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(before)
  const ms = (user + system) / 1000
  say(`${name}: ${Math.round(ms)} ms of CPU, ${Math.round(performance.now() - start)} ms on the clock`)
  return { ms, value }
}
