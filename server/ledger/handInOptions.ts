import type { CompanyChange, Verdict } from '#shared/ledger/change.ts'
import type { Column, Option } from '#shared/ledger/column.ts'
import { viewerOf } from '#shared/ownership/rights.ts'
import type { Author } from './author.ts'
import type { CompanyWrite } from './companyWrite.ts'
import { decideCompany, writeCompanyDocument } from './decideCompany.ts'
import { decideOptions } from './decideColumn.ts'
import type { PartWork } from './partWork.ts'
import { accepted, refused } from './verdict.ts'

/**
 * Options that somebody named while he typed: cells behind them in the same bag refer to them, and without their names
 * nobody could read what was typed. Those of one who left are known from now on, and offered to nobody.
 */
export function handInOptions(
  part: PartWork,
  author: Author,
  change: Extract<CompanyChange, { kind: 'addOptions' }>,
): Verdict {
  if (author.person.left !== true) return decideCompany(part, author, change)
  const { company } = part
  const members = new Map(company.members).set(author.member, { ...author.person, left: undefined })
  const before = viewerOf({ ...company, members }, author.member)
  if (before === null) return refused({ kind: 'not-allowed' })
  const known = new Set(company.columns.get(change.column)?.options?.map(({ id }) => id))
  const options = change.options.filter(({ id }) => !known.has(id))
  const decision = decideOptions(company, before, { ...change, options })
  if (!decision.ok) return refused(decision.refusal)
  writeCompanyDocument(
    part,
    decision.writes.map((write) => unoffered(write, options)),
  )
  return accepted
}

function unoffered(write: CompanyWrite, named: readonly Pick<Option, 'id'>[]): CompanyWrite {
  const column = write.value as Column // decideOptions writes no other
  const ids = new Set(named.map(({ id }) => id))
  const options = column.options?.map((each) => (ids.has(each.id) ? { ...each, deleted: true } : each))
  return { ...write, value: { ...column, options } }
}
