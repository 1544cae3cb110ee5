import type { Refusal } from '#shared/ledger/change.ts'
import { placeColumn } from '#shared/ledger/place.ts'
import type { HandAct } from '#shared/ownership/hand.ts'
import type { changesZh } from './changes.zh.ts'
import { rulesEn } from './rules.en.ts'
import { ruleSentence } from './rules.zh.ts'

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`

const handActs: { readonly [Act in HandAct]: string } = {
  claim: 'claimed this customer',
  assign: 'assigned this customer',
  return: 'returned this customer to the pool',
  transfer: 'gave this customer to somebody else',
  remove: 'put this customer in the trash',
}

const entryParts: { readonly [Part in Extract<Refusal, { kind: 'entry-changed' }>['part']]: string } = {
  name: 'name',
  role: 'role',
  department: 'department',
  posts: 'further posts',
  left: 'employment',
  standIn: 'stand-in',
  parent: 'parent department',
  order: 'order',
  grants: 'rights',
  classes: 'column rights',
  modules: 'pages',
  deleted: 'state',
}

export const changesEn: typeof changesZh = {
  theProduct: 'Kebu (by rule)',
  refused: {
    'not-there': () => 'This record does not exist, or is not yours to see',
    'not-allowed': () => 'Your role may not make this change',
    'already-owned': (r, names) =>
      r.by === undefined || r.act === undefined || r.act === 'claim'
        ? `${names.member(r.owner)} claimed this customer first, at ${names.moment(r.since)}`
        : `${names.member(r.by)} gave this customer to ${names.member(r.owner)} at ${names.moment(r.since)}`,
    'already-pooled': (r, names) =>
      r.by === undefined
        ? `This customer went back to the pool at ${names.moment(r.since)}`
        : `${names.member(r.by)} returned this customer to the pool at ${names.moment(r.since)}`,
    'changed-hands': (r, names) =>
      `${names.member(r.by)} ${handActs[r.act ?? 'transfer']} at ${names.moment(r.at)}; look again before you act`,
    'unknown-member': () => 'No such colleague; perhaps they have left',
    'has-left': (r, names) =>
      `${names.member(r.member)} has left the company${r.by === undefined || r.at === undefined ? '' : ` (${names.member(r.by)}, ${names.moment(r.at)})`}; this was not changed`,
    'entry-changed': (r, names) => {
      const who =
        r.by === undefined || r.at === undefined ? 'A colleague just' : `At ${names.moment(r.at)} ${names.member(r.by)}`
      return r.part === 'deleted'
        ? `${who} deleted “${r.name}”; this was not changed`
        : `${who} changed the ${entryParts[r.part]} of “${r.name}”; look again before you change it`
    },
    'sees-no-customers': (r, names) =>
      `The role of ${names.member(r.member)} may not see or edit customers, so none can be theirs${r.by === undefined || r.at === undefined ? '' : ` (set by ${names.member(r.by)}, ${names.moment(r.at)})`}`,
    'handed-over': (r, names) =>
      r.by === undefined || r.at === undefined
        ? `The customers of ${names.member(r.member)} have been handed over already`
        : `${names.member(r.by)} handed over the customers of ${names.member(r.member)} at ${names.moment(r.at)}; nothing was handed over again`,
    'day-passed': ({ day }) => `${day} has passed: choose today or a later day`,
    'column-gone': (r, names) => `The column “${names.column(r.column)}” was deleted`,
    'column-locked': (r, names) => `“${names.column(r.column)}” is filled by Kebu and cannot be typed into`,
    'bad-value': (r, names) =>
      r.why === undefined
        ? `That does not fit the kind of “${names.column(r.column)}”`
        : `“${names.column(r.column)}”: ${ruleSentence(rulesEn, r.why)}`,
    'exists-already': () => 'This record exists already',
    'column-changed': (r, names) =>
      `A colleague has just changed “${names.column(r.column)}”; look again before you edit it`,
    'changed-since': (r, names) =>
      r.column === placeColumn
        ? `${names.member(r.by)} moved this row at ${names.moment(r.at)}; it was left where it is`
        : `${names.member(r.by)} changed “${names.column(r.column)}” at ${names.moment(r.at)}; that cell was left as it is`,
    'claim-limit': ({ limit, pool }) =>
      pool === undefined
        ? `At most ${limit} a day may be claimed: try again tomorrow`
        : `At most ${limit} a day may be claimed from this pool: try again tomorrow`,
    'at-capacity': ({ limit }) => `You own ${limit} customers, which is the most: return or transfer some first`,
    cooling: ({ until }) => `You owned this customer before: it can be claimed again from ${until}`,
    'last-general-manager': () => 'The company must keep at least one general manager',
    'name-taken': ({ name }) => `There is a role called “${name}” already: choose another name`,
    'department-cycle': () => 'A department cannot be placed below itself',
    'department-in-use': () => 'People or departments are still in it; move them first',
    'view-changed': () => 'A colleague has just changed this view; look at it again first',
    'view-locked': (r, names) =>
      `${names.member(r.by)} has locked this view; only he and those who run the company may change it. Save it as a view of your own`,
    'not-made': () => 'This record is not there yet: accept its making first, or both together',
    'already-decided': (r, names) =>
      r.by === undefined || r.at === undefined
        ? 'Somebody has already decided this'
        : `${names.member(r.by)} decided this at ${names.moment(r.at)}`,
    'too-large': () => 'Too large; please send it in several steps',
  },
  done: {
    edit: ({ changes, label }) => (changes > 1 ? `Edited ${changes} cells` : label ? `Edited “${label}”` : 'Edited'),
    move: ({ changes, label }) => (label ? `Moved “${label}”` : `Moved ${many(changes, 'row')}`),
    paste: ({ changes }) => `Pasted, ${many(changes, 'change')}`,
    fill: ({ changes }) => `Filled, ${many(changes, 'change')}`,
    clear: ({ changes }) => `Cleared, ${many(changes, 'change')}`,
    create: ({ changes, label }) => (label ? `Added “${label}”` : `Added ${many(changes, 'record')}`),
    remove: ({ changes, label }) => (label ? `Removed “${label}”` : `Removed ${many(changes, 'record')}`),
    restore: ({ changes }) => `Restored ${many(changes, 'record')}`,
    import: ({ changes, label }) => (label ? `Imported “${label}”` : `Imported ${many(changes, 'record')}`),
    followUp: ({ label }) => (label ? `Follow-up with “${label}” noted` : 'Follow-up noted'),
    reminder: () => 'Reminder saved',
    claim: ({ changes, label }) => (label ? `Claim of “${label}”` : `Claim of ${many(changes, 'customer')}`),
    return: ({ changes, label }) =>
      label ? `Return of “${label}” to the pool` : `Return of ${many(changes, 'customer')}`,
    assign: ({ changes, label }) => (label ? `Assignment of “${label}”` : `Assignment of ${many(changes, 'customer')}`),
    transfer: ({ changes, label }) => (label ? `Transfer of “${label}”` : `Transfer of ${many(changes, 'customer')}`),
    share: ({ label }) => (label ? `Changed who works on “${label}”` : 'Changed who works on a customer'),
    comment: ({ label }) => (label ? `Commented on “${label}”` : 'Commented'),
    extend: ({ label }) => (label ? `Extension for “${label}”` : 'Extension'),
    decide: ({ changes }) => `Decided ${many(changes, 'proposal')}`,
    configure: ({ label }) => (label ? `Changed settings: ${label}` : 'Columns or settings changed'),
    people: ({ label }) => (label === '' ? 'People or departments changed' : `People or departments changed: ${label}`),
    personal: () => 'Personal setting saved',
    undo: ({ changes }) => `Took back ${many(changes, 'change')}`,
    redo: ({ changes }) => `Brought back ${many(changes, 'change')}`,
  },
  why: {
    'newer-value': 'Somebody changed the same cell while the author was offline',
    'lost-customer': 'The customer went to other hands while the author was offline',
    'lost-column': 'The column was taken out of the author’s sight meanwhile',
    'revoked-device': 'Handed in by a revoked device, where it lay unsent',
    suggested: 'The author may read and not write, and proposed it',
  },
}
