import PinyinMatch from 'pinyin-match'
import type { CustomerId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { isChoice, isLinked, type Column } from '#shared/ledger/column.ts'
import { optionByName } from '#shared/ledger/optionName.ts'
import { mateColor } from '../../kit/mateColor.ts'
import { tagStyle } from '../cellLook.ts'
import { element } from '../element.ts'
import { pageSyllables } from '../pinyinSource.ts'
import type { Desk } from './desk.ts'
import { placePopup, type Popup } from './popup.ts'

interface Choice {
  readonly id: string
  readonly name: string
  readonly color: number
}

export interface PickerParts {
  readonly desk: Desk
  readonly column: Column
  readonly value: CellValue
  /** Whose row it is. */
  readonly customer: CustomerId | null
  /** Closes the cell with this value. */
  readonly take: (value: CellValue) => void
  /** A choice was ticked by what was typed: the next one is searched from nothing. */
  readonly emptyInput: () => void
}

let lastList = 0

/**
 * The list beside a select, multi-select or person cell. It is searched by name, pinyin and initials, also while the
 * letters are still being composed. Enter takes the highlighted choice; in a multi-select it toggles it, and Enter on
 * an untouched list or Tab closes.
 */
export function createPicker({ desk, column, value, customer, take, emptyInput }: PickerParts): Popup {
  const many = column.kind === 'multiSelect' || isLinked(column.kind)
  let chosen: readonly string[] = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
  let search = ''
  let touched = false
  let walked = false
  lastList += 1
  const listId = `kb-list-${lastList}`
  const list = element('div', 'kb-options', { role: 'listbox', id: listId, 'aria-label': desk.words().options })
  if (many) list.setAttribute('aria-multiselectable', 'true')
  const panel = element('div', 'kb-popup kb-picker', {}, list)
  // The input must keep the focus, or the composition in it would be lost.
  panel.addEventListener('mousedown', (event) => event.preventDefault())
  let shown: readonly Choice[] = []
  let highlighted = 0

  const choices = choicesOf(desk, column)
  const chosenOf = (text: string): readonly Choice[] => {
    if (isLinked(column.kind)) return linkedFor(desk, { column, customer, text, chosen })
    return text === '' ? choices : offered(choices, text, optionByName(column, text)?.id)
  }
  /** Letters that found something are pinyin on its way, not a new name. */
  const isPinyin = (): boolean => shown.length > 0 && /^[a-z]+$/i.test(search)
  const mayAdd = (): boolean =>
    search !== '' &&
    !isPinyin() &&
    isChoice(column.kind) &&
    desk.props().onAddOptions !== undefined &&
    optionByName(column, search) === null

  const draw = () => {
    const rows = shown.map((choice, place) => optionRow(choice, place))
    if (mayAdd()) rows.push(addRow(shown.length))
    list.replaceChildren(...rows)
    if (rows.length === 0) list.append(element('div', 'kb-no-option', {}, desk.words().noOption))
    list.querySelector('[data-highlighted="true"]')?.scrollIntoView({ block: 'nearest' })
  }
  const row = (place: number, className: string, ...children: (Node | string)[]): HTMLElement => {
    const made = element(
      'div',
      className,
      { role: 'option', id: `${listId}-${place}`, 'data-highlighted': String(place === highlighted) },
      ...children,
    )
    made.addEventListener('click', () => {
      highlighted = place
      pick()
    })
    return made
  }
  const optionRow = (choice: Choice, place: number): HTMLElement => {
    const isChosenNow = chosen.includes(choice.id)
    const look = !isChoice(column.kind) ? element('span', 'kb-name', {}, choice.name) : tag(choice)
    const made = row(place, 'kb-option', look, element('span', 'kb-tick', {}, isChosenNow ? '✓' : ''))
    made.setAttribute('aria-selected', String(isChosenNow))
    return made
  }
  const addRow = (place: number): HTMLElement => row(place, 'kb-option', desk.words().addOption(search))

  const pick = () => {
    const choice = shown[highlighted]
    const id = choice?.id ?? (mayAdd() ? desk.props().onAddOptions?.(column, [search])[0] : undefined)
    if (id === undefined) return
    touched = true
    if (!many) return take(id)
    chosen = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]
    draw()
  }

  const filter = (text: string) => {
    search = text.trim()
    walked = false
    shown = chosenOf(search)
    const present = shown.findIndex((choice) => chosen.includes(choice.id))
    highlighted = search === '' && present >= 0 && !many ? present : 0
    draw()
  }
  filter('')
  if (isLinked(column.kind)) {
    // what was typed before the readings were there is looked for again
    pageSyllables().then(
      () => panel.isConnected && search !== '' && filter(search),
      () => undefined,
    )
  }

  return {
    element: panel,
    place: (cell) => placePopup(panel, desk.root, cell),
    filter,
    key(event) {
      const last = shown.length - (mayAdd() ? 0 : 1)
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        highlighted = Math.max(0, Math.min(last, highlighted + (event.key === 'ArrowDown' ? 1 : -1)))
        walked = true
        draw()
        return true
      }
      if (event.key === 'Enter' && many && (search !== '' || walked)) {
        pick()
        emptyInput()
        filter('')
        return true
      }
      if (event.key === 'Enter' && !many && last >= 0 && shown[highlighted] === undefined) {
        pick()
        return true
      }
      if (event.key === 'Backspace' && search === '' && chosen.length > 0) {
        touched = true
        chosen = many ? chosen.slice(0, -1) : []
        if (!many) take(null)
        else draw()
        return true
      }
      return false
    },
    valueNow() {
      if (many && search === '') return chosen.length === 0 ? null : chosen
      const found = shown[highlighted]?.id
      if (many) return found === undefined ? undefined : [...new Set([...chosen, found])]
      if (search === '' && !walked) return undefined
      return found
    },
    isTouched: () => touched || walked || search !== '',
    [Symbol.dispose]: () => panel.remove(),
  }
}

const tag = (choice: Choice): HTMLElement => element('span', 'kb-tag', { style: tagStyle(choice.color) }, choice.name)

function choicesOf(desk: Desk, column: Column): readonly Choice[] {
  if (isLinked(column.kind)) return []
  if (column.kind === 'person') {
    return [...desk.props().context.members.values()]
      .filter((member) => member.left !== true)
      .map((member) => ({ id: member.id, name: member.name, color: mateColor(member.id) }))
  }
  return (column.options ?? []).filter((option) => option.deleted !== true)
}

interface LinkedWanted {
  readonly column: Column
  readonly customer: CustomerId | null
  readonly text: string
  readonly chosen: readonly string[]
}

/** There may be a hundred thousand: those chosen, then those that the text finds. */
function linkedFor(desk: Desk, wanted: LinkedWanted): readonly Choice[] {
  const { column, customer, text, chosen } = wanted
  const { findLinked, context } = desk.props()
  const found = (findLinked?.(column.kind, text, customer) ?? []).map(({ id, name }) => ({ id, name, color: 0 }))
  if (text !== '') return found
  const present = chosen.map((id) => ({ id, name: context.customers?.nameOf(id) ?? '', color: 0 }))
  return [...present, ...found.filter(({ id }) => !chosen.includes(id))]
}

/** The one that the text names, however it is written, before those that only match it. */
function offered(choices: readonly Choice[], text: string, named: string | undefined): readonly Choice[] {
  const matching = ranked(choices, text)
  const meant = choices.filter(({ id }) => id === named)
  return meant.length === 0 ? matching : [...meant, ...matching.filter(({ id }) => id !== named)]
}

/** Those that match, names that begin with the text first. */
function ranked(choices: readonly Choice[], text: string): readonly Choice[] {
  const wanted = text.toLowerCase()
  const scored = choices.flatMap((choice) => {
    const name = choice.name.toLowerCase()
    if (name.startsWith(wanted)) return [{ choice, score: 0 }]
    if (name.includes(wanted)) return [{ choice, score: 1 }]
    const found = PinyinMatch.match(choice.name, wanted)
    return found === false ? [] : [{ choice, score: 2 + found[0] }]
  })
  return scored.sort((left, right) => left.score - right.score).map(({ choice }) => choice)
}
