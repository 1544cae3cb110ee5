import type { RowIndex } from './rowIndex.ts'
import type { SheetProps } from './sheetProps.ts'

/** The page's properties, with the rows that a gesture writes kept in sight: a filter waits until one has left them. */
export function keepingRows(props: SheetProps, index: Pick<RowIndex, 'keep' | 'keepBeside'>): SheetProps {
  const { onEdit, onCreateRows, onInsertRows, newRowKey } = props
  return {
    ...props,
    onEdit(edits, kind) {
      index.keep([...new Set(edits.map(({ record }) => record))])
      onEdit(edits, kind)
    },
    ...(onCreateRows !== undefined && {
      onCreateRows(rows) {
        const made = onCreateRows(rows)
        if (made !== undefined) index.keep(made)
        return made
      },
    }),
    ...(newRowKey !== undefined && {
      newRowKey: {
        ...newRowKey,
        make(rows) {
          const made = newRowKey.make(rows)
          index.keep(made)
          return made
        },
      },
    }),
    ...(onInsertRows !== undefined && {
      onInsertRows(rows, gap) {
        const made = onInsertRows(rows, gap)
        if (made !== undefined) index.keepBeside(made, gap.host)
        return made
      },
    }),
  }
}
