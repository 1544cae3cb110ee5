import { z } from 'zod'

/** What may be attached. A file is what its bytes say, never what it calls itself. */
export const FileType = z.enum(['jpg', 'png', 'webp', 'gif', 'pdf', 'xlsx', 'docx', 'pptx', 'txt'])
export type FileType = z.infer<typeof FileType>

/** How a file of that type is named to browsers. Text is never more than plain text, a CSV too. */
export const mediaTypes: Readonly<Record<FileType, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain; charset=utf-8',
}

export const isImage = (type: FileType): boolean =>
  type === 'jpg' || type === 'png' || type === 'webp' || type === 'gif'

/** Reads a file as it streams by and says what it is; keeps its beginning and its end, never the whole. */
export interface Sniffer {
  take(chunk: Uint8Array): void
  /** Null: nothing that may be attached (a page, a drawing with scripts, an archive, a program, macros, no bytes). */
  type(): FileType | null
}

const headBytes = 4_096
/** The list of parts of an Office file stands at its end. */
const tailBytes = 256 * 1024

export function createSniffer(): Sniffer {
  let head = new Uint8Array(0)
  let tail = new Uint8Array(0)
  let size = 0
  let hasOdd = false
  return {
    take(chunk) {
      size += chunk.length
      if (head.length < headBytes) head = joined(head, chunk.subarray(0, headBytes - head.length))
      tail = chunk.length >= tailBytes ? chunk.slice(-tailBytes) : joined(tail, chunk).slice(-tailBytes)
      hasOdd ||= chunk.some(isOddByte)
    },
    type() {
      if (size === 0) return null
      const binary = signatures.find(({ fits }) => fits(head))
      if (binary !== undefined) return binary.type
      if (startsWith(head, 'PK\u0003\u0004')) return officeType(partNames(tail, size))
      return isPlainText(head, hasOdd) ? 'txt' : null
    },
  }
}

/** What these bytes are; see `createSniffer`. */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
  const sniffer = createSniffer()
  sniffer.take(bytes)
  return sniffer.type()
}

const signatures: readonly { readonly type: FileType; readonly fits: (head: Uint8Array) => boolean }[] = [
  { type: 'jpg', fits: (head) => startsWith(head, '\u00ff\u00d8\u00ff') },
  { type: 'png', fits: (head) => startsWith(head, '\u0089PNG\r\n\u001a\n') },
  { type: 'webp', fits: (head) => startsWith(head, 'RIFF') && startsWith(head.subarray(8), 'WEBP') },
  { type: 'gif', fits: (head) => startsWith(head, 'GIF87a') || startsWith(head, 'GIF89a') },
  { type: 'pdf', fits: (head) => startsWith(head, '%PDF-') },
]

function startsWith(bytes: Uint8Array, sign: string): boolean {
  if (bytes.length < sign.length) return false
  for (let place = 0; place < sign.length; place += 1) if (bytes[place] !== sign.charCodeAt(place)) return false
  return true
}

function officeType(names: readonly string[]): FileType | null {
  if (!names.includes('[Content_Types].xml') || names.some((name) => /vbaProject/i.test(name))) return null
  if (names.includes('xl/workbook.xml')) return 'xlsx'
  if (names.includes('word/document.xml')) return 'docx'
  return names.includes('ppt/presentation.xml') ? 'pptx' : null
}

/** The names in an archive's own list of parts; none when the list is not whole in `tail`. */
function partNames(tail: Uint8Array, size: number): readonly string[] {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  const from = tail.length - 22
  for (let end = from; end >= Math.max(0, from - 0xffff); end -= 1) {
    if (view.getUint32(end, true) !== 0x06054b50) continue
    const start = view.getUint32(end + 16, true) - (size - tail.length)
    return start < 0 ? [] : namesFrom(view, tail, { start, end })
  }
  return []
}

function namesFrom(view: DataView, tail: Uint8Array, list: { readonly start: number; readonly end: number }): string[] {
  const names: string[] = []
  let at = list.start
  while (at + 46 <= list.end && view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true)
    names.push(String.fromCharCode(...tail.subarray(at + 46, at + 46 + Math.min(length, 512))))
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

/** Text in UTF-8, GBK or (with its mark) UTF-16, that is no page and no drawing in disguise. */
function isPlainText(head: Uint8Array, hasOdd: boolean): boolean {
  const isWide = startsWith(head, '\u00ff\u00fe') || startsWith(head, '\u00fe\u00ff')
  if (hasOdd && !isWide) return false
  // what makes a page is ASCII in every one of them
  const start = String.fromCharCode(...head.filter((byte) => byte > 0 && byte < 0x80))
  return !/^\s*<|<(?:!doctype|html|svg|script|iframe|body|head|meta)\b/i.test(start) && !startsWith(head, 'MZ')
}

const isOddByte = (byte: number): boolean =>
  byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d

function joined(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(left.length + right.length)
  both.set(left)
  both.set(right, left.length)
  return both
}
