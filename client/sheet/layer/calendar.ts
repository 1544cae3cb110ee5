import { addDays, dayOf, startOfDay, type Day } from '#shared/base/instant.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { addMonths, sixWeeks } from '../../kit/month.ts'
import { element } from '../element.ts'
import type { Desk } from './desk.ts'
import { dayTimes, minuteMs, timeText } from './dayTimes.ts'
import { placePopup, type Popup } from './popup.ts'

export interface CalendarParts {
  readonly desk: Desk
  readonly column: Column
  readonly value: CellValue
  readonly take: (value: CellValue) => void
}

/**
 * A month beside a date cell: arrows walk days, PageUp and PageDown months, Enter takes the day walked to. Where the
 * cell has a time too, the times of the day stand beside it: a click on a day walks there, one on a time takes both.
 */
export function createCalendar({ desk, column, value, take }: CalendarParts): Popup {
  const { context } = desk.props()
  const present = dayOfValue(value, context.zoneMinutes)
  let day: Day = present ?? context.today
  let walked = false
  const hasTime = column.kind === 'dateTime'
  /** A date-time keeps its time of day; a new one begins at nine, when offices do. */
  const sinceMidnight =
    typeof value === 'number' && present !== null ? value - startOfDay(present, context.zoneMinutes) : 9 * 60 * minuteMs
  const panel = element('div', 'kb-popup kb-calendar', { role: 'dialog', 'aria-label': desk.words().calendar })
  const month = element('div', 'kb-month')
  panel.addEventListener('mousedown', (event) => event.preventDefault())

  const valueOf = (chosen: Day, afterMidnight = sinceMidnight): CellValue =>
    hasTime ? startOfDay(chosen, context.zoneMinutes) + afterMidnight : chosen
  const walk = (next: Day) => {
    day = next
    walked = true
    draw()
  }
  const button = (className: string, label: string, text: string, press: () => void): HTMLButtonElement => {
    const made = element('button', className, { type: 'button', 'aria-label': label, tabindex: '-1' }, text)
    made.addEventListener('click', press)
    return made
  }
  const draw = () => {
    const words = desk.words()
    const head = element(
      'div',
      'kb-calendar-head',
      {},
      button('kb-icon', words.previousMonth, '‹', () => walk(addMonths(day, -1))),
      element('span', '', { 'aria-live': 'polite' }, words.month(Number(day.slice(0, 4)), Number(day.slice(5, 7)))),
      button('kb-icon', words.nextMonth, '›', () => walk(addMonths(day, 1))),
    )
    const grid = element('div', 'kb-days', {}, ...words.weekdays.map((name) => element('span', 'kb-weekday', {}, name)))
    for (const each of sixWeeks(day)) {
      const made = button('kb-day', each, String(Number(each.slice(8))), () =>
        hasTime ? walk(each) : take(valueOf(each)),
      )
      made.dataset['other'] = String(each.slice(0, 7) !== day.slice(0, 7))
      made.dataset['today'] = String(each === context.today)
      made.setAttribute('aria-pressed', String(each === present))
      made.dataset['walked'] = String(each === day)
      grid.append(made)
    }
    const foot = element(
      'div',
      'kb-calendar-foot',
      {},
      button('kb-link', words.today, words.today, () => take(valueOf(context.today))),
      button('kb-link', words.tomorrow, words.tomorrow, () => take(valueOf(addDays(context.today, 1)))),
      button('kb-link', words.clear, words.clear, () => take(null)),
    )
    month.replaceChildren(head, grid, foot)
  }
  const times = (): HTMLElement => {
    const time = Math.floor(sinceMidnight / minuteMs)
    const list = element('div', 'kb-times', { role: 'group', 'aria-label': desk.words().time })
    for (const each of dayTimes(time)) {
      const text = timeText(each)
      const made = button('kb-time', text, text, () => take(valueOf(day, each * minuteMs)))
      made.setAttribute('aria-pressed', String(present !== null && each === time))
      list.append(made)
      // the panel has no size before it is placed
      if (each === time) requestAnimationFrame(() => (list.scrollTop = made.offsetTop - list.clientHeight / 2))
    }
    return list
  }
  draw()
  panel.append(month)
  if (hasTime) panel.append(times())

  return {
    element: panel,
    place: (cell) => placePopup(panel, desk.root, cell),
    filter() {
      walked = false
    },
    key(event) {
      const step = dayKeys[event.key]
      if (step !== undefined) {
        walk(addDays(day, step))
        return true
      }
      if (event.key === 'PageUp' || event.key === 'PageDown') {
        walk(addMonths(day, event.key === 'PageUp' ? -1 : 1))
        return true
      }
      return false
    },
    valueNow: () => (walked ? valueOf(day) : undefined),
    [Symbol.dispose]: () => panel.remove(),
  }
}

const dayKeys: Readonly<Record<string, number>> = { ArrowDown: 7, ArrowUp: -7 }

function dayOfValue(value: CellValue, zoneMinutes: number): Day | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? dayOf(value, zoneMinutes) : null
}
