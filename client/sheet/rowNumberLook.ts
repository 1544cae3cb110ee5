import type { Words } from '../words/zh.ts'
import { element } from './element.ts'
import { groupButton } from './groupButton.ts'
import type { CellFace } from './cellFace.ts'
import type { GroupFacts } from './groupLabel.ts'
import { rowNumberColumn } from './layer/geometry.ts'

export interface RowNumberParts {
  words(): Words['sheet']
  /** The number to show; null where no row is. */
  numberAt(line: number): number | null
  /** Remarks on the row there. */
  remarksAt(line: number): number
  /** Open proposals on the row there. */
  proposalsAt(line: number): number
  openProposals(line: number): void
  canOpen(): boolean
  canMove(): boolean
  open(line: number): void
  groupAt(line: number): GroupFacts | null
  toggle(line: number): void
}

const still = 'ag-cell ag-cell-value kb-number-cell'

/** The number of a row, and on hover the button that opens it; or the header of a group, over all frozen columns. */
export function createRowNumberLook(parts: RowNumberParts): CellFace {
  const host = element('div', still, { role: 'gridcell', 'col-id': rowNumberColumn })
  const gui = element('span', 'kb-row-number')
  const digits = element('span', 'kb-digits')
  const grip = element('span', 'kb-grip', { 'data-grip': '', 'aria-hidden': 'true' })
  let line = -1
  // Not in the Tab order: Space on the row does the same, and hundreds of stops would help nobody.
  const button = element('button', 'kb-open', { type: 'button', tabindex: '-1' }, '⤢')
  button.addEventListener('click', () => parts.open(line))
  host.append(gui)

  function drawNumber(number: number): void {
    const nodes: Node[] = [digits]
    if (digits.textContent !== String(number)) digits.textContent = String(number)
    const proposals = parts.proposalsAt(line)
    if (proposals > 0) nodes.unshift(proposalsButton(proposals))
    if (parts.canMove()) {
      grip.title = parts.words().dragRow
      nodes.unshift(grip)
    }
    const remarks = parts.remarksAt(line)
    if (remarks > 0) {
      const told = parts.words().remarks(remarks)
      const label = { role: 'img', 'aria-label': told, title: told }
      nodes.push(element('span', 'kb-remarks', label, remarks > 99 ? '99+' : String(remarks)))
    }
    if (parts.canOpen()) {
      const label = parts.words().openRow(number)
      button.setAttribute('aria-label', label)
      button.title = label
      nodes.push(button)
    }
    const isSame =
      nodes.length === gui.childNodes.length && nodes.every((node, place) => gui.childNodes[place] === node)
    if (!isSame) gui.replaceChildren(...nodes)
  }

  function proposalsButton(count: number): HTMLElement {
    const label = parts.words().proposals(count)
    // not in the Tab order, as the button that opens the row: the menu of the cell leads there too
    const attributes = { type: 'button', tabindex: '-1', 'aria-label': label, title: label }
    const made = element('button', 'kb-proposals', attributes, count > 99 ? '99+' : String(count))
    made.addEventListener('click', () => parts.openProposals(line))
    return made
  }

  return {
    element: host,
    widen: () => undefined,
    draw(next) {
      line = next
      const number = parts.numberAt(line)
      const group = number === null ? parts.groupAt(line) : null
      if (group !== null) gui.replaceChildren(groupButton(group, parts.words().group, () => parts.toggle(line)))
      else if (number !== null) drawNumber(number)
      else if (gui.firstChild !== null) gui.replaceChildren()
      const inner = group !== null && group.level > 0 ? ' kb-group-inner' : ''
      const classes = group === null ? still : `${still} kb-group-cell${inner}`
      if (host.className !== classes) host.className = classes
    },
  }
}
