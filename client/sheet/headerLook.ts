import type { IHeaderComp, IHeaderParams } from 'ag-grid-community'
import type { Column } from '#shared/ledger/column.ts'
import { classOf } from '#shared/ledger/columnClass.ts'
import type { Words } from '../words/zh.ts'
import { funnel, kindIcon } from './columnLook.ts'
import { element } from './element.ts'

/** What a header shows and whom it tells. */
export interface HeaderLookParts {
  readonly column: Column
  words(): Words['sheet']
  /** How this column is sorted now, with its place among several keys. */
  sorted(): { readonly descending: boolean; readonly place: number | null } | null
  hasMenu(): boolean
  openMenu(anchor: DOMRect): void
  /** Null: this sheet is not filtered by its headers. `on`: this header keeps rows away now. */
  filtered(): { readonly on: boolean } | null
  openFilter(anchor: DOMRect): void
}

/** Kind, name, sort, menu: one header cell. Dragging and resizing stay AG Grid's. */
export class HeaderLook implements IHeaderComp {
  readonly #gui = element('div', 'kb-head')

  init(params: IHeaderParams & HeaderLookParts): void {
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.#gui
  }

  refresh(params: IHeaderParams & HeaderLookParts): boolean {
    const { column } = params
    const words = params.words()
    const icon = element('span', 'kb-kind', { title: words.kind[column.kind] }, kindIcon(column.kind))
    const name = element('span', 'kb-head-name', { title: column.description ?? column.name }, column.name)
    this.#gui.replaceChildren(icon, name)
    if (column.required === true) name.append(element('span', 'kb-required', { 'aria-hidden': 'true' }, ' *'))
    const of = classOf(column)
    if (of !== 'normal') {
      const told = words.columnClass
      this.#gui.append(element('span', 'kb-class', { title: told.title(told.names[of]) }, told.names[of]))
    }
    const sorted = params.sorted()
    if (sorted !== null) {
      const arrow = `${sorted.descending ? '↓' : '↑'}${sorted.place === null ? '' : sorted.place}`
      this.#gui.append(element('span', 'kb-sorted', { title: words.sorted(sorted.descending) }, arrow))
    }
    const filtered = params.filtered()
    if (filtered !== null) this.#gui.append(filterButton(words.filterColumn(column.name), filtered.on, params))
    if (params.hasMenu()) this.#gui.append(menuButton(words.columnMenu(column.name), params))
    return true
  }
}

function menuButton(label: string, params: HeaderLookParts): HTMLButtonElement {
  const button = element('button', 'kb-menu', { type: 'button', 'aria-label': label, 'aria-haspopup': 'menu' }, '▾')
  button.addEventListener('click', (event) => {
    event.stopPropagation()
    params.openMenu(button.getBoundingClientRect())
  })
  return button
}

function filterButton(label: string, on: boolean, params: HeaderLookParts): HTMLButtonElement {
  const facts = { type: 'button', 'aria-label': label, title: label, 'aria-haspopup': 'dialog', 'data-on': String(on) }
  const button = element('button', 'kb-funnel', facts, funnel())
  button.addEventListener('click', (event) => {
    event.stopPropagation()
    params.openFilter(button.getBoundingClientRect())
  })
  return button
}

/** The narrow column at the right end: a plus. */
export class AddColumnLook implements IHeaderComp {
  readonly #gui = element('button', 'kb-add-column', { type: 'button' }, '+')

  init(params: IHeaderParams & Pick<HeaderLookParts, 'words' | 'openMenu'>): void {
    this.refresh(params)
    this.#gui.addEventListener('click', () => params.openMenu(this.#gui.getBoundingClientRect()))
  }

  getGui(): HTMLElement {
    return this.#gui
  }

  refresh(params: IHeaderParams & Pick<HeaderLookParts, 'words'>): boolean {
    this.#gui.setAttribute('aria-label', params.words().addColumn)
    this.#gui.title = params.words().addColumn
    return true
  }
}
