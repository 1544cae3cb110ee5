import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import type { LeftOutCell, SheetStage } from '../sheetStage.ts'
import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'
import type { Going } from './going.ts'
import { optionEdits } from './optionEdits.ts'

export interface MendingParts {
  readonly desk: Desk
  readonly editor: Editor
  readonly going: Pick<Going, 'goTo'>
  readonly stage: Pick<SheetStage, 'mended'>
}

/** What a paste or a fill had to leave out, brought in after all. */
export interface Mending {
  /** Goes to the cell and types the text there, so that what was left out is mended rather than typed again. */
  retype(cell: LeftOutCell): void
  /** Makes the options that these cells name and writes the cells. */
  makeOptions(cells: readonly LeftOutCell[]): void
}

/** Refusals of names: the list that is open then says it. */
const listed: ReadonlySet<string> = new Set<CellRefusal['kind']>([
  'unknown-option',
  'unknown-person',
  'unknown-customer',
  'unknown-contact',
  'ambiguous-customer',
  'ambiguous-contact',
])

export function createMending({ desk, editor, going, stage }: MendingParts): Mending {
  return {
    retype(cell) {
      if (editor.isEditing && !editor.commit()) return editor.focus()
      going.goTo(cell.record, cell.column)
      editor.focus()
      editor.type(cell.text)
      // A list shows by itself that it has no such name; any other text says why it does not fit.
      if (!listed.has(cell.refusal.kind)) editor.commit()
    },
    makeOptions(cells) {
      const edits = optionEdits(desk, cells)
      for (const { record, column } of edits) stage.mended(record, column)
      if (edits.length > 0) desk.props().onEdit(edits, 'paste')
      editor.focus()
    },
  }
}
