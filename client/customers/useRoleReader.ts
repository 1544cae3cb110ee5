import { useMemo } from 'react'
import type { TableId } from '#shared/ledger/column.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { createRoleReader, type RoleReader } from './customerCells.ts'

/** The reader for the company's columns as they stand now. */
export function useRoleReader(table: TableId): RoleReader {
  const company = useSource(useWorkspace().company)
  return useMemo(() => createRoleReader(company, table), [company, table])
}
