import { Readable } from 'node:stream'
import type { Hono } from 'hono'
import { AttachmentId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { attachmentLimits, isSameFile } from '#shared/attachment/attachment.ts'
import { isImage, mediaTypes } from '#shared/attachment/fileType.ts'
import type { Incoming } from '../attachment/fileShelf.ts'
import type { Awaited, UploadRoom } from '../ledger/attachmentDesk.ts'
import { createBuckets } from './buckets.ts'
import { readId, working, type HttpContext, type HttpEnvironment, type HttpParts } from './environment.ts'
import { ApiRefused, type ApiRefusal } from './refusal.ts'

export const attachmentPath = '/api/attachments/'

/**
 * The bytes of files that cells name. A device sends them under an id that it drew, before or after the change that
 * names them; they are given to whoever may read a cell that names them. To all others an id is not there.
 */
export function attachmentRoutes(app: Hono<HttpEnvironment>, parts: HttpParts): void {
  // a gesture brings twenty files with twenty small pictures
  const sent = createBuckets({ burst: 120, perSecond: 1 }, parts.now)
  const fetched = createBuckets({ burst: 400, perSecond: 20 }, parts.now)

  app.put('/api/attachments/:id', async (c) => {
    const { company, member, ledger, viewer } = working(c, parts)
    const id = readId(c, 'id', AttachmentId)
    take(sent, member)
    const awaited = ledger.attachments.awaited(viewer, id)
    if (awaited === null) throw new ApiRefused({ kind: 'not-found' })
    if (awaited.isHere) return c.json({ kept: true })
    const limit = attachmentLimits.bytes
    const announced = Number(c.req.header('content-length') ?? 0)
    if (announced > limit) throw new ApiRefused({ kind: 'too-large', limit })
    const full = overDay(announced, ledger.attachments.room(viewer, parts.now()), parts.now())
    if (full !== null) throw new ApiRefused(full)
    const file = await parts.files.receive(company, bodyOf(c), limit)
    if (file === null) throw new ApiRefused({ kind: 'too-large', limit })
    const refusal =
      whyNot(file, ledger.attachments.awaited(viewer, id)) ??
      overDay(file.size, ledger.attachments.room(viewer, parts.now()), parts.now())
    if (refusal !== null || file.type === null) {
      file.drop()
      throw new ApiRefused(refusal ?? { kind: 'file-type' })
    }
    file.keep()
    const { sha, size, type } = file
    ledger.attachments.arrived(viewer, { id, sha, size, type }, parts.now())
    return c.json({ kept: true }, 201)
  })

  app.get('/api/attachments/:id', (c) => {
    const { company, member, ledger, viewer } = working(c, parts)
    const id = readId(c, 'id', AttachmentId)
    take(fetched, member)
    const file = ledger.attachments.readable(viewer, id)
    const bytes = file === null ? null : parts.files.read(company, file.sha)
    if (file === null || bytes === null) throw new ApiRefused({ kind: 'not-found' })
    return new Response(Readable.toWeb(bytes) as ReadableStream, {
      // the one of node and the one of the web are one
      headers: {
        'content-type': mediaTypes[file.type],
        'content-length': String(file.size),
        'content-disposition': `${isImage(file.type) ? 'inline' : 'attachment'}; filename="${id}.${file.type}"`,
        // opened by itself it is a sealed page: nothing in it runs, nothing in it may ask
        'content-security-policy': "default-src 'none'; sandbox",
      },
    })
  })
}

/** Asked once the bytes are there: rights may have gone meanwhile, and a cell may have named other bytes. */
function whyNot({ sha, size, type }: Incoming, awaited: Awaited | null): ApiRefusal | null {
  if (awaited === null) return { kind: 'not-found' }
  if (type === null) return { kind: 'file-type' }
  if (awaited.facts === null) return null
  const { facts } = awaited
  return isSameFile(facts, { ...facts, sha, size, type }) ? null : { kind: 'other-file' }
}

/** What is sent beyond the day's measure waits on its device until the next day. */
function overDay(size: number, { bytes, limit, againAt }: UploadRoom, at: Instant): ApiRefusal | null {
  return size > bytes ? { kind: 'upload-day', limit, retryAfterMs: againAt - at } : null
}

function take(buckets: ReturnType<typeof createBuckets>, member: string): void {
  const retryAfterMs = buckets.take(member)
  if (retryAfterMs > 0) throw new ApiRefused({ kind: 'too-many-requests', retryAfterMs })
}

async function* bodyOf(c: HttpContext): AsyncGenerator<Uint8Array> {
  const { body } = c.req.raw
  if (body !== null) yield* Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]) // as above
}
