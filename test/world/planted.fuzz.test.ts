import { describe, expect, test } from 'vitest'
import type { ChangeSetId } from '#shared/base/id.ts'
import type { Answer } from '#shared/ledger/change.ts'
import { ColumnClass } from '#shared/ledger/columnClass.ts'
import type { Item } from '#shared/wire/item.ts'
import type { News } from '../../server/ledger/news.ts'
import type { Ledger } from '../../server/ledger/ledger.ts'
import { step } from '../../client/sync/machine.ts'
import { partKey, type SyncEvent, type SyncState } from '../../client/sync/state.ts'
import { withParts } from './host.ts'
import { Broken } from './hold.ts'
import { plantedPeople } from './plantedPeople.ts'
import { copyAfterBatch } from './simDisk.ts'
import { tellStory, type Plant } from './world.ts'

const decidedBefore = new WeakSet<Answer>()

/** The mistakes that such systems are made with, each put into one part of the world. */
const planted: Readonly<Record<string, Plant>> = {
  'the cursor is stored before the data': {
    laptop: {
      storeBatch: (main, effect) => {
        main.put({ ...main.now, meta: effect.meta })
        main.put(copyAfterBatch(main.now, effect))
      },
    },
  },
  'the server answers before its commit is durable': { host: { losesOnCrash: 3 } },
  'a repeated part is decided again': {
    host: {
      wrapLedger: (ledger) =>
        withParts(ledger, {
          submit: (speaker, part) => {
            const answer = ledger.submit(speaker, part)
            const isRepeat = decidedBefore.has(answer)
            decidedBefore.add(answer)
            if (!isRepeat) return answer
            const id = `set_${String(ledger.head()).padStart(12, '0')}` as ChangeSetId // a name that nobody has
            return { ...ledger.submit(speaker, { ...part, set: { ...part.set, id } }), set: part.set.id }
          },
        }),
    },
  },
  'a lost customer takes the unanswered changes on him along': {
    laptop: {
      onLost: (laptop, customer) => {
        for (const [key, { part, answer }] of laptop.outbox.parts) {
          if (answer === null && part.changes.some((change) => 'customer' in change && change.customer === customer)) {
            laptop.outbox.parts.delete(key)
          }
        }
      },
    },
  },
  'a refusal is not in the log': {
    host: { wrapLedger: (ledger) => tellingOnly(ledger, (item) => item.kind !== 'answer' || !isRefusal(item)) },
  },
  'fan-out does not ask who may read': {
    host: {
      viewerFor: (viewer) => ({
        ...viewer,
        extents: { ...viewer.extents, see: { all: true, own: true, departments: new Set() } },
      }),
    },
  },
  'a change made offline passes for live': {
    laptop: {
      onSubmit: (laptop, parts) => parts.map((part) => ({ ...part, link: laptop.state.link })),
    },
  },
  'the outbox forgets what it sends': {
    laptop: {
      onSubmit: (laptop, parts) => {
        for (const part of parts) laptop.outbox.parts.delete(partKey(part))
        return parts
      },
    },
  },
  'the outbox lies in the store that is wiped': {
    laptop: { onWipe: (laptop) => laptop.outbox.parts.clear() },
  },
  'a batch is taken wherever it starts': {
    laptop: { step: (state, event) => step(state, joined(state, event)) },
  },
  'a customer is gained without his records': {
    host: {
      wrapLedger: (ledger) => tellingAs(ledger, (item) => (item.kind === 'gain' ? { ...item, rows: [] } : item)),
    },
  },
  'parts leave in another order': {
    laptop: { onSubmit: (_laptop, parts) => [...parts].reverse() },
  },
  'a restored server is believed': {
    laptop: {
      step: (state, event) => {
        const next = step(state, event)
        return { ...next, effects: next.effects.filter(({ kind }) => kind !== 'reopen') }
      },
    },
  },
  'answers are taken and not kept': {
    laptop: {
      step: (state, event) => {
        const next = step(state, event)
        return { ...next, effects: next.effects.filter(({ kind }) => kind !== 'settle') }
      },
    },
  },
  'what was given for a time is never taken back': {
    host: { wrapLedger: (ledger) => withParts(ledger, { sweep: () => 0 }) },
  },
  'whoever a value shows a customer to is not told': {
    host: {
      wrapLedger: (ledger) =>
        tellingOnly(ledger, (item) => item.kind !== 'gain' || item.envelope.shownTo === undefined),
    },
  },
  'who was given a customer to read keeps him': {
    host: {
      wrapLedger: (ledger) =>
        tellingOnly(ledger, (item) => item.kind !== 'lose' || ledger.envelope(item.customer)?.owner.kind !== 'rep'),
    },
  },
  'whose rights change keeps whom he saw': {
    host: { wrapLedger: (ledger) => shiftingWithout(ledger, 'lose') },
  },
  'whose rights change gains nobody': {
    host: { wrapLedger: (ledger) => shiftingWithout(ledger, 'gain') },
  },
  'other rights are told of as if they had always been so': {
    host: { wrapLedger: (ledger) => withParts(ledger, { rights: () => 'always the same' }) },
  },
  'every class of columns is told to everybody': {
    host: {
      viewerFor: (viewer) => ({ ...viewer, classes: { ...viewer.classes, see: new Set(ColumnClass.options) } }),
    },
  },
  'shared views are told whole to everybody': {
    host: {
      wrapLedger: (ledger) =>
        tellingAs(ledger, (item) =>
          item.kind === 'columns' ? { ...item, views: [...ledger.companyNow().views.values()] } : item,
        ),
    },
  },
  'a pool gives to whoever asks': {
    host: {
      wrapLedger: (ledger) =>
        withParts(ledger, {
          submit: (speaker, part) => {
            const answer = ledger.submit(speaker, part)
            const [claim] = part.changes
            const isNo = answer.verdicts[0]?.kind === 'refused' && answer.verdicts[0].refusal.kind === 'not-there'
            const founder = [...ledger.companyNow().members.values()].find(({ role }) => role === 'generalManager')
            const viewer = founder === undefined ? null : ledger.viewer(founder.id)
            if (viewer === null || claim?.kind !== 'claim' || !isNo || decidedBefore.has(answer)) return answer
            decidedBefore.add(answer)
            const epoch = ledger.envelope(claim.customer)?.epoch ?? 0
            const assign = { kind: 'assign', customer: claim.customer, epoch, to: part.set.author } as const
            const id = `set_${String(ledger.head()).padStart(12, '0')}` as ChangeSetId // a name that nobody has
            const set = { ...part.set, id, author: viewer.member }
            ledger.submit({ ...speaker, viewer }, { ...part, set, changes: [assign] })
            return answer
          },
        }),
    },
  },
  'everybody writes with the right of the founder': {
    host: {
      wrapLedger: (ledger) =>
        withParts(ledger, {
          submit: (speaker, part) => {
            const founder = [...ledger.companyNow().members.values()].find(({ role }) => role === 'generalManager')
            const viewer = founder === undefined ? null : ledger.viewer(founder.id)
            if (viewer === null) return ledger.submit(speaker, part)
            return ledger.submit({ ...speaker, viewer }, { ...part, set: { ...part.set, author: viewer.member } })
          },
        }),
    },
  },
}

const isRefusal = (item: Item & { kind: 'answer' }): boolean =>
  item.answer.verdicts.some(({ kind }) => kind === 'refused')

/** A ledger that keeps some items to itself. */
function tellingOnly(ledger: Ledger, told: (item: Item) => boolean): Ledger {
  return withParts(ledger, {
    catchUp: (...asked) => {
      const batch = ledger.catchUp(...asked)
      return { ...batch, items: batch.items.filter(told) }
    },
    onCommit: (listener) => ledger.onCommit((news) => listener(news.filter(({ item }) => told(item)))),
  })
}

/** A ledger that leaves out something of the difference between what somebody saw and what he sees. */
function shiftingWithout(ledger: Ledger, kind: Item['kind']): Ledger {
  return withParts(ledger, {
    continueShift: (...asked) => {
      const page = ledger.continueShift(...asked)
      return { ...page, items: page.items.filter((item) => item.kind !== kind) }
    },
  })
}

/** A ledger that tells items otherwise than they are. */
function tellingAs(ledger: Ledger, tell: (item: Item) => Item): Ledger {
  return withParts(ledger, {
    catchUp: (...asked) => {
      const batch = ledger.catchUp(...asked)
      return { ...batch, items: batch.items.map(tell) }
    },
    onCommit: (listener) =>
      ledger.onCommit((news) => listener(news.map((each): News => ({ ...each, item: tell(each.item) })))),
  })
}

function joined(state: SyncState, event: SyncEvent): SyncEvent {
  if (event.kind !== 'message' || event.message.kind !== 'batch' || state.meta.cursor === null) return event
  const { body } = event.message
  return { ...event, message: { ...event.message, body: { ...body, from: state.meta.cursor } } }
}

const most = 400

/** The first seed that notices, and by which promise. */
function caughtBy(plant: Plant): string {
  for (let seed = 1; seed <= most; seed += 1) {
    try {
      tellStory(seed, plant)
    } catch (error) {
      return error instanceof Broken ? `SEED=${seed}: ${error.promise}` : `SEED=${seed}: ${String(error)}`
    }
  }
  return 'nobody'
}

describe('a planted mistake is noticed', () => {
  test.each(Object.entries({ ...planted, ...plantedPeople() }))('%s', (_mistake, plant) => {
    const found = caughtBy(plant)
    console.log(`${_mistake} → ${found}`)
    expect(found).not.toBe('nobody')
  })
})
