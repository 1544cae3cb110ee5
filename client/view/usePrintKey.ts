import { useEffect, useEffectEvent } from 'react'

/** Ctrl+P prints what the sheet shows: the browser's own printing would find a page that scrolls. Null: not to be printed. */
export function usePrintKey(print: (() => void) | null): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const isPrint = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (print === null || !isPrint || event.key.toLowerCase() !== 'p') return
    event.preventDefault()
    // what stands over the page comes first
    if (document.querySelector('dialog:modal') === null) print()
  })
  useEffect(() => {
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
