import type { MeetingId, NewId } from '../../shared/domain/ids.ts';
import type { Facts } from '../../shared/facts.ts';
import { duties, type Nudge, planned, plannerVersion } from '../../shared/nudges.ts';
import type { Instant } from '../../shared/time.ts';
import type { Db } from '../store/tables.ts';

type Wanted = {
  key: string;
  work: 'say' | 'file' | 'duty';
  kind: string;
  class: string;
  person: string;
  meeting: string | null;
  due: Instant;
  expires: Instant;
  because: string;
  withheld: string | null;
};

/** One row a reader: what is owed to a programme's coordinators is owed to each of them. */
export function wanted(facts: Facts): Wanted[] {
  const rows: Wanted[] = [];
  for (const nudge of planned(facts)) {
    if (typeof nudge.to === 'string') rows.push(row(nudge, nudge.key, nudge.to));
    else for (const { person } of facts.coordinators) rows.push(row(nudge, `${nudge.key}/${person}`, person));
  }
  for (const duty of duties(facts)) {
    rows.push({
      key: duty.key,
      work: 'duty',
      kind: duty.kind,
      class: 'duty',
      person: '',
      meeting: duty.meeting,
      due: duty.due,
      expires: '9999-12-31T23:59:59.999Z' as Instant,
      because: '{}',
      withheld: null,
    });
  }
  return rows;
}

function row(nudge: Nudge, key: string, person: string): Wanted {
  const { kind, meeting, due, expires, withheld } = nudge;
  return {
    key,
    work: kind === 'calendar' ? 'file' : 'say',
    kind,
    class: nudge.class,
    person,
    meeting,
    due,
    expires,
    because: JSON.stringify(nudge.because),
    withheld,
  };
}

/**
 * Brings the outbox of one mentorship in line with its facts, in the transaction that changed them: what is newly owed is
 * added, what is no longer true is cancelled, what moved is moved. What was sent or is being sent stays as it is.
 */
export async function replan(tx: Db, facts: Facts, now: Instant, newId: NewId): Promise<void> {
  const mentorship = facts.mentorship.id;
  const owed = new Map(
    wanted(facts)
      .filter((one) => one.expires > now)
      .map((one) => [one.key, one]),
  );
  const rows = await tx
    .selectFrom('notification')
    .select(['id', 'key', 'due', 'expires', 'state', 'why', 'person'])
    .where('mentorship', '=', mentorship)
    .where('work', 'in', ['say', 'file', 'duty'])
    .where('expires', '>', now)
    .execute();

  for (const has of rows) {
    const want = owed.get(has.key);
    owed.delete(has.key);
    if (has.state === 'sent' || has.state === 'sending' || has.state === 'dead') continue;
    const state = !want ? 'cancelled' : want.withheld ? 'withheld' : 'pending';
    const why = want ? want.withheld : 'no-longer-true';
    // The dispatcher moves a follow-up on when the day is full and withholds what it found nothing new in: a plan with the same due leaves that alone.
    const same = want
      ? has.state === state && has.expires === want.expires && (has.due === want.due || has.why === 'day-full')
      : has.state === 'cancelled';
    if (same) continue;
    await tx
      .updateTable('notification')
      .set({ state, why, due: want?.due ?? has.due, expires: want?.expires ?? has.expires, because: want?.because ?? '{}', changedAt: now })
      .where('id', '=', has.id)
      .where('state', 'in', ['pending', 'withheld', 'cancelled'])
      .execute();
  }
  if (owed.size === 0) return;
  await tx
    .insertInto('notification')
    .values(
      [...owed.values()].map(({ withheld, ...want }) => ({
        ...want,
        id: newId('ntf'),
        mentorship,
        shown: null,
        state: withheld ? 'withheld' : 'pending',
        why: withheld,
        attempt: 0,
        claim: null,
        leaseUntil: null,
        mark: newId('ntf'),
        reference: null,
        sentAt: null,
        planner: plannerVersion,
        createdAt: now,
        changedAt: now,
      })),
    )
    .onConflict((oc) => oc.column('key').doNothing())
    .execute();
}

/** Cards about these meetings that people can still see are redrawn, and so are their standing pages. One row a card: the latest wins. */
export async function refreshShown(tx: Db, facts: Facts, meetings: readonly MeetingId[], now: Instant, newId: NewId): Promise<void> {
  const people = facts.parties.map((party) => party.person);
  if (people.length === 0) return;
  const shown = await tx
    .selectFrom('shown')
    .select(['id', 'kind', 'person', 'meeting'])
    .where((eb) =>
      eb.or([
        eb.and([
          eb('mentorship', '=', facts.mentorship.id),
          meetings.length > 0 ? eb('meeting', 'in', meetings) : eb('meeting', 'is', null),
        ]),
        eb.and([eb('kind', '=', 'home'), eb('person', 'in', people)]),
      ]),
    )
    .execute();
  if (shown.length === 0) return;
  const mentorship = facts.mentorship.id;
  await tx
    .insertInto('notification')
    .values(
      shown.map(({ id, kind, person, meeting }) => ({
        id: newId('ntf'),
        key: `update/${id}`,
        work: kind === 'home' ? 'home' : 'update',
        kind,
        class: 'update',
        person,
        mentorship: kind === 'home' ? null : mentorship,
        meeting,
        shown: id,
        due: now,
        expires: '9999-12-31T23:59:59.999Z',
        because: '{}',
        state: 'pending',
        why: null,
        attempt: 0,
        claim: null,
        leaseUntil: null,
        mark: newId('ntf'),
        reference: null,
        sentAt: null,
        planner: plannerVersion,
        createdAt: now,
        changedAt: now,
      })),
    )
    .onConflict((oc) =>
      oc.column('key').doUpdateSet({ state: 'pending', why: null, due: now, claim: null, leaseUntil: null, attempt: 0, changedAt: now }),
    )
    .execute();
}
