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

/** Here, and at nothing that is told. */
const nowhere: Focus = { customer: null, editing: false }

/**
 * Tells every class of readers who else is here, and where each looks if that is something they may see: at anything
 * else he is told like one who looks at nothing, and so is the column that he is in. The places are gathered once a
 * class; a reader who was told the same before is not told again.
 */
export function spreadPresence(
  classes: Iterable<ReadonlySet<CompanyLink>>,
  links: Iterable<CompanyLink>,
  { envelopeOf, columnOf }: Known,
  told: Told,
): void {
  const places = [...links].flatMap((link) => {
    if (link.device() === null) return []
    const focus = link.focus() ?? nowhere
    const envelope = focus.customer === null ? null : envelopeOf(focus.customer)
    const here = textOf(link, nowhere)
    // one may not say to be where one may not look
    if (focus.customer !== null && (envelope === null || !mayRead(link.viewer, envelope)))
      return [{ link, envelope: null, column: undefined, json: here, bare: here, here }]
    const column = focus.column === undefined ? undefined : columnOf(focus.column)
    const json = textOf(link, focus)
    // a column that nobody knows is told to nobody
    const bare = focus.column === undefined ? json : textOf(link, { ...focus, column: undefined })
    return [{ link, envelope, column, json, bare, here }]
  })
  for (const readers of classes) {
    const [one] = readers
    if (one === undefined) continue
    const visible = places.map(({ link, envelope, column, json, bare, here }) => {
      if (envelope !== null && !mayRead(one.viewer, envelope)) return { link, json: here }
      return { link, json: column !== undefined && maySeeColumn(one.viewer, column) ? json : bare }
    })
    for (const reader of readers) {
      if (reader.device() === null) continue
      const text = listOf(visible.filter(({ link }) => link !== reader))
      if ((told.get(reader) ?? '{"people":[]}') === text) continue
      told.set(reader, text)
      reader.feed.send(frameOf('presence', text, []))
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
