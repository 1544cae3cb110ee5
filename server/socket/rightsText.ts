import { createHash } from 'node:crypto'
import { visibilityClass, type Viewer } from '#shared/ownership/rights.ts'

/** Names the rights under which a copy was made: other text, other rights, a new copy. Always short enough for `hello`. */
export function rightsText(viewer: Viewer): string {
  const text = visibilityClass(viewer)
  return text.length <= 200 ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`
}
