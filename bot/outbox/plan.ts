import type { MeetingId, NewId } from '../../shared/domain/ids.ts';
import type { Facts } from '../../shared/facts.ts';
import { duties, type Nudge, planned, plannerVersion } from '../../shared/nudges.ts';
import type { Instant } from '../../shared/time.ts';
import { addNotifications } from '../store/notifications.ts';
import type { Db } from '../store/tables.ts';
import { never, newRow, redrawAgain, redrawRow } from './new-row.ts';

/** A row as the plan has it. */
export type Wanted = {
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
  atOnce: boolean;
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
      expires: never,
      because: '{}',
      withheld: null,
      atOnce: true,
    });
  }
  return rows;
}

function row(nudge: Nudge, key: string, person: string): Wanted {
  const { kind, meeting, due, expires, withheld, atOnce } = nudge;
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
    atOnce,
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
    // What Cairn reports of its own sending follows from no facts.
    .where('class', '!=', 'report')
    .where('expires', '>', now)
    .execute();

  for (const has of rows) {
    const want = owed.get(has.key);
    owed.delete(has.key);
    if (isDone(has)) continue;
    const state = !want ? 'cancelled' : want.withheld ? 'withheld' : 'pending';
    const why = want ? want.withheld : 'no-longer-true';
    const same = want
      ? has.state === state && has.expires === want.expires && (has.due === want.due || isMovedOn(has))
      : has.state === 'cancelled';
    if (same) continue;
    await tx
      .updateTable('notification')
      .set({
        state,
        why,
        due: want?.due ?? has.due,
        expires: want?.expires ?? has.expires,
        because: want?.because ?? '{}',
        planner: plannerVersion,
        changedAt: now,
      })
      .where('id', '=', has.id)
      .where('state', 'in', ['pending', 'withheld', 'cancelled'])
      .execute();
  }
  await addNotifications(
    tx,
    [...owed.values()].map(({ withheld, atOnce: _, ...want }) =>
      newRow({ ...want, mentorship, state: withheld ? 'withheld' : 'pending', why: withheld }, now, newId),
    ),
  );
}

/** What the dispatcher has dealt with or is dealing with; it asks for the plan again itself, just before sending. */
function isDone({ state, why }: { state: string; why: string | null }): boolean {
  return ['sent', 'sending', 'dead'].includes(state) || (state === 'withheld' && (why === 'merged' || why === 'nothing-new'));
}

/** Due already, but moved on by the dispatcher. */
function isMovedOn({ state, why }: { state: string; why: string | null }): boolean {
  return state === 'pending' && why !== null;
}

/** Cards about these meetings that people can still see are redrawn, and so are their standing pages. One row a card: the latest wins. */
export async function refreshShown(tx: Db, facts: Facts, meetings: readonly MeetingId[], now: Instant, newId: NewId): Promise<void> {
  const people = [...facts.parties, ...facts.coordinators].map(({ person }) => person);
  if (people.length === 0) return;
  const shown = await tx
    .selectFrom('shown')
    .select(['id', 'kind', 'person', 'mentorship', 'meeting'])
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
  await tx
    .insertInto('notification')
    .values(shown.map((one) => redrawRow(one, now, newId)))
    .onConflict((oc) => oc.column('key').doUpdateSet(redrawAgain(now)))
    .execute();
}
