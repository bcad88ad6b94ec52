import { hash } from 'node:crypto';
import type { PersonId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { Card } from '../chat/card.ts';
import type { AccountRef, MessageRef } from '../chat/port.ts';
import { accountIdOf } from '../store/accounts.ts';
import type { Db, Tables } from '../store/tables.ts';
import type { Row } from './row.ts';

export type Shown = Tables['shown'];

/** Two cards with the same hash look the same to their reader. */
export function hashOf(card: Card): string {
  return hash('sha256', JSON.stringify(card));
}

/** A shown card is called after the notification that said it, so that it can be drawn again with its “Why did I get this?”. */
export const shownId = (notification: string): string => `shn${notification.slice(3)}`;
export const notificationOf = (shown: Pick<Shown, 'id'>): string => `ntf${shown.id.slice(3)}`;

/** Reports follow from no facts, so nothing would make them another card; a plan is asked for like a report and lives on. */
export function staysOnShow(row: Row): boolean {
  return row.work === 'say' && row.mentorship !== null && (row.class !== 'report' || row.kind === 'plan');
}

export function shownOf(row: Row, because: string, message: { account: string; reference: MessageRef; hash: string }, at: Instant): Shown {
  const { kind, person, mentorship, meeting } = row;
  return { id: shownId(row.id), kind, person, mentorship, programme: null, meeting, because, ...message, at };
}

export async function keepShown(db: Db, shown: Shown): Promise<void> {
  const { account, reference, hash } = shown;
  await db
    .insertInto('shown')
    .values(shown)
    .onConflict((oc) => oc.column('id').doUpdateSet({ account, reference, hash }))
    .execute();
}

/** Somebody opened their standing page and was answered with this card: from now on it is redrawn when their facts change. */
export async function recordHome(tx: Db, person: PersonId, account: AccountRef, card: Card, now: Instant): Promise<void> {
  const id = await accountIdOf(tx, account);
  const none = { mentorship: null, programme: null, meeting: null, because: '{}', reference: '' };
  await keepShown(tx, { id: `shn${id.slice(3)}`, kind: 'home', person, account: id, hash: hashOf(card), at: now, ...none });
}
