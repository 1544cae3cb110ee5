import { never } from '#shared/base/result.ts'
import { mayEndTurns, turnKey } from '#shared/ownership/helpPlan.ts'
import { refusedReceiver } from '#shared/ownership/receiver.ts'
import { mayConfigure, mayManageCompany } from '#shared/ownership/rights.ts'
import type { CompanyChange, Verdict } from '#shared/ledger/change.ts'
import { isSameData, type Column } from '#shared/ledger/column.ts'
import type { Company } from '#shared/ledger/company.ts'
import { Settings } from '#shared/ledger/company.ts'
import { mergeSettings } from '#shared/ledger/mergeSettings.ts'
import { removalsIn } from '#shared/ledger/removal.ts'
import { decideView } from '#shared/view/decideView.ts'
import { keepClassedColumns } from './classedColumns.ts'
import { keepClassedViews } from './classedViews.ts'
import { decideColumn, decideOptions, decideRetype } from './decideColumn.ts'
import { decideDepartment, decideDepartmentRemoval, decideMember, decideRole } from './decidePeople.ts'
import type { Author } from './author.ts'
import { decideHandOverAll } from './handOverAll.ts'
import { noteSights } from './formerRights.ts'
import { openTakes } from './openTakes.ts'
import type { Job } from './job.ts'
import type { CompanyWrite } from './companyWrite.ts'
import type { PartWork } from './partWork.ts'
import { returnColumnWrites } from './returnColumn.ts'
import { giveTurnsBack, noteTurns } from './turns.ts'
import { accepted, refused } from './verdict.ts'
import type { CompanyDecision } from './companyDecision.ts'

/** Columns, people, settings: decided on the company as it stands in the open turn. */
export function decideCompany(part: PartWork, author: Author, change: CompanyChange): Verdict {
  const decision = decide(part, author, change)
  if (!decision.ok) return refused(decision.refusal)
  writeCompanyDocument(part, [...decision.writes, ...removalWrites(part, author, decision.writes)])
  for (const job of [decision.job ?? []].flat()) part.books.tx.addJob(job)
  return accepted
}

/** A new auto-number column numbers what is there already, in the turns that follow. */
function numbered(
  decision: CompanyDecision,
  author: Author,
  { was, now }: Extract<CompanyChange, { kind: 'putColumn' }>,
): CompanyDecision {
  if (!decision.ok || was !== null || now.kind !== 'autoNumber') return decision
  return { ...decision, job: { kind: 'number', column: now.id, after: null, by: author.member } }
}

/** A column that a rule of sight reads goes, comes back or becomes another kind: who sees by it is counted anew. */
function seenAnew(
  { settings }: Company,
  decision: CompanyDecision,
  author: Author,
  { was, now }: Extract<CompanyChange, { kind: 'putColumn' }>,
): CompanyDecision {
  if (!decision.ok || settings.sight?.byValue?.some(({ column }) => column === now.id) !== true) return decision
  if (was !== null && was.deleted === now.deleted && was.kind === now.kind) return decision
  const job = { kind: 'sight', after: null, by: author.member } as const
  return { ...decision, job: [decision.job ?? [], job].flat() }
}

/** A column that gets a class leaves the rules of pools, which everybody reads. */
function takesLeft(
  { settings, columns }: Company,
  decision: CompanyDecision,
  { now: moved }: Extract<CompanyChange, { kind: 'putColumn' }>,
): CompanyDecision {
  if (!decision.ok) return decision
  const now = openTakes(settings, (id) => (id === moved.id ? moved : columns.get(id)))
  if (now === settings) return decision
  return { ...decision, writes: [...decision.writes, { root: 'about', key: 'settings', value: now }] }
}

/** Who threw away what these writes no longer offer; nothing of what they take back. */
function removalWrites(part: PartWork, { member }: Author, writes: readonly CompanyWrite[]): readonly CompanyWrite[] {
  return writes.flatMap(({ root, value }) => {
    if (root !== 'columns') return []
    const now = value as Column // decideColumn makes no other
    return removalsIn(part.company.columns.get(now.id), now).map(({ id, gone }): CompanyWrite => ({
      root: 'removals',
      key: id,
      value: gone ? { by: member, at: part.at } : undefined,
    }))
  })
}

/** Document, snapshot and log alike; everybody's rooms hear of it after the commit. */
export function writeCompanyDocument(part: PartWork, writes: readonly CompanyWrite[]): void {
  if (writes.length === 0) return
  const keepSights = noteSights(part)
  const { company, tx } = part.books
  const before = company.classed
  const viewsBefore = company.classedViews
  const update = company.apply(writes)
  keepSights()
  const seq = part.record(null, { kind: 'company', why: part.acting.why }, update)
  tx.putCompanySnapshot(company.snapshot())
  if (company.classed === before && company.classedViews === viewsBefore) return
  keepClassedColumns(tx, company.classed)
  keepClassedViews(tx, company.classedViews)
  const columns = [...company.classed.values()]
  const views = [...company.classedViews.values()]
  part.tell({ seq, item: { kind: 'columns', seq, columns, views }, bytes: null, audience: { kind: 'all' } })
}

/** What somebody changed of the settings, laid over what they are now; customers whom it concerns follow in jobs. */
function decideSettings(
  part: PartWork,
  { viewer, member }: Author,
  change: Extract<CompanyChange, { kind: 'putSettings' }>,
): CompanyDecision {
  if (!mayConfigure(viewer)) return { ok: false, refusal: { kind: 'not-allowed' } }
  const { settings } = part.company
  const now = openTakes(mergeSettings(settings, change), (id) => part.company.columns.get(id))
  const blind = refusedReceiver(part.company, now)
  if (blind !== null) return { ok: false, refusal: blind }
  // two lists that were short enough may be too long together
  if (!Settings.safeParse(now).success) return { ok: false, refusal: { kind: 'too-large' } }
  const to = { after: null, by: member }
  const jobs: Job[] = []
  const isOtherClock = now.zoneMinutes !== settings.zoneMinutes || !isSameData(now.cadenceDays, settings.cadenceDays)
  if (isOtherClock) jobs.push({ kind: 'clock', ...to })
  if (!isSameData(settings.sight?.byValue, now.sight?.byValue)) jobs.push({ kind: 'sight', ...to })
  const write: CompanyWrite = { root: 'about', key: 'settings', value: now }
  return { ok: true, writes: [write, ...(now.pool === undefined ? [] : returnColumnWrites(part))], job: jobs }
}

function decide(part: PartWork, author: Author, change: CompanyChange): CompanyDecision {
  const { company } = part
  switch (change.kind) {
    case 'putColumn': {
      const decided = takesLeft(company, decideColumn(company, author.viewer, change), change)
      return seenAnew(company, numbered(decided, author, change), author, change)
    }
    case 'addOptions':
      return decideOptions(company, author.viewer, change)
    case 'retypeColumn':
      return decideRetype(part, author, change)
    case 'putMember':
      return decideMember(part, author, change)
    case 'putDepartment':
      return decideDepartment(part, author.viewer, change)
    case 'removeDepartment':
      return decideDepartmentRemoval(part, author.viewer, change.department)
    case 'handOverAll':
      return decideHandOverAll(part, author.viewer, change)
    case 'putView': {
      const decided = decideView(company, author.viewer, change)
      if (!decided.ok) return { ok: false, refusal: decided.refusal }
      return { ok: true, writes: [{ root: 'views', key: decided.value.id, value: decided.value }] }
    }
    case 'putRole':
      return decideRole(part, author.viewer, change)
    case 'putSettings':
      return decideSettings(part, author, change)
    case 'endTurns':
      if (!mayEndTurns(author.viewer, change.row)) return { ok: false, refusal: { kind: 'not-allowed' } }
      if (!company.members.has(change.last)) return { ok: false, refusal: { kind: 'unknown-member' } }
      // of a rota that went on since, the next stays next
      if (author.undoing && author.redoing !== true) {
        giveTurnsBack(part, author, change)
        if (company[turnKey(company, change.row)] !== change.was) return { ok: true, writes: [] }
      } else noteTurns(part, author, change)
      return { ok: true, writes: [{ root: 'about', key: turnKey(company, change.row), value: change.last }] }
    case 'renameCompany':
      if (!mayManageCompany(author.viewer)) return { ok: false, refusal: { kind: 'not-allowed' } }
      return { ok: true, writes: [{ root: 'about', key: 'name', value: change.name }] }
    default:
      return never(change)
  }
}
