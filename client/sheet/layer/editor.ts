import { sameCell, type CellValue } from '#shared/ledger/cell.ts'
import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import { isTypeable, type Column } from '#shared/ledger/column.ts'
import { checkCell } from '#shared/ledger/checkCell.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import type { RecordId } from '#shared/base/id.ts'
import { cellOf } from '../cellOf.ts'
import { isChosen } from '../columnLook.ts'
import { loadRichEditor } from '../../rich/loadRichEditor.ts'
import type { SheetColumn } from '../sheetProps.ts'
import { createCellPopup } from './cellPopup.ts'
import type { Desk } from './desk.ts'
import { createEditorField, idleText } from './editorField.ts'
import { placeEditor } from './editorPlace.ts'
import { editText } from './editText.ts'
import type { Popup } from './popup.ts'
import { shownText, titleOf } from './shownText.ts'
import { createStrayKeys } from './strayKeys.ts'
import { whyGone } from './whyGone.ts'

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
  readonly isStray: (event: { readonly timeStamp: number }) => boolean
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

export function createEditor({ desk, write, refusedLocked, changed, begin }: EditorParts): Editor {
  const field = createEditorField(desk)
  const { input, reason } = field
  let session: Session | null = null
  let composing = false
  /** A first row is on its way, and what is typed waits in the input for it. */
  let awaitsRow = false
  const { isStray, ...stray } = createStrayKeys()

  const rest = () => {
    session?.popup?.[Symbol.dispose]()
    session = null
    awaitsRow = false
    field.idle()
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
    field.edit(column)
    if (options.popup || isChosen(column.kind) || column.kind === 'richText') openPopup(session)
    place()
    changed()
    return true
  }

  const openPopup = (open: Session) => {
    open.popup = createCellPopup({
      desk,
      sheet: open.sheet,
      row: desk.index.at(desk.index.positionOf(open.record)),
      input,
      before: open.arrows === 'caret' ? open.before : null,
      composing,
      take,
      emptyInput,
      changed: allow,
      left: commit,
    })
    if (open.popup !== null) desk.root.append(open.popup.element)
  }

  const allow = () => {
    field.allow()
    session?.popup?.refuse?.(false)
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
    field.refuse(refusal)
    session?.popup?.refuse?.(true)
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
    stray.begin()
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
    placeEditor(desk, at, { input, reason, popup: session?.popup ?? null })
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
      stray.end()
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
      field[Symbol.dispose]()
    },
  }
}
