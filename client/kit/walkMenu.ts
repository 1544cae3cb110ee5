import type { KeyboardEvent } from 'react'

/** The items of a menu that can be chosen, as they stand. */
export const menuItems = (menu: Element): readonly HTMLButtonElement[] => [
  ...menu.querySelectorAll<HTMLButtonElement>('[role="menuitem"]:enabled'),
]

/** The keys of a menu: arrows go round, Home and End to its ends. */
export function walkMenu(event: KeyboardEvent<HTMLElement>): void {
  const items = menuItems(event.currentTarget)
  const at = items.findIndex((item) => item === document.activeElement)
  const to = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key]
  if (to === undefined) return
  event.preventDefault()
  items[to]?.focus()
}
