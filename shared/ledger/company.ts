import * as Y from 'yjs'
import { z } from 'zod'
import { Uploads } from '../attachment/uploads.ts'
import { ColumnId, CompanyId, DepartmentId, MemberId, OptionId, type ViewId } from '../base/id.ts'
import { Pool } from '../ownership/pool.ts'
import { Day, Instant } from '../base/instant.ts'
import { PoolRules } from '../ownership/poolRules.ts'
import { SightRules } from '../ownership/sightRules.ts'
import { Role, RoleId } from '../ownership/role.ts'
import { Sharing } from '../ownership/sharing.ts'
import { View } from '../view/view.ts'
import { Column } from './column.ts'
import { ClassMoves } from './columnClass.ts'
import { Removal } from './removal.ts'

export const Department = z
  .object({
    id: DepartmentId,
    name: z.string().trim().min(1).max(60),
    parent: DepartmentId.nullable(),
    order: z.number(),
  })
  .readonly()
export type Department = z.infer<typeof Department>

/** What somebody is, and where. */
export const Post = z.object({ role: RoleId, department: DepartmentId }).readonly()
export type Post = z.infer<typeof Post>

/** A colleague who sees and edits somebody's customers for a time. `active` is the server's: set and taken by its day. */
export const StandIn = z
  .object({
    member: MemberId,
    from: Day,
    until: Day,
    active: z.boolean(),
    /** Who arranged it, and when: the server's as well. */
    by: MemberId.optional(),
    at: Instant.optional(),
    /** The days it was for until `by` changed them. */
    before: z.object({ from: Day, until: Day }).readonly().optional(),
  })
  .readonly()
export type StandIn = z.infer<typeof StandIn>

/** A stand-in that somebody ended before its last day: known until that day has passed, so that both are told. */
export const StandInEnded = z.object({ member: MemberId, from: Day, until: Day, by: MemberId, at: Instant }).readonly()
export type StandInEnded = z.infer<typeof StandInEnded>

/** One person of the company, his main post first. Those who left stay listed so that history keeps its names. */
export const Member = z
  .object({
    id: MemberId,
    name: z.string().trim().min(1).max(60),
    role: RoleId,
    department: DepartmentId,
    /** Posts beside the main one; their rights add up. */
    posts: z.array(Post).max(10).readonly().optional(),
    left: z.boolean().optional(),
    /** Who stands in for him. */
    standIn: StandIn.optional(),
    /** The newest last; the server's. */
    standInsEnded: z.array(StandInEnded).max(10).readonly().optional(),
  })
  .readonly()
export type Member = z.infer<typeof Member>

/** Every post of a person, the main one first. */
export const postsOf = ({ role, department, posts = [] }: Member): readonly Post[] => [{ role, department }, ...posts]

/** What the company decided once for everybody. */
export const Settings = z
  .object({
    /** Days until the next follow-up by grade option (A 1, B 7, C 15, D 30, E 365). */
    cadenceDays: z.record(OptionId, z.number().int().min(1).max(3650)),
    /** Minutes east of Greenwich by which days are counted. */
    zoneMinutes: z.number().int().min(-720).max(840),
    pool: PoolRules.optional(),
    /**
     * `watermark`: a line at the head of every workbook that leaves the company: who took it out, when, under which
     * number. `screen`: every page bears the name of its reader and the day, so that a picture of it says whose it was (M7).
     */
    exports: z.object({ watermark: z.boolean(), screen: z.boolean().optional() }).readonly().optional(),
    sight: SightRules.optional(),
    sharing: Sharing.optional(),
    uploads: Uploads.optional(),
    /** Pools beside the common one, and what the common one is set to. */
    pools: z.array(Pool).max(50).readonly().optional(),
  })
  .readonly()
export type Settings = z.infer<typeof Settings>

/** Everything a screen or a rule needs to know of the company, read from the `company` document. */
export interface Company {
  readonly id: CompanyId
  readonly name: string
  readonly columns: ReadonlyMap<ColumnId, Column>
  readonly members: ReadonlyMap<MemberId, Member>
  readonly departments: ReadonlyMap<DepartmentId, Department>
  /** The roles that the company made, deleted ones included. */
  readonly roles: ReadonlyMap<RoleId, Role>
  /** Shared views, those thrown away too. */
  readonly views: ReadonlyMap<ViewId, View>
  /** Who threw a column or an option away, by its id; nothing of those that are offered. */
  readonly removals: ReadonlyMap<ColumnId | OptionId, Removal>
  readonly settings: Settings
  /** Columns that went from one class to another. */
  readonly classMoves?: ClassMoves
  /** Who had the last turn when customers were shared out by the rota. */
  readonly lastTurn?: MemberId | undefined
  /** Who was called last to help at a colleague's customer, where that has turns of its own. */
  readonly lastHelp?: MemberId | undefined
}

/**
 * Layout of the `company` document, all roots Y.Map, all values plain JSON written whole by the server:
 * `about` {id, name, settings, classMoves, lastTurn, lastHelp} · `columns` by ColumnId · `members` by MemberId · `departments` by DepartmentId ·
 * `roles` by RoleId · `views` by ViewId · `removals` {by, at} by ColumnId and OptionId.
 * Everybody reads all of it, so columns outside the normal class are not in it: they travel to those who may see them.
 */
export const companyRoots = {
  about: 'about',
  columns: 'columns',
  members: 'members',
  departments: 'departments',
  roles: 'roles',
  views: 'views',
  removals: 'removals',
} as const

/** Reads the company document; entries that do not parse are left out (an older client meets a newer server). */
export function readCompany(doc: Y.Doc): Company | null {
  const about = doc.getMap(companyRoots.about)
  const id = CompanyId.safeParse(about.get('id'))
  const settings = Settings.safeParse(about.get('settings'))
  if (!id.success || !settings.success) return null
  const name = about.get('name')
  return {
    id: id.data,
    name: typeof name === 'string' ? name : '',
    settings: settings.data,
    lastTurn: MemberId.safeParse(about.get('lastTurn')).data,
    lastHelp: MemberId.safeParse(about.get('lastHelp')).data,
    columns: readEntries(doc.getMap(companyRoots.columns), Column),
    members: readEntries(doc.getMap(companyRoots.members), Member),
    departments: readEntries(doc.getMap(companyRoots.departments), Department),
    roles: readEntries(doc.getMap(companyRoots.roles), Role),
    views: readEntries(doc.getMap(companyRoots.views), View),
    removals: readRemovals(doc.getMap(companyRoots.removals)),
    classMoves: ClassMoves.safeParse(about.get('classMoves')).data ?? {},
  }
}

/** The company with the columns that travel beside its document; without any, the same company. */
export function withClassedColumns(company: Company, classed: readonly Column[]): Company {
  if (classed.length === 0) return company
  const columns = new Map(company.columns)
  for (const column of classed) columns.set(column.id, column)
  return { ...company, columns }
}

/** The company with the views of which its document has not all; without any, the same company. */
export function withClassedViews(company: Company, classed: readonly View[]): Company {
  if (classed.length === 0) return company
  const views = new Map(company.views)
  for (const view of classed) views.set(view.id, view)
  return { ...company, views }
}

function readRemovals(map: Y.Map<unknown>): Company['removals'] {
  const removals = new Map<ColumnId | OptionId, Removal>()
  for (const [id, value] of map.entries()) {
    const parsed = Removal.safeParse(value)
    if (parsed.success) removals.set(id as ColumnId, parsed.data) // written by the server under such ids alone
  }
  return removals
}

function readEntries<Id extends string, T extends { readonly id: Id }>(
  map: Y.Map<unknown>,
  schema: z.ZodType<T>,
): ReadonlyMap<Id, T> {
  const entries = new Map<Id, T>()
  for (const value of map.values()) {
    const parsed = schema.safeParse(value)
    if (parsed.success) entries.set(parsed.data.id, parsed.data)
  }
  return entries
}

/** `department` and everything under it, however deep. */
export function departmentsBelow(
  departments: ReadonlyMap<DepartmentId, Department>,
  department: DepartmentId,
): Set<DepartmentId> {
  const below = new Set<DepartmentId>([department])
  for (let grown = true; grown;) {
    grown = false
    for (const each of departments.values()) {
      if (each.parent !== null && below.has(each.parent) && !below.has(each.id)) {
        below.add(each.id)
        grown = true
      }
    }
  }
  return below
}

/** `department` and everything above it. */
export function departmentsAbove(
  departments: ReadonlyMap<DepartmentId, Department>,
  department: DepartmentId,
): readonly DepartmentId[] {
  const above: DepartmentId[] = []
  for (let at: DepartmentId | null = department; at !== null && !above.includes(at);) {
    above.push(at)
    at = departments.get(at)?.parent ?? null
  }
  return above
}
