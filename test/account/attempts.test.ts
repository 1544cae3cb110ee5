import { expect, test } from 'vitest'
import { attemptLimits, createAttempts } from '../../server/account/attempts.ts'

test('the sixth wrong password within fifteen minutes is not judged', () => {
  let at = 1_000
  const attempts = createAttempts({ now: () => at })
  for (let tried = 0; tried < 5; tried += 1) {
    expect(attempts.begin('li.na')).not.toHaveProperty('retryAfterMs')
    at += 1_000
  }
  expect(attempts.begin('li.na')).toEqual({ retryAfterMs: attemptLimits.windowMs - 5_000 })
  expect(attempts.begin('wang')).not.toHaveProperty('retryAfterMs')
  at = 1_000 + attemptLimits.windowMs
  expect(attempts.begin('li.na')).not.toHaveProperty('retryAfterMs')
})

test('twenty tries at once: five are judged', () => {
  const attempts = createAttempts({ now: () => 0 })
  const judged = Array.from({ length: 20 }, () => attempts.begin('li.na')).filter((each) => !('retryAfterMs' in each))
  expect(judged).toHaveLength(5)
})

test('the right password clears the account, a busy server does not count', () => {
  const attempts = createAttempts({ now: () => 0 })
  for (let tried = 0; tried < 40; tried += 1) {
    const attempt = attempts.begin('li.na')
    if ('retryAfterMs' in attempt) throw new Error('refused a person who knows the password')
    if (tried % 2 === 0) attempt.right()
    else attempt.undecided()
  }
})

test('memory stays bounded under made-up names', () => {
  const attempts = createAttempts({ now: () => 0, most: 3 })
  for (const login of ['a1', 'a1', 'a1', 'a1', 'a1']) attempts.begin(login)
  expect(attempts.begin('a1')).toHaveProperty('retryAfterMs')
  for (const login of ['b1', 'b2', 'b3']) attempts.begin(login)
  expect(attempts.begin('a1')).not.toHaveProperty('retryAfterMs')
})
