import type { SheetHandle } from './sheetProps.ts'

/** A handle that outlives the view: another table's rows mean another view, the page keeps its handle. */
export function lastingHandle(view: { readonly current: SheetHandle | null }): SheetHandle {
  return {
    focus: () => view.current?.focus(),
    goTo: (record, column) => view.current?.goTo(record, column),
    neighbour: (record, step) => view.current?.neighbour(record, step),
    selectedRecords: () => view.current?.selectedRecords() ?? [],
    shownRows: () => view.current?.shownRows() ?? [],
    shownLines: () => view.current?.shownLines() ?? [],
    foldAll: (isFolded) => view.current?.foldAll(isFolded),
  }
}
