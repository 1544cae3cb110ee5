import { expect, test } from 'vitest'
import { createToasts } from '../../client/kit/toasts.ts'

/** A clock that is wound by hand. */
function wound() {
  let due: (() => void) | null = null
  const toasts = createToasts((_ms, then) => {
    due = then
    return () => (due = null)
  })
  return { toasts, pass: () => due?.() }
}

test('a toast goes by itself', () => {
  const { toasts, pass } = wound()
  toasts.show({ text: '已粘贴' })
  expect(toasts.get()?.text).toBe('已粘贴')
  pass()
  expect(toasts.get()).toBeNull()
})

test('one that stays outlives the next and goes only when it is closed', () => {
  const { toasts, pass } = wound()
  toasts.show({ text: '没有写入', stays: true })
  pass()
  expect(toasts.get()?.text).toBe('没有写入')
  toasts.show({ text: '已粘贴' })
  expect(toasts.get()?.text).toBe('已粘贴')
  pass()
  expect(toasts.get()?.text).toBe('没有写入')
  toasts.hide()
  expect(toasts.get()).toBeNull()
})
