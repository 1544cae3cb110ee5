import { dayOf, addDays } from '#shared/base/instant.ts'
import { viewerNow } from '../../client/replica/book.ts'
import { putOut } from './door.ts'
import type { Laptop } from './laptop.ts'
import type { World } from './scene.ts'

/** A colleague stands in for somebody from today or tomorrow on, for a day or two; or does so no longer. */
export function putStandIn(world: World, laptop: Laptop): void {
  if (viewerNow(laptop.book)?.role !== 'generalManager') return
  const { dice, clock } = world
  const here = [...laptop.book.shownCompany.members.values()].filter(({ left }) => left !== true)
  const was = dice.pick(here)
  const other = dice.pick(here.filter(({ id }) => id !== was?.id))
  if (was === undefined || other === undefined) return
  const { standIn, ...alone } = was
  const from = addDays(dayOf(clock.now(), 480), dice.below(2))
  const until = addDays(from, dice.below(2))
  const isOver = standIn !== undefined && dice.chance(0.4)
  const now = isOver ? alone : { ...was, standIn: { member: other.id, from, until, active: false } }
  laptop.submit('people', [{ kind: 'putMember', was, now }])
}

/** A department goes under another, or stands at the top again. */
export function moveDepartment(world: World, laptop: Laptop): void {
  if (viewerNow(laptop.book)?.role !== 'generalManager') return
  const departments = [...laptop.book.shownCompany.departments.values()]
  const was = world.dice.pick(departments)
  if (was === undefined) return
  const above = departments.find(({ id }) => id !== was.id)?.id ?? null
  laptop.submit('people', [{ kind: 'putDepartment', was, now: { ...was, parent: was.parent === null ? above : null } }])
}

/** Somebody's laptop is lost, or was stolen: it is put out of the company from elsewhere. */
export function revokeDevice(world: World, laptop: Laptop): void {
  const lost = world.dice.pick(world.laptops.filter((each) => each !== laptop && !world.out.has(each.owner.device)))
  if (lost !== undefined && world.dice.chance(0.5)) putOut(world, lost, 'revoked')
}
