import type { CompanyId, DeviceId, MemberId } from '#shared/base/id.ts'
import type { Random } from '#shared/base/id.ts'
import type { Answer, Change, ChangePart } from '#shared/ledger/change.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { closeCode } from '#shared/wire/message.ts'
import { createLedger } from '../../server/ledger/createLedger.ts'
import type { Ledger, Speaker } from '../../server/ledger/ledger.ts'
import { createHub, type Hub } from '../../server/socket/hub.ts'
import { socketLimits } from '../../server/socket/limits.ts'
import { markCopied, openMemoryStore, type MemoryStore } from '../../server/store/memoryStore.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import type { StoredRow } from '../../server/store/store.ts'
import type { Clock } from './clock.ts'
import type { Wire } from './wire.ts'

/** Parts of the server that a test may replace by broken ones. */
export interface HostParts {
  readonly openStore: () => MemoryStore
  readonly wrapLedger: (ledger: Ledger) => Ledger
  readonly viewerFor: (viewer: Viewer) => Viewer
  /** Commits that a crash takes with it though they were told. */
  readonly losesOnCrash: number
  /** Does the door shut behind a device that was put out? */
  readonly shuts: (why: 'revoked' | 'left') => boolean
}

export const soundHost: HostParts = {
  // commits stay losable only so that a backup can be restored; a crash takes none of them
  openStore: () => openMemoryStore({ synced: false }),
  wrapLedger: (ledger) => ledger,
  viewerFor: (viewer) => viewer,
  losesOnCrash: 0,
  shuts: () => true,
}

/** The one server: the product's ledger and hub over a store that can crash. */
export class Host {
  readonly store: MemoryStore
  ledger: Ledger
  hub: Hub
  readonly wires: Wire[] = []
  readonly faults: unknown[] = []
  /** Kept beside the store, as sessions are: a backup does not bring them back. */
  readonly #shut = new Set<DeviceId>()
  readonly #world: HostWorld
  /** By whose rights everybody is told, since the last change of rights that the room has heard of. */
  readonly #viewers = new Map<MemberId, Viewer>()
  #life = 0
  #sockets = 0

  constructor(world: HostWorld) {
    this.#world = world
    this.store = world.parts.openStore()
    world.found(this.store)
    ;({ ledger: this.ledger, hub: this.hub } = this.#start())
  }

  /** A laptop knocks. Null viewers are let in and closed, as the product does. */
  join({ member, device }: { readonly member: MemberId; readonly device: DeviceId }): Wire {
    this.#sockets += 1
    const wire: Wire = { socket: this.#sockets, device, up: [], down: [], closedBy: null, left: false, server: nobody }
    this.wires.push(wire)
    if (this.isShut(device)) {
      wire.closedBy = closeCode.deviceRevoked
      return wire
    }
    const viewer = this.ledger.viewer(member)
    if (viewer === null) {
      wire.closedBy = closeCode.notAMember
      return wire
    }
    this.#viewers.set(member, viewer)
    const link = this.hub.join({
      viewer: this.#world.parts.viewerFor(viewer),
      send: (frame) => {
        if (wire.closedBy !== null) return
        this.#world.sent(this.#viewers.get(member) ?? viewer, frame)
        wire.down.push(frame)
      },
      close: (code) => {
        if (wire.closedBy !== null) return
        wire.closedBy = code
        link.leave()
      },
    })
    wire.server = link
    return wire
  }

  /** Ends what this device has open, and lets it in no more. */
  shut(device: DeviceId, why: 'revoked' | 'left'): void {
    if (!this.#world.parts.shuts(why)) return
    this.#shut.add(device)
    for (const wire of this.wires) {
      if (wire.device !== device || wire.closedBy !== null) continue
      wire.closedBy = closeCode.deviceRevoked
      wire.server.leave()
    }
  }

  isShut(device: DeviceId): boolean {
    return this.#shut.has(device)
  }

  /** The power fails: the open turn is lost, every connection with it. */
  crash(): void {
    this.#stop()
    this.#world.crashed()
    this.store.crash(this.#world.parts.losesOnCrash)
    ;({ ledger: this.ledger, hub: this.hub } = this.#start())
  }

  /** An older backup is put in the server's place. */
  restore(commits: number): void {
    this.#stop()
    this.store.crash(commits)
    markCopied(this.store)
    ;({ ledger: this.ledger, hub: this.hub } = this.#start())
  }

  #start(): { ledger: Ledger; hub: Hub } {
    const { clock, random, parts, submitted } = this.#world
    this.#life += 1
    const life = this.#life
    const alive = (work: () => void) => () => {
      if (life === this.#life) work()
    }
    const sound = parts.wrapLedger(
      createLedger({
        store: this.store,
        now: clock.now,
        random,
        schedule: (commit) => void clock.after(0, alive(commit)),
        onFault: (fault) => this.faults.push(fault),
      }),
    )
    const ledger = withParts(sound, {
      submit: (speaker, part) => {
        const { store } = this
        const before = store.read.head()
        const known = store.read.answer(part.set.id, part.part)
        const stood = part.changes.map((change) => standing(store, change))
        const answer = sound.submit(speaker, part)
        submitted({ store, speaker, part, answer, stood, isRepeat: known !== null, before })
        return answer
      },
    })
    ledger.onRightsChanged(() => this.#world.peopleChanged())
    ledger.onRightsChanged((members) => {
      for (const member of members) {
        const viewer = sound.viewer(member)
        if (viewer !== null) this.#viewers.set(member, viewer)
      }
    })
    const viewer = (member: MemberId) => {
      const present = sound.viewer(member)
      return present === null ? null : parts.viewerFor(present)
    }
    const hub = createHub({
      ledger: withParts(ledger, { viewer }),
      now: clock.now,
      random,
      schedule: (ms, work) => clock.after(ms, alive(work)),
      // small batches, so that many a story breaks off between two of them
      limits: { ...socketLimits, submitsPerSecond: 2, submitBurst: 3, batchBytes: 4_000 },
      fault: (fault) => this.faults.push(fault),
    })
    return { ledger, hub }
  }

  #stop(): void {
    this.#life += 1
    for (const wire of this.wires) {
      wire.closedBy ??= 1006
      wire.up.length = 0
    }
    this.hub[Symbol.dispose]()
  }
}

const nobody = { receive: () => undefined, leave: () => undefined }

export interface HostWorld {
  readonly clock: Clock
  readonly random: Random
  readonly parts: HostParts
  /** Founds the company in an empty store. */
  found(store: MemoryStore): CompanyId | void
  sent(viewer: Viewer, frame: Uint8Array): void
  readonly submitted: (submission: Submission) => void
  crashed(): void
  /** Somebody's rights changed, or he left. */
  peopleChanged(): void
}

/** One part that the server decided, and what stood there before. */
export interface Submission {
  readonly store: MemoryStore
  readonly speaker: Speaker
  readonly part: ChangePart
  readonly answer: Answer
  readonly stood: readonly Standing[]
  readonly isRepeat: boolean
  readonly before: number
}

export interface Standing {
  readonly envelope: Envelope | null
  readonly row: StoredRow | null
}

function standing(store: MemoryStore, change: Change): Standing {
  if (!('customer' in change)) return { envelope: null, row: null }
  const envelope = store.read.customer(change.customer)?.envelope ?? null
  if (!('record' in change)) return { envelope, row: null }
  const row = store.read.rows(change.table, change.customer).find(({ id }) => id === change.record) ?? null
  return { envelope, row }
}

/** The same ledger with some of its parts replaced. */
export function withParts(ledger: Ledger, parts: Partial<Ledger>): Ledger {
  return new Proxy(ledger, {
    get(target, name) {
      if (name in parts) return parts[name as keyof Ledger]
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}
