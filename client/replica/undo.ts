import type { ChangeSetId } from '#shared/base/id.ts'
import type { ChangePart } from '#shared/ledger/change.ts'
import { rowsView, type Book } from './book.ts'
import { countOf, undoLists, rememberPart, type Gesture, type Step } from './gestures.ts'
import { createInverse, hasInverse, type Inverse, type Present } from './inverse.ts'
import { envelopeView } from './overlayEnvelope.ts'
import type { PartHead } from './outboxDisk.ts'
import { createCell, derived } from './source.ts'
import type { OutboxEntry, UndoOutcome, Workspace } from './workspace.ts'

export interface UndoParts {
  readonly book: Book
  /** The parts of a gesture, newest first. */
  readonly newestParts: (set: ChangeSetId) => AsyncIterable<ChangePart>
  readonly submit: Workspace['submit']
}

/** One's own gestures on this device and how they are taken back. */
export interface Undo extends Pick<Workspace, 'undoList' | 'redoList' | 'undo' | 'redo'> {
  /** A part of a gesture, in the order it was made. */
  remember(parts: readonly ChangePart[]): void
  /** Gestures older than those known: read later from the kept answered parts. */
  rememberEarlier(parts: readonly PartHead[]): void
  /** What of the outbox was refused: a gesture of which nothing was taken is none to take back. */
  refused(entries: readonly OutboxEntry[]): void
  /** A gesture begins; `known` ends when its first part is stored, or never will be. */
  begun(known: Promise<unknown>): void
}

export function createUndo({ book, newestParts, submit }: UndoParts): Undo {
  let gestures = new Map<ChangeSetId, Gesture>()
  /** Gestures of which nothing is left to take back. */
  const spent = new Set<ChangeSetId>()
  /** Gestures of which the server took nothing. */
  const refused = new Set<ChangeSetId>()
  const lists = createCell(undoLists([]))
  const refresh = () => {
    const { undo, redo } = undoLists([...gestures.values()].filter(({ set }) => !refused.has(set.id)))
    lists.set({
      undo: undo.filter(({ invert }) => !spent.has(invert)),
      redo: redo.filter(({ invert }) => !spent.has(invert)),
    })
  }
  const present: Present = {
    cells: (table, record) => {
      const row = rowsView(book, table).get(record)
      if (row !== undefined) return row.cells
      return book.tables[table].loaded ? null : undefined
    },
    envelope: (customer) => envelopeView(book, customer)?.envelope,
    column: (id) => book.shownCompany.columns.get(id),
    view: (id) => book.shownCompany.views.get(id),
    settings: () => book.shownCompany.settings,
  }
  const inverseOf = async (set: ChangeSetId, insist: boolean): Promise<Inverse> => {
    const inverse = createInverse(present)
    for await (const { changes } of newestParts(set)) inverse.take(changes)
    return inverse.end(insist)
  }

  const takeBack = async (
    step: Step | undefined,
    kind: 'undo' | 'redo',
    ask: (clean: number) => boolean,
    insist: boolean,
  ): Promise<UndoOutcome> => {
    if (step === undefined) return { kind: 'nothing' }
    const { changes, clean, newer } = await inverseOf(step.invert, insist)
    if (newer.length > 0 && ask(clean)) return { kind: 'ask', of: step, clean, cells: newer }
    if (changes.length === 0) {
      spent.add(step.invert)
      refresh()
      return { kind: 'nothing', of: step }
    }
    const set = await submit({ kind, label: step.set.label, changes, undoes: step.set.id })
    return { kind: 'done', set, of: step }
  }

  // What is on the screen already is meant, though it is being stored; and two quick keys take back two gestures.
  const underWay = new Set<Promise<unknown>>()
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<UndoOutcome>): Promise<UndoOutcome> => {
    const turn = last.then(() => Promise.all(underWay)).then(work)
    last = turn.catch(() => {})
    return turn
  }

  return {
    undoList: derived(lists, ({ undo }) => undo),
    redoList: derived(lists, ({ redo }) => redo),
    undo: (set, options) =>
      inTurn(() => {
        const { undo } = lists.get()
        const step = set === undefined ? undo.at(-1) : undo.find((each) => each.set.id === set)
        return takeBack(step, 'undo', () => options === undefined, options?.insist === true)
      }),
    // A redo has no way to insist: newer values are left alone, and it asks only when nothing else is left.
    redo: () => inTurn(() => takeBack(lists.get().redo.at(-1), 'redo', (clean) => clean === 0, false)),
    remember: (parts) => {
      for (const { set, changes } of parts)
        rememberPart(gestures, set, { changes: countOf(set.kind, changes), hasWayBack: changes.some(hasInverse) })
      refresh()
    },
    rememberEarlier: (parts) => {
      const later = gestures
      gestures = new Map()
      for (const { set, ...head } of parts) rememberPart(gestures, set, head)
      for (const [id, gesture] of later) gestures.set(id, gesture)
      refresh()
    },
    refused: (entries) => {
      const before = refused.size
      for (const { set, refused: left } of entries) {
        const count = left.filter(({ refusal }) => refusal !== null).length
        if (count > 0 && count === gestures.get(set.id)?.changes) refused.add(set.id)
      }
      if (refused.size > before) refresh()
    },
    begun: (known) => {
      const settled = known.catch(() => {}).finally(() => underWay.delete(settled))
      underWay.add(settled)
    },
  }
}
