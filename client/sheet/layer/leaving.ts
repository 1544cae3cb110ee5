/** Everything that Tab stops at, in the order of the page. */
const stops = 'a[href], button, input, select, textarea, [contenteditable="true"], [tabindex]'

/** F6 anywhere else on the page: the keys go to the sheet. False: there is none. */
export function enterSheet(): boolean {
  const input = document.querySelector<HTMLElement>('.kb-sheet .kb-input')
  input?.focus()
  return input !== null
}

/**
 * F6 hands the keys to what stands after the sheet, with Shift to what stands before it: Tab walks cells, and whoever has
 * no mouse must come out again. At an end of the page it goes on from the other.
 */
export function leaveSheet(root: HTMLElement, backwards: boolean): void {
  const all = [...document.querySelectorAll<HTMLElement>(stops)].filter(
    (each) => each.tabIndex >= 0 && !each.matches(':disabled') && !root.contains(each) && each.checkVisibility(),
  )
  const after = all.findIndex((each) => (root.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
  const before = after < 0 ? all.at(-1) : all[after - 1]
  const next = backwards ? (before ?? all.at(-1)) : (all[after] ?? all[0])
  next?.focus()
}
