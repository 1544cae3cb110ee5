import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { CompanyId, ColumnId, CustomerId, DeviceId, LinkId, MemberId } from '../base/id.ts'
import { Instant } from '../base/instant.ts'
import { ChangePart } from '../ledger/change.ts'
import { Column, TableId } from '../ledger/column.ts'
import { Envelope } from '../ownership/envelope.ts'
import { View } from '../view/view.ts'
import { BootRow, Item, Notice } from './item.ts'
import { isPlainSubmit } from './plainSubmit.ts'

/**
 * Version of the ledger messages. One line per bump, newest last.
 * 1: first.
 * 2: roles of a company's own, several posts a person, handing everything on, suggestions of readers.
 * 3: shared views, rules of the pool.
 * 4: totals, colours and row heights of views.
 * 5: classes of columns, collaborators, several pools, devices, rules and kinds of columns, the difference of rights.
 */
export const protocol = 5

/** Message numbers on the company room, above y-protocols' 0–3. */
export const messageNumber = {
  hello: 64,
  welcome: 65,
  submit: 66,
  batch: 67,
  credit: 68,
  fetch: 69,
  focus: 70,
  presence: 71,
  check: 72,
  beat: 73,
  full: 74,
  boot: 75,
  errands: 76,
} as const
export type MessageKind = keyof typeof messageNumber

/** Where somebody is looking or typing. */
export const Focus = z
  .object({
    customer: CustomerId.nullable(),
    table: TableId.optional(),
    record: z.string().max(20).optional(),
    column: ColumnId.optional(),
    editing: z.boolean(),
  })
  .readonly()
export type Focus = z.infer<typeof Focus>

/** Work on many customers that one change of a person called for, and how far it has come. */
export const Errand = z
  .object({
    kind: z.enum(['retype', 'department', 'handOver', 'number', 'clock', 'sight', 'rights', 'other']),
    done: z.number().int().nonnegative(),
    total: z.number().int().nonnegative(),
  })
  .readonly()
export type Errand = z.infer<typeof Errand>

export const bodies = {
  /** c→s. First message of every link. No cursor: boot from nothing (or resume at `bootAfter`). */
  hello: z.object({
    protocol: z.number().int(),
    device: DeviceId,
    /** The log that the cursor belongs to; a restored server has another. */
    log: z.string().max(64).nullable(),
    cursor: z.number().int().nonnegative().nullable(),
    /**
     * The rights under which the copy was made, as the server said. Under other rights he is told the difference, or
     * boots anew where nobody knows what he saw.
     */
    rights: z.string().max(4000).nullable(),
    bootAfter: z.object({ head: z.number().int(), table: TableId, customer: CustomerId.nullable() }).nullable(),
  }),
  /** s→c. */
  welcome: z.object({
    protocol: z.number().int(),
    company: CompanyId,
    member: MemberId,
    link: LinkId,
    log: z.string(),
    head: z.number().int(),
    rights: z.string(),
    serverTime: Instant,
    /** `log`: batches from the cursor follow, first those that bring the copy under these rights. `boot`: boot pages follow, then batches from `head`. `old`: update the app; the outbox is kept. */
    mode: z.enum(['log', 'boot', 'old']),
  }),
  /** c→s. Parts in outbox order, at most 64 or 384 KiB in flight. */
  submit: z.object({ parts: z.array(ChangePart).min(1).max(64) }),
  /**
   * s→c. Everything visible in (from, to], in order. Applied with its cursor in one transaction, only when `from` is the
   * client's cursor. With `rights` it is a page of the difference between what he saw and what he sees (`from` = `to`):
   * the copy is then one made under these, kept with the cursor and said in the next `hello`. Such a page is credited
   * by itself, like one of a boot.
   */
  batch: z.object({
    from: z.number().int(),
    to: z.number().int(),
    items: z.array(Item),
    rights: z.string().max(4000).optional(),
    /** With `rights`: which page of this link, from 0; a copy that misses one starts a new link. */
    page: z.number().int().nonnegative().optional(),
  }),
  /** c→s. The batch or boot page up to here is stored (all batches before it too). At most 4 pages or batches of a catch-up are outstanding, of live batches 64 or 1 MiB. */
  credit: z.object({ to: z.number().int() }),
  /** Both ways: c→s asks for documents, s→c brings those that may be read (bytes by index; others are simply not there). */
  fetch: z.object({
    customers: z.array(CustomerId).max(200),
    found: z.array(z.object({ customer: CustomerId, seq: z.number().int(), bytes: z.number().int() })).optional(),
  }),
  focus: Focus,
  /** s→c. Everybody else who is here, his place told where this reader may see it; sent whole, at most every 250 ms. */
  presence: z.object({ people: z.array(z.object({ link: LinkId, member: MemberId, focus: Focus })).max(500) }),
  /** Both ways: per-document hashes of a bucket, so that a divergence is found and mended. */
  check: z.object({
    head: z.number().int(),
    hashes: z.array(z.object({ customer: CustomerId, hash: z.string() })).max(2000),
  }),
  beat: z.object({ head: z.number().int(), serverTime: Instant }),
  /** s→c. How far the work is that this person's changes called for; sent whole, empty when all is done. */
  errands: z.object({ errands: z.array(Errand).max(100) }),
  /** s→c. Submit again after this long. */
  full: z.object({ retryAfterMs: z.number().int() }),
  /** s→c. One page of rows of the first sync; `last` ends it and the cursor becomes `head`. */
  boot: z.object({
    head: z.number().int(),
    page: z.number().int(),
    table: TableId,
    after: CustomerId.nullable(),
    envelopes: z.array(Envelope),
    rows: z.array(BootRow),
    proposals: z.array(z.json()),
    notices: z.array(Notice),
    personal: z.array(z.object({ key: z.string(), value: z.json() })),
    /** With the first page alone: the columns outside the normal class that this reader sees, and views as in `columns`. */
    columns: z.array(Column).optional(),
    views: z.array(View).optional(),
    last: z.boolean(),
    total: z.number().int(),
  }),
} satisfies Record<MessageKind, z.ZodType>

export type Body<Kind extends MessageKind> = z.infer<(typeof bodies)[Kind]>
export type Message = {
  [Kind in MessageKind]: { readonly kind: Kind; readonly body: Body<Kind>; readonly blobs: readonly Uint8Array[] }
}[MessageKind]

const kindByNumber: ReadonlyMap<number, MessageKind> = new Map(
  // Object.entries forgets the key type; the object above is the whole table.
  (Object.entries(messageNumber) as [MessageKind, number][]).map(([kind, number]) => [number, kind]),
)

/**
 * A frame: varuint message number · JSON body as var-string · varuint count · byte strings that the body names by index.
 * One message a frame (the stock provider reads only the first).
 */
export function encodeMessage<Kind extends MessageKind>(
  kind: Kind,
  body: Body<Kind>,
  blobs: readonly Uint8Array[] = [],
): Uint8Array {
  return frameOf(kind, JSON.stringify(body), blobs)
}

/** For fan-out: the body's JSON is already made. */
export function frameOf(kind: MessageKind, json: string, blobs: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageNumber[kind])
  encoding.writeVarString(encoder, json)
  encoding.writeVarUint(encoder, blobs.length)
  for (const blob of blobs) encoding.writeVarUint8Array(encoder, blob)
  return encoding.toUint8Array(encoder)
}

/** Reads what follows the message number. Throws on anything malformed: the caller ends that link and only that. */
export function decodeBody<Kind extends MessageKind>(
  kind: Kind,
  decoder: decoding.Decoder,
): { body: Body<Kind>; blobs: Uint8Array[] } {
  const json: unknown = JSON.parse(decoding.readVarString(decoder))
  const count = decoding.readVarUint(decoder)
  if (count > 10_000) throw new Error(`${kind} claims ${count} byte strings`)
  const blobs: Uint8Array[] = []
  // slice: the reader's view would keep the whole frame alive
  for (let n = 0; n < count; n += 1) blobs.push(decoding.readVarUint8Array(decoder).slice())
  if (kind === 'submit' && isPlainSubmit(json)) return { body: json as Body<Kind>, blobs }
  // the schema of this kind gives this kind's body
  return { body: bodies[kind].parse(json) as Body<Kind>, blobs }
}

/** Reads a whole frame; null when the number is not one of ours (y-protocols' own). */
export function decodeMessage(frame: Uint8Array): Message | null {
  const decoder = decoding.createDecoder(frame)
  const kind = kindByNumber.get(decoding.readVarUint(decoder))
  if (kind === undefined) return null
  return { kind, ...decodeBody(kind, decoder) } as Message
}

/** The number in a credit frame as `encodeMessage` writes it, without a parse: the server hears more of them than of anything. */
export function readCredit(frame: Uint8Array): number | null {
  const head = 2
  // {"to":…} of under 128 bytes, and no byte strings after it
  if (frame[0] !== messageNumber.credit || frame.length > 32 || frame[1] !== frame.length - head - 1) return null
  const said = /^\{"to":(\d{1,15})\}\0$/.exec(String.fromCharCode(...frame.subarray(head)))
  return said === null ? null : Number(said[1])
}

/** Close codes. 44xx are final for the stock client; the others are retried. */
export const closeCode = {
  signIn: 4401,
  notAMember: 4403,
  companyGone: 4404,
  tooOld: 4409,
  deviceRevoked: 4423,
  serverFault: 4500,
  tooSlow: 4508,
  tooMuch: 4529,
} as const

/** Beats keep the stock client's 30 s watchdog quiet. */
export const beatEveryMs = 10_000
/** Boot pages and batches of a catch-up that may be under way without credit. */
export const creditWindow = 4
