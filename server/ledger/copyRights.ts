import { z } from 'zod'
import { CustomerId } from '#shared/base/id.ts'

/**
 * Under which rights a copy was made: of customers up to `until`, in the order of their ids, under these. The last part
 * is of all others. A copy whose difference was told whole has one part alone.
 */
export interface CopyPart {
  readonly rights: string
  readonly until: CustomerId | null
}

const several = 'parts:'
const Parts = z.array(z.tuple([z.string().max(300), CustomerId.nullable()])).max(20)

/** What a device says of its copy. Null: it is not of our making. */
export function readCopyRights(text: string): readonly CopyPart[] | null {
  if (!text.startsWith(several)) return [{ rights: text, until: null }]
  let json: unknown
  try {
    json = JSON.parse(text.slice(several.length))
  } catch {
    return null
  }
  const parts = Parts.safeParse(json)
  if (!parts.success || parts.data.at(-1)?.[1] !== null) return null
  return parts.data.map(([rights, until]) => ({ rights, until }))
}

/** The same in a word that the device keeps and says again. */
export function copyRightsText(parts: readonly CopyPart[]): string {
  const [first] = parts
  if (first !== undefined && parts.length === 1) return first.rights
  return several + JSON.stringify(parts.map(({ rights, until }) => [rights, until]))
}

/** The rights under which the copy holds this customer. */
export const rightsOfPart = (parts: readonly CopyPart[], customer: CustomerId): string =>
  parts.find(({ until }) => until === null || customer <= until)?.rights ?? ''

/** The copy once customers up to `until` are as these rights say. */
export const withPart = (parts: readonly CopyPart[], rights: string, until: CustomerId): readonly CopyPart[] => [
  { rights, until },
  ...parts.filter((part) => part.until === null || part.until > until),
]
