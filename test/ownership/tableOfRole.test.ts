import { expect, test } from 'vitest'
import { newOwnRoleId } from '#shared/base/id.ts'
import { modulesOf } from '#shared/ownership/module.ts'
import { BuiltInRole } from '#shared/ownership/role.ts'
import { tableOfRole } from '#shared/ownership/tableOfRole.ts'
import { openOffice } from '../ledger/office.ts'

test.each(BuiltInRole.options)('a copy of %s gives every right, class of columns and page that it gives', (role) => {
  const office = openOffice()
  const id = newOwnRoleId(office.random)
  const company = () => office.ledger.companyNow()
  const now = { id, name: '副本', ...tableOfRole(company(), role) }
  expect(office.does(office.boss, [{ kind: 'putRole', now }], { kind: 'people' })).toEqual([{ kind: 'accepted' }])
  const [of, ofCopy] = [office.hire('一', role, office.east), office.hire('二', id, office.east)]
  expect(tableOfRole(company(), id)).toEqual(tableOfRole(company(), role))
  const [one, other] = [of, ofCopy].map((member) => office.ledger.viewer(member)!)
  expect({ ...other, member: of, role, grantable: null }).toEqual({ ...one, grantable: null })
  expect(modulesOf(company(), ofCopy)).toEqual(modulesOf(company(), of))
})
