import * as Y from 'yjs'
import { accept, refuse, type Result } from '#shared/base/result.ts'

/**
 * Stands before every Yjs update that a client brings to a note. An update is decoded, measured and looked at piece by
 * piece, then tried on a shadow of the note; only what the shadow took whole reaches the note itself. Yjs alone would
 * half-apply a throwing update, keep gaps for ever and let one writer use up a colleague's clock.
 */
export interface Guard {
  /** On acceptance the shadow has moved on: the caller must now write the returned update, or `reset`. */
  take(update: Uint8Array, speaker: GuardSpeaker): Result<Taken, GuardRefusal>
  /** The note and its shadow are one again: what was taken could not be written. */
  reset(): void
  /** The shadow's whole state. */
  state(): Uint8Array
  dispose(): void
}

export interface GuardSpeaker {
  /** May this speaker bring new text under this client id? */
  readonly mayExtend: (clientId: number) => boolean
}

export interface Taken {
  /** What was new in the update; null when everything was known. */
  readonly update: Uint8Array | null
  /** The client ids under which something was new. */
  readonly extended: readonly number[]
}

export type GuardRefusal = {
  readonly kind: 'malformed' | 'too-large' | 'foreign' | 'gap' | 'root' | 'content' | 'too-deep' | 'clock'
}

export const noteLimits = {
  updateBytes: 256 * 1024,
  structs: 20_000,
  deletes: 20_000,
  /** Characters and elements that one update may add. */
  added: 500_000,
  clients: 256,
  stringLength: 64 * 1024,
  depth: 32,
  clock: 2 ** 31,
} as const

/** The one root of a note: the fragment that Tiptap's collaboration edits. */
export const noteRoot = 'default'

export const newNoteDoc = (guid: string): Y.Doc => {
  const doc = new Y.Doc({ guid })
  // named before any update arrives, so that the root has its type
  doc.getXmlFragment(noteRoot)
  return doc
}

/** `note` gives the note's present state, from which a spoilt shadow is made anew. */
export function createGuard(note: () => Uint8Array): Guard {
  let shadow = shadowOf(note())
  const reset = () => {
    shadow.destroy()
    shadow = shadowOf(note())
  }

  return {
    take(update, { mayExtend }) {
      const looked = lookAt(update, shadow, mayExtend)
      if (!looked.ok) return looked
      const tried = tryOn(shadow, update, looked.value)
      if (!tried.ok) reset()
      return tried
    },
    reset,
    state: () => Y.encodeStateAsUpdate(shadow),
    dispose: () => shadow.destroy(),
  }
}

function shadowOf(state: Uint8Array): Y.Doc {
  const doc = newNoteDoc('shadow')
  Y.applyUpdate(doc, state)
  return doc
}

type NewStructs = readonly { readonly client: number; readonly clock: number; readonly isType: boolean }[]

/** Everything that can be said of an update without applying it. */
function lookAt(
  update: Uint8Array,
  shadow: Y.Doc,
  mayExtend: GuardSpeaker['mayExtend'],
): Result<NewStructs, GuardRefusal> {
  if (update.length > noteLimits.updateBytes) return refuse({ kind: 'too-large' })
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdate(update)
  } catch {
    return refuse({ kind: 'malformed' })
  }
  const { structs, ds } = decoded
  if (structs.length > noteLimits.structs) return refuse({ kind: 'too-large' })
  let deletes = 0
  for (const ranges of ds.clients.values()) deletes += ranges.length
  if (deletes > noteLimits.deletes) return refuse({ kind: 'too-large' })

  const fresh: { client: number; clock: number; isType: boolean }[] = []
  const next = new Map<number, number>()
  let added = 0
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (struct instanceof Y.Skip) return refuse({ kind: 'gap' })
    const end = clock + struct.length
    if (end > noteLimits.clock || client > 2 ** 53) return refuse({ kind: 'clock' })
    const known = next.get(client) ?? Y.getState(shadow.store, client)
    if (end <= known) continue
    if (clock > known) return refuse({ kind: 'gap' })
    if (!next.has(client) && !mayExtend(client)) return refuse({ kind: 'foreign' })
    next.set(client, end)
    if (next.size > noteLimits.clients) return refuse({ kind: 'too-large' })
    added += end - known
    if (added > noteLimits.added) return refuse({ kind: 'too-large' })
    if (!(struct instanceof Y.Item)) continue
    const refusal = contentRefusal(struct)
    if (refusal !== null) return refuse(refusal)
    fresh.push({ client, clock, isType: struct.content instanceof Y.ContentType })
  }
  return accept(fresh)
}

/** Deletions of what is not there and neighbours that are missing show only when the update is applied. */
function tryOn(shadow: Y.Doc, update: Uint8Array, fresh: NewStructs): Result<Taken, GuardRefusal> {
  let made: Uint8Array | null = null
  const keep = (bytes: Uint8Array) => {
    made = bytes
  }
  shadow.on('update', keep)
  try {
    Y.applyUpdate(shadow, update)
    if (shadow.store.pendingStructs !== null || shadow.store.pendingDs !== null) return refuse({ kind: 'gap' })
    if (shadow.share.size !== 1) return refuse({ kind: 'root' })
    for (const { client, clock, isType } of fresh) {
      if (isType && depthOf(shadow, client, clock) > noteLimits.depth) return refuse({ kind: 'too-deep' })
    }
    return accept({ update: made, extended: [...new Set(fresh.map(({ client }) => client))] })
  } catch {
    return refuse({ kind: 'malformed' })
  } finally {
    shadow.off('update', keep)
  }
}

function depthOf(doc: Y.Doc, client: number, clock: number): number {
  let depth = 0
  let item: Y.Item | Y.GC | null = Y.getItem(doc.store, Y.createID(client, clock))
  while (item instanceof Y.Item && depth <= noteLimits.depth) {
    depth += 1
    item = item.parent instanceof Y.AbstractType ? item.parent._item : null
  }
  return depth
}

function contentRefusal(item: Y.Item): GuardRefusal | null {
  const { content, parent, parentSub } = item
  if (typeof parent === 'string' && (parent !== noteRoot || parentSub !== null)) return { kind: 'root' }
  if (parentSub !== null && (parentSub.length > 100 || isPoison(parentSub))) return { kind: 'content' }
  if (content instanceof Y.ContentDeleted) return null
  if (content instanceof Y.ContentString) {
    return content.str.length > noteLimits.stringLength ? { kind: 'too-large' } : null
  }
  if (content instanceof Y.ContentType) {
    const { type } = content
    if (type instanceof Y.XmlText) return null
    return type.constructor === Y.XmlElement && isElementName((type as Y.XmlElement).nodeName)
      ? null
      : { kind: 'content' }
  }
  if (content instanceof Y.ContentFormat) {
    return content.key.length <= 100 && !isPoison(content.key) && isPlain(content.value, 0) ? null : { kind: 'content' }
  }
  if (content instanceof Y.ContentAny)
    return content.arr.every((value) => isPlain(value, 0)) ? null : { kind: 'content' }
  if (content instanceof Y.ContentEmbed) return isPlain(content.embed, 0) ? null : { kind: 'content' }
  return { kind: 'content' }
}

const isElementName = (name: unknown): boolean => typeof name === 'string' && /^[A-Za-z][\w-]{0,40}$/.test(name)

const isPoison = (key: string): boolean => key === '__proto__' || key === 'constructor' || key === 'prototype'

/** Plain JSON of modest size: no bigint, no NaN, no bytes, no key that reaches a prototype. */
function isPlain(value: unknown, depth: number): boolean {
  if (depth > 6) return false
  switch (typeof value) {
    case 'undefined':
    case 'boolean':
      return true
    case 'string':
      return value.length <= noteLimits.stringLength && value.isWellFormed()
    case 'number':
      return Number.isFinite(value)
    case 'object':
      break
    default:
      return false
  }
  if (value === null) return true
  if (value instanceof Uint8Array) return false
  if (Array.isArray(value)) return value.every((part) => isPlain(part, depth + 1))
  // lib0 reads a `__proto__` key by assigning it: it shows as another prototype, not as a key
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  return Object.entries(value).every(([key, part]) => !isPoison(key) && isPlain(part, depth + 1))
}
