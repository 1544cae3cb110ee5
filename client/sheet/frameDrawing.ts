import type { Box } from './layer/boxes.ts'
import type { Copying } from './layer/copying.ts'
import type { Desk } from './layer/desk.ts'
import type { Editor } from './layer/editor.ts'
import type { Finder } from './layer/finder.ts'
import { rowsToFreeze } from './layer/frozen.ts'
import type { NewValues } from './layer/newValues.ts'
import type { Overlay } from './layer/overlay.ts'
import type { RowDrop } from './layer/rowDrag.ts'
import type { RowDrawing } from './rowDrawing.ts'
import type { SheetSizes } from './sheetSizes.ts'

interface Drawn {
  draw(): void
}

export interface FrameDrawingParts {
  readonly desk: Desk
  readonly sizes: SheetSizes
  readonly drawing: RowDrawing
  readonly editor: Editor
  readonly finder: Finder
  readonly copying: Copying
  readonly newValues: NewValues
  readonly overlay: Overlay
  readonly stuck: Drawn
  readonly addRow: Drawn
  readonly totals: Drawn
}

/** What one frame of the sheet draws, from the rows up to the marks over them. */
export interface FrameDrawing {
  draw(): void
  /** The range that a hand drags a fill over, from the next frame on; null: none. */
  readonly showTarget: (box: Box | null) => void
  /** Where rows that a hand drags would come to stand; null: nowhere. */
  readonly showDrop: (drop: RowDrop | null) => void
}

export function createFrameDrawing(parts: FrameDrawingParts): FrameDrawing {
  const { desk, sizes, drawing, editor, finder, copying, newValues, overlay, stuck, addRow, totals } = parts
  const { index, geometry } = desk
  let fillTo: Box | null = null
  let drop: RowDrop | null = null

  const freezeRows = () => {
    const frozenRows = rowsToFreeze(desk.props(), index, geometry)
    if (frozenRows === sizes.frozenRows) return
    sizes.frozenRows = frozenRows
    drawing.renewAll()
  }

  // Asking what is seen makes the browser lay out the page at once: only where somebody looks for something.
  const hitsSeen = () =>
    finder.isOpen
      ? [...finder.hitsIn(0, sizes.frozenRows - 1), ...finder.hitsIn(...geometry.visibleRows(index.size))]
      : []

  return {
    draw() {
      freezeRows()
      const fresh = newValues.inSight(desk)
      drawing.draw()
      editor.leaveIfGone()
      const hits = hitsSeen()
      overlay.draw({ fillTo, drop, copied: copying.copied, hits, fresh, editing: editor.isEditing })
      stuck.draw()
      addRow.draw()
      totals.draw()
      editor.place()
    },
    showTarget(box) {
      fillTo = box
      desk.redraw()
    },
    showDrop(shown) {
      drop = shown
      desk.redraw()
    },
  }
}
