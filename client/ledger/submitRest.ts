import type { ChangeSetId, ColumnId } from '#shared/base/id.ts'
import type { Change, Refusal } from '#shared/ledger/change.ts'
import { ChangeRefused, type Workspace } from '../replica/workspace.ts'

type Gesture = Parameters<Workspace['submit']>[0]

/**
 * Submits a gesture; when the rules refuse a part of it, the rest is done all the same and the reasons are told.
 * Rejects as `submit` does when nothing is left.
 */
export async function submitRest(
  workspace: Pick<Workspace, 'submit'>,
  gesture: Gesture,
): Promise<{ readonly set: ChangeSetId; readonly refused: readonly Refusal[] }> {
  const refused: Refusal[] = []
  const { about, ...rest } = gesture
  let { changes } = gesture
  for (;;) {
    try {
      return {
        set: await workspace.submit({
          ...rest,
          changes,
          ...(refused.length === 0 && about !== undefined && { about }),
        }),
        refused,
      }
    } catch (error) {
      if (!(error instanceof ChangeRefused)) throw error
      changes = withoutRefused(changes, error.refusals)
      refused.push(...error.refusals.map(({ refusal }) => refusal))
      // a refusal is of one cell or one whole change, so every turn leaves less
      if (changes.length === 0) throw error
    }
  }
}

/** The same changes but for those refused; of a record's cells only the refused one is left out. */
export function withoutRefused(changes: readonly Change[], refusals: ChangeRefused['refusals']): readonly Change[] {
  const refusalByPlace = new Map(refusals.map(({ index, refusal }) => [index, refusal]))
  return changes.flatMap((change, place): Change[] => {
    const refusal = refusalByPlace.get(place)
    if (refusal === undefined) return [change]
    const column = columnOf(refusal)
    if (column === null) return []
    switch (change.kind) {
      case 'set': {
        const cells = change.cells.filter((cell) => cell.column !== column)
        return cells.length === 0 || cells.length === change.cells.length ? [] : [{ ...change, cells }]
      }
      case 'create': {
        const cells = change.cells.filter((cell) => cell.column !== column)
        return cells.length === change.cells.length ? [] : [{ ...change, cells }]
      }
      default:
        return []
    }
  })
}

function columnOf(refusal: Refusal): ColumnId | null {
  switch (refusal.kind) {
    case 'column-gone':
    case 'column-locked':
    case 'bad-value':
      return refusal.column
    default:
      return null
  }
}
