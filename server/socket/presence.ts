import type { ColumnId, CustomerId } from '#shared/base/id.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { mayRead, maySeeColumn } from '#shared/ownership/rights.ts'
import { frameOf, type Focus } from '#shared/wire/message.ts'
import type { CompanyLink } from './companyRoom.ts'

/** How long changes of focus are gathered. */
export const presenceEveryMs = 250
const mostPeople = 500

/** What the ledger knows of the places that people name. */
interface Known {
  readonly envelopeOf: (customer: CustomerId) => Envelope | null
  readonly columnOf: (column: ColumnId) => Column | undefined
}

/** What a class was told last, by its readers; a reader without an entry has been told nothing. */
export type Told = WeakMap<CompanyLink, string>

/**
 * Tells every class of readers where everybody is who looks at something that they may see, each reader's own place
 * left out, and the column that somebody is in where a reader does not see it. The visible places are gathered once a class; a reader who was told the same before is not told again.
 */
export function spreadPresence(
  classes: Iterable<ReadonlySet<CompanyLink>>,
  links: Iterable<CompanyLink>,
  { envelopeOf, columnOf }: Known,
  told: Told,
): void {
  const places = [...links].flatMap((link) => {
    const focus = link.focus()
    if (focus === null) return []
    const envelope = focus.customer === null ? null : envelopeOf(focus.customer)
    // one may not say to be where one may not look
    if (focus.customer !== null && (envelope === null || !mayRead(link.viewer, envelope))) return []
    const column = focus.column === undefined ? undefined : columnOf(focus.column)
    const json = textOf(link, focus)
    // a column that nobody knows is told to nobody
    const bare = focus.column === undefined ? json : textOf(link, { ...focus, column: undefined })
    return [{ link, envelope, column, json, bare }]
  })
  for (const readers of classes) {
    const [one] = readers
    if (one === undefined) continue
    const visible = places
      .filter(({ envelope }) => envelope === null || mayRead(one.viewer, envelope))
      .map(({ link, column, json, bare }) => ({
        link,
        json: column !== undefined && maySeeColumn(one.viewer, column) ? json : bare,
      }))
    const shown = new Set(visible.map(({ link }) => link))
    const whole = listOf(visible)
    const wholeFrame = frameOf('presence', whole, [])
    for (const reader of readers) {
      if (reader.device() === null) continue
      const alone = shown.has(reader)
      const text = alone ? listOf(visible.filter(({ link }) => link !== reader)) : whole
      if ((told.get(reader) ?? '{"people":[]}') === text) continue
      told.set(reader, text)
      reader.feed.send(alone ? frameOf('presence', text, []) : wholeFrame)
    }
  }
}

const listOf = (places: readonly { readonly json: string }[]): string =>
  `{"people":[${places
    .slice(0, mostPeople)
    .map(({ json }) => json)
    .join(',')}]}`

const textOf = ({ id, viewer }: CompanyLink, focus: Focus): string =>
  JSON.stringify({ link: id, member: viewer.member, focus })
