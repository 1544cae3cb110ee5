import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodies } from '#shared/wire/message.ts'
import { isPlainSubmit } from '#shared/wire/plainSubmit.ts'

const id = (prefix: string) => fc.stringMatching(/^[a-z0-9]{12}$/).map((twelve) => `${prefix}_${twelve}`)
const cellValue = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.boolean(),
  fc.array(fc.string({ maxLength: 64 }), { maxLength: 4 }),
  fc.constant(null),
)
const at = {
  customer: id('cus'),
  table: fc.constantFrom('customers', 'contacts', 'followups', 'reminders'),
  record: fc.oneof(id('rec'), id('cus')),
}
const set = fc.record({
  kind: fc.constant('set'),
  ...at,
  cells: fc.array(fc.record({ column: id('col'), was: cellValue, now: cellValue }), { minLength: 1, maxLength: 3 }),
})
const create = fc.record(
  {
    kind: fc.constant('create'),
    ...at,
    cells: fc.array(fc.record({ column: id('col'), now: cellValue }), { maxLength: 3 }),
    owner: fc.option(id('mem')),
  },
  { requiredKeys: ['kind', 'customer', 'table', 'record', 'cells'] },
)
const part = fc.record({
  set: fc.record(
    {
      id: id('set'),
      kind: fc.constantFrom('edit', 'paste', 'import', 'undo'),
      label: fc.string({ maxLength: 20 }),
      author: id('mem'),
      device: id('dev'),
      madeAt: fc.integer(),
      undoes: id('set'),
    },
    { requiredKeys: ['id', 'kind', 'label', 'author', 'device', 'madeAt'] },
  ),
  part: fc.nat(100_000),
  changes: fc.array(fc.oneof(set, create), { minLength: 1, maxLength: 3 }),
  link: fc.option(id('lnk')),
})
const submit = fc.record({ parts: fc.array(part, { minLength: 1, maxLength: 3 }) })

/** As the wire gives it. */
const overTheWire = (body: unknown): unknown => JSON.parse(JSON.stringify(body)) as unknown

const strange = fc.oneof(
  cellValue,
  fc.constantFrom<unknown>('a\rb', '\ud800', 'x'.repeat(65), 'x'.repeat(201), 'x'.repeat(20_001), -1, 1.5, 2 ** 53),
  fc.constantFrom<unknown>('cus_000000000000\n', 'CUS_000000000000', 'remove', 'claim', 'notes', {}, [], [[]], [{}]),
  fc.constantFrom<unknown>(
    8.64e15 + 2,
    100_001,
    Array.from({ length: 201 }, () => 'x'),
    ['x'.repeat(65)],
    [1],
  ),
)

/** Somewhere inside, one thing is another, missing or too much. */
const damaged = fc
  .record({ body: submit, place: fc.nat(), how: fc.constantFrom('other', 'missing', 'more', 'proto'), value: strange })
  .map(({ body, place, how, value }) => {
    const whole = overTheWire(body)
    const places = holders(whole)
    const chosen = places[place % places.length]
    if (chosen === undefined) return whole
    const { holder, key } = chosen
    if (how === 'missing') Reflect.deleteProperty(holder, key)
    else if (how === 'proto') Object.defineProperty(holder, '__proto__', { value, enumerable: true })
    else holder[how === 'more' ? 'more' : key] = value
    return overTheWire(whole)
  })

type Holder = Record<string, unknown>

/** Every property there is, with the object or array that holds it. */
function holders(value: unknown): { holder: Holder; key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Holder // an array is one too: its keys are its places
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...holders(holder[key])])
}

test('what people mostly send is seen at a glance, and is what the schema would make of it', () => {
  fc.assert(
    fc.property(submit, (body) => {
      const json = overTheWire(body)
      expect(isPlainSubmit(json)).toBe(true)
      expect(bodies.submit.parse(json)).toEqual(json)
    }),
    { numRuns: 300 },
  )
})

test('whatever is passed at a glance the schema passes too, unchanged', () => {
  let refused = 0
  fc.assert(
    fc.property(damaged, (json) => {
      const parsed = bodies.submit.safeParse(json)
      if (!parsed.success) refused += 1
      if (!isPlainSubmit(json)) return
      expect(parsed.success).toBe(true)
      expect(parsed.data).toStrictEqual(json)
    }),
    { numRuns: 3000 },
  )
  expect(refused).toBeGreaterThan(500)
})

test.each([
  ['no parts', { parts: [] }],
  ['no object', null],
  ['a list', []],
  ['too many parts', { parts: Array.from({ length: 65 }, () => ({})) }],
])('%s is left to the schema', (_, json) => {
  expect(isPlainSubmit(json)).toBe(false)
})
