import { sameCell, type CellValue } from '#shared/ledger/cell.ts'
import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import { isTypeable, type Column } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { checkCell } from '#shared/ledger/checkCell.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import type { RecordId } from '#shared/base/id.ts'
import type { ViewRow } from '../../replica/workspace.ts'
import { cellOf } from '../cellOf.ts'
import { isChosen, isRightAligned } from '../columnLook.ts'
import { element } from '../element.ts'
import { loadRichEditor } from '../../rich/loadRichEditor.ts'
import type { SheetColumn } from '../sheetProps.ts'
import { createCalendar } from './calendar.ts'
import { createCascade } from './cascade.ts'
import { coveredHeight } from './geometry.ts'
import type { Desk } from './desk.ts'
import { editText } from './editText.ts'
import { createPicker } from './picker.ts'
import { createRichPopup } from './richPopup.ts'
import type { Popup } from './popup.ts'

/**
 * The one input of the sheet: a textarea that always has the focus, so that an input method has somewhere to compose
 * from the very first key. Idle it is unseen and lies on the active cell; editing it is the cell.
 *
 *   idle ──typing, composition, F2, double click──▶ editing ──Enter, Tab, click elsewhere──▶ idle (told in `commit`)
 *                                                     └── Esc ──▶ idle (nothing told)
 */
export interface Editor extends Disposable {
  readonly input: HTMLTextAreaElement
  readonly isEditing: boolean
  readonly isComposing: boolean
  /** `walk`: arrows leave the cell (it was typed into); `caret`: arrows move in the text (F2). */
  readonly arrows: 'walk' | 'caret'
  /** Opens the active cell on its present text. False: it may not be edited. */
  open(options: { readonly popup: boolean }): boolean
  /** As if the text had been typed on the active cell. */
  type(text: string): void
  /** Ends the edit with what was typed. False: refused, still open, the reason shown. */
  commit(): boolean
  /** What was typed, as a value, without ending: for filling a range with it. Undefined: refused. */
  takeValue(): CellValue | undefined
  cancel(): void
  /** The row that `begin` promised is there, and the active cell its: what was typed meanwhile is typed in it. */
  goOn(): void
  /** Ends an edit whose row, column or right went meanwhile, and tells the page what had been typed. */
  leaveIfGone(): void
  /** Was this key meant for an edit whose cell has just gone? Then it is for no other cell. */
  isStray(event: { readonly timeStamp: number }): boolean
  /** A key that the open popup takes for itself. */
  popupKey(event: KeyboardEvent): boolean
  place(): void
  focus(): void
}

interface Session {
  readonly record: RecordId
  readonly sheet: SheetColumn
  readonly before: string
  /** What the row is called, for when it is gone. */
  readonly at: string
  arrows: 'walk' | 'caret'
  popup: Popup | null
}

export interface EditorParts {
  readonly desk: Desk
  /** One cell was edited to another value. */
  readonly write: (record: RecordId, column: Column, was: CellValue, now: CellValue) => void
  readonly refusedLocked: (column: Column) => void
  readonly changed: () => void
  /** Something is typed where no row is. True: one is coming, then `goOn` or `cancel` is called. */
  readonly begin: (text: string) => boolean
}

/** So long a pause says that the next key begins something new. */
const pauseMs = 1_500

/** An unseen selected blank: Safari copies only where something is selected. */
const idleText = ' '

export function createEditor({ desk, write, refusedLocked, changed, begin }: EditorParts): Editor {
  const input = element('textarea', 'kb-input', {
    rows: '1',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    'aria-label': desk.words().cell,
    'data-state': 'idle',
  })
  const reason = element('div', 'kb-reason', { role: 'alert', hidden: '' })
  desk.root.append(input, reason)
  let session: Session | null = null
  let composing = false
  /** A first row is on its way, and what is typed waits in the input for it. */
  let awaitsRow = false
  /** When the last key came that was meant for an edit which is gone; null: keys are meant for the active cell. */
  let strayAt: number | null = null

  /** Whoever types on when his cell has gone means that cell, not the one that moved up: heard again after a pause. */
  const isStray = ({ timeStamp }: { readonly timeStamp: number }): boolean => {
    if (strayAt === null) return false
    const goesOn = timeStamp - strayAt < pauseMs
    strayAt = goesOn ? timeStamp : null
    return goesOn
  }

  const rest = () => {
    session?.popup?.[Symbol.dispose]()
    session = null
    awaitsRow = false
    input.dataset['state'] = 'idle'
    input.removeAttribute('aria-invalid')
    reason.hidden = true
    input.value = idleText
    input.select()
    desk.index.hold(null)
    changed()
  }

  /** Starts on the active cell. The text in the input is left alone: a composition may be under way in it. */
  const start = (arrows: Session['arrows'], options: { readonly popup: boolean }): boolean => {
    const head = desk.selection.head()
    const row = head === null ? undefined : desk.index.at(head.row)
    const sheet = head === null ? undefined : desk.geometry.columns[head.column]?.sheet
    if (head === null || row === undefined || sheet === undefined) return false
    const { column } = sheet
    if (column.kind === 'attachment') {
      // nothing is typed into it; who may not change its files may still look at them
      if (arrows === 'caret') desk.props().onFiles?.(row, column, [])
      return false
    }
    if (!isTypeable(column) || !desk.props().mayEdit(row, column)) {
      refusedLocked(column)
      return false
    }
    session = {
      record: row.id,
      sheet,
      before: editText(column, cellOf(row, sheet), desk.props().context, desk.words()),
      at: titleOf(desk, row),
      arrows,
      popup: null,
    }
    // Kept as well: whoever ends his typing before the next frame still has this row under his hand.
    if (!desk.index.isKept(row.id)) desk.index.keep([row.id])
    desk.index.hold(row.id)
    input.dataset['state'] = 'editing'
    input.dataset['align'] = isRightAligned(column.kind) ? 'right' : 'left'
    input.dataset['lines'] = column.kind === 'longText' ? 'many' : 'one'
    if (options.popup || isChosen(column.kind) || column.kind === 'richText') openPopup(session)
    place()
    changed()
    return true
  }

  const openPopup = (open: Session) => {
    const row = desk.index.at(desk.index.positionOf(open.record))
    const value = row === undefined ? null : cellOf(row, open.sheet)
    const { kind } = open.sheet.column
    if (kind === 'region') open.popup = createCascade({ desk, value, take })
    else if (isChosen(kind)) {
      const customer = row?.customer ?? null
      open.popup = createPicker({ desk, column: open.sheet.column, value, customer, take, emptyInput })
    } else if (kind === 'date' || kind === 'dateTime') {
      open.popup = createCalendar({ desk, column: open.sheet.column, value, take })
    } else if (kind === 'richText') {
      const before = open.arrows === 'caret' ? open.before : null
      const { column } = open.sheet
      open.popup = createRichPopup({ desk, column, value, input, before, composing, changed: allow, left: commit })
    }
    if (open.popup !== null) desk.root.append(open.popup.element)
  }

  const allow = () => {
    input.removeAttribute('aria-invalid')
    session?.popup?.refuse?.(false)
    reason.hidden = true
    place()
  }

  const emptyInput = () => {
    input.value = ''
  }

  /** The popup decided: the value stands and the cell closes. */
  const take = (value: CellValue) => {
    if (session === null) return
    const { record, sheet } = session
    const row = desk.index.at(desk.index.positionOf(record))
    const was = row === undefined ? null : cellOf(row, sheet)
    if (!mayWrite(session, was, value)) return
    rest()
    if (!sameCell(was, value)) write(record, sheet.column, was, value)
    input.focus({ preventScroll: true })
  }

  const refuse = (refusal: CellRefusal) => {
    input.setAttribute('aria-invalid', 'true')
    // Each refusal kind has its sentence, which takes exactly that kind's facts; the compiler cannot pair them.
    const say = desk.words().refused[refusal.kind] as (facts: CellRefusal) => string
    session?.popup?.refuse?.(true)
    reason.textContent = say(refusal)
    reason.hidden = false
    place()
  }

  const takeValue = (): CellValue | undefined => {
    if (session === null) return undefined
    const chosen = session.popup?.valueNow?.()
    if (chosen !== undefined) {
      const why = checkCell(session.sheet.column, chosen, desk.props().context)
      if (why === null) return chosen
      refuse(why)
      return undefined
    }
    const parsed = parseCell(session.sheet.column, input.value, desk.props().context)
    if (parsed.ok) return parsed.value
    refuse(parsed.refusal)
    return undefined
  }

  /** Do the rules of the column let the value into the open cell? If not, the cell stays open with the reason. */
  const mayWrite = ({ record, sheet }: Session, was: CellValue, now: CellValue): boolean => {
    if (sameCell(was, now)) return true
    const refusal = desk.props().startCheck?.()({ column: sheet.column, record, was, now }) ?? null
    if (refusal !== null) refuse(refusal)
    return refusal === null
  }

  const isTouched = ({ popup, before }: Session): boolean =>
    popup?.isTouched?.() ?? (input.value !== before || popup?.valueNow?.() !== undefined)

  const leaveIfGone = () => {
    // Text that an input method still composes is its own: the edit ends once it is written.
    if (session === null || composing || session.popup?.isComposing?.() === true) return
    const { record, sheet, at, popup } = session
    const why = whyGone(desk, record, sheet)
    if (why === null) return
    const chosen = popup?.valueNow?.()
    const text = chosen === undefined ? input.value : shownText(desk, sheet.column, chosen)
    const isLost = isTouched(session) && text.trim() !== ''
    rest()
    if (!isLost) return
    strayAt = performance.now()
    desk.props().onNotice?.({ kind: 'edit-lost', why, at, column: sheet.column.name, text })
  }

  const commit = (): boolean => {
    leaveIfGone()
    if (session === null) return true
    const { record, sheet } = session
    if (!isTouched(session)) {
      rest()
      return true
    }
    const now = takeValue()
    if (now === undefined) return false
    const row = desk.index.at(desk.index.positionOf(record))
    const was = row === undefined ? null : cellOf(row, sheet)
    if (row !== undefined && !mayWrite(session, was, now)) return false
    rest()
    if (row !== undefined && !sameCell(was, now)) write(record, sheet.column, was, now)
    return true
  }

  /** Who types next into a formatted text should find its editor ready. */
  const prefetch = () => {
    const column = desk.geometry.columns[desk.selection.head()?.column ?? -1]?.sheet.column
    if (column?.kind === 'richText') loadRichEditor().catch(() => undefined)
  }

  const place = () => {
    if (session === null) prefetch()
    const head = desk.selection.head()
    const at =
      session === null
        ? head
        : {
            row: desk.index.positionOf(session.record),
            column: desk.geometry.columns.findIndex(({ sheet }) => sheet.column.id === session?.sheet.column.id),
          }
    if (at === null || at.row < 0 || at.column < 0) return
    const { viewport, pinnedWidth, columns, frozenRows } = desk.geometry
    const covered = at.row < frozenRows ? desk.geometry.headerHeight : coveredHeight(desk.geometry)
    const rect = desk.geometry.rectOf(at)
    const isPinned = columns[at.column]?.pinned === true
    const seen =
      rect.top >= covered - rect.height / 2 &&
      rect.top < viewport.clientHeight - 4 &&
      (isPinned || (rect.left + rect.width > pinnedWidth && rect.left < viewport.clientWidth))
    const left = isPinned ? rect.left : Math.max(rect.left, Math.min(pinnedWidth, rect.left + rect.width))
    const top = Math.max(rect.top, covered)
    input.dataset['seen'] = String(seen)
    input.style.left = `${left - 1}px`
    input.style.top = `${Math.min(top, Math.max(viewport.clientHeight - rect.height, 0)) - 1}px`
    input.style.setProperty('--cell-width', `${rect.width - (left - rect.left) + 1}px`)
    input.style.setProperty('--cell-height', `${rect.height + 1}px`)
    input.style.setProperty('--room', `${Math.max(viewport.clientWidth - left - 8, rect.width)}px`)
    const below = top + Math.max(input.offsetHeight, rect.height)
    const { popup = null } = session ?? {}
    if (popup?.covers === true) input.dataset['seen'] = 'false'
    popup?.place({ left: left - 1, top, width: rect.width, height: below - top })
    const over = popup?.covers === true ? popup.element : null
    reason.style.left = `${over?.offsetLeft ?? left - 1}px`
    reason.style.top = `${over === null ? below : over.offsetTop + over.offsetHeight}px`
  }

  const typed = (event: Event) => {
    if (session === null) {
      if (input.value === idleText || input.value === '') return
      if (isStray(event)) {
        if (!composing) rest()
        return
      }
      if (awaitsRow) return
      if (!start('walk', { popup: false })) {
        if (!composing && !begins()) rest()
        return
      }
    }
    allow()
    session?.popup?.filter?.(input.value.replaceAll("'", ''))
  }

  const begins = (): boolean => (awaitsRow ||= input.value.trim() !== '' && begin(input.value))

  const onCompositionStart = (event: Event) => {
    composing = true
    if (session === null && !awaitsRow && !isStray(event)) start('walk', { popup: false })
  }
  const onCompositionEnd = (event: Event) => {
    composing = false
    if (session === null) {
      if (isStray(event) || !begins()) rest()
      return
    }
    typed(event)
    leaveIfGone()
  }
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && session?.popup?.element.contains(relatedTarget) === true) return
    // Focus went to another part of the page: what was typed stands; what is refused stays open for its author.
    if (session !== null && !composing && document.hasFocus()) commit()
  }
  input.addEventListener('input', typed)
  input.addEventListener('compositionstart', onCompositionStart)
  input.addEventListener('compositionend', onCompositionEnd)
  input.addEventListener('blur', onBlur)
  input.value = idleText

  return {
    input,
    get isEditing() {
      return session !== null
    },
    get isComposing() {
      return composing
    },
    get arrows() {
      return session?.arrows ?? 'walk'
    },
    open(options) {
      if (session !== null) return true
      strayAt = null
      if (!start('caret', options)) return false
      input.value =
        session === null || isChosen((session as Session).sheet.column.kind) ? '' : (session as Session).before
      input.setSelectionRange(input.value.length, input.value.length)
      place()
      return true
    },
    type(text) {
      if (session !== null || !start('walk', { popup: false })) return
      input.value = text
      typed(new Event('input'))
    },
    commit,
    takeValue,
    cancel: rest,
    goOn() {
      input.focus({ preventScroll: true })
      if (!awaitsRow || session !== null) return
      awaitsRow = false
      if (start('walk', { popup: false })) typed(new Event('input'))
      else if (!composing) rest()
    },
    leaveIfGone,
    isStray,
    popupKey: (event) => session?.popup?.key(event) ?? false,
    place,
    focus() {
      input.focus({ preventScroll: true })
      if (session === null) input.select()
    },
    [Symbol.dispose]() {
      session?.popup?.[Symbol.dispose]()
      input.remove()
      reason.remove()
    },
  }
}

/** The text of the row's first column: what people call it. */
function titleOf(desk: Desk, row: ViewRow): string {
  const sheet = desk.geometry.columns[0]?.sheet
  return sheet === undefined ? '' : shownText(desk, sheet.column, cellOf(row, sheet))
}

/** Why a cell can no longer be written; null: it can. */
export function whyGone(desk: Desk, record: RecordId, { column }: SheetColumn): 'row' | 'column' | 'right' | null {
  const row = desk.index.at(desk.index.positionOf(record))
  if (row === undefined) return 'row'
  if (!desk.geometry.columns.some(({ sheet }) => sheet.column.id === column.id)) return 'column'
  return desk.props().mayEdit(row, column) ? null : 'right'
}

/** What a value shows as, for the announcement and the hover text. */
export const shownText = (desk: Desk, column: Column, value: CellValue): string =>
  column.kind === 'checkbox' ? (value === true ? '✓' : '') : formatCell(column, value, desk.props().context)
