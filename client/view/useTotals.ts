import { useMemo } from 'react'
import type { Column } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import type { Layout } from '#shared/view/layout.ts'
import { isCount, totalOf, type TotalKind } from '#shared/view/total.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { cellOf } from '../sheet/cellOf.ts'
import type { SheetColumn, SheetTotals } from '../sheet/sheetProps.ts'
import { useFormat, useWords } from '../words/useWords.ts'
import { useSame } from './useSame.ts'

/** What stands under the columns of a layout, for the sheet to show; the same until that is another choice. */
export function useTotals(layout: Layout, onAsk: SheetTotals['onAsk']): SheetTotals {
  const words = useWords().view
  const format = useFormat()
  const context = useCellContext()
  const chosen = useSame(layout.totals)
  return useMemo((): SheetTotals => {
    const shown = (value: number | string, total: TotalKind, column: Column): string => {
      if (isCount(total)) return format.number(Number(value))
      // An average has more digits than what it is the average of.
      const decimals = total === 'average' ? Math.max(2, column.decimals ?? 0) : column.decimals
      return formatCell({ ...column, ...(decimals !== undefined && { decimals }) }, value, context)
    }
    return {
      name: words.totals,
      offer: words.total,
      isChosen: (column) => chosen[column] !== undefined,
      label: (column, told) => words.totalOf(column.name, told),
      onAsk,
      textOf: (sheet, rows) => {
        const total = chosen[sheet.column.id]
        if (total === undefined) return null
        const value = totalOf(total, valuesOf(sheet, rows()))
        return words.totalText(words.totalKinds[total], value === null ? '—' : shown(value, total, sheet.column))
      },
    }
  }, [words, format, context, chosen, onAsk])
}

function* valuesOf(sheet: SheetColumn, rows: Iterable<ViewRow>) {
  for (const row of rows) yield cellOf(row, sheet)
}
