import { createHash } from 'node:crypto'
import { visibilityClass, type Viewer } from '#shared/ownership/rights.ts'

/**
 * Names the rights under which a copy was made, and since which entry they are these: whoever gets old rights back saw
 * others in between. Always short enough for `hello`.
 */
export function rightsText(viewer: Viewer, since: number): string {
  const text = visibilityClass(viewer)
  const short = text.length <= 200 ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`
  return since === 0 ? short : `${short}#${since}`
}
