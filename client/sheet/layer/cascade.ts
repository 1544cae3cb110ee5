import type { CellValue } from '#shared/ledger/cell.ts'
import { regionLevels, regionSeparator, type RegionBook, type RegionNode } from '#shared/ledger/region.ts'
import { loadRegions } from '../../region/useRegions.ts'
import { findRegions } from '../../region/findRegions.ts'
import { element } from '../element.ts'
import type { Desk } from './desk.ts'
import { placePopup, type Popup } from './popup.ts'

export interface CascadeParts {
  readonly desk: Desk
  readonly value: CellValue
  readonly take: (value: CellValue) => void
}

let lastCascade = 0

/**
 * The places beside a region cell, a list for each level: up and down walk a level, right and left go in and out, Enter
 * takes the place walked to, whatever its level. Typing searches all of them by name, pinyin and initials.
 */
export function createCascade({ desk, value, take }: CascadeParts): Popup {
  lastCascade += 1
  const id = `kb-cascade-${lastCascade}`
  const panel = element('div', 'kb-popup kb-cascade', {})
  panel.addEventListener('mousedown', (event) => event.preventDefault())
  let book: RegionBook | undefined = desk.props().context.regions
  /** The places walked to, level by level. */
  let path: readonly string[] = typeof value === 'string' && value !== '' ? regionLevels(value) : []
  let search = ''
  let found: readonly string[] = []
  let highlighted = 0
  let walked = false
  let box: Parameters<Popup['place']>[0] | null = null

  const level = (depth: number): readonly RegionNode[] => {
    let nodes = book?.provinces ?? []
    for (const name of path.slice(0, depth)) nodes = nodes.find((node) => node.name === name)?.children ?? []
    return nodes
  }
  const walkTo = (next: readonly string[]) => {
    path = next
    walked = true
    draw()
  }
  const option = (name: string, attributes: Readonly<Record<string, string>>, press: () => void): HTMLElement => {
    const made = element('div', 'kb-option', { role: 'option', ...attributes }, element('span', '', {}, name))
    made.addEventListener('click', press)
    return made
  }
  const levelList = (depth: number): HTMLElement => {
    const list = element('div', 'kb-options', { role: 'listbox', 'aria-label': desk.words().regionLevels[depth] ?? '' })
    for (const node of level(depth)) {
      const isOn = path[depth] === node.name
      const isHead = isOn && depth === path.length - 1
      const made = option(node.name, { 'aria-selected': String(isOn), 'data-highlighted': String(isHead) }, () => {
        const chosen = [...path.slice(0, depth), node.name]
        if (node.children.length === 0) take(chosen.join(regionSeparator))
        else walkTo(chosen)
      })
      if (node.children.length > 0) made.append(element('span', 'kb-deeper', { 'aria-hidden': 'true' }, '›'))
      list.append(made)
    }
    return list
  }
  const button = (label: string, press: () => void): HTMLElement => {
    const made = element('button', 'kb-link', { type: 'button', tabindex: '-1' }, label)
    made.addEventListener('click', press)
    return made
  }
  const draw = () => {
    const words = desk.words()
    if (book === undefined) panel.replaceChildren(element('div', 'kb-no-option', {}, words.loadingRegions))
    else if (search !== '') panel.replaceChildren(foundList())
    else {
      const lists = [0, 1, 2].filter((depth) => level(depth).length > 0 && depth <= path.length).map(levelList)
      const foot = element('div', 'kb-calendar-foot', {})
      if (path.length > 0)
        foot.append(button(words.takeRegion(path.at(-1) ?? ''), () => take(path.join(regionSeparator))))
      foot.append(button(words.clear, () => take(null)))
      panel.replaceChildren(element('div', 'kb-cascade-levels', {}, ...lists), foot)
    }
    if (box === null) return
    placePopup(panel, desk.root, box)
    reveal()
  }
  const reveal = () => {
    for (const each of panel.querySelectorAll('[aria-selected="true"], [data-highlighted="true"]')) {
      each.scrollIntoView({ block: 'nearest' })
    }
  }
  const foundList = (): HTMLElement => {
    const list = element('div', 'kb-options', { role: 'listbox', id, 'aria-label': desk.words().options })
    found.forEach((each, place) => {
      const isHighlighted = place === highlighted
      const attributes = { 'data-highlighted': String(isHighlighted), 'aria-selected': String(isHighlighted) }
      list.append(option(each, attributes, () => take(each)))
    })
    if (found.length === 0) list.append(element('div', 'kb-no-option', {}, desk.words().noOption))
    return list
  }
  const look = () => {
    found = search === '' || book === undefined ? [] : findRegions(book, search)
    highlighted = 0
    draw()
  }
  /** One step in the list that the path ends in. */
  const step = (by: 1 | -1) => {
    const depth = Math.max(0, path.length - 1)
    const nodes = level(depth)
    const at = nodes.findIndex(({ name }) => name === path[depth])
    const next = nodes[Math.max(0, Math.min(nodes.length - 1, at + by))]
    if (next !== undefined) walkTo([...path.slice(0, depth), next.name])
  }
  draw()
  if (book === undefined) {
    loadRegions().then(
      (loaded) => {
        book = loaded
        look()
      },
      // without the list a region can still be typed in full
      () => undefined,
    )
  }

  return {
    element: panel,
    place(cell) {
      const isFirst = box === null
      box = cell
      placePopup(panel, desk.root, cell)
      if (isFirst) reveal()
    },
    filter(text) {
      search = text.trim()
      walked = false
      look()
    },
    key(event) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const by = event.key === 'ArrowDown' ? 1 : -1
        if (search === '') step(by)
        else {
          highlighted = Math.max(0, Math.min(found.length - 1, highlighted + by))
          draw()
        }
        return true
      }
      if (search !== '' || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return false
      if (event.key === 'ArrowLeft') walkTo(path.slice(0, -1))
      else {
        const [first] = level(path.length)
        if (first !== undefined) walkTo([...path, first.name])
      }
      return true
    },
    valueNow() {
      if (search !== '') return found[highlighted]
      return walked ? (path.length === 0 ? null : path.join(regionSeparator)) : undefined
    },
    isTouched: () => walked || search !== '',
    [Symbol.dispose]: () => panel.remove(),
  }
}
