import { OptionId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import { isChoice, type Column } from '#shared/ledger/column.ts'
import { convertCell } from '#shared/ledger/convertCell.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { optionNames, optionsNamed, takesOptionsFound } from '#shared/ledger/optionsFound.ts'
import { plainOf } from '#shared/rich/rich.ts'
import { sharedUnit } from '#shared/ledger/unit.ts'

/** What a change of kind would do to the cells of this device. The server does the same by the same rule. */
export interface RetypePreview {
  readonly converts: number
  readonly lost: number
  /** Options that the texts found become, where nobody named any. */
  readonly options: number
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
  const found = [...values]
  const makesOptions = isChoice(to.kind) && takesOptionsFound(to)
  const names = makesOptions ? optionNames(from, to.kind, found, context) : new Set<string>()
  let place = 0
  const newId = () => OptionId.parse(`opt_${String((place += 1)).padStart(12, '0')}`)
  const meant = makesOptions ? { ...to, options: optionsNamed(to.options ?? [], names, newId) } : to
  for (const value of found) {
    if (value === null) continue
    const converted = convertCell(from, meant, value, context)
    const before = formatCell(from, value, context)
    if (converted.ok) {
      converts += 1
      if (kept.length < mostSamples) kept.push({ before, after: formatCell(meant, converted.value, context) })
    } else {
      lost += 1
      if (gone.length < mostSamples) gone.push({ before, after: null })
    }
  }
  return { converts, lost, options: names.size, samples: [...gone.slice(0, 4), ...kept].slice(0, mostSamples) }
}

/** The unit that all texts of a column bear, if they do: what a column of numbers made of them counts in. */
export function unitFound(from: Column, values: Iterable<CellValue>): string | null {
  if (from.kind !== 'text' && from.kind !== 'longText' && from.kind !== 'richText') return null
  const texts = [...values].filter((value) => typeof value === 'string').map(plainOf)
  const unit = sharedUnit(texts)
  return unit !== null && unit.length <= 4 ? unit : null
}
