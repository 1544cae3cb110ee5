import type { Place } from './boxes.ts'
import type { Desk } from './desk.ts'

/** The keys of a group's header: → opens it, ← folds it or goes to the group around it, Enter and Space turn it. */
export function createFolding(desk: Desk, show: (place: Place) => void): (event: KeyboardEvent) => boolean {
  const { index, selection } = desk
  return (event) => {
    const head = selection.head()
    const group = head === null ? undefined : index.groupAt(head.row)
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (head === null || group === undefined || !isPlain) return false
    /** A header that only stays in sight while its rows scroll is gone to: without them one would be elsewhere. */
    const fold = (isFolded: boolean) => {
      index.fold(head.row, isFolded)
      show(head)
    }
    const goTo = (row: number) => {
      const place = { row, column: head.column }
      selection.put(place)
      show(place)
    }
    switch (event.key) {
      case 'ArrowLeft': {
        const over = index.headerOver(head.row)
        if (!group.isFolded) fold(true)
        else if (over >= 0) goTo(over)
        return true
      }
      case 'ArrowRight':
        if (group.isFolded) fold(false)
        else if (head.row + 1 < index.size) goTo(head.row + 1)
        return true
      case 'Enter':
      case ' ':
        fold(!group.isFolded)
        return true
      default:
        return false
    }
  }
}
