import { accept, refuse, type Result } from '../base/result.ts'
import { checkCellBox } from './cellBox.ts'
import type { WorkbookFault } from './fault.ts'
import { inflateEntry, readZip, storeZip, type ZipEntry } from './zip.ts'

/** What a parser may be given: an honest archive, an old binary workbook, a page of tables, or text. */
export type Admitted =
  | { readonly kind: 'xlsx'; readonly bytes: Uint8Array }
  | { readonly kind: 'xls'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly bytes: Uint8Array }

export const fileLimits = { xlsx: 100e6, xls: 60e6, text: 150e6 } as const

/** Looks at a file by its bytes, never by its name, and lets through only what a parser survives. */
export function admitFile(bytes: Uint8Array): Result<Admitted, WorkbookFault> {
  if (bytes.length === 0) return refuse({ kind: 'empty' })
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return within(bytes, fileLimits.xlsx) ?? admitArchive(bytes)
  if (startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return refuse({ kind: 'empty' })
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return within(bytes, fileLimits.xls) ?? admitBinary(bytes)
  const other = otherFormat(bytes)
  if (other !== null) return refuse({ kind: 'unsupported', format: other })
  return within(bytes, fileLimits.text) ?? accept({ kind: 'text', bytes })
}

function within(bytes: Uint8Array, limit: number): Result<never, WorkbookFault> | null {
  return bytes.length > limit ? refuse({ kind: 'too-large', bytes: bytes.length, limit }) : null
}

const sheetPart = /^xl\/worksheets\/[^/]+\.xml$/i
// Comments, drawings, links, macros and pictures never reach the parser: nothing in them is a cell.
const neededPart =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles|metadata)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/(?:worksheets|chartsheets|theme)\/[^/]+\.xml)$/i

function admitArchive(bytes: Uint8Array): Result<Admitted, WorkbookFault> {
  const read = readZip(bytes)
  if (!read.ok) return read
  const names = read.value.map((entry) => entry.name)
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (!names.some((name) => sheetPart.test(name))) {
    if (has(/^xl\/.*\.bin$/i)) return refuse({ kind: 'unsupported', format: 'xlsb' })
    if (has(/^word\//)) return refuse({ kind: 'unsupported', format: 'docx' })
    if (has(/^Index\//)) return refuse({ kind: 'unsupported', format: 'numbers' })
    if (has(/^content\.xml$/)) return refuse({ kind: 'unsupported', format: 'ods' })
    if (has(/^xl\//)) return refuse({ kind: 'damaged', detail: 'no sheet' })
    return refuse({ kind: 'unsupported', format: 'zip' })
  }
  return repack(read.value.filter((entry) => neededPart.test(entry.name)))
}

function repack(entries: readonly ZipEntry[]): Result<Admitted, WorkbookFault> {
  const files: { name: string; content: Uint8Array; crc: number }[] = []
  for (const entry of entries) {
    const content = inflateEntry(entry)
    if (!content.ok) return content
    const fault = sheetPart.test(entry.name) ? checkCellBox(content.value) : null
    if (fault !== null) return refuse(fault)
    files.push({ name: entry.name, content: content.value, crc: entry.crc })
  }
  return accept({ kind: 'xlsx', bytes: storeZip(files) })
}

/** A compound file holds an old workbook, or a new one behind a password. */
function admitBinary(bytes: Uint8Array): Result<Admitted, WorkbookFault> {
  if (holdsName(bytes, 'EncryptedPackage') || holdsName(bytes, 'EncryptionInfo')) return refuse({ kind: 'password' })
  if (holdsName(bytes, 'WordDocument')) return refuse({ kind: 'unsupported', format: 'doc' })
  if (!holdsName(bytes, 'Workbook') && !holdsName(bytes, 'Book'))
    return refuse({ kind: 'damaged', detail: 'no workbook inside' })
  return accept({ kind: 'xls', bytes })
}

/** Does the directory of a compound file name this stream? Names are UTF-16 at the start of 128-byte entries. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0)
  for (let at = bytes.indexOf(first, 512); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (at % 128 !== 0) continue
    let place = 0
    while (place < name.length && bytes[at + 2 * place] === name.charCodeAt(place) && bytes[at + 2 * place + 1] === 0)
      place += 1
    if (place === name.length && bytes[at + 2 * place] === 0) return true
  }
  return false
}

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
  ['exe', [0x4d, 0x5a, 0x90, 0x00]],
]

function otherFormat(bytes: Uint8Array): string | null {
  const known = signatures.find(([, signature]) => startsWith(bytes, signature))
  if (known !== undefined) return known[0]
  const head = String.fromCharCode(...bytes.subarray(0, 300))
    .replace(/^(?:\u00EF\u00BB\u00BF)?\s*/, '')
    .toLowerCase()
  return /^<(?:!doctype|html|\?xml|table|meta|head)/.test(head) ? 'html' : null
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, place) => bytes[place] === byte)
}
