import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import { useWords } from '../words/useWords.ts'
import { pagePhonetics } from './pinyinSource.ts'
import './Sheet.css'
import type { SheetHandle, SheetProps } from './sheetProps.ts'
import { createSheetView, type SheetView } from './sheetView.ts'

/** The sheet as React hosts it: one element, everything inside is the sheet's own. See `SheetProps`. */
export function Sheet({ ref, ...props }: SheetProps & { readonly ref?: Ref<SheetHandle> }) {
  const host = useSheetView(props, ref)
  return <div ref={host} className="kb-sheet" data-sheet={props.rows.table} />
}

function useSheetView(props: SheetProps, ref: Ref<SheetHandle> | undefined) {
  const words = useWords().sheet
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<SheetView | null>(null)
  const latest = useRef({ props, words })
  const { rows } = props

  // Before the next effect, which opens the view on what was drawn last.
  useEffect(() => {
    latest.current = { props, words }
    view.current?.update(props, words)
  })
  useEffect(() => {
    if (host.current === null) return
    const opened = createSheetView(host.current, { ...latest.current, phonetics: pagePhonetics() })
    view.current = opened
    return () => {
      view.current = null
      opened[Symbol.dispose]()
    }
  }, [rows])
  useImperativeHandle(ref, () => handleOf(view), [])
  return host
}

/** A handle that outlives the view: another table's rows mean another view, the page keeps its handle. */
function handleOf(view: { readonly current: SheetView | null }): SheetHandle {
  return {
    focus: () => view.current?.focus(),
    goTo: (record, column) => view.current?.goTo(record, column),
    neighbour: (record, step) => view.current?.neighbour(record, step),
    selectedRecords: () => view.current?.selectedRecords() ?? [],
    shownRows: () => view.current?.shownRows() ?? [],
  }
}
