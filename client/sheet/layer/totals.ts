import type { ColumnId } from '#shared/base/id.ts'
import { element } from '../element.ts'
import type { SheetTotals } from '../sheetProps.ts'
import type { Desk } from './desk.ts'
import type { ShownColumn } from './geometry.ts'

/** The line under the rows: one button a column, with what its values come to. */
export interface TotalsLine extends Disposable {
  /** Places the buttons; counts anew what changed, at most a few times a second. */
  draw(): void
  /** Rows or values changed: what is shown is no longer sure. */
  renew(): void
}

/** Counting goes over every row: a busy ledger is counted this often. */
const countEveryMs = 400

export function createTotalsLine(desk: Desk): TotalsLine {
  const { root, geometry } = desk
  const pinned = element('div', 'kb-totals-pinned')
  const centre = element('div', 'kb-totals-centre')
  const line = element('div', 'kb-totals', { role: 'group' }, pinned, element('div', 'kb-totals-clip', {}, centre))
  root.append(line)
  const buttons = new Map<ColumnId, HTMLButtonElement>()
  let counted: SheetTotals | undefined
  let isOld = true
  let countedAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  const follow = () => {
    centre.style.transform = `translateX(${-geometry.viewport.scrollLeft}px)`
  }
  geometry.viewport.addEventListener('scroll', follow, { passive: true })
  // One stop for Tab, arrows within, as in any toolbar.
  line.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const all = [...line.querySelectorAll('button')]
    const next = all[all.findIndex((button) => button === event.target) + step]
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  })

  const rows = () => desk.index.allRows()

  const buttonOf = ({ sheet }: ShownColumn): HTMLButtonElement => {
    const known = buttons.get(sheet.column.id)
    if (known !== undefined) return known
    const made = element('button', 'kb-total', { type: 'button' })
    made.addEventListener('click', () => {
      const shown = geometry.columns.find((each) => each.sheet.column.id === sheet.column.id)
      if (shown !== undefined) desk.props().totals?.onAsk(shown.sheet.column, made.getBoundingClientRect())
    })
    buttons.set(sheet.column.id, made)
    return made
  }

  const count = (totals: SheetTotals) => {
    isOld = false
    counted = totals
    countedAt = performance.now()
    for (const { sheet } of geometry.columns) {
      const told = totals.textOf(sheet, rows)
      const button = buttons.get(sheet.column.id)
      if (button === undefined) continue
      const text = told ?? totals.offer
      if (button.textContent !== text) button.textContent = text
      button.dataset['chosen'] = String(told !== null)
      button.setAttribute('aria-label', totals.label(sheet.column, told))
    }
  }

  return {
    renew() {
      isOld = true
    },
    draw() {
      const { totals } = desk.props()
      root.toggleAttribute('data-totals', totals !== undefined)
      line.hidden = totals === undefined
      if (totals === undefined) return
      line.setAttribute('aria-label', totals.name)
      pinned.style.width = `${geometry.pinnedWidth}px`
      const isNew = geometry.columns.some(({ sheet }) => !buttons.has(sheet.column.id))
      for (const [place, column] of geometry.columns.entries()) buttonOf(column).tabIndex = place === 0 ? 0 : -1
      for (const pane of [pinned, centre]) {
        const own = geometry.columns.filter((column) => column.pinned === (pane === pinned))
        const placedHere = own.map((column) => placed(buttonOf(column), column))
        // Put in anew only when they changed: a button that is taken out loses the focus.
        if (placedHere.some((button, place) => pane.children[place] !== button)) pane.replaceChildren(...placedHere)
        while (pane.children.length > own.length) pane.lastChild?.remove()
      }
      follow()
      if (isNew || counted !== totals) return count(totals)
      const wait = countedAt + countEveryMs - performance.now()
      if (!isOld || timer !== undefined) return
      if (wait <= 0) return count(totals)
      timer = setTimeout(() => {
        timer = undefined
        desk.redraw()
      }, wait)
    },
    [Symbol.dispose]() {
      clearTimeout(timer)
      geometry.viewport.removeEventListener('scroll', follow)
      line.remove()
    },
  }
}

function placed(button: HTMLButtonElement, { left, width }: ShownColumn): HTMLButtonElement {
  button.style.left = `${left}px`
  button.style.width = `${width}px`
  return button
}
