import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { MemberId, type CompanyId } from '#shared/base/id.ts'
import { Instant } from '#shared/base/instant.ts'

/** One workbook that somebody took out of a company. */
const Row = z.object({
  /** Counted in each company for itself. */
  id: z.number().int(),
  member: MemberId,
  at: Instant,
  /** The view as it was called then. */
  view: z.string(),
  rows: z.number().int(),
  columns: z.number().int(),
})
export type LoggedExport = z.infer<typeof Row>

/** Who took how much out of which company, when. Entries are only ever added. */
export function createExportLog(database: DatabaseSync) {
  const add = database.prepare(
    `INSERT INTO export_log (company, id, member, at, view, rows, columns)
     SELECT ?1, coalesce(max(id), 0) + 1, ?2, ?3, ?4, ?5, ?6 FROM export_log WHERE company = ?1 RETURNING id`,
  )
  const list = database.prepare(
    `SELECT id, member, at, view, rows, columns FROM export_log
     WHERE company = ? AND id < ? ORDER BY id DESC LIMIT ?`,
  )
  return {
    add: (company: CompanyId, { member, at, view, rows, columns }: Omit<LoggedExport, 'id'>): number =>
      Number(add.get(company, member, at, view, rows, columns)?.['id']),
    /** Newest first, below `before`. */
    of: (company: CompanyId, before: number, most: number): readonly LoggedExport[] =>
      list.all(company, before, most).map((row) => Row.parse(row)),
  }
}

export type ExportLog = ReturnType<typeof createExportLog>
