import { performance } from 'node:perf_hooks'
import { newColumnId, newCompanyId, newCustomerId, newDepartmentId, newMemberId, newOptionId } from '#shared/base/id.ts'
import type { Company, Department, Member } from '#shared/ledger/company.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { may, mayRead, mayWrite, viewerOf, type Viewer } from '#shared/ownership/rights.ts'
import { atMost, figure, type BenchResult } from './result.ts'

const random = Math.random
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T // lists below are not empty

/**
 * What the choke point costs: per change (may he write this cell of this customer, as the server asks it for each) and
 * per row of a list (may he read it). A company of 200 people in 60 departments, rules of sight, collaborators.
 */
export function run(say: (line: string) => void): Promise<readonly BenchResult[]> {
  const { company, viewers, envelopes } = openCompany()
  const column: Column = { id: newColumnId(random), table: 'customers', kind: 'text', name: '备注', order: 1 }
  const asked = 1_000_000
  let said = 0
  const perCall = (ask: (viewer: Viewer, envelope: Envelope) => boolean): number => {
    const round = (count: number): number => {
      const start = performance.now()
      for (let n = 0; n < count; n += 1) {
        // both lists are longer than 0, and the places stay within them
        if (ask(viewers[n % viewers.length] as Viewer, envelopes[n % envelopes.length] as Envelope)) said += 1
      }
      return ((performance.now() - start) / count) * 1000
    }
    round(asked / 4)
    return Math.min(round(asked), round(asked), round(asked))
  }
  const perRow = perCall(mayRead)
  const perChange = perCall((viewer, envelope) => mayRead(viewer, envelope) && mayWrite(viewer, envelope, column))
  const perCommand = perCall((viewer, envelope) => may(viewer, 'transfer', envelope))
  const start = performance.now()
  for (const member of company.members.keys()) viewerOf(company, member)
  const perViewer = ((performance.now() - start) / company.members.size) * 1000
  say(`${asked} questions of ${viewers.length} people about ${envelopes.length} customers, ${said} times yes`)
  return Promise.resolve([
    atMost('choke point per change', perChange, 'µs', 10),
    atMost('choke point per row listed', perRow, 'µs', 1),
    atMost('choke point per command', perCommand, 'µs', 10),
    figure('a person’s rights, computed when people move', perViewer, 'µs'),
  ])
}

function openCompany() {
  const departments: Department[] = []
  for (let order = 0; order < 60; order += 1) {
    const parent = order === 0 ? null : pick(departments).id
    departments.push({ id: newDepartmentId(random), name: `部门${order}`, parent, order })
  }
  const members = Array.from({ length: 200 }, (_, n): Member => ({
    id: newMemberId(random),
    name: `p${n}`,
    role: n % 10 === 0 ? 'manager' : n % 50 === 1 ? 'marketing' : 'rep',
    department: pick(departments).id,
    ...(n % 7 === 0 && { posts: [{ role: 'manager' as const, department: pick(departments).id }] }),
  }))
  const byValue = departments.slice(0, 10).map(({ id }) => ({
    column: newColumnId(random),
    option: newOptionId(random),
    department: id,
    right: 'read' as const,
  }))
  const company: Company = {
    id: newCompanyId(random),
    name: '公司',
    columns: new Map(),
    views: new Map(),
    removals: new Map(),
    roles: new Map(),
    members: new Map(members.map((each) => [each.id, each])),
    departments: new Map(departments.map((each) => [each.id, each])),
    settings: { cadenceDays: {}, zoneMinutes: 480, sight: { byValue } },
  }
  const viewers = members.flatMap(({ id }) => viewerOf(company, id) ?? [])
  const envelopes = Array.from({ length: 9_973 }, (_, n): Envelope => {
    const owner = pick(members)
    return {
      customer: newCustomerId(random),
      owner: n % 5 === 0 ? { kind: 'pool', since: 1 } : { kind: 'rep', member: owner.id, since: 1 },
      department: owner.department,
      epoch: 1,
      ...(n % 3 === 0 && {
        collaborators: [pick(members), pick(members)].map(({ id }) => ({
          member: id,
          right: 'edit' as const,
          by: owner.id,
          at: 1,
        })),
      }),
      ...(n % 4 === 0 && { shownTo: [{ department: pick(departments).id, right: 'read' as const }] }),
    }
  })
  return { company, viewers, envelopes }
}
