import { z } from 'zod'

/** Random ids: a prefix that says what it names and 12 characters of [a-z0-9] (62 bits). Never names, never positions. */
const idOf = <Brand extends string>(prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[a-z0-9]{12}$`))
    .brand<Brand>()

export const CompanyId = idOf<'CompanyId'>('com')
export type CompanyId = z.infer<typeof CompanyId>
export const MemberId = idOf<'MemberId'>('mem')
export type MemberId = z.infer<typeof MemberId>
export const DepartmentId = idOf<'DepartmentId'>('dep')
export type DepartmentId = z.infer<typeof DepartmentId>
export const CustomerId = idOf<'CustomerId'>('cus')
export type CustomerId = z.infer<typeof CustomerId>
/** A record under a customer. The customer's own ledger record bears the customer's id. */
export const RecordId = z
  .string()
  .regex(/^(rec|cus)_[a-z0-9]{12}$/)
  .brand<'RecordId'>()
export type RecordId = z.infer<typeof RecordId>
/** A role that a company made; the built-in ones are called by their names. */
export const OwnRoleId = idOf<'OwnRoleId'>('rol')
export type OwnRoleId = z.infer<typeof OwnRoleId>
export const ColumnId = idOf<'ColumnId'>('col')
export type ColumnId = z.infer<typeof ColumnId>
export const OptionId = idOf<'OptionId'>('opt')
export type OptionId = z.infer<typeof OptionId>
/** A saved view of a table. */
export const ViewId = idOf<'ViewId'>('vew')
export type ViewId = z.infer<typeof ViewId>
/** One of the pools of a company. */
export const PoolId = idOf<'PoolId'>('pol')
export type PoolId = z.infer<typeof PoolId>
export const ChangeSetId = idOf<'ChangeSetId'>('set')
export type ChangeSetId = z.infer<typeof ChangeSetId>
export const ProposalId = idOf<'ProposalId'>('pro')
export type ProposalId = z.infer<typeof ProposalId>
export const NoticeId = idOf<'NoticeId'>('ntc')
export type NoticeId = z.infer<typeof NoticeId>
export const DeviceId = idOf<'DeviceId'>('dev')
export type DeviceId = z.infer<typeof DeviceId>
/** One socket between a device and the server, named by the server in `welcome`. */
export const LinkId = idOf<'LinkId'>('lnk')
export type LinkId = z.infer<typeof LinkId>

/** A file in a cell. 134 bits: who does not know one does not guess one. */
export const AttachmentId = z
  .string()
  .regex(/^att_[a-z0-9]{26}$/)
  .brand<'AttachmentId'>()
export type AttachmentId = z.infer<typeof AttachmentId>

/** Stands for Kebu itself where an id of a person is told and nobody in particular acted. Of the pattern; nobody bears it. */
export const theProduct = 'mem_000000000000' as MemberId

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A source of random numbers in [0, 1), handed in so that a seed replays. */
export type Random = () => number

const twelve = (random: Random): string => {
  let text = ''
  for (let place = 0; place < 12; place += 1) text += letters[Math.floor(random() * letters.length)]
  return text
}

/** A cryptographic random source for the product; tests hand in a seeded one. */
export function randomFromBytes(fill: (bytes: Uint32Array<ArrayBuffer>) => unknown): Random {
  const pool = new Uint32Array(256)
  let next = pool.length
  return () => {
    if (next === pool.length) {
      fill(pool)
      next = 0
    }
    const value = pool[next] ?? 0
    next += 1
    return value / 2 ** 32
  }
}

// The casts below brand what was just built to the very pattern that the schema checks.
export const newCompanyId = (random: Random) => `com_${twelve(random)}` as CompanyId
export const newMemberId = (random: Random) => `mem_${twelve(random)}` as MemberId
export const newOwnRoleId = (random: Random) => `rol_${twelve(random)}` as OwnRoleId
export const newDepartmentId = (random: Random) => `dep_${twelve(random)}` as DepartmentId
export const newCustomerId = (random: Random) => `cus_${twelve(random)}` as CustomerId
export const newRecordId = (random: Random) => `rec_${twelve(random)}` as RecordId
export const newColumnId = (random: Random) => `col_${twelve(random)}` as ColumnId
export const newOptionId = (random: Random) => `opt_${twelve(random)}` as OptionId
export const newViewId = (random: Random) => `vew_${twelve(random)}` as ViewId
export const newPoolId = (random: Random) => `pol_${twelve(random)}` as PoolId
export const newChangeSetId = (random: Random) => `set_${twelve(random)}` as ChangeSetId
export const newProposalId = (random: Random) => `pro_${twelve(random)}` as ProposalId
export const newNoticeId = (random: Random) => `ntc_${twelve(random)}` as NoticeId
export const newDeviceId = (random: Random) => `dev_${twelve(random)}` as DeviceId
export const newLinkId = (random: Random) => `lnk_${twelve(random)}` as LinkId
export const newAttachmentId = (random: Random) =>
  `att_${twelve(random)}${twelve(random)}${twelve(random).slice(0, 2)}` as AttachmentId

/** The ledger record of a customer bears the customer's own id. */
export const ledgerRecord = (customer: CustomerId): RecordId => customer as string as RecordId
