import type { Change } from '#shared/ledger/change.ts'
import type { Company } from '#shared/ledger/company.ts'
import { mergeMember, mergePut } from '#shared/ledger/mergePut.ts'
import { mergeSettings } from '#shared/ledger/mergeSettings.ts'
import type { Column } from '#shared/ledger/column.ts'
import { removalsIn } from '#shared/ledger/removal.ts'
import { turnKey } from '#shared/ownership/helpPlan.ts'
import type { Pending } from './book.ts'

/** The company with waiting configuration laid over it. A retype waits for the server: it converts every cell. */
export function overlayCompany(company: Company, pending: readonly Pick<Pending, 'change' | 'stamp'>[]): Company {
  return pending.reduce(configured, company)
}

function configured(company: Company, { change, stamp }: Pick<Pending, 'change' | 'stamp'>): Company {
  switch (change.kind) {
    case 'putColumn': {
      const removals = new Map(company.removals)
      for (const { id, gone } of removalsIn(company.columns.get(change.now.id), change.now)) {
        if (gone) removals.set(id, stamp)
        else removals.delete(id)
      }
      return { ...company, removals, columns: put(company.columns, change.now) }
    }
    case 'addOptions': {
      const column = company.columns.get(change.column)
      return column === undefined ? company : { ...company, columns: put(company.columns, withOptions(column, change)) }
    }
    case 'putMember':
      return { ...company, members: put(company.members, mergeMember(company.members.get(change.now.id), change).now) }
    case 'putDepartment':
      return {
        ...company,
        departments: put(company.departments, mergePut(company.departments.get(change.now.id), change).now),
      }
    case 'removeDepartment': {
      const departments = new Map(company.departments)
      departments.delete(change.department)
      return { ...company, departments }
    }
    case 'putView':
      return { ...company, views: put(company.views, change.now) }
    case 'putRole':
      return { ...company, roles: put(company.roles, mergePut(company.roles.get(change.now.id), change).now) }
    case 'putSettings':
      return { ...company, settings: mergeSettings(company.settings, change) }
    case 'endTurns':
      return { ...company, [turnKey(company, change.row)]: change.last }
    case 'renameCompany':
      return { ...company, name: change.name }
    default:
      return company
  }
}

function put<Id extends string, T extends { readonly id: Id }>(
  entries: ReadonlyMap<Id, T>,
  value: T,
): ReadonlyMap<Id, T> {
  return new Map(entries).set(value.id, value)
}

const colors = 12

/** Names that exist already keep their option. */
function withOptions(column: Column, change: Change & { kind: 'addOptions' }): Column {
  const known = column.options ?? []
  const names = new Set(known.filter(({ deleted }) => deleted !== true).map(({ name }) => name))
  const fresh = change.options.filter(({ name }) => !names.has(name))
  const options = [
    ...known,
    ...fresh.map(({ id, name }, place) => ({ id, name, color: (known.length + place) % colors })),
  ]
  return { ...column, options }
}
