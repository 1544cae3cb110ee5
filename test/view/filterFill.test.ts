import { expect, test } from 'vitest'
import { assert } from '#shared/base/result.ts'
import type { Company } from '#shared/ledger/company.ts'
import { filledFor } from '../../client/ledger/filterFill.ts'
import { openOffice } from '../ledger/office.ts'

function settle() {
  const office = openOffice()
  const grade = office.column('customers', 'grade')
  const option = grade.options?.[0]
  assert(option !== undefined, 'the template has grades')
  const { viewer } = office.speaker(office.anna)
  const present = office.ledger.companyNow()
  const fill = (row: Parameters<typeof filledFor>[2], { company = present, by = viewer } = {}) =>
    filledFor(
      {
        company: { get: () => company, subscribe: () => () => undefined },
        viewer: { get: () => by, subscribe: () => () => undefined },
        me: office.anna,
      },
      { filter: { join: 'and', of: [{ column: grade.id, op: 'anyOf', values: [option.id] }] }, quick: {} },
      row,
    )
  return { grade, option, viewer, present, fill }
}

test('a new customer takes the grade that the view asks for, beside what the gesture gives him', () => {
  const { grade, option, fill } = settle()
  expect(fill([])).toEqual([{ column: grade.id, now: option.id }])
  expect(fill([{ column: grade.id, now: null }])).toEqual([{ column: grade.id, now: null }])
})

test('not where his maker does not write the column, nor an option that is no longer offered', () => {
  const { grade, option, viewer, present, fill } = settle()
  expect(fill([], { by: { ...viewer, classes: { ...viewer.classes, edit: new Set() } } })).toEqual([])
  const options = [{ ...option, deleted: true }]
  const company: Company = { ...present, columns: new Map([[grade.id, { ...grade, options }]]) }
  expect(fill([], { company })).toEqual([])
})
