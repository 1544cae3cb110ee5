import { Inflate } from 'fflate'
import { accept, refuse, type Result } from '../base/result.ts'
import type { WorkbookFault } from './fault.ts'

/** One file of an archive as its directory describes it. */
export interface ZipEntry {
  readonly name: string
  readonly packed: Uint8Array
  readonly method: 0 | 8
  readonly size: number
  readonly crc: number
}

export const zipLimits = { entries: 2_000, entryBytes: 300e6, totalBytes: 400e6, ratio: 200, freeBytes: 1e6 } as const

/**
 * The gate before any parser: reads the directory alone and refuses what would exhaust the tab. The parsers behind
 * it trust the sizes they are told (a file of 7 KB that claims 2 GB ends a browser tab), so nothing is unpacked
 * before its claim was judged.
 */
export function readZip(bytes: Uint8Array): Result<readonly ZipEntry[], WorkbookFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = findDirectory(view)
  if (directory === null) return damaged('no directory')
  if (directory.count > zipLimits.entries) return hostile(`${directory.count} entries`)
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let total = 0
  let at = directory.offset
  for (let each = 0; each < directory.count; each += 1) {
    const read = readEntry(view, bytes, at)
    if (!read.ok) return read
    const { entry, next } = read.value
    at = next
    total += entry.size
    const wrong = judge(entry, names, total)
    if (wrong !== null) return refuse(wrong)
    names.add(entry.name)
    entries.push(entry)
  }
  return accept(entries)
}

/** Unpacks one entry, stopping at the first byte more than it claimed. */
export function inflateEntry(entry: ZipEntry): Result<Uint8Array, WorkbookFault> {
  if (entry.method === 0) {
    return entry.packed.length === entry.size ? accept(entry.packed) : damaged(`size of ${entry.name}`)
  }
  const content = new Uint8Array(entry.size)
  let filled = 0
  let ended = false
  const inflate = new Inflate((chunk, final) => {
    if (filled + chunk.length > entry.size) throw new Error('more than it claimed')
    content.set(chunk, filled)
    filled += chunk.length
    ended = final
  })
  try {
    for (let at = 0; at < entry.packed.length; at += step) {
      inflate.push(entry.packed.subarray(at, at + step), at + step >= entry.packed.length)
    }
  } catch (error) {
    const detail = `${entry.name}: ${error instanceof Error ? error.message : 'broken'}`
    return filled > 0 && detail.endsWith('more than it claimed') ? hostile(detail) : damaged(detail)
  }
  return ended && filled === entry.size ? accept(content) : damaged(`${entry.name} ends early`)
}

/** An archive of the same files unpacked, with sizes that are true: what a parser may be given. */
export function storeZip(
  files: readonly { readonly name: string; readonly content: Uint8Array; readonly crc: number }[],
): Uint8Array {
  const named = files.map((file) => ({ ...file, path: asciiOf(file.name) }))
  const size = named.reduce((sum, { path, content }) => sum + 30 + 46 + 2 * path.length + content.length, 22)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  let at = 0
  const starts: number[] = []
  for (const { path, content, crc } of named) {
    starts.push(at)
    view.setUint32(at, 0x04034b50, true)
    writeSizes(view, at + 4, crc, content.length, path.length)
    bytes.set(path, at + 30)
    bytes.set(content, at + 30 + path.length)
    at += 30 + path.length + content.length
  }
  const directory = at
  named.forEach(({ path, content, crc }, place) => {
    view.setUint32(at, 0x02014b50, true)
    view.setUint16(at + 4, 20, true)
    writeSizes(view, at + 6, crc, content.length, path.length)
    view.setUint32(at + 42, starts[place] ?? 0, true)
    bytes.set(path, at + 46)
    at += 46 + path.length
  })
  view.setUint32(at, 0x06054b50, true)
  view.setUint16(at + 8, named.length, true)
  view.setUint16(at + 10, named.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return bytes
}

const step = 65_536

/** The fields that the local header and the directory share, from `version needed` to the name's length. */
function writeSizes(view: DataView, at: number, crc: number, size: number, nameLength: number): void {
  view.setUint16(at, 20, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, size, true)
  view.setUint32(at + 18, size, true)
  view.setUint16(at + 22, nameLength, true)
}

interface Directory {
  readonly offset: number
  readonly count: number
}

function findDirectory(view: DataView): Directory | null {
  const first = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    const found = { count: view.getUint16(at + 10, true), offset: view.getUint32(at + 16, true) }
    if (found.count !== 0xffff && found.offset !== 0xffffffff) return found
    return at >= 20 ? findLargeDirectory(view, at - 20) : null
  }
  return null
}

/** The 64-bit directory that streaming writers leave even in small files. */
function findLargeDirectory(view: DataView, locator: number): Directory | null {
  if (view.getUint32(locator, true) !== 0x07064b50) return null
  const at = Number(view.getBigUint64(locator + 8, true))
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== 0x06064b50) return null
  return { count: Number(view.getBigUint64(at + 32, true)), offset: Number(view.getBigUint64(at + 48, true)) }
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
): Result<{ readonly entry: ZipEntry; readonly next: number }, WorkbookFault> {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return damaged('directory cut short')
  const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true))
  const nameEnd = at + 46 + (nameLength ?? 0)
  const next = nameEnd + (extraLength ?? 0) + (noteLength ?? 0)
  if (next > view.byteLength) return damaged('directory cut short')
  const name = textOf(bytes.subarray(at + 46, nameEnd))
  if ((view.getUint16(at + 8, true) & 1) !== 0) return refuse({ kind: 'password' })
  const method = view.getUint16(at + 10, true)
  if (method !== 0 && method !== 8) return damaged(`${name} is packed by method ${method}`)
  const [packedSize, size, start] = largeSizes(view, nameEnd, extraLength ?? 0, [
    view.getUint32(at + 20, true),
    view.getUint32(at + 24, true),
    view.getUint32(at + 42, true),
  ])
  if (start + 30 > view.byteLength || view.getUint32(start, true) !== 0x04034b50) return damaged(`${name} is not there`)
  const begin = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
  if (begin + packedSize > view.byteLength) return damaged(`${name} is cut short`)
  const packed = bytes.subarray(begin, begin + packedSize)
  return accept({ entry: { name, packed, method, size, crc: view.getUint32(at + 16, true) }, next })
}

/** Sizes that did not fit 32 bits stand in the extra field: unpacked, packed, start, each only when it overflowed. */
function largeSizes(
  view: DataView,
  at: number,
  length: number,
  small: [number, number, number],
): [number, number, number] {
  let [packed, size, start] = small
  for (let field = at; field + 4 <= at + length; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    let value = field + 4
    const take = (present: number): number => {
      if (present !== 0xffffffff || value + 8 > at + length) return present
      value += 8
      return Number(view.getBigUint64(value - 8, true))
    }
    size = take(size)
    packed = take(packed)
    start = take(start)
  }
  return [packed, size, start]
}

function judge(entry: ZipEntry, names: ReadonlySet<string>, total: number): WorkbookFault | null {
  const { name, size, packed } = entry
  if (name.split(/[/\\]/).includes('..') || /^(?:[/\\]|[a-z]:)/i.test(name)) return { kind: 'hostile', detail: name }
  if (names.has(name)) return { kind: 'hostile', detail: `${name} twice` }
  if (size > zipLimits.freeBytes && size > packed.length * zipLimits.ratio) {
    return { kind: 'hostile', detail: `${name} claims ${size} bytes from ${packed.length}` }
  }
  if (size > zipLimits.entryBytes) return { kind: 'too-large', bytes: size, limit: zipLimits.entryBytes }
  if (total > zipLimits.totalBytes) return { kind: 'too-large', bytes: total, limit: zipLimits.totalBytes }
  return null
}

const damaged = (detail: string) => refuse<WorkbookFault>({ kind: 'damaged', detail })
const hostile = (detail: string) => refuse<WorkbookFault>({ kind: 'hostile', detail })

// names of the parts of a workbook are ASCII; what is not only has to stay distinct
const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 4096))
const asciiOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff)
