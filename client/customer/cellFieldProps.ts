import type { CustomerId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { CellContext, CellRefusal } from '#shared/ledger/cellContext.ts'
import type { Column } from '#shared/ledger/column.ts'

/** What the input for one cell is given, whatever the kind of its column. */
export interface CellFieldProps {
  readonly column: Column
  readonly value: CellValue
  readonly context: CellContext
  readonly onChange: (value: CellValue) => void
  /** The rules of the column beyond what the text itself says: who else holds it, whether it may be emptied. */
  readonly check?: (value: CellValue) => CellRefusal | null
  /** Told whenever the text of a free field parses or does not, so that a form can hold back. */
  readonly onRefused?: (refusal: CellRefusal | null) => void
  readonly autoFocus?: boolean
  /** A form reads the value with every keystroke; a field edited in place writes once, when it is left. */
  readonly when?: 'typed' | 'left'
  /** Whose record it is: his own contacts are offered first. */
  readonly customer?: CustomerId
  /** Enter in a line of text, or a choice made: a field edited in place may close. */
  readonly onDone?: () => void
}
