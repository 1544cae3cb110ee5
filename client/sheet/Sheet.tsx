import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type Ref,
} from 'react'
import { useWords } from '../words/useWords.ts'
import { pagePhonetics } from './pinyinSource.ts'
import './Sheet.css'
import './Cascade.css'
import { FindPanel } from './FindPanel.tsx'
import { GoToPanel } from './GoToPanel.tsx'
import { InsertPanel } from './InsertPanel.tsx'
import { LeftOutPanel } from './LeftOutPanel.tsx'
import { SheetMenu } from './SheetMenu.tsx'
import { lastingHandle } from './lastingHandle.ts'
import type { UnmadeRow } from './layer/draft.ts'
import type { SheetHandle, SheetProps } from './sheetProps.ts'
import type { OpenMenu, SheetStage } from './sheetStage.ts'
import { useFindPanel } from './useFindPanel.ts'
import { useLeftOut } from './useLeftOut.ts'
import { createSheetView, type SheetView } from './sheetView.ts'

/** The sheet as React hosts it: one element, everything inside is the sheet's own; what floats over it is React's. */
export function Sheet({ ref, ...props }: SheetProps & { readonly ref?: Ref<SheetHandle> }) {
  const words = useWords().sheet
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const { cells: leftOut, rows: unmade, list, mended, made, close: closeLeftOut } = useLeftOut()
  const { panel, found, replaced, tellFound, openPanel, closePanel, forgetReplaced } = useFindPanel()
  const stage = useMemo(
    (): SheetStage => ({ openMenu: setMenu, openPanel, tellFound, listLeftOut: list, mended }),
    [openPanel, tellFound, list, mended],
  )
  const { host, view } = useSheetView(props, stage, ref)
  const place = (row: UnmadeRow) =>
    props.newRowKey?.ask(row, (key) => {
      const [record] = props.newRowKey?.make([{ key, cells: row.cells }]) ?? []
      if (record === undefined) return
      made(row, record)
      view.current?.goTo(record)
    })
  const closeMenu = useCallback(() => {
    setMenu(null)
    view.current?.focus()
  }, [view])
  const leavePanel = useCallback(() => {
    closePanel()
    view.current?.finder.close()
    view.current?.focus()
  }, [view, closePanel])
  return (
    <>
      <div ref={host} className="kb-sheet" data-sheet={props.rows.table} />
      {panel?.kind === 'find' && (
        <FindPanel
          replacing={panel.replacing}
          scope={panel.scope}
          found={found}
          replaced={replaced}
          finder={() => view.current?.finder}
          onReplacing={(replacing) => openPanel({ ...panel, replacing })}
          onTyped={forgetReplaced}
          onClose={leavePanel}
        />
      )}
      {panel?.kind === 'goTo' && (
        <GoToPanel
          columns={() => view.current?.shownColumns() ?? []}
          rows={() => view.current?.shownRows().length ?? 0}
          onGo={(target) => view.current?.goToPlace(target)}
          onClose={leavePanel}
        />
      )}
      {panel?.kind === 'insert' && (
        <InsertPanel
          count={panel.count}
          onInsert={(side, count) => view.current?.insertRows(side, count)}
          onClose={leavePanel}
        />
      )}
      {leftOut.length + unmade.length > 0 && (
        <LeftOutPanel
          cells={leftOut}
          rows={unmade}
          onPlace={place}
          columns={props.columns}
          onRetype={(cell) => view.current?.retype(cell)}
          {...(props.onAddOptions !== undefined && { onMakeOptions: () => view.current?.makeOptions(leftOut) })}
          onClose={closeLeftOut}
        />
      )}
      {menu !== null && <SheetMenu menu={menu} label={words.menu.label} onClose={closeMenu} />}
    </>
  )
}

function useSheetView(props: SheetProps, stage: SheetStage, ref: Ref<SheetHandle> | undefined) {
  const words = useWords().sheet
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<SheetView | null>(null)
  const latest = useRef({ props, words })
  const { rows } = props

  // Before the next effect, which opens the view on what was drawn last; and before the frame, or there would be two.
  useLayoutEffect(() => {
    latest.current = { props, words }
    view.current?.update(props, words)
  })
  useEffect(() => {
    if (host.current === null) return
    const opened = createSheetView(host.current, { ...latest.current, phonetics: pagePhonetics(), stage })
    view.current = opened
    return () => {
      view.current = null
      opened[Symbol.dispose]()
    }
  }, [rows, stage])
  useImperativeHandle(ref, () => lastingHandle(view), [])
  return { host, view }
}
