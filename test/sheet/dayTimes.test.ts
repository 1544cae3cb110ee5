import { expect, test } from 'vitest'
import { dayTimes, timeText } from '../../client/sheet/layer/dayTimes.ts'

test('the times of a day are its half hours, and the one that is there among them', () => {
  expect(dayTimes(540)).toHaveLength(48)
  expect(
    dayTimes(17 * 60 + 51)
      .map(timeText)
      .slice(34, 38),
  ).toEqual(['17:00', '17:30', '17:51', '18:00'])
  expect(timeText(0)).toBe('00:00')
})
