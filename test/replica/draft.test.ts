import { expect, test } from 'vitest'
import { addCustomer, boss, columnOf, isSettled, startTeam, until } from './team.ts'

test('a half-written follow-up is kept on the device until it is saved or thrown away', async () => {
  await using team = await startTeam()
  const laptop = { ...team.laptop(boss), locks: navigator.locks }
  const first = await team.open(laptop)
  await until(() => isSettled(first), 'in step')
  const customer = await addCustomer(first, '青山')
  await until(() => isSettled(first), 'sent')
  const subject = columnOf(first, 'followUpSubject', 'followups')
  const draft = { cells: { [subject]: '还没写完' }, at: 5 }
  first.keepDraft(customer, { cells: { [subject]: '还没' }, at: 4 })
  first.keepDraft(customer, draft)
  expect(first.drafts.get().get(customer)).toEqual(draft)
  await first[Symbol.asyncDispose]()

  const again = await team.open(laptop, { offline: true })
  expect([...again.drafts.get()]).toEqual([[customer, draft]])
  expect(again.status.get().waiting).toBe(0)
  const tab = await team.open(laptop, { offline: true })
  again.keepDraft(customer, null)
  await until(() => tab.drafts.get().size === 0, 'the other tab heard')
  await again[Symbol.asyncDispose]()
  await tab[Symbol.asyncDispose]()

  const last = await team.open(laptop, { offline: true })
  expect(last.drafts.get().size).toBe(0)
})
