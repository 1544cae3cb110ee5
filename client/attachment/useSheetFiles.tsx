import { lazy, Suspense, useCallback, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { RecordId } from '#shared/base/id.ts'
import type { Column } from '#shared/ledger/column.ts'
import { useEditRecord } from '../customer/useEditRecord.ts'
import type { TableRows, ViewRow } from '../replica/workspace.ts'

const FilesDialog = lazy(() => import('./FilesDialog.tsx').then((module) => ({ default: module.FilesDialog })))

interface Opened {
  readonly record: RecordId
  readonly column: Column
  readonly given: readonly File[]
}

/** The dialog over a sheet for the files of one of its cells. */
export function useSheetFiles(
  rows: TableRows,
  mayEdit: (row: ViewRow, column: Column) => boolean,
): {
  readonly onFiles: (row: ViewRow, column: Column, given: readonly File[]) => void
  readonly dialog: ReactNode
} {
  const [opened, setOpened] = useState<Opened | null>(null)
  const edit = useEditRecord()
  const subscribe = useCallback((listener: () => void) => rows.subscribe(listener), [rows])
  const row = useSyncExternalStore(subscribe, () => (opened === null ? undefined : rows.get(opened.record)))
  const onFiles = useCallback((on: ViewRow, column: Column, given: readonly File[]) => {
    setOpened({ record: on.id, column, given })
  }, [])
  const dialog = opened !== null && row !== undefined && (
    <Suspense>
      <FilesDialog
        title={opened.column.name}
        value={row.cells[opened.column.id] ?? null}
        home={{ customer: row.customer, column: opened.column.id }}
        mayEdit={mayEdit(row, opened.column)}
        given={opened.given}
        onChange={(now) => edit(row, opened.column, now)}
        onClose={() => setOpened(null)}
      />
    </Suspense>
  )
  return { onFiles, dialog }
}
