import type { DatabaseSync } from 'node:sqlite'

/**
 * The steps that lead from an empty file to the present shape; a file knows how many it has taken (`user_version`).
 * A step that was released is never edited: a new one is added below it.
 */
const steps: readonly string[] = [
  `
  create table meta (key text primary key, value text not null) without rowid;

  -- The truth. Everything below can be rebuilt from it.
  create table log (
    seq integer primary key,
    at integer not null,
    actor text, device text, set_id text, part integer,
    customer text,
    body text not null,
    answer text,
    bytes blob
  );
  create index log_customer on log (customer, seq) where customer is not null;

  -- Which entry of the log closed a part.
  create table answers (set_id text, part integer, actor text not null, seq integer not null, primary key (set_id, part)) without rowid;

  create table customers (
    customer text primary key,
    owner text, department text not null,
    envelope text not null,
    hands_seq integer not null
  ) without rowid;
  create index customers_owner on customers (owner, customer);
  create index customers_department on customers (department, customer);

  create table rows (
    tbl text not null, customer text not null, record text not null,
    body text not null,
    due_at integer, due_on text
  );
  create unique index rows_key on rows (tbl, customer, record);
  create index rows_due_at on rows (due_at) where due_at is not null;
  create index rows_due_on on rows (due_on) where due_on is not null;

  create table snapshots (customer text primary key, seq integer not null, bytes blob not null) without rowid;

  create table proposals (id text primary key, customer text not null, author text not null, open integer not null, body text not null);
  create index proposals_customer on proposals (customer);
  create index proposals_author on proposals (author);
  create index proposals_open on proposals (open) where open = 1;

  -- The id is made of rule, record, period and person: the same cause never makes two.
  create table notices (id text primary key, member text not null, customer text not null, done integer not null, body text not null);
  create index notices_member on notices (member);
  create index notices_open on notices (customer) where done = 0;

  create table personal (member text, key text, value text not null, primary key (member, key)) without rowid;

  create table notes (id integer primary key, customer text not null, by text, bytes blob not null);
  create index notes_customer on notes (customer, id);
  create table note_versions (id integer primary key, customer text not null, by text not null, at integer not null, bytes blob not null);
  create index note_versions_customer on note_versions (customer, id);

  create table jobs (id integer primary key autoincrement, body text not null);
  `,
  `
  -- 1: a write that leaves the envelope alone, passed over unread for those who may not read the customer.
  alter table log add column plain integer not null default 0;
  `,
  `
  -- Rows and answers stand in their tables as of this entry; later ones are read back from the log.
  insert into meta (key, value) select 'folded', coalesce(max(seq), 0) from log where true
    on conflict (key) do update set value = excluded.value;
  `,
  `
  -- Which entries are about whom; an index of the log would be written with every entry, this is folded like the others.
  create table log_of (customer text not null, seq integer not null, primary key (customer, seq)) without rowid;
  insert into log_of select customer, seq from log where customer is not null order by customer, seq;
  drop index log_customer;
  `,
  `
  -- To whom a customer is opened beside his owner and his departments (their ids), and until which day.
  create table shown (who text not null, customer text not null, until text, primary key (who, customer)) without rowid;
  create index shown_customer on shown (customer);
  create index shown_until on shown (until) where until is not null;
  `,
  `
  -- Files of cells; their bytes lie beside the database under their hash.
  create table attachments (
    id text primary key, sha text not null, size integer not null, type text not null,
    by text not null, at integer not null, here integer not null, loose_since integer
  ) without rowid;
  create index attachments_sha on attachments (sha);
  -- Which cells name or named a file: who may read one of them may read it.
  create table attachment_places (attachment text not null, customer text not null, col text not null, primary key (attachment, customer, col)) without rowid;
  `,
  `
  -- How many bytes of files somebody sent on the last day on which he sent any.
  create table uploads (member text primary key, day text not null, bytes integer not null) without rowid;
  `,
]

/** Brings a file to the present shape in one transaction; refuses a file that a newer Kebu has written. */
export function migrate(db: DatabaseSync): void {
  const taken = Number(db.prepare('pragma user_version').get()?.['user_version'] ?? 0)
  if (taken > steps.length) throw new Error(`the store has version ${taken}, this Kebu knows ${steps.length}`)
  if (taken === steps.length) return
  db.exec('begin immediate')
  try {
    for (const step of steps.slice(taken)) db.exec(step)
    db.exec(`pragma user_version = ${steps.length}`)
    db.exec('commit')
  } catch (cause) {
    db.exec('rollback')
    throw cause
  }
}
