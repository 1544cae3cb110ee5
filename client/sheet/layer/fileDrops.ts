import type { Place } from './boxes.ts'
import type { Desk } from './desk.ts'

/** Files that are dropped on a cell of files, or pasted into it. */
export interface FileDrops {
  /** True: the clipboard held files and the cell with the cursor takes them. */
  paste(event: ClipboardEvent): boolean
}

export function createFileDrops(desk: Desk, signal: AbortSignal): FileDrops {
  const { viewport } = desk.geometry

  const give = (place: Place, files: readonly File[]): boolean => {
    const row = desk.index.at(place.row)
    const column = desk.geometry.columns[place.column]?.sheet.column
    if (row === undefined || column?.kind !== 'attachment' || files.length === 0) return false
    if (desk.props().mayEdit(row, column)) desk.props().onFiles?.(row, column, files)
    else desk.props().onNotice?.({ kind: 'locked', column: column.id })
    return true
  }
  /** The cell of files under the pointer. Anywhere else a file is the page's business. */
  const takerAt = (event: DragEvent): Place | null => {
    if (desk.geometry.zoneAt(event.clientX, event.clientY, desk.index.size) !== 'cell') return null
    const place = desk.geometry.placeAt(event.clientX, event.clientY, desk.index.size)
    return desk.geometry.columns[place.column]?.sheet.column.kind === 'attachment' ? place : null
  }
  const mine = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }

  viewport.addEventListener(
    'dragover',
    (event) => {
      const place = event.dataTransfer?.types.includes('Files') === true ? takerAt(event) : null
      if (place === null) return
      mine(event)
      desk.selection.put(place)
      desk.redraw()
    },
    { signal },
  )
  viewport.addEventListener(
    'drop',
    (event) => {
      const files = [...(event.dataTransfer?.files ?? [])]
      const place = files.length === 0 ? null : takerAt(event)
      if (place !== null && give(place, files)) mine(event)
    },
    { signal },
  )

  return {
    paste(event) {
      const head = desk.selection.head()
      const files = [...(event.clipboardData?.files ?? [])]
      if (head === null || !give(head, files)) return false
      event.preventDefault()
      return true
    },
  }
}
