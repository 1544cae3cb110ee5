import { isSameData } from './column.ts'
import type { Member } from './company.ts'
import { merged } from './mergeSettings.ts'

/** A person, role or department put anew. `was`: what its author saw; older apps do not say. */
export interface Put<T> {
  readonly was?: T | undefined
  readonly now: T
}

/** What stands once a put was laid over `present`, and the fields that somebody else changed otherwise meanwhile. */
export interface MergedPut<T> {
  readonly now: T
  readonly clashes: readonly (keyof T & string)[]
}

/**
 * What its author changed is as he wants it, what others changed meanwhile stays; where both changed one field, that is
 * a clash. Of lists each keeps what he added or took away. Without `was` all is as he wants it.
 */
export function mergePut<T extends object>(present: T | undefined, { was, now }: Put<T>): MergedPut<T> {
  if (present === undefined || was === undefined) return { now, clashes: [] }
  const fields = [...new Set([was, now, present].flatMap((each) => Object.keys(each)))] as (keyof T & string)[]
  return {
    now: merged({ was, now, present }, 'mine') as T, // its fields come from three of its kind
    clashes: fields.filter((field) => isClash(field, was[field], now[field], present[field])),
  }
}

/** The same for a person, where not at work or no further posts may be said in two ways and the server signs the stand-in. */
export function mergeMember(present: Member | undefined, { was, now }: Put<Member>): MergedPut<Member> {
  if (present === undefined) return { now, clashes: [] }
  const signed = (member: Member): Member => {
    const { left, posts = [], standIn, standInsEnded: _theServers, ...person } = member
    return {
      ...person,
      ...(posts.length > 0 && { posts }),
      ...(left === true && { left }),
      ...(standIn !== undefined && { standIn: isSameStandIn(member, present) ? present.standIn : standIn }),
      ...(present.standInsEnded !== undefined && { standInsEnded: present.standInsEnded }),
    }
  }
  return mergePut(signed(present), { was: was && signed(was), now: signed(now) })
}

/** The same colleague for the same days; who arranged it and whether it is one of the days is the server's. */
export function isSameStandIn({ standIn: one }: Pick<Member, 'standIn'>, { standIn: other }: Pick<Member, 'standIn'>) {
  return one?.member === other?.member && one?.from === other?.from && one?.until === other?.until
}

function isClash(field: string, was: unknown, now: unknown, present: unknown): boolean {
  if (isSameData(was, now) || isSameData(was, present) || isSameData(now, present)) return false
  if (Array.isArray(now) && Array.isArray(present)) return false
  // days of the one beside the colleague of the other are nobody's wish
  if (field === 'standIn' || !isRecord(was) || !isRecord(now) || !isRecord(present)) return true
  return Object.keys({ ...was, ...now, ...present }).some((key) => isClash(key, was[key], now[key], present[key]))
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
