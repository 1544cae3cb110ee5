import { newDeviceId } from '#shared/base/id.ts'
import { partKey } from '../../client/sync/state.ts'
import { hold, show } from './hold.ts'
import type { Laptop } from './laptop.ts'
import { isOut, type World } from './scene.ts'

/**
 * How a device leaves a company: it is put out (its person left, or it was revoked), hears so when it next knocks,
 * leaves what lies unsent on it with the server, clears its copy, and stays out. Whoever still works here signs in anew.
 */

/** From here on this device may hold nothing of the company's and is let in no more. */
export function putOut(world: World, { owner: { device } }: Laptop, why: 'revoked' | 'left'): void {
  world.out.add(device)
  world.host.shut(device, why)
}

/** As the product does whenever people change: the devices of whoever has left are put out. */
export function putOutLeavers(world: World): void {
  const { members } = world.host.ledger.companyNow()
  for (const laptop of world.laptops) {
    const { member, device } = laptop.owner
    if (members.get(member)?.left === true && !world.out.has(device)) putOut(world, laptop, 'left')
  }
}

/** A device that heard it is out hands in part by part, clears, and signs in anew where there is somebody to. */
export function leave(world: World, laptop: Laptop, { mayBreak }: { readonly mayBreak: boolean }): void {
  const { host, dice } = world
  const { member, device } = laptop.owner
  for (const part of laptop.unsent()) {
    if (mayBreak && dice.chance(0.1)) return // the next knock finds the rest
    const isNew = host.store.read.answer(part.set.id, part.part) === null
    const answer = host.ledger.handIn(member, device, part)
    if (isNew) world.handedIn.set(partKey(part), answer)
    host.ledger.commit()
    laptop.takeAnswers([answer])
  }
  for (const [key, stored] of laptop.outbox.parts) world.kept.set(key, stored)
  laptop.clear()
  checkCleared(laptop)
  if (!isOut(world, laptop)) laptop.signIn(newDeviceId(dice.random))
}

function checkCleared(laptop: Laptop): void {
  const { envelopes, rows, documents, meta } = laptop.main.now
  const left = envelopes.size + rows.size + documents.size + laptop.outbox.parts.size
  hold(left === 0 && meta.cursor === null, 'I12 a device that was put out keeps no copy', () =>
    show({ name: laptop.owner.name, envelopes: [...envelopes.keys()], rows: rows.size }),
  )
}

/** It stays out for good, whoever is taken back. */
export function checkDoor(world: World): void {
  for (const device of world.out)
    hold(world.host.isShut(device), 'R9 a device that was put out is let in no more', () => device)
  for (const laptop of world.laptops) if (world.out.has(laptop.owner.device)) checkCleared(laptop)
}
