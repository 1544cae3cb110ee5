import type { MemberId } from '#shared/base/id.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { emptyGroup, optionsOf } from '#shared/view/group.ts'
import { familyOf } from '#shared/view/operators.ts'
import type { Words } from '../words/zh.ts'
import type { GroupLine } from './lineIndex.ts'

/** What the header of a group says. */
export interface GroupFacts {
  readonly column: string
  readonly label: string
  readonly count: number
  readonly level: number
  readonly isFolded: boolean
}

export const groupFacts = (group: GroupLine, words: Words['sheet']['group'], context: CellContext): GroupFacts => ({
  column: group.sheet.column.name,
  label: groupLabel(group, words, context),
  count: group.count,
  level: group.level,
  isFolded: group.isFolded,
})

/** What a group is called: as its cells show it, stretches of days as one says them. */
export function groupLabel(
  { sheet: { column }, text }: Pick<GroupLine, 'sheet' | 'text'>,
  words: Words['sheet']['group'],
  context: CellContext,
): string {
  const family = familyOf(column.kind)
  if (family === 'tick') return text === emptyGroup ? words.unticked : words.ticked
  if (text === emptyGroup) return words.empty
  switch (family) {
    case 'number':
      return formatCell(column, Number(text), context)
    case 'choice':
    case 'choices':
      return optionsOf(text)
        .map((id) => column.options?.find((option) => option.id === id)?.name ?? '')
        .join('、')
    case 'person':
      return context.members.get(text as MemberId)?.name ?? ''
    case 'day':
      return stretchLabel(text, words)
    default:
      return text
  }
}

/** A group's column, value and how many rows it holds, in one line. */
export const groupName = (group: GroupLine, words: Words['sheet']['group'], context: CellContext): string =>
  `${words.name(group.sheet.column.name, groupLabel(group, words, context))}  ${words.count(group.count)}`

function stretchLabel(text: string, words: Words['sheet']['group']): string {
  const year = Number(text.slice(0, 4))
  if (text.length === 4) return words.year(year)
  if (text[5] === 'Q') return words.quarter(year, Number(text[6]))
  return text.length === 7 ? words.month(year, Number(text.slice(5))) : text
}
