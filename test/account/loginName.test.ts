import { expect, test } from 'vitest'
import { parseLoginName } from '../../server/account/loginName.ts'

test.each([
  ['li.na', 'li.na'],
  ['Li.Na', 'li.na'],
  [' 王小明 ', '王小明'],
  ['ｗａｎｇ＿１', 'wang_1'],
  ['13800001234', '13800001234'],
  ['+8613800001234', '13800001234'],
  ['86 138-0000-1234', '13800001234'],
  ['a1', 'a1'],
])('%j signs in as %j', (typed, login) => {
  expect(parseLoginName(typed)).toEqual({ ok: true, value: login })
})

test.each(['', 'a', '~com_abc', 'li na', 'li@na', '<script>', 'x'.repeat(41), '😀😀'])(
  '%j is no login name',
  (typed) => {
    expect(parseLoginName(typed)).toEqual({ ok: false, refusal: { kind: 'bad-login' } })
  },
)
