import type { ChangeSetId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { ChangeSetKind } from '#shared/ledger/change.ts'
import type { OutboxEntry } from '../replica/workspace.ts'

/** Whose customer it is: said again with another click, and no word of it can be lost. */
const hands: ReadonlySet<ChangeSetKind> = new Set(['claim', 'return', 'assign', 'transfer', 'share', 'extend'])

/** Refused cells are marked where they stand; of these nothing else on the screen tells. */
const told: ReadonlySet<ChangeSetKind> = new Set([...hands, 'remove', 'restore', 'people', 'configure'])

/** Commands of this visit that the server refused, newest last, besides those that were known before. */
export const freshRefusals = (
  entries: readonly OutboxEntry[],
  { known, since }: { readonly known: ReadonlySet<ChangeSetId>; readonly since: Instant },
): readonly OutboxEntry[] =>
  entries
    .filter(({ set, state }) => state === 'refused' && told.has(set.kind) && set.madeAt >= since && !known.has(set.id))
    // whoever assigns many at once reads in the dialog what became of each
    .filter(({ set }) => set.kind !== 'assign' || set.label !== '')

/** Commands that were refused, said again in the same words and refused again: the last one tells it all. */
export function repeatedRefusals(entries: readonly OutboxEntry[]): readonly ChangeSetId[] {
  const wholly = entries.filter(
    ({ set, state, changes, refused }) =>
      state === 'refused' &&
      hands.has(set.kind) &&
      refused.length === changes &&
      refused.every(({ refusal }) => refusal !== null),
  )
  const last = new Map(wholly.map((entry) => [said(entry), entry.set.id]))
  return wholly.filter((entry) => last.get(said(entry)) !== entry.set.id).map(({ set }) => set.id)
}

const said = ({ set, refused }: OutboxEntry): string =>
  JSON.stringify([set.kind, refused.map(({ change, refusal }) => [change, refusal?.kind])])
