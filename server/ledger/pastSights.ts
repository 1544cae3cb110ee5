import { z } from 'zod'
import { ColumnId, DepartmentId, MemberId } from '#shared/base/id.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { hiddenColumns, mayRead, nobody, type Viewer } from '#shared/ownership/rights.ts'
import type { ClassByColumn } from '#shared/ledger/columnClass.ts'
import type { Reader, Scope, WriteTx } from '../store/store.ts'
import { rightsText } from './rightsText.ts'
import { scopeOf } from './scope.ts'

/** What somebody saw under rights that he has no more: enough to ask `mayRead` once again, and to know his columns. */
const PastSight = z
  .object({
    /** The name of these rights, as his copies bear it. */
    rights: z.string(),
    /** The entry that ended them; it was still written under them. */
    until: z.number().int(),
    /** Null: he was not of the company. */
    saw: z
      .object({
        all: z.boolean(),
        own: z.boolean(),
        departments: z.array(DepartmentId),
        standsFor: z.array(MemberId),
        inside: z.array(DepartmentId),
        hidden: z.array(ColumnId),
      })
      .nullable(),
  })
  .readonly()
type PastSight = z.infer<typeof PastSight>

const PastSights = z.object({
  /** Of rights that ended up to this entry nothing is known any more. */
  forgotten: z.number().int(),
  /** Newest last. */
  sights: z.array(PastSight),
})

/** Kept a person: who was away through more changes of his rights than these boots anew. */
const most = 16

const keyOf = (member: MemberId) => `past sights/${member}`

/** One way of seeing: which customers, and which columns of them not. */
export interface Sight {
  readonly reads: (envelope: Envelope) => boolean
  /** The same customers, as the store is asked for them. */
  readonly scope: Scope
  readonly hidden: ReadonlySet<ColumnId>
}

/** What a person saw at which time, the present last. */
export interface Sights {
  readonly member: MemberId
  /** The name of his present rights. */
  readonly rights: string
  readonly present: Sight
  readonly past: readonly { readonly rights: string; readonly until: number; readonly sight: Sight }[]
  /** Of rights that ended up to this entry nothing is known any more. */
  readonly forgotten: number
}

/** A person's present sight and the former ones that are still known. */
export function sightsOf(read: Reader, viewer: Viewer, classes: ClassByColumn): Sights {
  const { member } = viewer
  const { forgotten, sights } = readPast(read, member)
  return {
    member,
    rights: rightsText(viewer, sights.at(-1)?.until ?? 0),
    present: sightOf(viewer, hiddenColumns(viewer, classes)),
    past: sights.map(({ rights, until, saw }) => ({ rights, until, sight: pastSight(member, saw) })),
    forgotten,
  }
}

/** By which rights he saw what the entry `seq` wrote, when it was written. */
export const sightAt = ({ past, present }: Sights, seq: number): Sight =>
  past.find(({ until }) => until >= seq)?.sight ?? present

/** His rights of before end with the entry `until`. */
export function keepPastSight(
  tx: WriteTx,
  member: MemberId,
  {
    was,
    hidden,
    until,
  }: { readonly was: Viewer | null; readonly hidden: ReadonlySet<ColumnId>; readonly until: number },
): void {
  const { forgotten, sights } = readPast(tx, member)
  const since = sights.at(-1)?.until ?? 0
  const ended: PastSight = {
    rights: was === null ? '' : rightsText(was, since),
    until,
    saw: was === null ? null : sawOf(was, hidden),
  }
  const kept = [...sights, ended]
  const dropped = kept.splice(0, Math.max(0, kept.length - most))
  tx.setMeta(keyOf(member), JSON.stringify({ forgotten: dropped.at(-1)?.until ?? forgotten, sights: kept }))
}

function readPast(read: Reader, member: MemberId): z.infer<typeof PastSights> {
  const text = read.meta(keyOf(member))
  return text === null ? { forgotten: 0, sights: [] } : PastSights.parse(JSON.parse(text))
}

const sightOf = (viewer: Viewer, hidden: ReadonlySet<ColumnId>): Sight => ({
  reads: (envelope) => mayRead(viewer, envelope),
  scope: scopeOf(viewer),
  hidden,
})

const sawOf = ({ extents: { see }, standsFor, inside }: Viewer, hidden: ReadonlySet<ColumnId>): PastSight['saw'] => ({
  all: see.all,
  own: see.own,
  departments: [...see.departments],
  standsFor: [...standsFor],
  inside: [...inside],
  hidden: [...hidden],
})

function pastSight(member: MemberId, saw: PastSight['saw']): Sight {
  const viewer = nobody(member)
  if (saw === null) return sightOf(viewer, new Set())
  const see = { all: saw.all, own: saw.own, departments: new Set(saw.departments) }
  const then: Viewer = {
    ...viewer,
    extents: { ...viewer.extents, see },
    standsFor: new Set(saw.standsFor),
    inside: new Set(saw.inside),
  }
  return sightOf(then, new Set(saw.hidden))
}
