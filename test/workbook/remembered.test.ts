import { describe, expect, test } from 'vitest'
import type { Mapping } from '#shared/workbook/mapping.ts'
import { readRemembered, recall, remember, type RememberedImport } from '#shared/workbook/remembered.ts'
import { column, columnId } from '../values/world.ts'
import { manager, rep } from './world.ts'

const named = (...names: readonly string[]) => names.map((name) => ({ name }))
const to = (id: string): Mapping => ({ kind: 'column', column: columnId(id) })
const skip: Mapping = { kind: 'skip' }
const ledger = ['name', 'phone', 'remark'].map((id) => column('text', { id: columnId(id), name: id }))
const first = remember([], {
  file: '客户.xlsx',
  at: 1,
  columns: named('单位', '联系方式', '备注', '业务员'),
  mappings: [to('name'), to('remark'), skip, { kind: 'owner' }],
})

const recalled = (list: readonly RememberedImport[], names: readonly string[], rights = manager, columns = ledger) =>
  recall(list, {
    columns: named(...names),
    proposed: names.map((_, place) => (place === 1 ? to('phone') : skip)),
    ledger: columns,
    rights,
  })

describe('the mappings of an import', () => {
  test('are there again for a workbook with the same headers, in whatever order and spelling', () => {
    const found = recalled(first, ['业务员', '单位 ', '备注', '联系方式'])
    expect(found?.mappings).toEqual([{ kind: 'owner' }, to('name'), skip, to('remark')])
    expect(found?.from).toMatchObject({ file: '客户.xlsx', at: 1 })
  })

  test('are not forced on a workbook with other headers', () => {
    expect(recalled(first, ['单位', '联系方式', '备注'])).toBeNull()
    expect(recalled(first, ['单位', '联系方式', '备注', '业务员', '地址'])).toBeNull()
  })

  test('are proposed anew where a column was deleted since, and give nobody what he may not do', () => {
    const gone = ledger.map((each) => (each.id === columnId('remark') ? { ...each, deleted: true } : each))
    const found = recalled(first, ['单位', '联系方式', '备注', '业务员'], rep, gone)
    expect(found?.mappings).toEqual([to('name'), to('phone'), skip, skip])
  })

  test('are the latest of those headers', () => {
    const again = remember(first, {
      file: '客户2.xlsx',
      at: 2,
      columns: named('备注', '单位', '业务员', '联系方式'),
      mappings: [skip, to('name'), skip, to('phone')],
    })
    expect(again.map(({ file }) => file)).toEqual(['客户2.xlsx'])
    expect(recalled(again, ['单位', '联系方式', '备注', '业务员'])?.mappings).toEqual([
      to('name'),
      to('phone'),
      skip,
      skip,
    ])
  })

  test('are forgotten, the oldest first, before they fill their place', () => {
    let list: readonly RememberedImport[] = []
    for (let count = 0; count < 60; count += 1) {
      const columns = named(...Array.from({ length: 40 }, (_, place) => `第 ${count} 种表的第 ${place} 列`))
      list = remember(list, { file: `${count}.xlsx`, at: count, columns, mappings: columns.map(() => to('name')) })
    }
    expect(JSON.stringify(list).length).toBeLessThan(30_000)
    expect(list[0]?.file).toBe('59.xlsx')
    expect(readRemembered(structuredClone(list))).toEqual(list)
  })

  test('that cannot be read are none', () => {
    expect(readRemembered(undefined)).toEqual([])
    expect(readRemembered([{ file: 1 }, first[0]])).toEqual(first)
  })
})
