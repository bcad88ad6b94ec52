import type { GivenUpReason } from '../../../shared/domain/given-up.ts';
import { type Instant, plus } from '../../../shared/time.ts';
import type { ChannelTrouble } from '../../chat/port.ts';
import { addNotifications } from '../../store/notifications.ts';
import type { Db } from '../../store/tables.ts';
import { newRow } from '../new-row.ts';
import type { Desk } from '../parts.ts';
import { after, backOff, faultOf } from '../retry.ts';
import type { Row } from '../row.ts';
import { markDead, putBack } from '../settle.ts';
import { planPosts, SUMMARY } from './owed.ts';
import type { Posting } from './seen.ts';

/** Whoever is told to invite Cairn, and does, need not wait for the next week. */
const AGAIN_HOURS = 4;
const TOLD_DAYS = 7;
const LAST_LOOK_MS = 2_000;

/** What becomes of a post that did not work. `since` is when it may have gone out. */
export async function troubled(desk: Desk, row: Row, programme: Posting, error: unknown, since: Instant): Promise<void> {
  const now = desk.clock.now();
  const fault = faultOf(error);
  const { read } = desk.store;
  desk.log.info({ kind: row.kind, fault: fault.fault, reason: fault.reason }, 'a summary could not be posted');
  const attempt = row.attempt + 1;
  switch (fault.fault) {
    case 'after':
    case 'busy': {
      const due = after(now, fault.fault === 'after' ? fault.milliseconds : backOff(row.attempt, Math.random()));
      if (due >= row.expires) return giveUpPost(desk, row, programme, row.unclearSince ? 'may-have-arrived' : 'no-answer');
      return void (await putBack(read, row, { due, why: 'held-up', attempt }, now));
    }
    case 'unclear': {
      const due = after(now, backOff(row.attempt, Math.random()));
      const soon = due >= row.expires ? after(now, LAST_LOOK_MS) : due;
      return void (await putBack(read, row, { due: soon, why: 'held-up', attempt, unclearSince: row.unclearSince ?? since }, now));
    }
    case 'final': {
      await desk.store.transaction((tx) => tellCoordinators(tx, desk, row, programme, fault.channel ?? 'other'));
      const due = plus(now, { hours: AGAIN_HOURS });
      if (!fault.channel || due >= row.expires) return giveUpPost(desk, row, programme, 'refused');
      return void (await putBack(read, row, { due, why: 'held-up', attempt }, now));
    }
    default:
      fault satisfies never;
  }
}

/** Twice would be worse than perhaps not at all: whoever coordinates is told, and finds it by a button. */
export async function mayHaveArrived(desk: Desk, row: Row, programme: Posting): Promise<void> {
  await desk.store.transaction((tx) => tellCoordinators(tx, desk, row, programme, 'unsure'));
  await giveUpPost(desk, row, programme, 'may-have-arrived');
}

/** This week's; the next one is owed. */
export async function giveUpPost(desk: Desk, row: Row, programme: Posting, why: GivenUpReason): Promise<void> {
  const now = desk.clock.now();
  await desk.store.transaction(async (tx) => {
    if (await markDead(tx, row, why, now)) await planPosts(tx, programme, now, now, desk.newId);
  });
  desk.log.warn({ notification: row.id, kind: row.kind, why }, 'a summary was given up');
}

type Why = ChannelTrouble | 'unsure' | 'other';

/** Each coordinator is told once of one trouble with one channel, until a summary has arrived again. */
async function tellCoordinators(tx: Db, desk: Desk, row: Row, programme: Posting, why: Why): Promise<void> {
  const now = desk.clock.now();
  const { id, name, channel } = programme;
  const last = await tx
    .selectFrom('notification')
    .select('key')
    .where('programme', '=', id)
    .where('kind', '=', SUMMARY)
    .where('work', '=', 'say')
    .where('state', '=', 'sent')
    .orderBy('due', 'desc')
    .limit(1)
    .executeTakeFirst();
  const coordinators = await tx.selectFrom('coordinator').select('person').where('programme', '=', id).execute();
  const trouble = `not-posted/${id}/${channel.tenant}/${channel.channel}/${why}/${why === 'unsure' ? row.key : (last?.key ?? 'never')}`;
  const told = { work: 'say', kind: 'summary-not-posted', class: 'report', mentorship: null, meeting: null, programme: id } as const;
  const because = JSON.stringify({ programme: name, why: why.replace('-', '') });
  await addNotifications(
    tx,
    coordinators.map(({ person }) =>
      newRow({ ...told, key: `${trouble}/${person}`, person, due: now, expires: plus(now, { days: TOLD_DAYS }), because }, now, desk.newId),
    ),
  );
}
