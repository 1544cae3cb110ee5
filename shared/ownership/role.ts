import { z } from 'zod'
import { OwnRoleId } from '../base/id.ts'
import { ColumnClass } from '../ledger/columnClass.ts'

/** What a person may be allowed to do. Each right reaches some customers, or all, or none. */
export const Right = z.enum([
  'see',
  'edit',
  'create',
  'claim',
  'assign',
  'transfer',
  'return',
  'approve',
  'delete',
  'import',
  'export',
  'configure',
  'people',
])
export type Right = z.infer<typeof Right>

/**
 * How far a right reaches from a person's post, nearest first: nobody's · his own customers · his own and those of
 * the departments under his · his department's · his department's and all below · everybody's.
 */
export const Reach = z.enum(['none', 'own', 'ownBelow', 'department', 'below', 'all'])
export type Reach = z.infer<typeof Reach>

/** One reach for every right: a role is this table and a name. */
export const Grants = z.record(Right, Reach).readonly()
export type Grants = z.infer<typeof Grants>

const SomeClasses = z.array(ColumnClass).max(ColumnClass.options.length).readonly()

/** Which classes of columns a role sees, and which of them it writes. The normal class is everybody's, said or not. */
export const ClassGrants = z.object({ see: SomeClasses, edit: SomeClasses }).readonly()
export type ClassGrants = z.infer<typeof ClassGrants>

/** The roles that every company has; their tables are the same everywhere and cannot be changed. */
export const BuiltInRole = z.enum([
  'generalManager',
  'manager',
  'rep',
  'marketing',
  'afterSales',
  'finance',
  'auditor',
  'administrator',
])
export type BuiltInRole = z.infer<typeof BuiltInRole>

/** Names a role: one of the built-in ones, or one that the company made. */
export const RoleId = z.union([BuiltInRole, OwnRoleId])
export type RoleId = z.infer<typeof RoleId>

/** A part of the screen that a role shows or does without. Home and settings are everybody's. */
export const Module = z.enum(['mine', 'pool', 'ledger', 'contacts', 'followUps', 'reminders', 'trash'])
export type Module = z.infer<typeof Module>

/** A role that the company made from a table of rights of its own. */
export const Role = z
  .object({
    id: OwnRoleId,
    name: z.string().trim().min(1).max(40),
    grants: Grants,
    /** Left out (a role made before there were classes): like a rep's. */
    classes: ClassGrants.optional(),
    /** What its bearers see of the screen; left out: everything. */
    modules: z.array(Module).max(40).readonly().optional(),
    /** No longer given to anybody new; who bears it keeps it. */
    deleted: z.boolean().optional(),
  })
  .readonly()
export type Role = z.infer<typeof Role>

const nothing: Grants = {
  see: 'none',
  edit: 'none',
  create: 'none',
  claim: 'none',
  assign: 'none',
  transfer: 'none',
  return: 'none',
  approve: 'none',
  delete: 'none',
  import: 'none',
  export: 'none',
  configure: 'none',
  people: 'none',
}

const everything: Grants = {
  see: 'all',
  edit: 'all',
  create: 'all',
  claim: 'all',
  assign: 'all',
  transfer: 'all',
  return: 'all',
  approve: 'all',
  delete: 'all',
  import: 'all',
  export: 'all',
  configure: 'all',
  people: 'all',
}

/**
 * The general manager reaches all, a department manager his branch, a rep his own customers. Marketing brings
 * customers in and gives them to reps, after-sales serves everybody's, finance and the auditor read. The administrator
 * looks after people and columns and sees no customer.
 */
export const builtInGrants: { readonly [Each in BuiltInRole]: Grants } = {
  generalManager: everything,
  manager: {
    see: 'below',
    edit: 'below',
    create: 'below',
    claim: 'all',
    assign: 'below',
    transfer: 'below',
    return: 'below',
    approve: 'below',
    delete: 'below',
    import: 'all',
    export: 'below',
    configure: 'all',
    people: 'below',
  },
  rep: {
    see: 'own',
    edit: 'own',
    create: 'own',
    claim: 'all',
    assign: 'none',
    transfer: 'own',
    return: 'own',
    approve: 'own',
    delete: 'own',
    import: 'all',
    export: 'own',
    configure: 'none',
    people: 'none',
  },
  marketing: {
    ...nothing,
    see: 'all',
    edit: 'own',
    create: 'all',
    assign: 'all',
    transfer: 'own',
    return: 'own',
    approve: 'own',
    delete: 'own',
    import: 'all',
    export: 'own',
  },
  afterSales: { ...nothing, see: 'all', edit: 'all' },
  finance: { ...nothing, see: 'all', export: 'all' },
  auditor: { ...nothing, see: 'all' },
  administrator: { ...nothing, configure: 'all', people: 'all' },
}

/** Nothing at all: what a role that nobody knows comes to. */
export const noGrants: Grants = nothing

/** Right by right, does `table` reach no further than `measure`? Nobody gives away more than he has. */
export const isWithin = (table: Grants, measure: Grants): boolean =>
  Right.options.every((right) => rank(table[right]) <= rank(measure[right]))

const rank = (reach: Reach): number => Reach.options.indexOf(reach)

const everyClass: ClassGrants = { see: ColumnClass.options, edit: ColumnClass.options }
const dealing: ClassGrants = { see: ['normal', 'contact'], edit: ['normal', 'contact'] }
const auditing: ClassGrants = { see: ['normal', 'contact', 'finance'], edit: ['normal'] }

/**
 * Leaders see every class; who deals with customers, how they are reached; who reckons and audits, the money too. The
 * administrator sees what every column is called, and no customer's cell. A role that says nothing deals.
 */
export const builtInClasses: { readonly [Each in BuiltInRole]: ClassGrants } = {
  generalManager: everyClass,
  manager: everyClass,
  rep: dealing,
  marketing: dealing,
  afterSales: dealing,
  finance: { ...auditing, edit: ['normal', 'finance'] },
  auditor: auditing,
  administrator: { ...everyClass, edit: ['normal'] },
}

/** What an own role sees that says nothing of classes. */
export const silentClasses: ClassGrants = dealing
