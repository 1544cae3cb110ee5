import { createHash } from 'node:crypto'
import { newAttachmentId, type Random } from '#shared/base/id.ts'
import type { Attachment } from '#shared/attachment/attachment.ts'

/** An archive of empty parts with these names. */
export function zipOf(names: readonly string[]): Uint8Array {
  const locals: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const name of names) {
    const local = Buffer.alloc(30 + name.length)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    local.write(name, 30)
    const entry = Buffer.alloc(46 + name.length)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    entry.write(name, 46)
    locals.push(local)
    list.push(entry)
    at += local.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(Buffer.concat(list).length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...locals, ...list, end]))
}

/** A text file as a cell names it, and its bytes. */
export function textFile(random: Random, text: string): { readonly file: Attachment; readonly bytes: Uint8Array } {
  const bytes = Buffer.from(text)
  const sha = createHash('sha256').update(bytes).digest('hex')
  return { file: { id: newAttachmentId(random), name: `${text}.txt`, size: bytes.length, type: 'txt', sha }, bytes }
}
