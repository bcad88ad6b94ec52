import { mergeable, type Nudge } from '../../shared/nudges.ts';
import type { Instant } from '../../shared/time.ts';
import type { Card } from '../chat/card.ts';
import type { ChatFile } from '../chat/port.ts';
import type { AtHand } from './at-hand.ts';
import { check } from './check.ts';
import { company, type Owed } from './company.ts';
import { drawn, factsOf } from './draw.ts';
import { triesOf } from './failed.ts';
import { giveUp } from './given-up.ts';
import { guarded } from './guarded.ts';
import { lookedFor } from './looked-for.ts';
import { inOrder } from './manners.ts';
import type { Desk } from './parts.ts';
import type { Recipient } from './recipients.ts';
import { reserved } from './reserved.ts';
import type { Row } from './row.ts';
import { cancel, putBack, withhold } from './settle.ts';

/** A row that is still owed, as its reader will see it. */
export type Ready = { row: Row; nudge: Nudge; message: Card | ChatFile };

/** Judges due rows of one person, settles those that are not to be said, and gives back the rest in the groups that share a message. */
export async function readied(
  desk: Desk,
  hand: AtHand,
  recipient: Recipient,
  rows: readonly Row[],
  mayBegin: () => boolean,
): Promise<[Ready, ...Ready[]][]> {
  const now = desk.clock.now();
  const owed: Owed[] = [];
  for (const row of await lookedFor(desk, hand, recipient, rows, mayBegin)) {
    await guarded(desk, hand, [row], async () => {
      const nudge = await stillOwedNow(desk, hand, recipient, row, now);
      if (nudge) owed.push({ row, nudge });
    });
  }
  owed.push(...(await company(desk, hand, recipient, owed, now)));
  const ready: Ready[] = [];
  for (const { row, nudge } of await withinTheDay(desk, hand, recipient, owed, now)) {
    await guarded(desk, hand, [row], async () => {
      const message = drawn(desk, hand, recipient, { ...row, notification: row.id, because: nudge.because });
      if (message) ready.push({ row, nudge, message });
      else await withhold(desk.store.read, row, 'nothing-new', now);
    });
  }
  return grouped(ready, recipient, now);
}

async function stillOwedNow(desk: Desk, hand: AtHand, recipient: Recipient, row: Row, now: Instant): Promise<Nudge | null> {
  const { read } = desk.store;
  const plan = row.mentorship ? hand.plan(row.mentorship, row.kind) : [];
  const verdict = check(row, plan, recipient.person, now);
  // Tried before: then it is not late but unanswered, and somebody should know.
  const isLost = (row.unclearSince !== null || row.attempt > 0) && verdict.is === 'withheld' && verdict.why === 'came-too-late';
  if (isLost || (verdict.is === 'owed' && row.attempt >= triesOf(row))) {
    await giveUp(desk, row, row.unclearSince ? 'may-have-arrived' : 'no-answer', factsOf(hand, row));
    return null;
  }
  if (verdict.is === 'owed') return verdict.nudge;
  if (verdict.is === 'cancelled') await cancel(read, row, now);
  else if (verdict.is === 'withheld') await withhold(read, row, verdict.why, now);
  else await putBack(read, row, { due: verdict.due, why: null }, now);
  return null;
}

/** Follow-ups take one of the few places of the day; the rest needs none. */
async function withinTheDay(desk: Desk, hand: AtHand, recipient: Recipient, owed: readonly Owed[], now: Instant): Promise<readonly Owed[]> {
  const followUps = owed.flatMap(({ row, nudge }) => {
    const facts = factsOf(hand, row);
    return row.class === 'follow-up' && facts ? [{ row, nudge, programme: facts.programme }] : [];
  });
  if (followUps.length === 0) return owed;
  const say = await reserved(desk.store, recipient, followUps, now);
  return owed.filter(({ row }) => row.class !== 'follow-up' || say.has(row));
}

/** All are due by now, so what may share a message does, whenever each of them fell due. */
function grouped(ready: readonly Ready[], { person }: Recipient, now: Instant): [Ready, ...Ready[]][] {
  const byKey = new Map(ready.map((one) => [one.row.key, one]));
  const groups = mergeable(
    ready.map(({ row, nudge }) => ({ ...nudge, key: row.key, due: now })),
    person,
  );
  return groups
    .map(({ nudges }) => nudges.map(({ key }) => byKey.get(key)!).sort((a, b) => inOrder(a.row, b.row)) as [Ready, ...Ready[]])
    .sort(([a], [b]) => (a.row.due === b.row.due ? inOrder(a.row, b.row) : a.row.due < b.row.due ? -1 : 1));
}
