import {
  newColumnId,
  newCustomerId,
  newDepartmentId,
  newOptionId,
  newOwnRoleId,
  newPoolId,
  newRecordId,
  newViewId,
  type Random,
} from '#shared/base/id.ts'
import { placesBetween } from '#shared/ledger/place.ts'
import type { Workspace } from './workspace.ts'

/** Ids for what is made on this device; random enough that two offline laptops never make the same one. */
export function newIds(random: Random): Workspace['newId'] {
  return {
    customer: () => newCustomerId(random),
    record: () => newRecordId(random),
    column: () => newColumnId(random),
    option: () => newOptionId(random),
    department: () => newDepartmentId(random),
    role: () => newOwnRoleId(random),
    view: () => newViewId(random),
    pool: () => newPoolId(random),
    places: (gap, count) => placesBetween(gap, count, random),
  }
}
