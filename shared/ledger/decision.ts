import type { CellDecision, Proposal } from './change.ts'

/** Who decided this cell, when and why. Null while it is open; old proposals had one decision for all their cells. */
export function decisionOf(
  { decidedBy: by, decidedAt: at, reason }: Pick<Proposal, 'decidedBy' | 'decidedAt' | 'reason'>,
  { fate, decision }: Pick<Proposal['cells'][number], 'fate' | 'decision'>,
): CellDecision | null {
  if (fate === 'open') return null
  if (decision !== undefined) return decision
  return by === undefined || at === undefined ? null : { by, at, ...(reason !== undefined && { reason }) }
}
