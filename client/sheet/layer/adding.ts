import { isMac } from '../../kit/platform.ts'

/** Ctrl (⌘ on Apple keyboards, where Ctrl is the other button): another range, a copy, the other way to fill. */
export const isAdding = (event: MouseEvent): boolean => (isMac() ? event.metaKey : event.ctrlKey)
