import { expect, test } from 'vitest'
import { openAccountsDatabase } from '../../server/account/accountsDatabase.ts'
import { createAdmission } from '../../server/account/admission.ts'
import { createIdentity } from '../../server/account/identity.ts'
import { parseLoginName, type LoginName } from '../../server/account/loginName.ts'
import { createSessions } from '../../server/account/sessions.ts'
import { cheapHasher } from './cheapHasher.ts'

const secret = 'x'.repeat(43)

async function world({ realHashes }: { readonly realHashes: boolean } = { realHashes: false }) {
  const database = openAccountsDatabase(':memory:')
  const admission = createAdmission({ inFlight: 4, queue: 20 })
  const identity = await createIdentity({ database, secret, admission, ...(!realHashes && { hasher: cheapHasher }) })
  const sessions = createSessions({ identity, database, secret, now: () => Date.now() })
  return { database, identity, sessions }
}

function login(typed: string): LoginName {
  const parsed = parseLoginName(typed)
  if (!parsed.ok) throw new Error(typed)
  return parsed.value
}

test('who has an account signs in with his password and with no other', async () => {
  const { identity } = await world({ realHashes: true })
  const made = await identity.create(login('李娜'), '李娜', 'correct horse')
  if (!made.ok) throw new Error(made.refusal.kind)
  expect(await identity.verify(login('李娜'), 'correct horse')).toEqual({ ok: true, value: made.value })
  expect(await identity.verify(login('李娜'), 'wrong horse')).toEqual({
    ok: false,
    refusal: { kind: 'wrong-password' },
  })
  expect(await identity.verify(login('nobody'), 'correct horse')).toEqual({
    ok: false,
    refusal: { kind: 'wrong-password' },
  })
})

test('a login name belongs to one account, also when eight ask for it at once', async () => {
  const { identity, database } = await world()
  const wishes = Array.from({ length: 8 }, () => identity.create(login('li.na'), '李娜', 'correct horse'))
  const made = await Promise.all(wishes)
  expect(made.filter(({ ok }) => ok)).toHaveLength(1)
  expect(made.filter((each) => !each.ok && each.refusal.kind === 'taken-login')).toHaveLength(7)
  expect(database.prepare('SELECT count(*) AS n FROM user').get()).toEqual({ n: 1 })
})

test('a password of seven letters is too weak, one of 129 too long', async () => {
  const { identity } = await world()
  for (const password of ['1234567', 'x'.repeat(129)]) {
    expect(await identity.create(login('li.na'), '李娜', password)).toEqual({
      ok: false,
      refusal: { kind: 'weak-password', least: 8, most: 128 },
    })
  }
})

test('a session is found by its own cookie until it is closed', async () => {
  const { identity, sessions } = await world()
  const account = await identity.createWithoutPassword('~demo', '周建国')
  const { session, cookie } = await sessions.open(account, 'Firefox')
  expect(await sessions.find(cookie)).toMatchObject({ id: session.id, account })
  expect(await sessions.find(`${session.token}.${'A'.repeat(43)}`)).toBeNull()
  expect(await sessions.find(session.token)).toBeNull()
  expect(await sessions.find('')).toBeNull()
  await sessions.close(session)
  expect(await sessions.find(cookie)).toBeNull()
})

test('who changes his password can no longer sign in with the old one', async () => {
  const { identity } = await world()
  const made = await identity.create(login('li.na'), '李娜', 'correct horse')
  if (!made.ok) throw new Error(made.refusal.kind)
  expect(await identity.changePassword(made.value.id, 'wrong horse', 'battery staple')).toMatchObject({
    refusal: { kind: 'wrong-password' },
  })
  expect(await identity.changePassword(made.value.id, 'correct horse', 'battery staple')).toEqual({
    ok: true,
    value: null,
  })
  expect(await identity.verify(login('li.na'), 'correct horse')).toMatchObject({ ok: false })
  expect(await identity.verify(login('li.na'), 'battery staple')).toMatchObject({ ok: true })
})
