import type { MemberId } from '#shared/base/id.ts'
import { shiftDecimal } from '#shared/ledger/number.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { Member } from '#shared/ledger/company.ts'
import { isGroup, isWhole, type Condition, type Filter } from '#shared/view/filter.ts'
import type { ColumnReader } from '#shared/view/compile.ts'
import type { ViewRow } from '../replica/workspace.ts'
import type { Words } from '../words/zh.ts'

export interface TextParts {
  readonly words: Words['view']
  readonly members: ReadonlyMap<MemberId, Member>
  readonly columnOf: ColumnReader<ViewRow>
}

/** A part of a filter in a few words, for a chip: `等级 是其中之一 A、B`; null while it has no effect. */
export function partText(part: Condition | Filter, parts: TextParts): string | null {
  if (!isGroup(part)) return conditionText(part, parts)
  const inner = part.of.map((each) => partText(each, parts)).filter((text) => text !== null)
  if (inner.length === 0) return null
  if (inner.length > 3) return parts.words.groupOf(inner.length, part.join)
  return inner.join(` ${part.join === 'and' ? parts.words.and : parts.words.or} `)
}

function conditionText(condition: Condition, { words, members, columnOf }: TextParts): string | null {
  const column = columnOf(condition.column)?.column
  if (column === undefined) return words.lost
  if (!isWhole(condition)) return null
  const value =
    'other' in condition && condition.other !== null
      ? (columnOf(condition.other)?.column.name ?? words.lost)
      : valueText(condition, column, { words, members })
  return words.condition(column.name, opText(condition, words), value)
}

/** A period says by itself what it asks. */
const opText = (condition: Condition, words: Words['view']): string =>
  condition.op === 'during' ? '' : words.operator[condition.op]

function valueText(
  condition: Condition,
  column: Column,
  { words, members }: Pick<TextParts, 'words' | 'members'>,
): string {
  if ('text' in condition) return condition.text
  if ('number' in condition) return numberText(condition.number, column)
  if ('day' in condition) return condition.day ?? ''
  if ('values' in condition)
    return someOf(
      condition.values.map((value) => choiceName(value, column, { words, members })),
      words,
    )
  if (condition.op === 'during') {
    if (condition.period === 'lastDays') return words.lastDays(condition.days)
    return condition.period === 'nextDays' ? words.nextDays(condition.days) : words.periods[condition.period]
  }
  if (condition.op === 'between')
    return words.range(numberText(condition.from, column), numberText(condition.to, column))
  if (condition.op === 'betweenDays') return words.range(condition.from ?? '', condition.to ?? '')
  return ''
}

/** Two names, or the first and how many. */
export const someOf = (names: readonly string[], words: Words['view']): string =>
  names.length > 2 ? words.several(names[0] ?? '', names.length) : names.join('、')

const numberText = (value: number | null, { kind }: Column): string =>
  value === null ? '' : kind === 'percent' ? `${shiftDecimal(value, 2)}%` : String(value)

/** An option's or a person's name; `me` and `team` as they are called. */
export function choiceName(
  value: string,
  { options = [] }: Column,
  { words, members }: Pick<TextParts, 'words' | 'members'>,
): string {
  if (value === 'me') return words.me
  if (value === 'team') return words.team
  const option = options.find(({ id }) => id === value)
  // A person's column has no options; its values are members.
  return option?.name ?? members.get(value as MemberId)?.name ?? words.lost
}
