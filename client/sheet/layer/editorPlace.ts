import type { Place } from './boxes.ts'
import type { Desk } from './desk.ts'
import { coveredHeight } from './geometry.ts'
import type { Popup } from './popup.ts'

interface EditorParts {
  readonly input: HTMLTextAreaElement
  readonly reason: HTMLElement
  readonly popup: Popup | null
}

/** Lays the input over its cell, as far as that is in sight, with its popup and the reason of a refusal below. */
export function placeEditor(desk: Desk, at: Place, { input, reason, popup }: EditorParts): void {
  const { viewport, pinnedWidth, columns, frozenRows } = desk.geometry
  const covered = at.row < frozenRows ? desk.geometry.headerHeight : coveredHeight(desk.geometry)
  const rect = desk.geometry.rectOf(at)
  const isPinned = columns[at.column]?.pinned === true
  const seen =
    rect.top >= covered - rect.height / 2 &&
    rect.top < viewport.clientHeight - 4 &&
    (isPinned || (rect.left + rect.width > pinnedWidth && rect.left < viewport.clientWidth))
  const left = isPinned ? rect.left : Math.max(rect.left, Math.min(pinnedWidth, rect.left + rect.width))
  const top = Math.max(rect.top, covered)
  input.dataset['seen'] = String(seen)
  input.style.left = `${left - 1}px`
  input.style.top = `${Math.min(top, Math.max(viewport.clientHeight - rect.height, 0)) - 1}px`
  input.style.setProperty('--cell-width', `${rect.width - (left - rect.left) + 1}px`)
  input.style.setProperty('--cell-height', `${rect.height + 1}px`)
  input.style.setProperty('--room', `${Math.max(viewport.clientWidth - left - 8, rect.width)}px`)
  const below = top + Math.max(input.offsetHeight, rect.height)
  if (popup?.covers === true) input.dataset['seen'] = 'false'
  popup?.place({ left: left - 1, top, width: rect.width, height: below - top })
  const over = popup?.covers === true ? popup.element : null
  reason.style.left = `${over?.offsetLeft ?? left - 1}px`
  reason.style.top = `${over === null ? below : over.offsetTop + over.offsetHeight}px`
}
