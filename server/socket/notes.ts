import type { CustomerId } from '#shared/base/id.ts'
import { mayRead } from '#shared/ownership/rights.ts'
import type { HubParts, LinkEnd } from './hub.ts'
import { socketLimits } from './limits.ts'
import { createNoteRoom, type ClientOwners, type NoteLink, type NoteRoom } from './noteRoom.ts'

/** The open note rooms of one company. A room is loaded for its first link and put away after its last. */
export interface Notes extends Disposable {
  join(customer: CustomerId, end: LinkEnd): NoteLink | null
  beat(): void
}

/** Remembered after a room is put away, so that nobody slips in under a colleague's client id meanwhile. */
const rememberedRooms = 1000

export function createNotes({ ledger, now, schedule, limits = socketLimits, fault }: Omit<HubParts, 'random'>): Notes {
  const rooms = new Map<CustomerId, NoteRoom>()
  const owners = new Map<CustomerId, ClientOwners>()

  const ownersOf = (customer: CustomerId): ClientOwners => {
    const known = owners.get(customer) ?? new Map()
    // last used last, so that the first is the one to forget
    owners.delete(customer)
    owners.set(customer, known)
    for (const old of owners.keys()) {
      if (owners.size <= rememberedRooms) break
      if (!rooms.has(old)) owners.delete(old)
    }
    return known
  }

  const hasBusiness = (customer: CustomerId, viewer: LinkEnd['viewer']): boolean => {
    const envelope = ledger.envelope(customer)
    return envelope !== null && (mayRead(viewer, envelope) || ledger.hasKnown(viewer, customer))
  }

  const open = (customer: CustomerId): NoteRoom => {
    const room = createNoteRoom({
      ledger,
      customer,
      owners: ownersOf(customer),
      limits,
      now,
      schedule,
      fault: (error) => fault?.(error),
      emptied: () => {
        rooms.delete(customer)
        room[Symbol.dispose]()
      },
    })
    rooms.set(customer, room)
    return room
  }

  const stopCommits = ledger.onCommit((news) => {
    for (const { audience } of news) {
      if (audience.kind === 'hands') rooms.get(audience.after.customer)?.reviewRights()
    }
  })

  const stopRights = ledger.onRightsChanged((members) => {
    const moved = new Set(members)
    for (const room of rooms.values()) {
      if ([...room.links()].some(({ viewer }) => moved.has(viewer.member))) room.reviewRights()
    }
  })

  return {
    // unknown and never yours read the same; who lost him hands in at the room what he wrote before
    join: (customer, end) =>
      hasBusiness(customer, end.viewer) ? (rooms.get(customer) ?? open(customer)).join(end) : null,
    beat() {
      for (const room of rooms.values()) for (const link of room.links()) link.beat()
    },
    [Symbol.dispose]() {
      stopCommits()
      stopRights()
      for (const room of rooms.values()) for (const link of room.links()) link.leave()
    },
  }
}
