import { isDeepStrictEqual } from 'node:util'
import type { ColumnId, MemberId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import { sameCell, type CellValue } from '#shared/ledger/cell.ts'
import type { RecordChange, Refusal } from '#shared/ledger/change.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { mayOwn } from '#shared/ownership/receiver.ts'
import { hold, show } from './hold.ts'
import type { World } from './scene.ts'

/** What must hold of people who leave, move and stand in for each other, once all is quiet. */
export function checkPeople(world: World): void {
  checkStandIns(world)
  checkLeavers(world)
  checkDepartments(world)
  checkKept(world)
}

/** By the days alone, whatever anybody remembers of them. */
function checkStandIns({ host: { ledger }, clock }: World): void {
  const { members, settings } = ledger.companyNow()
  const today = dayOf(clock.now(), settings.zoneMinutes)
  for (const member of members.keys()) {
    const stands = ledger.viewer(member)?.standsFor ?? []
    for (const other of stands) {
      const standIn = members.get(other)?.standIn
      const isHisDay = standIn?.member === member && standIn.from <= today && today <= standIn.until
      hold(isHisDay, 'R10 who stands in for somebody does so on those days alone', () =>
        show({ member, standIn, today }),
      )
    }
  }
}

/** Where somebody was named to take them over: the founder always can. */
function checkLeavers({ host: { ledger, store }, typed }: World): void {
  const company = ledger.companyNow()
  const handed = new Map<MemberId, readonly MemberId[]>()
  for (const { part } of typed.values()) {
    const verdicts = store.read.answer(part.set.id, part.part)?.answer.verdicts
    part.changes.forEach((change, index) => {
      const isDone = verdicts?.[index]?.kind === 'accepted'
      if (change.kind === 'handOverAll' && isDone) handed.set(change.from, change.to)
    })
  }
  for (const { envelope } of store.read.customers({ kind: 'all' }, null, 100_000)) {
    const owner = ownerOf(envelope)
    const to = owner === null ? undefined : handed.get(owner)
    if (owner === null || to === undefined || company.members.get(owner)?.left !== true) continue
    const isLeftBehind = to.some((member) => mayOwn(company, member))
    hold(!isLeftBehind, 'R11 who leaves leaves no customer behind', () => show(envelope))
  }
}

/** A person who moves takes his customers along: else whom he left goes on seeing them. */
function checkDepartments({ host: { ledger, store } }: World): void {
  const { members } = ledger.companyNow()
  for (const { envelope } of store.read.customers({ kind: 'all' }, null, 100_000)) {
    const owner = ownerOf(envelope)
    const person = owner === null ? undefined : members.get(owner)
    hold(
      person === undefined || person.department === envelope.department,
      'R12 a customer stands where his owner works',
      () => show({ envelope, person }),
    )
  }
}

/** Why something is not kept: the customer was nobody's to speak of any more. */
const lossless: ReadonlySet<Refusal['kind']> = new Set(['not-there'])

const kept13 = 'I13 what lay unsent on a device that was put out is kept'

/** What lay unsent on a device that was put out is kept, cell by cell: as a proposal, or as what stands there. */
function checkKept(world: World): void {
  for (const [key, { verdicts }] of world.handedIn) {
    const part = world.kept.get(key)?.part
    // where somebody wrote since, an undo has nothing left to take back
    if (part === undefined || part.set.kind === 'undo') continue
    part.changes.forEach((change, index) => {
      if (change.kind !== 'set' && change.kind !== 'create') return
      const verdict = verdicts[index]
      const isLost = verdict === undefined || (verdict.kind === 'refused' && !lossless.has(verdict.refusal.kind))
      hold(!isLost, kept13, () => show({ verdict, change }))
      // a backup that was put in the server's place does not know what came after it
      if (verdict?.kind === 'refused' || world.restored > 0) return
      for (const { column, now } of change.cells) {
        const isKept = now === null || isFound(world, change, { column, now })
        hold(isKept, kept13, () => show({ verdict, change, column }))
      }
    })
  }
}

/** Somebody can read it: it was written, or somebody is asked whether it shall be. */
function isFound(
  { host: { store } }: World,
  { customer, record }: Extract<RecordChange, { kind: 'set' | 'create' }>,
  { column, now }: { readonly column: ColumnId; readonly now: CellValue },
): boolean {
  const isProposed = store.read
    .proposalsOf(customer)
    .some(
      (each) =>
        each.record === record && each.cells.some((cell) => cell.column === column && sameCell(cell.wanted, now)),
    )
  if (isProposed) return true
  return store.read.logOf(customer, 10_000).some(({ body }) => {
    if (body.kind !== 'write') return false
    return body.writes.some(
      (write) => write.record === record && write.key === column && isDeepStrictEqual(write.value, now),
    )
  })
}
