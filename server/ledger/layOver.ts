import { z } from 'zod'
import { MemberId } from '#shared/base/id.ts'
import { Instant } from '#shared/base/instant.ts'
import type { Refusal } from '#shared/ledger/change.ts'
import { isSameData } from '#shared/ledger/column.ts'
import { Member, type Department } from '#shared/ledger/company.ts'
import { mergeMember, mergePut, type Put } from '#shared/ledger/mergePut.ts'
import type { Role } from '#shared/ownership/role.ts'
import type { PartWork } from './partWork.ts'

export type LaidOver<T> = { readonly ok: true; readonly now: T } | { readonly ok: false; readonly refusal: Refusal }

/**
 * The person once somebody's change of him was laid over what he is now. Whoever left stays so, unless its author saw
 * that he had left and takes him back; and nothing else is changed of him.
 */
export function layOverMember(part: PartWork, put: Put<Member>): LaidOver<Member> {
  const present = part.company.members.get(put.now.id)
  if (present === undefined) {
    return put.was === undefined ? { ok: true, now: put.now } : { ok: false, refusal: { kind: 'unknown-member' } }
  }
  const comesBack = put.was?.left === true && put.now.left !== true
  if (present.left === true && !comesBack) {
    const { id } = present
    const leavesOnly = put.now.left === true && isSameData(without(put.was ?? put.now), without(put.now))
    return leavesOnly
      ? { ok: true, now: present }
      : { ok: false, refusal: { kind: 'has-left', member: id, ...whoPut(part, 'members', id, 'left') } }
  }
  const { now, clashes } = mergeMember(present, put)
  if (clashes[0] !== undefined) return clash(part, 'members', present, clashes[0])
  // two lists that were short enough may be too long together
  return Member.safeParse(now).success ? { ok: true, now } : { ok: false, refusal: { kind: 'too-large' } }
}

/** The same for a role. One that is given no more stays so, unless its author saw that and gives it again. */
export function layOverRole(part: PartWork, put: Put<Role>): LaidOver<Role> {
  const present = part.company.roles.get(put.now.id)
  if (present === undefined) return { ok: true, now: put.now }
  const comesBack = put.was?.deleted === true
  if (present.deleted === true && put.now.deleted !== true && !comesBack)
    return clash(part, 'roles', present, 'deleted')
  const { now, clashes } = mergePut(present, put)
  return clashes[0] === undefined ? { ok: true, now } : clash(part, 'roles', present, clashes[0])
}

/** The same for a department. One that was taken away is not made anew by who renames or moves it. */
export function layOverDepartment(part: PartWork, put: Put<Department>): LaidOver<Department> {
  const present = part.company.departments.get(put.now.id)
  if (present === undefined) {
    const isNew = put.was === undefined && whoPut(part, 'departments', put.now.id, 'deleted').at === undefined
    return isNew ? { ok: true, now: put.now } : clash(part, 'departments', put.was ?? put.now, 'deleted')
  }
  const { now, clashes } = mergePut(present, put)
  return clashes[0] === undefined ? { ok: true, now } : clash(part, 'departments', present, clashes[0])
}

type Root = 'members' | 'roles' | 'departments'
type Entry = Member | Role | Department

/** Remembers who changed which field and when, for those who come too late. `undefined`: taken away. */
export function notePut(
  part: PartWork,
  root: Root,
  id: string,
  before: Entry | undefined,
  now: Entry | undefined,
): void {
  const by = part.acting.actor
  if (by === null || isSameData(before, now)) return
  const fields = now === undefined ? ['deleted'] : Object.keys({ ...before, ...now }).filter((field) => differs(field))
  const stamps = Object.fromEntries(fields.map((field) => [field, { by, at: part.at }]))
  part.books.tx.setMeta(keyOf(root, id), JSON.stringify({ ...stampsOf(part, root, id), ...stamps }))

  function differs(field: string): boolean {
    return !isSameData(before?.[field as keyof Entry], now?.[field as keyof Entry])
  }
}

const Stamps = z.record(z.string(), z.object({ by: MemberId, at: Instant }))
const keyOf = (root: Root, id: string) => `put/${root}/${id}`

function stampsOf(part: PartWork, root: Root, id: string): z.infer<typeof Stamps> {
  const stored = part.books.tx.meta(keyOf(root, id))
  return stored === null ? {} : Stamps.parse(JSON.parse(stored))
}

/** Remembers who did something about an entry that is none of its fields, and when. */
export function noteDone(part: PartWork, root: Root, id: string, what: string): void {
  const by = part.acting.actor
  if (by === null) return
  part.books.tx.setMeta(keyOf(root, id), JSON.stringify({ ...stampsOf(part, root, id), [what]: { by, at: part.at } }))
}

/** Nothing of what was put before anybody kept this in mind. */
export function whoPut(part: PartWork, root: Root, id: string, field: string): { by?: MemberId; at?: Instant } {
  return stampsOf(part, root, id)[field] ?? {}
}

type Changed = Extract<Refusal, { kind: 'entry-changed' }>['part']

function clash(part: PartWork, root: Root, { id, name }: Entry, field: string): { ok: false; refusal: Refusal } {
  const said = { kind: 'entry-changed', name, part: field as Changed } as const // the fields of the three
  return { ok: false, refusal: { ...said, ...whoPut(part, root, id, field) } }
}

const without = (member: Member) => ({ ...member, left: undefined })
