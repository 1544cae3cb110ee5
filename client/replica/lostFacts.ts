import { z } from 'zod'
import { CustomerId, type MemberId } from '#shared/base/id.ts'
import { Proposal } from '#shared/ledger/change.ts'
import type { Disk, FactRecord } from './disk.ts'

/**
 * What is left of a proposal about a customer who is not seen any more: of one's own, one's words and their fate, as the
 * server tells them to who does not see him; of others' nothing.
 */
export const leftOfProposal = (proposal: Proposal, me: MemberId): Proposal | null =>
  proposal.author === me ? { ...proposal, cells: proposal.cells.map((cell) => ({ ...cell, stood: null })) } : null

const About = z.object({ customer: CustomerId })

/** What people said of customers leaves a copy with them. */
export async function loseFacts(disk: Disk, lost: ReadonlySet<CustomerId>, me: MemberId): Promise<void> {
  if (lost.size === 0) return
  const facts = await disk.facts.filter((fact) => speaksOf(fact, lost)).toArray()
  await disk.facts.bulkDelete(facts.map(({ kind, key }): [FactRecord['kind'], string] => [kind, key]))
  await disk.facts.bulkPut(facts.flatMap((fact) => leftOf(fact, me)))
}

/** The same of facts that a batch told before it told that this customer is gone. */
export function factsWithout(facts: readonly FactRecord[], customer: CustomerId, me: MemberId): FactRecord[] {
  const lost = new Set([customer])
  return facts.flatMap((fact) => (speaksOf(fact, lost) ? leftOf(fact, me) : [fact]))
}

function speaksOf({ kind, value }: FactRecord, customers: ReadonlySet<CustomerId>): boolean {
  if (kind !== 'proposal' && kind !== 'notice') return false
  const about = About.safeParse(value)
  return about.success && customers.has(about.data.customer)
}

function leftOf(fact: FactRecord, me: MemberId): readonly FactRecord[] {
  const proposal = fact.kind === 'proposal' ? Proposal.safeParse(fact.value).data : undefined
  const left = proposal === undefined ? null : leftOfProposal(proposal, me)
  return left === null ? [] : [{ ...fact, value: left }]
}
