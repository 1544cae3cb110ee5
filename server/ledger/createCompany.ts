import * as Y from 'yjs'
import { newChangeSetId, newDepartmentId, type CompanyId, type MemberId, type Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { assert } from '#shared/base/result.ts'
import type { Department, Member } from '#shared/ledger/company.ts'
import type { Template } from '#shared/ledger/template.ts'
import type { Store } from '../store/store.ts'
import { keepClassedColumns, sortByClass } from './classedColumns.ts'
import { newLogName } from './logName.ts'
import type { CompanyWrite } from './companyWrite.ts'
import { newCompanyDoc, writeCompany } from './openCompany.ts'

export interface NewCompany {
  readonly store: Store
  readonly id: CompanyId
  readonly name: string
  /** The first person, a general manager in the first department. */
  readonly founder: { readonly member: MemberId; readonly name: string }
  readonly template: Template
  readonly now: () => Instant
  readonly random: Random
  /** The first department is called after the company unless told otherwise. */
  readonly departmentName?: string
}

/** A company in an empty store: its document, its founder, its template; the first entry of its log. */
export function createCompany({ store, id, name, founder, template, now, random, departmentName }: NewCompany): void {
  assert(store.read.meta('company') === null, `store of ${id} is empty`)
  const department: Department = {
    id: newDepartmentId(random),
    name: (departmentName ?? name).trim().slice(0, 60),
    parent: null,
    order: 0,
  }
  const person: Member = {
    id: founder.member,
    name: founder.name,
    role: 'generalManager',
    department: department.id,
  }
  const doc = newCompanyDoc(id)
  doc.clientID = Math.floor(random() * 2 ** 32)
  const { open, classed } = sortByClass(
    template.columns.map((column): CompanyWrite => ({ root: 'columns', key: column.id, value: column })),
    new Map(),
  )
  const update = writeCompany(doc, [
    { root: 'about', key: 'id', value: id },
    { root: 'about', key: 'name', value: name },
    { root: 'about', key: 'settings', value: template.settings },
    { root: 'departments', key: department.id, value: department },
    { root: 'members', key: person.id, value: person },
    ...open,
  ])
  const at = now()
  store.write((tx) => {
    tx.setMeta('company', id)
    tx.setMeta('log', newLogName(random))
    if (classed.size > 0) keepClassedColumns(tx, classed)
    tx.putCompanySnapshot(Y.encodeStateAsUpdate(doc))
    tx.append({
      seq: 1,
      at,
      actor: founder.member,
      device: null,
      set: newChangeSetId(random),
      part: null,
      customer: null,
      body: { kind: 'company', why: 'configure' },
      answer: null,
      update,
    })
  })
  store.commit()
  doc.destroy()
}
