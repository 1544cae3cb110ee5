import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { Column } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { familyOf } from '#shared/view/operators.ts'
import { emptyKey } from '#shared/view/quick.ts'
import type { Words } from '../words/zh.ts'
import { choiceName } from './conditionText.ts'

/** What an entry of a header's list is called: as the cell shows it. */
export function keyLabel(
  key: string,
  column: Column,
  { words, context }: { readonly words: Words['view']; readonly context: CellContext },
): string {
  const family = familyOf(column.kind)
  if (family === 'tick') return key === emptyKey ? words.unticked : words.ticked
  if (key === emptyKey) return words.emptyValue
  switch (family) {
    case 'choice':
    case 'choices':
    case 'person':
      return choiceName(key, column, { words, members: context.members })
    case 'number':
      return formatCell(column, Number(key), context)
    default:
      return key
  }
}
