import { expect, test } from 'vitest'
import { openOffice } from './office.ts'

test('an import neither makes nor changes a customer for one who may not import', () => {
  const office = openOffice()
  const nurse = office.hire('售后', 'afterSales', office.east)
  const customer = office.collect(office.anna, { name: '旧名' })
  const change = office.set(customer, 'name', '旧名', '新名')
  expect(office.does(nurse, [change], { kind: 'import' })).toEqual([
    { kind: 'refused', refusal: { kind: 'not-allowed' } },
  ])
  expect(office.reads(customer, 'name')).toBe('旧名')
  expect(office.does(nurse, [change])).toEqual([{ kind: 'accepted' }])
})
