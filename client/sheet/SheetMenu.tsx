import { Fragment, useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { createPortal } from 'react-dom'
import { menuItems, walkMenu } from '../kit/walkMenu.ts'
import styles from './SheetMenu.module.css'
import type { SheetMenuItem } from './sheetProps.ts'
import type { OpenMenu } from './sheetStage.ts'

interface Props {
  readonly menu: OpenMenu
  readonly label: string
  readonly onClose: () => void
}

/** A menu at a point of the sheet: arrows walk it, Enter chooses, Esc and a press elsewhere close it. */
export function SheetMenu({ menu, label, onClose }: Props) {
  const box = usePlaced(menu)
  useClosing(box, onClose)
  const choose = (item: SheetMenuItem) => {
    onClose()
    item.run()
  }
  return createPortal(
    <div ref={box} role="menu" aria-label={label} tabIndex={-1} className={styles.menu} onKeyDown={walk}>
      {menu.groups.map((group, place) => (
        <Fragment key={group[0]?.key}>
          {place > 0 && <hr className={styles.line} />}
          {group.map((item) => (
            <button
              key={item.key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={styles.item}
              data-danger={item.danger === true}
              disabled={item.disabled === true}
              onClick={() => choose(item)}
              onPointerMove={(event) => event.currentTarget.focus()}
            >
              <span>{item.label}</span>
              {item.keys !== undefined && (
                <kbd className={styles.keys} aria-hidden>
                  {item.keys}
                </kbd>
              )}
            </button>
          ))}
        </Fragment>
      ))}
    </div>,
    document.body,
  )
}

/** As any menu; Tab leads nowhere, for the page below is not to be reached while it is open. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key === 'Tab') event.preventDefault()
  else walkMenu(event)
}

/** At the point, or as near as the window lets it; the first item has the focus. */
function usePlaced({ x, y }: OpenMenu) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (box.current === null) return
    const { offsetWidth, offsetHeight, style } = box.current
    style.left = `${Math.max(4, Math.min(x, window.innerWidth - offsetWidth - 4))}px`
    style.top = `${Math.max(4, Math.min(y, window.innerHeight - offsetHeight - 4))}px`
    menuItems(box.current)[0]?.focus({ preventScroll: true })
  }, [x, y])
  return box
}

/** Closes on Esc, on a press outside and when the window is left. Hears first, so that the page below keeps still. */
function useClosing(box: { readonly current: HTMLDivElement | null }, onClose: () => void): void {
  useEffect(() => {
    const life = new AbortController()
    const on = { signal: life.signal, capture: true }
    const onPress = (event: Event) => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) onClose()
    }
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      onClose()
    }
    document.addEventListener('pointerdown', onPress, on)
    document.addEventListener('wheel', onPress, { ...on, passive: true })
    document.addEventListener('keydown', onKey, on)
    window.addEventListener('blur', onClose, { signal: life.signal })
    return () => life.abort()
  }, [box, onClose])
}
