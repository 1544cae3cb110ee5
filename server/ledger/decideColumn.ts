import type { CompanyChange } from '#shared/ledger/change.ts'
import { areRulesSound } from '#shared/ledger/checkRules.ts'
import { isChoice, isSameColumn, isTypeable, type Column, type Option, mayBeClassed } from '#shared/ledger/column.ts'
import { classOf, withMove } from '#shared/ledger/columnClass.ts'
import type { Company } from '#shared/ledger/company.ts'
import { placeColumn } from '#shared/ledger/place.ts'
import { mayConfigure, maySeeColumn, type Viewer } from '#shared/ownership/rights.ts'
import type { Author } from './author.ts'
import type { CompanyDecision } from './companyDecision.ts'
import type { CompanyWrite } from './companyWrite.ts'
import type { PartWork } from './partWork.ts'
import { withOptionsFor } from './retypeColumn.ts'

type Of<Kind extends CompanyChange['kind']> = Extract<CompanyChange, { kind: Kind }>

const notAllowed = { ok: false, refusal: { kind: 'not-allowed' } } as const
const gone = (column: Column['id']) => ({ ok: false, refusal: { kind: 'column-gone', column } }) as const

/** Adds a column or replaces it whole, if nobody changed it since `was`. */
export function decideColumn(company: Company, viewer: Viewer, { was, now }: Of<'putColumn'>): CompanyDecision {
  if (!mayConfigure(viewer) || now.table === 'comments' || now.id === placeColumn) return notAllowed
  const present = company.columns.get(now.id)
  // one that he does not see is not there, and none goes where he does not see it
  if (present !== undefined && !maySeeColumn(viewer, present)) return gone(now.id)
  if (!maySeeColumn(viewer, now)) return notAllowed
  if (present !== undefined && was === null) return { ok: false, refusal: { kind: 'exists-already' } }
  if (present === undefined && was !== null) return gone(now.id)
  if (present !== undefined && (was === null || !isSameColumn(present, was))) {
    return { ok: false, refusal: { kind: 'column-changed', column: now.id } }
  }
  const isFixed = classOf(now) !== 'normal' && !mayBeClassed(now)
  if (isFixed || (present === undefined ? takesRole(company, now) : changesNature(present, now))) {
    return { ok: false, refusal: { kind: 'column-locked', column: now.id } }
  }
  if (!areRulesSound(now)) return { ok: false, refusal: { kind: 'bad-value', column: now.id } }
  const write: CompanyWrite = { root: 'columns', key: now.id, value: keepOptions(present, now) }
  return { ok: true, writes: [write, ...moveWrites(company, present, now)] }
}

/** New options named on the fly; a name that is there already is not doubled. */
export function decideOptions(
  company: Company,
  viewer: Viewer,
  { column: id, options }: Of<'addOptions'>,
): CompanyDecision {
  if (!mayConfigure(viewer)) return notAllowed
  const column = company.columns.get(id)
  if (column === undefined || column.deleted === true || !maySeeColumn(viewer, column)) return gone(id)
  if (column.kind !== 'select' && column.kind !== 'multiSelect') {
    return { ok: false, refusal: { kind: 'column-changed', column: id } }
  }
  const known = column.options ?? []
  const ids = new Set(known.map((option) => option.id))
  const added = options.filter((option) => !ids.has(option.id))
  if (known.length + added.length > 500) return { ok: false, refusal: { kind: 'too-large' } }
  if (added.length === 0) return { ok: true, writes: [] }
  const names = new Set(known.filter((option) => option.deleted !== true).map((option) => option.name))
  const fresh = added.map(
    // A cell may already refer to this id: a doubled name is kept for it, but no longer offered.
    (option, place): Option => ({
      ...option,
      color: (known.length + place) % 12,
      deleted: names.has(option.name) ? true : undefined,
    }),
  )
  return { ok: true, writes: [{ root: 'columns', key: id, value: { ...column, options: [...known, ...fresh] } }] }
}

/** Another kind for a column: the column at once, its cells in the turns that follow. */
export function decideRetype(
  part: PartWork,
  { viewer, member, undoing, gesture }: Author,
  { column: id, from, to }: Of<'retypeColumn'>,
): CompanyDecision {
  if (!mayConfigure(viewer)) return notAllowed
  const column = part.company.columns.get(id)
  if (column === undefined || column.deleted === true || !maySeeColumn(viewer, column)) return gone(id)
  if (column.kind !== from) return { ok: false, refusal: { kind: 'column-changed', column: id } }
  if (column.role !== undefined || !isTypeable(column) || !isTypeable({ ...column, kind: to })) {
    return { ok: false, refusal: { kind: 'column-locked', column: id } }
  }
  if (from === to) return { ok: true, writes: [] }
  const now = isChoice(to) ? withOptionsFor(part, column, to) : { ...column, kind: to }
  const job = { kind: 'retype', column: id, from: column, to: now, after: null, by: member, gesture, undoing } as const
  return { ok: true, writes: [{ root: 'columns', key: id, value: now }], job }
}

/** Values stay where they stand; who sees them changes, and whose sight changed makes his copy anew. */
function moveWrites(company: Company, present: Column | undefined, now: Column): readonly CompanyWrite[] {
  if (present === undefined || classOf(present) === classOf(now)) return []
  const value = withMove(company.classMoves ?? {}, classOf(present), classOf(now))
  return [{ root: 'about', key: 'classMoves', value }]
}

/** Cells refer to options by id: replacing a column may rename, reorder and delete options, never lose one. */
function keepOptions(present: Column | undefined, now: Column): Column {
  const kept = new Set(now.options?.map((option) => option.id))
  const lost = (present?.options ?? []).filter((option) => !kept.has(option.id))
  if (lost.length === 0) return now
  return { ...now, options: [...(now.options ?? []), ...lost.map((option) => ({ ...option, deleted: true }))] }
}

/** Rules find their column by role: a role is taken once. */
const takesRole = (company: Company, now: Column): boolean =>
  now.role !== undefined &&
  [...company.columns.values()].some((column) => column.table === now.table && column.role === now.role)

/** Table, role and who fills it are for life; the kind changes by `retypeColumn` alone. */
const changesNature = (present: Column, now: Column): boolean =>
  present.table !== now.table ||
  present.kind !== now.kind ||
  present.role !== now.role ||
  (present.readonly === true) !== (now.readonly === true)
