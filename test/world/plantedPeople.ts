import type { DepartmentId, MemberId } from '#shared/base/id.ts'
import type { Extent, Viewer } from '#shared/ownership/rights.ts'
import { openMemoryStore, type MemoryStore } from '../../server/store/memoryStore.ts'
import { withParts, soundHost } from './host.ts'
import type { Plant } from './world.ts'

/** Mistakes with people who leave, move, lose a device or stand in for each other. */
export const plantedPeople = (): Readonly<Record<string, Plant>> => ({
  'the sessions of who leaves stay open': { host: { shuts: (why) => why !== 'left' } },
  'a revoked device comes in again': { host: { shuts: (why) => why !== 'revoked' } },
  'a revoked device is cleared before its work is handed in': { laptop: { onLeave: () => [] } },
  'the work of a revoked device is refused': {
    host: {
      wrapLedger: (ledger) =>
        withParts(ledger, {
          handIn: (_member, _device, { set, part, changes }) => ({
            set: set.id,
            part,
            seq: ledger.head(),
            verdicts: changes.map(() => ({ kind: 'refused', refusal: { kind: 'not-allowed' } })),
          }),
        }),
    },
  },
  'of each record that a revoked device hands in one cell is kept': {
    host: {
      wrapLedger: (ledger) =>
        withParts(ledger, {
          handIn: (member, device, part) => {
            const changes = part.changes.map((change) =>
              change.kind === 'set' || change.kind === 'create'
                ? ({ ...change, cells: change.cells.slice(0, 1) } as typeof change) // still of its kind
                : change,
            )
            return ledger.handIn(member, device, { ...part, changes })
          },
        }),
    },
  },
  'a revoked device keeps its copy': { laptop: { clear: () => undefined } },
  'who leaves leaves his customers behind': { host: { openStore: () => storeWithoutJob('handOver') } },
  'customers stay where their owner worked before': { host: { openStore: () => storeWithoutJob('department') } },
  'who stood in for somebody goes on reading his customers': {
    host: {
      wrapLedger: (ledger) => {
        const once = new Map<MemberId, Set<MemberId>>()
        const viewer = (member: MemberId): Viewer | null => {
          const present = ledger.viewer(member)
          if (present === null) return null
          const standsFor = remembered(once, member, present.standsFor)
          return { ...present, standsFor }
        }
        return withParts(ledger, { viewer })
      },
    },
  },
  'a department is seen from where it stood before': {
    host: {
      viewerFor: rememberingDepartments(),
    },
  },
})

/** Whatever it was ever asked with. */
function remembered<Key, Value>(once: Map<Key, Set<Value>>, key: Key, now: Iterable<Value>): ReadonlySet<Value> {
  const all = once.get(key) ?? new Set()
  once.set(key, all)
  for (const value of now) all.add(value)
  return new Set(all)
}

function rememberingDepartments(): typeof soundHost.viewerFor {
  const once = new Map<MemberId, Set<DepartmentId>>()
  return (viewer) => {
    const { see } = viewer.extents
    const departments = remembered(once, viewer.member, see.departments)
    const wider: Extent = { ...see, departments }
    return { ...viewer, extents: { ...viewer.extents, see: wider } }
  }
}

/** A store that forgets to do some of the work that changes leave behind. */
function storeWithoutJob(kind: string): MemoryStore {
  const store = openMemoryStore({ synced: false })
  const write: MemoryStore['write'] = (work) =>
    store.write((tx) => {
      const forgetful = new Proxy(tx, {
        get: (target, name) => {
          if (name === 'addJob') return (job: { kind: string }) => (job.kind === kind ? undefined : tx.addJob(job))
          return Reflect.get(target, name, target) as unknown
        },
      })
      return work(forgetful)
    })
  return new Proxy(store, { get: (target, name) => (name === 'write' ? write : Reflect.get(target, name, target)) })
}
