import { z } from 'zod'
import { AttachmentId } from '../base/id.ts'
import type { CellValue } from '../ledger/cell.ts'
import { isCleanText } from '../ledger/plainText.ts'
import { FileType } from './fileType.ts'

/** Most files in one cell; most bytes of one file, and of the small picture that stands for a large one. */
export const attachmentLimits = { files: 20, bytes: 20 * 1024 * 1024, thumbBytes: 64 * 1024, name: 120 } as const

/** What names one stored file: its id, and what its bytes must be. */
export const FileFacts = z
  .object({
    id: AttachmentId,
    /** SHA-256 of the bytes, in hex. */
    sha: z.string().regex(/^[0-9a-f]{64}$/),
    size: z.number().int().min(1).max(attachmentLimits.bytes),
    type: FileType,
  })
  .readonly()
export type FileFacts = z.infer<typeof FileFacts>

export const isSameFile = (left: FileFacts, right: FileFacts): boolean =>
  left.sha === right.sha && left.size === right.size && left.type === right.type

const side = z.number().int().min(1).max(100_000).optional()

/** One file of a cell. The bytes travel another way than the cell (`/api/attachments`) and may come later. */
export const Attachment = FileFacts.unwrap()
  .extend({
    name: z.string().min(1).max(attachmentLimits.name).refine(isFileName),
    width: side,
    height: side,
    /** A small picture of it, a stored file too. */
    thumb: FileFacts.unwrap()
      .extend({ size: z.number().int().min(1).max(attachmentLimits.thumbBytes) })
      .readonly()
      .optional(),
  })
  .readonly()
export type Attachment = z.infer<typeof Attachment>

const Attachments = z
  .array(Attachment)
  .min(1)
  .max(attachmentLimits.files)
  .refine((files) => new Set(files.map(({ id }) => id)).size === files.length)

/** The cell that holds these files: their facts as JSON in one spelling, so that equal lists are equal cells. */
export function attachmentCell(files: readonly Attachment[]): CellValue {
  if (files.length === 0) return null
  return JSON.stringify(
    files.map(({ id, name, size, type, sha, width, height, thumb }) => ({
      id,
      name,
      size,
      type,
      sha,
      width,
      height,
      thumb: thumb && { id: thumb.id, size: thumb.size, type: thumb.type, sha: thumb.sha },
    })),
  )
}

const none: readonly Attachment[] = []
/** A sheet asks for the same cells with every stroke it draws. */
const known = new Map<string, readonly Attachment[]>()
const mostKnown = 2_000

/** The files that a cell holds, in its order; none for what is no such cell. */
export function filesIn(value: CellValue | undefined): readonly Attachment[] {
  if (typeof value !== 'string' || !value.startsWith('[')) return none
  const found = known.get(value)
  if (found !== undefined) return found
  const files = parse(value)
  if (known.size >= mostKnown) known.clear()
  known.set(value, files)
  return files
}

/** May this value stand in a column of attachments? By its form alone: whose files one may name, the server decides. */
export const isAttachments = (value: CellValue): boolean =>
  typeof value === 'string' && filesIn(value).length > 0 && attachmentCell(filesIn(value)) === value

/** Every stored file of a cell, the small pictures too. */
export const storedIn = (value: CellValue | undefined): readonly FileFacts[] =>
  filesIn(value).flatMap((file) => (file.thumb === undefined ? [file] : [file, file.thumb]))

/** The names, apart by 、: how the cell reads as text. */
export const fileNames = (value: CellValue | undefined): string =>
  filesIn(value)
    .map(({ name }) => name)
    .join('、')

/** A name as it may stand in a cell and go to any disk: no path, no control signs, its ending kept when it is too long. */
export function cleanFileName(name: string, fallback: string): string {
  const flat = Array.from(name.toWellFormed())
    .filter((sign) => !isOddSign(sign))
    .join('')
  const last = flat.slice(Math.max(flat.lastIndexOf('/'), flat.lastIndexOf('\\')) + 1).trim()
  const clean = last.replace(/^\.+/, '')
  if (clean === '') return fallback
  if (clean.length <= attachmentLimits.name) return clean
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : ''
  return (clean.slice(0, attachmentLimits.name - ending.length) + ending).toWellFormed()
}

function parse(text: string): readonly Attachment[] {
  try {
    const parsed = Attachments.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : none
  } catch {
    return none // text that is no JSON is no such cell
  }
}

/** Control signs, and those that turn the direction of writing: `gpj.exe` must not read as `exe.jpg`. */
function isOddSign(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0
  return code < 0x20 || code === 0x7f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
}

function isFileName(name: string): boolean {
  return isCleanText(name) && !/[/\\\n\t]/.test(name) && !Array.from(name).some(isOddSign)
}
