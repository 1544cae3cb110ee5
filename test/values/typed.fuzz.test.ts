import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCell } from '#shared/ledger/checkCell.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import { column, context, regions, tags } from './world.ts'

const kinds = [
  'number',
  'currency',
  'percent',
  'date',
  'dateTime',
  'rating',
  'checkbox',
  'text',
  'phone',
  'email',
  'url',
] as const

test('whatever is typed into whatever column, an accepted value passes the door', () => {
  const columns = [...kinds.map((kind) => column(kind)), regions, tags]
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789.-/年月日万亿%¥,()下周一点半 +@a:')) }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...columns), texts, (of, text) => {
      const result = parseCell(of, text, context)
      if (result.ok) expect(checkCell(of, result.value, context)).toBeNull()
    }),
    { numRuns: 5000 },
  )
})
