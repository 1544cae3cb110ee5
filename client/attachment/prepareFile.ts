import { digest } from 'lib0/hash/sha256'
import type { AttachmentId } from '#shared/base/id.ts'
import { attachmentLimits, cleanFileName, type Attachment, type FileFacts } from '#shared/attachment/attachment.ts'
import { fileTypeOf, mediaTypes, type FileType } from '#shared/attachment/fileType.ts'
import { accept, refuse, type Result } from '#shared/base/result.ts'

export type FileRefusal =
  | { readonly kind: 'file-type'; readonly name: string }
  | { readonly kind: 'empty'; readonly name: string }
  | { readonly kind: 'too-large'; readonly name: string; readonly most: number }

/** A file ready to be named by a cell, and the bytes to be sent: its own and its small picture's. */
export interface PreparedFile {
  readonly file: Attachment
  readonly bytes: readonly { readonly id: AttachmentId; readonly blob: Blob }[]
}

/** Longest side of a picture and of the small one. */
const longest = { picture: 4096, thumb: 256 }

/**
 * Looks at what somebody brought: pictures are drawn anew, which leaves behind where and with what they were taken;
 * anything else stays byte for byte.
 */
export async function prepareFile(
  given: File,
  newId: () => AttachmentId,
  fallbackName: string,
): Promise<Result<PreparedFile, FileRefusal>> {
  const name = cleanFileName(given.name, fallbackName)
  if (given.size === 0) return refuse({ kind: 'empty', name })
  if (given.size > 4 * attachmentLimits.bytes) return refuse({ kind: 'too-large', name, most: attachmentLimits.bytes })
  const type = fileTypeOf(new Uint8Array(await given.arrayBuffer()))
  if (type === null) return refuse({ kind: 'file-type', name })
  const picture = type === 'jpg' || type === 'png' || type === 'webp' ? await redraw(given, type) : null
  // a picture that this browser cannot draw could not be freed of where it was taken
  if (picture === null && (type === 'jpg' || type === 'png' || type === 'webp'))
    return refuse({ kind: 'file-type', name })
  const whole = picture?.blob ?? given
  if (whole.size > attachmentLimits.bytes) return refuse({ kind: 'too-large', name, most: attachmentLimits.bytes })
  const facts = await factsOf(whole, newId())
  if (facts === null) return refuse({ kind: 'file-type', name })
  const small = picture?.thumb ?? null
  const thumb = small === null ? null : await factsOf(small, newId())
  const blob = new Blob([whole], { type: mediaTypes[facts.type] })
  return accept({
    file: {
      ...facts,
      name,
      ...(picture !== null && { width: picture.width, height: picture.height }),
      ...(thumb !== null && { thumb }),
    },
    bytes: [{ id: facts.id, blob }, ...(thumb === null || small === null ? [] : [{ id: thumb.id, blob: small }])],
  })
}

async function factsOf(blob: Blob, id: AttachmentId): Promise<FileFacts | null> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const type = fileTypeOf(bytes)
  return type === null ? null : { id, sha: await shaOf(bytes), size: bytes.length, type }
}

async function shaOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // pages served without https have no `subtle`
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle
  const hash = subtle === undefined ? digest(bytes) : new Uint8Array(await subtle.digest('SHA-256', bytes))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

interface Picture {
  readonly blob: Blob
  readonly width: number
  readonly height: number
  readonly thumb: Blob | null
}

async function redraw(given: Blob, type: FileType): Promise<Picture | null> {
  const bitmap = await createImageBitmap(given, { imageOrientation: 'from-image' }).catch(() => null)
  if (bitmap === null) return null
  try {
    const drawn = await drawTo(bitmap, longest.picture, mediaTypes[type], 0.9)
    if (drawn === null) return null
    const small = await drawTo(bitmap, longest.thumb, 'image/jpeg', 0.8)
    const thumb = small === null || small.blob.size > attachmentLimits.thumbBytes ? null : small.blob
    return { ...drawn, thumb }
  } finally {
    bitmap.close()
  }
}

async function drawTo(bitmap: ImageBitmap, most: number, type: string, quality: number) {
  const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const pen = canvas.getContext('2d')
  if (pen === null) return null
  if (type === 'image/jpeg') {
    // a JPEG has no clear ground: paper, not black
    pen.fillStyle = 'white'
    pen.fillRect(0, 0, canvas.width, canvas.height)
  }
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality))
  return blob === null ? null : { blob, width: canvas.width, height: canvas.height }
}
