import { useEffect, useEffectEvent, type RefObject } from 'react'

/** Hears Esc and clicks outside `box` while `active`; after Esc focus goes back to the box's first button. */
export function useDismiss(box: RefObject<HTMLElement | null>, active: boolean, dismiss: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || hasOwnList(event.target)) return
    event.stopPropagation()
    dismiss()
    box.current?.querySelector('button')?.focus()
  })
  const onPress = useEffectEvent((event: PointerEvent) => {
    if (event.target instanceof Node && box.current?.contains(event.target) !== true) dismiss()
  })
  useEffect(() => {
    if (!active) return
    // capture: what floats closes before the sheet below hears the key
    document.addEventListener('keydown', onKey, true)
    document.addEventListener('pointerdown', onPress, true)
    return () => {
      document.removeEventListener('keydown', onKey, true)
      document.removeEventListener('pointerdown', onPress, true)
    }
  }, [active])
}

/** A field whose own list or month is open closes that first. */
const hasOwnList = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input[aria-haspopup="dialog"][aria-expanded="true"]')
