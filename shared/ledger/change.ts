import { z } from 'zod'
import {
  ChangeSetId,
  ColumnId,
  CustomerId,
  DepartmentId,
  DeviceId,
  LinkId,
  MemberId,
  OptionId,
  PoolId,
  ProposalId,
  RecordId,
} from '../base/id.ts'
import { Day, Instant } from '../base/instant.ts'
import { CellValue } from './cell.ts'
import { Column, ColumnKind, TableId } from './column.ts'
import { RuleRefusal } from './columnRules.ts'
import { Collaborator } from '../ownership/collaborator.ts'
import { HandAct } from '../ownership/hand.ts'
import { Role } from '../ownership/role.ts'
import { ShareRule } from '../ownership/shareOut.ts'
import { mostTurns, TurnTaken } from '../ownership/turn.ts'
import { Department, Member, Settings } from './company.ts'
import { View } from '../view/view.ts'

/** One cell of a `set`: what it held when I looked, and what it shall hold. */
export const CellChange = z.object({ column: ColumnId, was: CellValue, now: CellValue }).readonly()
export type CellChange = z.infer<typeof CellChange>

const at = { customer: CustomerId, table: TableId, record: RecordId }

/** Changes of records under one customer: they touch his document. */
export const RecordChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), ...at, cells: z.array(CellChange).min(1).max(200).readonly() }).readonly(),
  z
    .object({
      kind: z.literal('create'),
      ...at,
      cells: z
        .array(z.object({ column: ColumnId, now: CellValue }).readonly())
        .max(200)
        .readonly(),
      /** For a new customer only: whose he shall be. Left out: mine. `null`: the pool's. */
      owner: MemberId.nullable().optional(),
    })
    .readonly(),
  z.object({ kind: z.literal('remove'), ...at }).readonly(),
  z.object({ kind: z.literal('restore'), ...at }).readonly(),
])
export type RecordChange = z.infer<typeof RecordChange>

/** What a colleague had in a customer before a gesture that changes it: what its undo gives back. */
const Held = z.object({ right: Collaborator.unwrap().shape.right, until: Day.optional() }).readonly()

/** Commands about whose customer it is: decided by the server in its own order. `epoch` is the envelope's as I saw it. */
export const OwnershipChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claim'), customer: CustomerId }).readonly(),
  z
    .object({
      kind: z.literal('return'),
      customer: CustomerId,
      epoch: z.number().int(),
      reason: z.string().max(500).optional(),
      /** Into which pool; left out: as the pools' own rules say. */
      pool: PoolId.optional(),
    })
    .readonly(),
  z.object({ kind: z.literal('assign'), customer: CustomerId, epoch: z.number().int(), to: MemberId }).readonly(),
  z.object({ kind: z.literal('transfer'), customer: CustomerId, epoch: z.number().int(), to: MemberId }).readonly(),
  /** Opens the customer to a colleague, or opens him otherwise than before. */
  z
    .object({
      kind: z.literal('share'),
      customer: CustomerId,
      to: MemberId,
      right: Collaborator.unwrap().shape.right,
      until: Day.optional(),
      /** Left out: nothing. */
      was: Held.optional(),
    })
    .readonly(),
  /** The owner asks that the customer may stay with him so many days longer. */
  z
    .object({
      kind: z.literal('askExtension'),
      customer: CustomerId,
      days: z.number().int().min(1).max(365),
      reason: z.string().trim().min(1).max(500),
    })
    .readonly(),
  /** `asked`: when the request was made that this decides. */
  z
    .object({
      kind: z.literal('decideExtension'),
      customer: CustomerId,
      asked: Instant,
      grant: z.boolean(),
      reason: z.string().max(500).optional(),
    })
    .readonly(),
  /** Takes it back; the colleague himself may, too. */
  z.object({ kind: z.literal('unshare'), customer: CustomerId, from: MemberId, was: Held.optional() }).readonly(),
])
export type OwnershipChange = z.infer<typeof OwnershipChange>

/** Accepting writes the proposed values over what stands now; declining only closes the proposal. */
export const DecisionChange = z
  .object({
    kind: z.literal('decide'),
    customer: CustomerId,
    proposal: ProposalId,
    accept: z.array(ColumnId).max(200).readonly(),
    decline: z.array(ColumnId).max(200).readonly(),
    reason: z.string().max(500).optional(),
  })
  .readonly()
export type DecisionChange = z.infer<typeof DecisionChange>

/** How a retyped column's cells become the new kind; what does not convert keeps its text in the history and is emptied. */
export const Conversion = z.object({ record: RecordId, customer: CustomerId, now: CellValue }).readonly()
export type Conversion = z.infer<typeof Conversion>

/** Changes of the company document: columns, people, settings. */
export const CompanyChange = z.discriminatedUnion('kind', [
  /** Adds the column, or replaces it whole (rename, describe, options, order, hide, delete, restore). `was` guards against a colleague's edit. */
  z.object({ kind: z.literal('putColumn'), was: Column.nullable(), now: Column }).readonly(),
  /** Adds options named on the fly without touching the rest; existing names are kept (cells refer to the ids given here or found). */
  z
    .object({
      kind: z.literal('addOptions'),
      column: ColumnId,
      options: z
        .array(z.object({ id: OptionId, name: z.string().trim().min(1).max(100) }).readonly())
        .min(1)
        .max(500)
        .readonly(),
    })
    .readonly(),
  /** The server converts every cell by `convertCell` in one transaction per customer batch. */
  z.object({ kind: z.literal('retypeColumn'), column: ColumnId, from: ColumnKind, to: ColumnKind }).readonly(),
  /** `was`: what its author saw, left out for somebody new; what he did not change stays as others have made it. Here and in the next two. */
  z.object({ kind: z.literal('putMember'), was: Member.optional(), now: Member }).readonly(),
  z.object({ kind: z.literal('putDepartment'), was: Department.optional(), now: Department }).readonly(),
  z.object({ kind: z.literal('removeDepartment'), department: DepartmentId }).readonly(),
  /** Everything that somebody owns goes to colleagues, by a rule; done in batches, in the name of who asked. */
  z
    .object({
      kind: z.literal('handOverAll'),
      from: MemberId,
      to: z.array(MemberId).min(1).max(200).readonly(),
      rule: ShareRule,
    })
    .readonly(),
  /** Makes a role of the company's own, or changes it (rename, another table, no longer given). */
  z.object({ kind: z.literal('putRole'), was: Role.optional(), now: Role }).readonly(),
  /** Makes a shared view, or replaces it whole. `was` guards against a colleague's change. */
  z.object({ kind: z.literal('putView'), was: View.nullable(), now: View }).readonly(),
  /** `was`: what he saw when he began; what he did not change of it stays as others have made it. */
  z.object({ kind: z.literal('putSettings'), was: Settings.optional(), now: Settings }).readonly(),
  /** Customers were shared out by the rota, or (`help`) colleagues called to help by it: this person had the last turn. */
  z
    .object({
      kind: z.literal('endTurns'),
      last: MemberId,
      /** Who had it before: the way back. Left out: there is none. */
      was: MemberId.optional(),
      row: z.literal('help').optional(),
      /** The turns that were taken, in their order: the newest, where there were more. */
      turns: z.array(TurnTaken).max(mostTurns).readonly().optional(),
    })
    .readonly(),
  z.object({ kind: z.literal('renameCompany'), name: z.string().trim().min(1).max(100) }).readonly(),
])
export type CompanyChange = z.infer<typeof CompanyChange>

/** One key of one's own `member/<id>` document: layouts, done notices, personal views. */
export const PersonalChange = z
  .object({
    kind: z.literal('putPersonal'),
    key: z.string().regex(/^[a-zA-Z0-9:._-]{1,100}$/),
    value: z.json().refine((value) => JSON.stringify(value).length <= 32_768),
  })
  .readonly()
export type PersonalChange = z.infer<typeof PersonalChange>

/** A change is small and semantic; each gets exactly one verdict. */
export const Change = z.discriminatedUnion('kind', [
  ...RecordChange.options,
  ...OwnershipChange.options,
  DecisionChange,
  ...CompanyChange.options,
  PersonalChange,
])
export type Change = z.infer<typeof Change>

/** What the person did, in one word the screen can show and undo can name. */
export const ChangeSetKind = z.enum([
  'edit',
  'move',
  'paste',
  'fill',
  'clear',
  'create',
  'remove',
  'restore',
  'import',
  'followUp',
  'reminder',
  'claim',
  'return',
  'assign',
  'transfer',
  'share',
  'comment',
  'decide',
  'extend',
  'configure',
  'people',
  'personal',
  'undo',
  'redo',
])
export type ChangeSetKind = z.infer<typeof ChangeSetKind>

/** The gesture that its changes belong to. `madeAt` is shown, never trusted. */
export const ChangeSet = z
  .object({
    id: ChangeSetId,
    kind: ChangeSetKind,
    /** Facts for the sentence on screen, e.g. the file's name of an import; never a ready sentence. */
    label: z.string().max(200),
    author: MemberId,
    device: DeviceId,
    madeAt: Instant,
    /** How many rows the gesture is about, where its changes also put rows around them anew. */
    about: z.number().int().min(1).max(1_000_000).optional(),
    /** The set that this one takes back (undo) or brings again (redo). */
    undoes: ChangeSetId.optional(),
  })
  .readonly()
export type ChangeSet = z.infer<typeof ChangeSet>

/** Limits of one part; a larger gesture travels as several parts of one set. */
export const partLimits = { changes: 500, bytes: 256 * 1024 } as const

/**
 * What the outbox holds and the wire carries: one part of a change set. `(set.id, part)` names it for ever;
 * repeating it is harmless. Most sets have one part; an import has hundreds and one undo.
 */
export const ChangePart = z
  .object({
    set: ChangeSet,
    part: z.number().int().min(0).max(100_000),
    changes: z.array(Change).min(1).max(partLimits.changes).readonly(),
    /** The link on which it was made: live if it is still the one it arrives on. `null`: made offline. */
    link: LinkId.nullable(),
  })
  .readonly()
export type ChangePart = z.infer<typeof ChangePart>

const whoDidWhat = { by: MemberId.optional(), act: HandAct.optional() }

/** Why the rules said no. Each has its sentence in `client/words`. */
export const Refusal = z.discriminatedUnion('kind', [
  /** Not yours and not there read the same. */
  z.object({ kind: z.literal('not-there') }),
  z.object({ kind: z.literal('not-allowed') }),
  /** Who did it and what, where the log says so: the same in the next two. */
  z.object({ kind: z.literal('already-owned'), owner: MemberId, since: Instant, ...whoDidWhat }),
  z.object({ kind: z.literal('already-pooled'), since: Instant, ...whoDidWhat }),
  z.object({ kind: z.literal('changed-hands'), by: MemberId, at: Instant, act: HandAct.optional() }),
  z.object({ kind: z.literal('unknown-member') }),
  /** He left the company; who saw to it and when, where that is known. Only taking him back changes anything of him. */
  z.object({ kind: z.literal('has-left'), member: MemberId, by: MemberId.optional(), at: Instant.optional() }),
  /** Somebody else changed the same of a person, role or department meanwhile, or took it away (`deleted`). */
  z.object({
    kind: z.literal('entry-changed'),
    name: z.string(),
    part: z.enum([
      ...(['name', 'role', 'department', 'posts', 'left', 'standIn'] as const),
      ...(['parent', 'order', 'grants', 'classes', 'modules', 'deleted'] as const),
    ]),
    by: MemberId.optional(),
    at: Instant.optional(),
  }),
  /** Nobody is given a customer whom he could not see; who gave him that role and when, where it was asked. */
  z.object({ kind: z.literal('sees-no-customers'), member: MemberId, by: MemberId.optional(), at: Instant.optional() }),
  /** Somebody else has handed on all that he owned, or it is under way. */
  z.object({ kind: z.literal('handed-over'), member: MemberId, by: MemberId.optional(), at: Instant.optional() }),
  /** The last day of what was given had passed before it came. */
  z.object({ kind: z.literal('day-passed'), day: Day }),
  z.object({ kind: z.literal('column-gone'), column: ColumnId }),
  z.object({ kind: z.literal('column-locked'), column: ColumnId }),
  /** Not of the column's kind, or against the rule that `why` names. */
  z.object({ kind: z.literal('bad-value'), column: ColumnId, why: RuleRefusal.optional() }),
  z.object({ kind: z.literal('exists-already') }),
  z.object({ kind: z.literal('column-changed'), column: ColumnId }),
  z.object({ kind: z.literal('view-changed') }),
  z.object({ kind: z.literal('view-locked'), by: MemberId }),
  /** An undo found something newer than what it takes back. */
  z.object({ kind: z.literal('changed-since'), column: ColumnId, by: MemberId, at: Instant }),
  /** The pool's rules: so many a day, so many in all, not so soon again. */
  z.object({ kind: z.literal('claim-limit'), limit: z.number().int(), pool: PoolId.optional() }),
  z.object({ kind: z.literal('at-capacity'), limit: z.number().int() }),
  z.object({ kind: z.literal('cooling'), until: Day }),
  z.object({ kind: z.literal('last-general-manager') }),
  z.object({ kind: z.literal('department-cycle') }),
  z.object({ kind: z.literal('department-in-use') }),
  /** Two roles of one name could not be told apart. */
  z.object({ kind: z.literal('name-taken'), name: z.string() }),
  /** The record was only proposed: its making is accepted first, or with this. */
  z.object({ kind: z.literal('not-made') }),
  z.object({ kind: z.literal('already-decided'), by: MemberId.optional(), at: Instant.optional() }),
  z.object({ kind: z.literal('too-large') }),
])
export type Refusal = z.infer<typeof Refusal>

/** The one answer to one change. A `set` may be taken in part: `columns` of a proposal are those kept back. */
export const Verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted') }).readonly(),
  z.object({ kind: z.literal('refused'), refusal: Refusal }).readonly(),
  /** Kept as a proposal; `columns` empty means the whole change (a create or remove). */
  z.object({ kind: z.literal('proposed'), proposal: ProposalId, columns: z.array(ColumnId).readonly() }).readonly(),
  /** A fact of a former owner, filed under his name. */
  z.object({ kind: z.literal('filed') }).readonly(),
])
export type Verdict = z.infer<typeof Verdict>

/** The answer to a part: an entry of the log, one verdict per change, in order. */
export const Answer = z
  .object({ set: ChangeSetId, part: z.number().int(), seq: z.number().int(), verdicts: z.array(Verdict).readonly() })
  .readonly()
export type Answer = z.infer<typeof Answer>

const CellDecision = z.object({ by: MemberId, at: Instant, reason: z.string().max(500).optional() }).readonly()
export type CellDecision = z.infer<typeof CellDecision>

/** A change that could not be applied, kept for the owner or manager to decide per cell. */
export const Proposal = z
  .object({
    id: ProposalId,
    customer: CustomerId,
    table: TableId,
    record: RecordId,
    author: MemberId,
    madeAt: Instant,
    filedAt: Instant,
    /** It would make the record · false: the record was not there, and it only says what should stand in it. */
    makes: z.boolean().optional(),
    /** Somebody wrote a newer value · the customer was lost meanwhile · so was the column · the author may read, not write · it lay on a device that was revoked. */
    why: z.enum(['newer-value', 'lost-customer', 'lost-column', 'suggested', 'revoked-device']),
    cells: z
      .array(
        z
          .object({
            column: ColumnId,
            was: CellValue,
            wanted: CellValue,
            /** What stood there when the proposal was filed. */
            stood: CellValue,
            fate: z.enum(['open', 'accepted', 'declined']),
            /** Who decided this cell, when and why; what was decided before cells had it says so as a whole, below. */
            decision: CellDecision.optional(),
          })
          .readonly(),
      )
      .readonly(),
    /** The last decision. The reason is of old proposals alone: see `decisionOf`. */
    decidedBy: MemberId.optional(),
    decidedAt: Instant.optional(),
    reason: z.string().optional(),
  })
  .readonly()
export type Proposal = z.infer<typeof Proposal>
