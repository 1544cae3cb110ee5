import { expect, test } from 'vitest'
import { createLineIndex } from '../../client/sheet/lineIndex.ts'
import { createPhonetics } from '../../client/sheet/phonetics.ts'
import { createRowIndex } from '../../client/sheet/rowIndex.ts'
import { columnId, columns, context, ledgerRows, recordId } from './ledgerRows.ts'

test('100,000 rows: what sorting, searching and one change cost (printed)', () => {
  const rows = ledgerRows(100_000)
  const index = createLineIndex(
    createRowIndex({ rows, phonetics: createPhonetics(null), later: () => () => undefined }),
  )
  index.show(columns, context)
  const byAmount = [{ column: columnId('amount'), descending: false }]
  const lines: string[] = []
  const time = (name: string, work: () => void, times = 1) => {
    const start = performance.now()
    for (let n = 0; n < times; n += 1) work()
    lines.push(`${name} ${((performance.now() - start) / times).toFixed(2)} ms`)
  }
  for (const column of ['amount', 'owner', 'next']) {
    time(`sort ${column}, first`, () =>
      index.ask({ search: '', sort: [{ column: columnId(column), descending: false }] }),
    )
    time(`sort ${column}, again`, () =>
      index.ask({ search: '', sort: [{ column: columnId(column), descending: true }] }),
    )
  }
  time('search, first', () => index.ask({ search: '重庆', sort: byAmount }))
  time('search, again', () => index.ask({ search: '电子', sort: byAmount }))
  index.ask({ search: '', sort: byAmount })
  const levels = ['stage', 'owner', 'next'].map((column) => ({
    column: columnId(column),
    descending: false,
    ...(column === 'next' && { by: 'month' as const }),
  }))
  for (const depth of [1, 2, 3]) {
    const groups = levels.slice(0, depth)
    const ask = () => {
      index.ask({ search: '', sort: byAmount, groups })
      return index.size
    }
    time(`group by ${depth}, first`, ask)
    index.ask({ search: '', sort: byAmount })
    time(`group by ${depth}, again`, ask)
  }
  let g = 0
  time(
    'one change in groups',
    () => {
      rows.put(recordId((g += 7_919) % 100_000), { [columnId('amount')]: (g * 31) % 10_000 })
      index.at(50)
    },
    100,
  )
  index.ask({ search: '', sort: byAmount })
  let n = 0
  time('one change', () => rows.put(recordId((n += 7_919) % 100_000), { [columnId('amount')]: (n * 31) % 10_000 }), 500)
  console.log(lines.join('\n'))
  expect(index.size).toBe(100_000)
})
