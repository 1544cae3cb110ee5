import { never } from '../base/result.ts'
import type { ColumnId } from '../base/id.ts'
import type { Column } from '../ledger/column.ts'
import type { Condition, Operator } from './filter.ts'

/** Kinds that are compared in the same way. */
export type Family = 'text' | 'customer' | 'files' | 'number' | 'day' | 'choice' | 'choices' | 'person' | 'tick'

export function familyOf(kind: Column['kind']): Family {
  switch (kind) {
    case 'text':
    case 'longText':
    case 'richText':
    case 'phone':
    case 'email':
    case 'url':
    case 'region':
      return 'text'
    case 'number':
    case 'currency':
    case 'percent':
    case 'rating':
    case 'autoNumber':
      return 'number'
    case 'date':
    case 'dateTime':
    case 'createdAt':
    case 'changedAt':
      return 'day'
    case 'select':
      return 'choice'
    case 'multiSelect':
      return 'choices'
    case 'customer':
    case 'contact':
      return 'customer'
    case 'attachment':
      return 'files'
    case 'checkbox':
      return 'tick'
    case 'person':
    case 'createdBy':
    case 'changedBy':
      return 'person'
    default:
      return never(kind)
  }
}

/** Held against another column. */
const byField = ['sameAs', 'otherThan', 'moreThan', 'lessThan'] as const

const operators: Readonly<Record<Family, readonly Operator[]>> = {
  text: ['contains', 'lacks', 'is', 'isNot', 'startsWith', 'endsWith', 'empty', 'filled', 'sameAs', 'otherThan'],
  customer: ['contains', 'lacks', 'empty', 'filled'],
  files: ['contains', 'lacks', 'empty', 'filled'],
  number: ['equals', 'differs', 'above', 'atLeast', 'below', 'atMost', 'between', 'empty', 'filled', ...byField],
  day: [
    'during',
    'onDay',
    'notOnDay',
    'before',
    'after',
    'until',
    'since',
    'betweenDays',
    'empty',
    'filled',
    ...byField,
  ],
  choice: ['anyOf', 'noneOf', 'empty', 'filled', 'sameAs', 'otherThan'],
  choices: ['anyOf', 'allOf', 'noneOf', 'exactly', 'empty', 'filled', 'sameAs', 'otherThan'],
  person: ['anyOf', 'noneOf', 'empty', 'filled', 'sameAs', 'otherThan'],
  tick: ['ticked', 'unticked', 'sameAs', 'otherThan'],
}

/** What may be asked of a column of this kind, the usual first. */
export const operatorsOf = (kind: Column['kind']): readonly Operator[] => operators[familyOf(kind)]

/** A new condition, or the old one with another operator: a value that both understand is kept. */
export function conditionWith(column: ColumnId, op: Operator, before?: Condition): Condition {
  switch (op) {
    case 'contains':
    case 'lacks':
    case 'is':
    case 'isNot':
    case 'startsWith':
    case 'endsWith':
      return { column, op, text: before !== undefined && 'text' in before ? before.text : '' }
    case 'equals':
    case 'differs':
    case 'above':
    case 'atLeast':
    case 'below':
    case 'atMost':
      return { column, op, number: before !== undefined && 'number' in before ? before.number : null }
    case 'onDay':
    case 'notOnDay':
    case 'before':
    case 'after':
    case 'since':
    case 'until':
      return { column, op, day: before !== undefined && 'day' in before ? before.day : null }
    case 'anyOf':
    case 'allOf':
    case 'noneOf':
    case 'exactly':
      return { column, op, values: before !== undefined && 'values' in before ? before.values : [] }
    case 'sameAs':
    case 'otherThan':
    case 'moreThan':
    case 'lessThan':
      return { column, op, other: before !== undefined && 'other' in before ? before.other : null }
    case 'between':
    case 'betweenDays':
      return { column, op, from: null, to: null }
    case 'during':
      return { column, op, period: 'today', days: 7 }
    case 'ticked':
    case 'unticked':
    case 'empty':
    case 'filled':
      return { column, op }
    default:
      return never(op)
  }
}
