import type { CellValue } from '#shared/ledger/cell.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { Column } from '#shared/ledger/column.ts'
import { convertCell } from '#shared/ledger/convertCell.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'

/** What a change of kind would do to the cells of this device. The server does the same by the same rule. */
export interface RetypePreview {
  readonly converts: number
  readonly lost: number
  /** A few of each, lost ones first: what one sees now, and then (`null`: emptied). */
  readonly samples: readonly { readonly before: string; readonly after: string | null }[]
}

const mostSamples = 6

export function previewRetype(
  from: Column,
  to: Column,
  values: Iterable<CellValue>,
  context: CellContext,
): RetypePreview {
  const kept: { before: string; after: string | null }[] = []
  const gone: { before: string; after: string | null }[] = []
  let converts = 0
  let lost = 0
  for (const value of values) {
    if (value === null) continue
    const converted = convertCell(from, to, value, context)
    const before = formatCell(from, value, context)
    if (converted.ok) {
      converts += 1
      if (kept.length < mostSamples) kept.push({ before, after: formatCell(to, converted.value, context) })
    } else {
      lost += 1
      if (gone.length < mostSamples) gone.push({ before, after: null })
    }
  }
  return { converts, lost, samples: [...gone.slice(0, 4), ...kept].slice(0, mostSamples) }
}
