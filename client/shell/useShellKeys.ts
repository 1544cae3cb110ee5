import { useEffect, useEffectEvent } from 'react'
import { enterSheet } from '../sheet/layer/leaving.ts'
import { useUndo } from './useUndo.ts'

/** Keys that work on every page. The sheet and fields hear first and keep what is theirs. */
export function useShellKeys(does: { readonly onSearch: () => void; readonly onKeys: () => void }): void {
  const { undo, redo } = useUndo()
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const command = (event.ctrlKey || event.metaKey) && !event.altKey
    const key = event.key.toLowerCase()
    if (command && key === 'k') return take(event, does.onSearch)
    // a ? typed into a cell is text, so the list has another key there
    if (command && event.code === 'Slash') return take(event, does.onKeys)
    if (event.key === 'F6' && enterSheet()) return event.preventDefault()
    if (isTyping(event.target)) return
    if (command && key === 'z') return take(event, event.shiftKey ? redo : () => undo())
    if (command && key === 'y') return take(event, redo)
    if (event.key === '?') take(event, does.onKeys)
  })
  useEffect(() => {
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}

function take(event: KeyboardEvent, act: () => void): void {
  event.preventDefault()
  act()
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
