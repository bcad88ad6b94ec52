import type { Db, Tables } from '../../bot/store/tables.ts';

type Notification = Tables['notification'];

/** Rows of the outbox as a plan would have written them, but for what is said here. */
export async function waiting(db: Db, rows: readonly (Partial<Notification> & { id: string; due: string })[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) {
    await db
      .insertInto('notification')
      .values(rows.slice(at, at + 500).map(asWaiting))
      .execute();
  }
}

function asWaiting(row: Partial<Notification> & { id: string; due: string }): Notification {
  return {
    key: `key/${row.id}`,
    work: 'say',
    kind: 'reminder',
    class: 'unprompted',
    person: 'per_kofi',
    mentorship: 'men_kofimaya',
    programme: null,
    meeting: null,
    shown: null,
    expires: '9999-12-31T23:59:59.999Z',
    because: '{}',
    state: 'pending',
    why: null,
    attempt: 0,
    claim: null,
    leaseUntil: null,
    unclearSince: null,
    mark: `mark_${row.id}`,
    reference: null,
    planner: 1,
    sentAt: null,
    createdAt: row.due,
    changedAt: row.due,
    ...row,
  };
}
