import { expect, test } from 'vitest'
import { createAdmission } from '../../server/account/admission.ts'

/** Work that ends when told. */
function gate() {
  const ends: (() => void)[] = []
  let running = 0
  return {
    work: async () => {
      running += 1
      await new Promise<void>((end) => ends.push(end))
      running -= 1
    },
    endOne: () => ends.shift()?.(),
    running: () => running,
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

test('four hashes run, twenty wait, the next is told to come back', async () => {
  const { work, endOne, running } = gate()
  const admission = createAdmission({ inFlight: 4, queue: 20 })
  const admitted = Array.from({ length: 24 }, () => admission.run(work))
  await expect(admission.run(work)).resolves.toBeNull()
  await settled()
  expect(running()).toBe(4)
  for (let ended = 0; ended < 24; ended += 1) {
    endOne()
    await settled()
    expect(running()).toBeLessThanOrEqual(4)
  }
  expect(await Promise.all(admitted)).toHaveLength(24)
})

test('a failing hash gives its place back', async () => {
  const admission = createAdmission({ inFlight: 1, queue: 0 })
  await expect(admission.run(() => Promise.reject(new Error('disk')))).rejects.toThrow('disk')
  await expect(admission.run(() => Promise.resolve(7))).resolves.toEqual({ value: 7 })
})
