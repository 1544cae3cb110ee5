import { describe, expect, test } from 'vitest'
import { Change } from '#shared/ledger/change.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { changesOf } from '#shared/workbook/importChanges.ts'
import { proposeMappings } from '#shared/workbook/mapping.ts'
import type { ImportPlan } from '#shared/workbook/plan.ts'
import { previewOf } from '#shared/workbook/preview.ts'
import { problemList } from '#shared/workbook/problemList.ts'
import { readCell } from '#shared/workbook/readCell.ts'
import type { SourceCell } from '#shared/workbook/sheet.ts'
import { readTable } from '#shared/workbook/table.ts'
import { createImportSession } from '../../client/workbook/importSession.ts'
import { workbookZh } from '../../client/words/workbook.zh.ts'
import { columnNamed, columns, context, manager, planOf, randomFrom, rep, sheetOf } from './world.ts'
import { memberId } from '../values/world.ts'

const targetsOf = (headers: readonly string[], row: readonly (string | number)[], rights = manager) => {
  const table = readTable(sheetOf([headers, row]))
  return proposeMappings(table, columns, rights).map((mapping) => {
    if (mapping.kind !== 'column') return mapping.kind
    const column = columns.find(({ id }) => id === mapping.column)
    return `${column?.table}.${column?.name}`
  })
}

describe('columns are mapped by what they are called', () => {
  test.each([
    ['公司名称', '远山', 'customers.客户名称'],
    ['单位名称*', '远山', 'customers.客户名称'],
    ['Company', 'Acme', 'customers.客户名称'],
    ['Customer Name', 'Acme', 'customers.客户名称'],
    ['客户名称（必填）', '远山', 'customers.客户名称'],
  ])('%s', (header, value, target) => {
    expect(targetsOf([header, '备注'], [value, '好'])).toEqual([target, 'customers.备注'])
  })

  test('customer and contact side by side', () => {
    expect(
      targetsOf(
        ['客户', '联系人', '手机', '电话', '职务', '业务员', '所属行业', '详细地址', '注册资本(万元)'],
        ['远山', '王总', '13800138000', '021-62345678', '经理', '李明', '制造业', '世纪大道', '500'],
      ),
    ).toEqual([
      'customers.客户名称',
      'contacts.姓名',
      'contacts.手机',
      'customers.电话',
      'contacts.职务',
      'owner',
      'customers.行业',
      'customers.地址',
      'customers.注册资本',
    ])
  })

  test('without a header that says so, the first texts name the customer', () => {
    expect(targetsOf(['项目', '数'], ['远山', 5])).toEqual(['customers.客户名称', 'new'])
  })

  test('a name alone does not make prose a phone number', () => {
    expect(targetsOf(['客户名称', '电话'], ['远山', '下次再问'])).toEqual(['customers.客户名称', 'new'])
  })

  test('a rep adds no columns and assigns nobody', () => {
    expect(targetsOf(['客户名称', '自定义', '负责人'], ['远山', 'x', '李明'], rep)).toEqual([
      'customers.客户名称',
      'skip',
      'skip',
    ])
  })
})

const valueAt = (plan: ImportPlan, name: string, row: number) => {
  const found = plan.columns.find(({ column }) => column.name === name)
  return found === undefined ? undefined : formatCell(found.column, found.values[row], context)
}

describe('a plan says what would come of a file', () => {
  const sheet = sheetOf([
    ['客户名称', '客户等级', '行业', '签约日期', '金额', '卡号', '负责人', '联系人', '手机'],
    [
      '远山商贸',
      'A',
      '制造业',
      { number: 45356, as: 'date' },
      '1.2万',
      '6222021234567890123',
      '李明',
      '王总',
      13800138000,
    ],
    ['近水科技', 'a', '新能源', '2024年3月6日', 300, '007', '查无此人', null, null],
    ['客户名称', '客户等级', '行业', '签约日期', '金额', '卡号', '负责人', '联系人', '手机'],
    [null, 'B', null, null, null, null, null, null, null],
    ['远山商贸', 'Z', '制造业', '2024-3-7', '很多', '1', '', null, null],
    ['合计', null, null, null, 12_300, null, null, null, null],
  ])
  const { plan, table } = planOf(sheet, { existing: ['近水科技'] })

  test('rows, reasons, duplicates', () => {
    expect(plan.skipped.map((reason) => reason?.kind ?? null)).toEqual([
      null,
      null,
      'repeated-header',
      'no-name',
      null,
      'total-row',
    ])
    expect([...plan.duplicates]).toEqual([1, 4])
    expect(plan.created).toBe(3)
  })

  test('values by their kind', () => {
    expect([0, 1, 4].map((row) => valueAt(plan, '签约日期', row))).toEqual(['2024-03-05', '2024-03-06', '2024-03-07'])
    expect([0, 1].map((row) => valueAt(plan, '卡号', row))).toEqual(['6222021234567890123', '007'])
    expect(valueAt(plan, '手机', 0)).toBe('13800138000')
    expect(valueAt(plan, '客户等级', 1)).toBe('A')
    expect(plan.owners[0]).toBe(memberId('li'))
  })

  test('new columns and options on the fly', () => {
    expect(plan.newColumns.map(({ name, kind }) => [name, kind])).toEqual([
      ['签约日期', 'date'],
      ['金额', 'text'],
      ['卡号', 'text'],
    ])
    const added = plan.newOptions.map(({ column, options }) => [
      columns.find(({ id }) => id === column)?.name,
      options.map(({ name }) => name),
    ])
    expect(added).toEqual([
      ['客户等级', ['Z']],
      ['行业', ['新能源']],
    ])
  })

  test('what is lost is listed by row', () => {
    expect(problemList(plan, table).map(({ row, column, why }) => [row, column, why.kind])).toEqual([
      [3, '负责人', 'unknown-person'],
      [4, null, 'repeated-header'],
      [5, null, 'no-name'],
      [7, null, 'total-row'],
    ])
  })

  test('whoever can have no customer of it is listed, and the row is whose file it is', () => {
    const liming = plan.owners[0]!
    const owners = (kind: 'owner-sees-none' | 'owner-not-yours') => {
      const again = planOf(sheet, { noOwners: new Map([[liming, { kind }]]) })
      expect(again.plan.owners[0]).toBeUndefined()
      return problemList(again.plan, again.table).map(({ row, column, text, why }) => [row, column, text, why.kind])[0]
    }
    expect(owners('owner-sees-none')).toEqual([2, '负责人', '李明', 'owner-sees-none'])
    expect(owners('owner-not-yours')).toEqual([2, '负责人', '李明', 'owner-not-yours'])
  })

  test('every change passes the door of the wire, columns first, contacts behind their customer', () => {
    const changes = [...changesOf(plan, randomFrom(3))]
    for (const change of changes) expect(Change.safeParse(change).success).toBe(true)
    expect(changes.map((change) => ('table' in change ? `${change.kind} ${change.table}` : change.kind))).toEqual([
      'putColumn',
      'putColumn',
      'putColumn',
      'addOptions',
      'addOptions',
      'create customers',
      'create contacts',
      'create customers',
      'create customers',
    ])
  })

  test('the preview shows rows as they will be', () => {
    const [first] = previewOf(plan, table, context, 5)
    expect(first).toMatchObject({ number: 2, skipped: null, duplicate: false })
    expect(first?.cells.map(({ text }) => text)).toContain('2024-03-05')
  })

  test('names that exist may be skipped instead', () => {
    expect(planOf(sheet, { existing: ['近水科技'], duplicates: 'skip' }).plan.created).toBe(1)
  })
})

test('a rep meets unknown options as problems', () => {
  const { plan } = planOf(
    sheetOf([
      ['客户名称', '客户等级'],
      ['远山', 'Z'],
    ]),
    { rights: rep },
  )
  expect(plan.problems).toMatchObject([{ refusal: { kind: 'unknown-option', name: 'Z' } }])
})

test('numbers already rounded by their workbook are told, not kept', () => {
  const sheet = sheetOf([
    ['客户名称', '地址'],
    ['远山', 6222021234567890000],
  ])
  expect(planOf(sheet).plan.problems).toMatchObject([{ refusal: { kind: 'digits-lost' } }])
})

test('a serial in a date column is a day; in a text column it stays a number', () => {
  const { plan } = planOf(
    sheetOf([
      ['客户名称', '认识时间', '地址'],
      ['远山', 45356, 45356],
    ]),
  )
  expect([valueAt(plan, '认识时间', 0), valueAt(plan, '地址', 0)]).toEqual(['2024-03-05', '45356'])
})

test('grades find the option they mean, however they are written; what is new is made once', () => {
  const written = ['A类', 'A级', 'c级', 'Ａ', 'a', 'grade B', 'D 等级', 'F类', 'f级']
  const { plan } = planOf(
    sheetOf([['客户名称', '客户等级'], ...written.map((grade, place) => [`远山${place}`, grade])]),
  )
  expect(written.map((_, row) => valueAt(plan, '客户等级', row))).toEqual([
    'A',
    'A',
    'C',
    'A',
    'A',
    'B',
    'D',
    'F类',
    'F类',
  ])
  expect(plan.newOptions.map(({ options }) => options.map(({ name }) => name))).toEqual([['F类']])
})

describe('serial numbers among days', () => {
  const founded = (header: string, cells: readonly SourceCell[], epochDays = 0) => {
    const sheet = sheetOf([['客户名称', header], ...cells.map((cell, place) => [`远山${place}`, cell])])
    const { plan } = planOf({ ...sheet, epochDays })
    const column = plan.columns.find(({ column: { name } }) => name === header)?.column
    return [column?.kind, ...cells.map((_, row) => valueAt(plan, header, row))]
  }

  test.each<[string, readonly SourceCell[], readonly string[]]>([
    ['成立日期', [45_000, '2024年3月5日', '2024/3/5'], ['date', '2023-03-15', '2024-03-05', '2024-03-05']],
    ['成立日期', ['45000', '2024年3月5日', '20240305'], ['date', '2023-03-15', '2024-03-05', '2024-03-05']],
    ['成立日期（必填）', [45_000, 45_001], ['date', '2023-03-15', '2023-03-16']],
    ['回款日期', [45_000, 45_001], ['date', '2023-03-15', '2023-03-16']],
    ['建档', [45_000, '2024年3月5日', '2024/3/5'], ['date', '2023-03-15', '2024-03-05', '2024-03-05']],
    ['Signing date', ['45000', '46000'], ['date', '2023-03-15', '2025-12-09']],
    ['到店时间', [45_000.5, 45_001], ['dateTime', '2023-03-15 12:00', '2023-03-16 00:00']],
    // one word spoils the kind, the days stay legible
    ['成立日期', [45_000, '2024年3月5日', '不详'], ['text', '2023-03-15', '2024年3月5日', '不详']],
  ])('%s of %j', (header, cells, expected) => {
    expect(founded(header, cells)).toEqual(expected)
  })

  test.each<[string, readonly SourceCell[], string]>([
    ['人数', [45_000, 46_000], 'number'],
    ['编码', [45_000, 45_001], 'text'],
    ['使用时间', [45_000, 30_000], 'number'],
    ['时间', [45_000, 12], 'number'],
    ['建档', [45_000, 46_000, '2024/3/5'], 'text'],
    ['Candidates', [45_000, 46_000], 'number'],
  ])('%s of %j stay numbers', (header, cells, kind) => {
    expect(founded(header, cells)[0]).toBe(kind)
    expect(founded(header, cells)[1]).not.toContain('-')
  })

  test('are counted in the calendar of their workbook', () => {
    expect(founded('成立日期', [43_538, '2024/3/5'], 1462)).toEqual(['date', '2023-03-15', '2024-03-05'])
    // chosen by hand, for neither header nor cells say so
    const founding = { ...columnNamed('客户名称'), kind: 'date' as const }
    expect(readCell(founding, 43_538, context, 1462)).toMatchObject({ value: '2023-03-15' })
    expect(readCell(founding, '43538', context, 1462)).toMatchObject({ value: '2023-03-15' })
  })
})

test.each([
  ['only a header', '客户名称,电话,客户等级\n'],
  ['a header of one column', '客户名称\n'],
  ['a header of columns nobody knows', '甲,乙\n'],
  ['a header and empty rows', '客户名称,电话\n,\n , \n'],
])('%s is told as that, not as a missing name', (_, text) => {
  const session = createImportSession(
    { columns, context, rights: manager, names: [], me: memberId('li') },
    { random: randomFrom(4) },
  )
  const opened = session.open(new TextEncoder().encode(text), 'a.csv')
  if (!opened.ok) throw new Error(opened.refusal.kind)
  const planned = session.plan(opened.value.first.mappings, 'create')
  if (planned.ok || planned.refusal.kind !== 'no-rows') throw new Error(JSON.stringify(planned))
  expect(workbookZh.planRefused['no-rows'](planned.refusal)).toMatch(/^只有表头，下面没有数据/)
})

describe('a unit in the header is meant for the cells without one', () => {
  const capital = (header: string, cells: readonly (string | number)[]) => {
    const { plan } = planOf(sheetOf([['客户名称', header], ...cells.map((cell, place) => [`客户${place}`, cell])]))
    return plan.columns.find(({ column }) => column.name === '注册资本')?.values
  }
  test.each([
    [
      '注册资本(万元)',
      [500, '500', '1,200.5', '500万', '300元', '￥80', null],
      [5e6, 5e6, 12_005_000, 5e6, 300, 80, null],
    ],
    ['注册资本（单位：亿元）', ['0.07'], [7_000_000]],
    ['注册资本【万】', [500], [5e6]],
    ['注册资本', [500], [500]],
    ['注册资本(元)', [500], [500]],
    ['注册资本(万美元)', [500], [500]],
  ])('%s', (header, cells, values) => {
    expect(capital(header, cells as (string | number)[])).toEqual(values)
  })
})
