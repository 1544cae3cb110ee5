import { coveredHeight, type Geometry } from './geometry.ts'

/** Hears where the pointer is, each time it or the sheet under it has moved. */
export type Drag = (x: number, y: number, event: PointerEvent | null) => void

export type Follow = (event: PointerEvent, drag: Drag, done?: (event: PointerEvent) => void) => void

/** How near to an edge a drag must be to scroll, and how far it scrolls each frame. */
const edge = 28
const stride = 18

/** Follows one pointer at a time until it is let go, scrolling when it is at an edge. */
export function createFollower(geometry: Geometry): { readonly follow: Follow } & Disposable {
  const { viewport } = geometry
  let stop: () => void = () => undefined
  const follow: Follow = (event, drag, done = () => undefined) => {
    stop()
    const watch = new AbortController()
    let last = { x: event.clientX, y: event.clientY }
    let frame = 0
    // Whoever begins among the frozen rows means them, whatever lies scrolled under them.
    const isBelow = event.clientY >= viewport.getBoundingClientRect().top + coveredHeight(geometry)
    const covered = isBelow ? coveredHeight(geometry) : geometry.headerHeight
    const scroll = () => {
      const box = viewport.getBoundingClientRect()
      const down = last.y > box.bottom - edge ? stride : last.y < box.top + covered ? -stride : 0
      const across = last.x > box.right - edge ? stride : last.x < box.left + geometry.pinnedWidth - 4 ? -stride : 0
      const before = { top: viewport.scrollTop, left: viewport.scrollLeft }
      if (down !== 0) viewport.scrollTop += down
      if (across !== 0) viewport.scrollLeft += across
      if (before.top !== viewport.scrollTop || before.left !== viewport.scrollLeft) drag(last.x, last.y, null)
      frame = requestAnimationFrame(scroll)
    }
    frame = requestAnimationFrame(scroll)
    stop = () => {
      watch.abort()
      cancelAnimationFrame(frame)
      stop = () => undefined
    }
    const on = { signal: watch.signal }
    const onMove = (moved: PointerEvent) => {
      last = { x: moved.clientX, y: moved.clientY }
      drag(last.x, last.y, moved)
    }
    const onEnd = (ended: PointerEvent) => {
      stop()
      done(ended)
    }
    window.addEventListener('pointermove', onMove, on)
    window.addEventListener('pointerup', onEnd, on)
    window.addEventListener('pointercancel', onEnd, on)
  }
  return { follow, [Symbol.dispose]: () => stop() }
}
