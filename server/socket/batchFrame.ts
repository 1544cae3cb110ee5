import * as encoding from 'lib0/encoding'
import { messageNumber } from '#shared/wire/message.ts'
import type { Item } from '#shared/wire/item.ts'

/**
 * A batch is put together from parts that many links share: each item is turned into JSON once, each visibility class
 * joins its items once, and a link adds only its own `from` and the answers to itself.
 */
export interface SharedItems {
  /** Items joined by commas, UTF-8; empty when there are none. */
  readonly json: Buffer
  /** Number of byte strings and the strings themselves, as the frame ends. */
  readonly blobs: Buffer
}

/** One item as JSON with the place of its byte string left open, for each class numbers its own. */
export interface OpenItem {
  readonly head: string
  readonly bytes: Uint8Array | null
}

export function openItem(item: Item, bytes: Uint8Array | null): OpenItem {
  if (bytes === null || !('bytes' in item)) return { head: JSON.stringify(item), bytes: null }
  const { bytes: _place, ...rest } = item
  return { head: JSON.stringify(rest).slice(0, -1), bytes }
}

const noBlobs = Buffer.from([0])
export const noItems: SharedItems = { json: Buffer.alloc(0), blobs: noBlobs }

export function shareItems(items: readonly OpenItem[]): SharedItems {
  if (items.length === 0) return noItems
  const blobs: Uint8Array[] = []
  let json = ''
  for (const { head, bytes } of items) {
    if (json !== '') json += ','
    json += bytes === null ? head : `${head},"bytes":${blobs.push(bytes) - 1}}`
  }
  if (blobs.length === 0) return { json: Buffer.from(json), blobs: noBlobs }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, blobs.length)
  for (const blob of blobs) encoding.writeVarUint8Array(encoder, blob)
  return { json: Buffer.from(json), blobs: Buffer.from(encoding.toUint8Array(encoder)) }
}

/** The frame of one batch; `own` are items for this link alone (they never carry byte strings), put first. */
export function batchFrame(from: number, to: number, own: readonly string[], shared: SharedItems): Uint8Array {
  const comma = own.length > 0 && shared.json.length > 0 ? ',' : ''
  const open = Buffer.from(`{"from":${from},"to":${to},"items":[${own.join(',')}${comma}`)
  const length = open.length + shared.json.length + 2
  const frame = Buffer.allocUnsafe(1 + varUintBytes(length) + length + shared.blobs.length)
  let at = frame.writeUInt8(messageNumber.batch, 0)
  at = writeVarUint(frame, at, length)
  at += open.copy(frame, at)
  at += shared.json.copy(frame, at)
  at += frame.write(']}', at, 'latin1')
  shared.blobs.copy(frame, at)
  return frame
}

function varUintBytes(value: number): number {
  let bytes = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) bytes += 1
  return bytes
}

function writeVarUint(into: Buffer, at: number, value: number): number {
  let place = at
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) place = into.writeUInt8(128 | (rest & 127), place)
  return into.writeUInt8(rest, place)
}
