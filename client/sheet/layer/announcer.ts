import { cellOf } from '../cellOf.ts'
import { element } from '../element.ts'
import { groupLabel } from '../groupLabel.ts'
import type { Desk } from './desk.ts'
import { shownText } from './shownText.ts'

/** Says aloud, politely and not at every step of a held key, where the cursor is and what stands there. */
export function createAnnouncer(desk: Desk): { say(): void } & Disposable {
  const region = element('div', 'kb-unseen', { 'aria-live': 'polite', role: 'status' })
  desk.root.append(region)
  let timer: ReturnType<typeof setTimeout> | undefined
  const say = () => {
    const head = desk.selection.head()
    const box = desk.selection.box()
    if (head === null || box === null) return
    const sheet = desk.geometry.columns[head.column]?.sheet
    const row = desk.index.at(head.row)
    const words = desk.words()
    const group = desk.index.groupAt(head.row)
    if (group !== undefined) {
      const name = words.group.name(group.sheet.column.name, groupLabel(group, words.group, desk.props().context))
      region.textContent = words.group.said(name, { ...group, level: group.level + 1 })
    }
    if (sheet === undefined || row === undefined) return
    const at = words.at(
      sheet.column.name,
      desk.index.rowPlaceAt(head.row) + 1,
      shownText(desk, sheet.column, cellOf(row, sheet)),
    )
    const ranges = desk.selection.boxes().length
    const size = desk.selection.isSingle ? '' : ` ${words.box(box.bottom - box.top + 1, box.right - box.left + 1)}`
    region.textContent = at + size + (ranges > 1 ? ` ${words.ranges(ranges)}` : '')
  }
  return {
    say() {
      clearTimeout(timer)
      timer = setTimeout(say, 150)
    },
    [Symbol.dispose]() {
      clearTimeout(timer)
      region.remove()
    },
  }
}
