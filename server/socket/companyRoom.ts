import type { DeviceId, LinkId } from '#shared/base/id.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import type { Errand, Focus } from '#shared/wire/message.ts'

/** One link of a member to his company's room, without a network: bytes in, bytes out. */
export interface CompanyLink {
  readonly id: LinkId
  readonly viewer: Viewer
  readonly visibility: string
  readonly device: () => DeviceId | null
  readonly focus: () => Focus | null
  /** Throws nothing: a frame that cannot be taken closes this link. */
  receive(frame: Uint8Array): void
  /** Every ≤ 10 s: keeps watchdogs quiet and tells the head. */
  beat(): void
  leave(): void
  /** The hub's side. */
  readonly feed: Feed
}

/** What the hub needs to know and say to tell a link the news. */
export interface Feed {
  /** Live, and told of everything up to here; null while it must catch up by itself. */
  liveAt(): number | null
  /** Last `to` that went out: the next batch's `from`. */
  cursor(): number
  hasCredit(): boolean
  /** A batch from `cursor` to `to`. */
  tell(frame: Uint8Array, to: number): void
  /** Nothing in the news was for this link. */
  pass(to: number): void
  /** Reads the log by itself from where it stands, as credit allows. */
  catchUp(): void
  synced(): boolean
  /** His rights are others: what he gains and loses is told from here on, before anything else. */
  rightsChanged(viewer: Viewer): void
  /** How far that is. */
  errand(): Errand | null
  send(frame: Uint8Array): void
  close(code: number): void
}

/** What a link needs of the room that it stands in. */
export interface Room {
  /** Everything up to here has been told to live links. */
  told(): number
  focusChanged(): void
  /** This link has said hello: it is told what others of its person were told before. */
  greeted(): void
  /** The difference of its person's rights has come further. */
  shifted(): void
  /** It is of another class of readers than before. */
  moved(link: CompanyLink, visibility: string): void
  left(link: CompanyLink): void
  allAwareness(): Uint8Array | null
}
