import * as Y from 'yjs'
import type { ColumnId } from '#shared/base/id.ts'
import type { Proposal } from '#shared/ledger/change.ts'
import { classesByColumn } from '#shared/ledger/columnClass.ts'
import { newCustomerDoc, project } from '#shared/ledger/document.ts'
import { hiddenColumns, visibilityClass, type Viewer } from '#shared/ownership/rights.ts'
import { viewWithout } from '#shared/view/hiddenParts.ts'
import type { View } from '#shared/view/view.ts'
import type { Message } from '#shared/wire/message.ts'
import { hold, show } from './hold.ts'
import type { Laptop } from './laptop.ts'
import type { World } from './scene.ts'

type Hidden = ReadonlySet<ColumnId>

/** The columns that are not there for this person. */
export const hiddenFrom = (world: World, viewer: Viewer): Hidden =>
  hiddenColumns(viewer, classesByColumn(world.host.ledger.companyNow().columns.values()))

const sent = 'R5 nothing of a class that was not given is sent'

/** Whatever leaves the server is without the columns that are not there for whom it goes to. */
export function checkSentClasses(world: World, viewer: Viewer, message: Message): void {
  const present = world.host.ledger.viewer(viewer.member)
  // what was told under other rights was right then, and his link is about to end for it
  if (present === null || visibilityClass(present) !== visibilityClass(viewer)) return
  const hidden = hiddenFrom(world, present)
  if (hidden.size === 0) return
  const { kind, body, blobs } = message
  const without = (cells: Iterable<string>, what: unknown) =>
    hold(!holdsAny(cells, hidden), sent, () => `${viewer.member} heard ${show(what)}`)
  const snapshot = (place: number) => {
    const bytes = blobs[place]
    if (bytes !== undefined) without(cellsIn([bytes]), kind)
  }
  const viewsWithout = (views: readonly View[]) =>
    hold(
      views.every((view) => viewWithout(view, hidden) === view),
      sent,
      () => `${viewer.member} heard ${show(views)}`,
    )
  if (kind === 'boot') {
    for (const row of body.rows) without(Object.keys(row.cells), row)
    without(
      (body.columns ?? []).map(({ id }) => id),
      body.columns,
    )
    viewsWithout(body.views ?? [])
  }
  if (kind === 'fetch') for (const { bytes } of body.found ?? []) snapshot(bytes)
  if (kind !== 'batch') return
  for (const item of body.items) {
    if (item.kind === 'gain') {
      for (const row of item.rows) without(Object.keys(row.cells), row)
      if (item.bytes !== undefined) snapshot(item.bytes)
    }
    if (item.kind === 'write') without(new Set(item.writes.map(({ key }) => key)), item)
    if (item.kind === 'columns') {
      without(new Set(item.columns.map(({ id }) => id)), item)
      viewsWithout(item.views)
    }
    if (item.kind === 'proposal') without(othersCells(item.proposal, viewer), item)
  }
}

const held = 'I11 a device never holds a value of an ungranted class'

/** Once all is quiet: rows, documents, columns and proposals, in memory as on disk. */
export function checkHeldClasses(world: World, laptop: Laptop, viewer: Viewer): void {
  const hidden = hiddenFrom(world, viewer)
  if (hidden.size === 0) return
  const { now } = laptop.main
  const without = (cells: Iterable<string>, where: string) =>
    hold(!holdsAny(cells, hidden), held, () => `${laptop.owner.name}: ${where} of ${show([...cells])}`)
  for (const row of now.rows.values()) without(Object.keys(row.cells), 'a row on disk')
  for (const { rows } of Object.values(laptop.book.tables)) {
    for (const row of rows.values()) without(Object.keys(row.cells), 'a row in memory')
  }
  for (const updates of now.documents.values()) without(cellsIn(updates), 'a document')
  without(
    now.columns.map(({ id }) => id),
    'a definition on disk',
  )
  without([...laptop.book.company.columns.keys()], 'a definition in memory')
  for (const view of [...now.views, ...laptop.book.document.views.values()])
    hold(viewWithout(view, hidden) === view, held, () => `${laptop.owner.name}: ${show(view)}`)
  for (const proposal of laptop.book.proposals.values()) without(othersCells(proposal, viewer), 'a proposal')
}

/** One's own words one may keep. */
function othersCells(proposal: Proposal, { member }: Viewer): readonly string[] {
  const cells = proposal.cells.filter(({ stood }) => proposal.author !== member || stood !== null)
  return cells.map(({ column }) => column)
}

function cellsIn(updates: readonly Uint8Array[]): readonly string[] {
  const doc = newCustomerDoc('cus_000000000000' as never) // only its cells are looked at
  for (const update of updates) Y.applyUpdate(doc, update)
  const cells = project(doc, 'cus_000000000000' as never).flatMap((row) => Object.keys(row.cells))
  doc.destroy()
  return cells
}

function holdsAny(cells: Iterable<string>, hidden: Hidden): boolean {
  for (const cell of cells) if (hidden.has(cell as ColumnId)) return true // the keys of cells are columns
  return false
}
