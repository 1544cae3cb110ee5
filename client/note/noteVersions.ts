import type { JSONContent } from '@tiptap/core'
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { z } from 'zod'
import { MemberId, type CustomerId } from '#shared/base/id.ts'
import { Instant } from '#shared/base/instant.ts'
import { Outage } from '#shared/base/result.ts'

const Answer = z.object({ versions: z.array(z.object({ by: MemberId, at: Instant, update: z.base64() })) })

/** What a colleague wrote offline into a note that was no longer his to write when it arrived. */
export interface NoteVersion {
  readonly by: MemberId
  readonly at: Instant
  /** His paragraphs, lists and headings, in order. */
  readonly blocks: readonly JSONContent[]
}

/** The versions kept aside for this customer's note. Throws `Outage`. */
export async function fetchNoteVersions(customer: CustomerId, signal: AbortSignal): Promise<readonly NoteVersion[]> {
  const response = await fetch(`/api/customers/${customer}/note-versions`, { signal })
  if (!response.ok) throw new Outage(`read the versions of the note of ${customer} (${response.status})`)
  return Answer.parse(await response.json()).versions.map(({ by, at, update }) => ({
    by,
    at,
    blocks: blocksOf(update),
  }))
}

function blocksOf(base64: string): readonly JSONContent[] {
  const doc = new Y.Doc()
  Y.applyUpdate(
    doc,
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
  )
  const { content } = yXmlFragmentToProsemirrorJSON(doc.getXmlFragment('default')) as JSONContent
  doc.destroy()
  return content ?? []
}

/** The blocks that say something the note does not. */
export function newBlocks(version: readonly JSONContent[], note: readonly JSONContent[]): readonly JSONContent[] {
  const said = new Set(note.map(textOf))
  return version.filter((block) => textOf(block).trim() !== '' && !said.has(textOf(block)))
}

/** A block's words, its lines apart. */
export const textOf = ({ text, content }: JSONContent): string =>
  text ?? (content ?? []).map(textOf).join(content?.[0]?.type === 'text' ? '' : '\n')
