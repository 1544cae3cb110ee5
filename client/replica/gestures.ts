import type { ChangeSetId } from '#shared/base/id.ts'
import type { Change, ChangeSet, ChangeSetKind } from '#shared/ledger/change.ts'
import type { UndoEntry } from './workspace.ts'

/** One gesture in the order it was made. */
export interface Gesture extends UndoEntry {
  readonly parts: number
  /** Something of it can be taken back. */
  readonly hasWayBack: boolean
}

const takenBack: ReadonlySet<ChangeSetKind> = new Set([
  'edit',
  'move',
  'paste',
  'fill',
  'clear',
  'create',
  'remove',
  'restore',
  'import',
  'followUp',
  'comment',
  'reminder',
  'claim',
  'return',
  'assign',
  'transfer',
  'share',
  'configure',
])

/** An entry of the undo or redo list: what the person did, and the set whose inverse comes next. */
export interface Step extends UndoEntry {
  readonly invert: ChangeSetId
}

const onCells: ReadonlySet<ChangeSetKind> = new Set(['paste', 'fill', 'clear', 'undo', 'redo'])

/**
 * How many things a gesture did, as a person counts them: the cells of a paste or a fill, else what was made, changed or
 * handed over. Whose turn it was then is no thing of its own.
 */
export function countOf(gesture: ChangeSetKind, changes: readonly Change[]): number {
  const things = changes.filter(({ kind }) => kind !== 'endTurns')
  if (!onCells.has(gesture)) return things.length
  return things.reduce((sum, change) => sum + ('cells' in change ? Math.max(1, change.cells.length) : 1), 0)
}

/** Adds a stored part to the gestures known so far. */
export function rememberPart(
  gestures: Map<ChangeSetId, Gesture>,
  set: ChangeSet,
  part: Pick<Gesture, 'changes' | 'hasWayBack'>,
): void {
  const known = gestures.get(set.id)
  gestures.set(set.id, {
    set,
    changes: (known?.changes ?? 0) + part.changes,
    parts: (known?.parts ?? 0) + 1,
    hasWayBack: known?.hasWayBack === true || part.hasWayBack,
  })
}

/**
 * Replays one's gestures: a new one goes on the undo list and empties the redo list, an undo moves its entry over,
 * a redo moves it back. So the lists are the same after a reload, for as long as the outbox still knows the sets.
 */
export function undoLists(gestures: Iterable<Gesture>): {
  readonly undo: readonly Step[]
  readonly redo: readonly Step[]
} {
  const undo: Step[] = []
  let redo: Step[] = []
  const take = (list: Step[], set: ChangeSet['undoes']): Step | undefined => {
    const place = list.findLastIndex((step) => step.set.id === set)
    return place === -1 ? undefined : list.splice(place, 1)[0]
  }
  for (const { set, changes, hasWayBack } of gestures) {
    if (set.kind === 'undo') {
      const step = take(undo, set.undoes)
      if (step !== undefined) redo.push({ ...step, invert: set.id })
    } else if (set.kind === 'redo') {
      const step = take(redo, set.undoes)
      if (step !== undefined) undo.push({ ...step, invert: set.id })
    } else if (takenBack.has(set.kind)) {
      if (hasWayBack) undo.push({ set, changes, invert: set.id })
      redo = []
    }
  }
  return { undo, redo }
}
