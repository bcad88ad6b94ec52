import { type Expression, type SqlBool, sql } from 'kysely';
import type { MeetingId, MentorshipId, NewId, PersonId } from '../../shared/domain/ids.ts';
import type { Facts } from '../../shared/facts.ts';
import { duties, type Nudge, planned, plannerVersion } from '../../shared/nudges.ts';
import { type Instant, minus } from '../../shared/time.ts';
import { addNotifications } from '../store/notifications.ts';
import { prepared } from '../store/prepared.ts';
import type { Db, Tables } from '../store/tables.ts';
import { among } from './among.ts';
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
  /** News for everybody who coordinates: whoever joins them later need not hear of it. */
  isForAll: boolean;
};

/** One row a reader: what is owed to a programme's coordinators is owed to each of them. */
export function wanted(facts: Facts): Wanted[] {
  const rows: Wanted[] = [];
  for (const nudge of planned(facts)) {
    if (typeof nudge.to === 'string') rows.push(row(nudge, nudge.key, nudge.to, false));
    else for (const { person } of facts.coordinators) rows.push(row(nudge, `${nudge.key}/${person}`, person, true));
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
      isForAll: false,
    });
  }
  return rows;
}

function row(nudge: Nudge, key: string, person: string, isForAll: boolean): Wanted {
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
    isForAll,
  };
}

const stillPlanned = prepared((db: Db, { mentorship, now }: { mentorship: MentorshipId; now: Instant }) =>
  db
    .selectFrom('notification')
    .select(['id', 'key', 'due', 'expires', 'state', 'why', 'person'])
    .where('mentorship', '=', mentorship)
    .where('work', 'in', ['say', 'file', 'duty'])
    // What Cairn reports of its own sending follows from no facts.
    .where('class', '!=', 'report')
    .where('expires', '>', now),
);

type Moved = Pick<Tables['notification'], 'id' | 'state' | 'why' | 'due' | 'expires' | 'because'> & { now: Instant };
const moveRow = prepared((db: Db, { id, state, why, due, expires, because, now }: Moved) =>
  db
    .updateTable('notification')
    .set({ state, why, due, expires, because, planner: plannerVersion, changedAt: now })
    .where('id', '=', id)
    .where('state', 'in', ['pending', 'withheld', 'cancelled']),
);

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
  const rows = await stillPlanned(tx, { mentorship, now });

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
    await moveRow(tx, {
      id: has.id,
      state,
      why,
      due: want?.due ?? has.due,
      expires: want?.expires ?? has.expires,
      because: want?.because ?? '{}',
      now,
    });
  }
  await addNotifications(
    tx,
    newlyOwed(owed, now).map(({ withheld, isForAll: _, ...want }) =>
      newRow({ ...want, mentorship, state: withheld ? 'withheld' : 'pending', why: withheld }, now, newId),
    ),
  );
}

const NEWS_HOURS = 1;

/** News for all who coordinate was written when it was news; without a row by now, its reader joined later. */
function newlyOwed(owed: ReadonlyMap<string, Wanted>, now: Instant): Wanted[] {
  const since = minus(now, { hours: NEWS_HOURS });
  return [...owed.values()].filter((one) => !one.isForAll || one.due >= since);
}

/** What the dispatcher has dealt with or is dealing with; it asks for the plan again itself, just before sending. */
function isDone({ state, why }: { state: string; why: string | null }): boolean {
  return ['sent', 'sending', 'dead'].includes(state) || (state === 'withheld' && (why === 'merged' || why === 'nothing-new'));
}

/** Due already, but moved on by the dispatcher. */
function isMovedOn({ state, why }: { state: string; why: string | null }): boolean {
  return state === 'pending' && why !== null;
}

type AboutShown = { mentorship: MentorshipId; meetings: readonly MeetingId[]; people: readonly PersonId[] };
const shownIf = (isAbout: (db: Db, given: AboutShown) => Expression<SqlBool>) =>
  prepared((db: Db, given: AboutShown) =>
    db
      .selectFrom('shown')
      .select(['id', 'kind', 'person', 'mentorship', 'meeting'])
      .where((eb) =>
        eb.or([
          eb.and([eb('mentorship', '=', given.mentorship), isAbout(db, given)]),
          eb.and([eb('kind', '=', 'home'), among(db, 'person', given.people)]),
        ]),
      ),
  );
const shownAboutMeetings = shownIf((db, { meetings }) => among(db, 'meeting', meetings));
const shownAboutNone = shownIf(() => sql<SqlBool>`"meeting" is null`);

/** Cards about these meetings that people can still see are redrawn, and so are their standing pages. One row a card: the latest wins. */
export async function refreshShown(tx: Db, facts: Facts, meetings: readonly MeetingId[], now: Instant, newId: NewId): Promise<void> {
  const people = [...facts.parties, ...facts.coordinators].map(({ person }) => person);
  if (people.length === 0) return;
  const shown = await (meetings.length > 0 ? shownAboutMeetings : shownAboutNone)(tx, {
    mentorship: facts.mentorship.id,
    meetings,
    people,
  });
  if (shown.length === 0) return;
  await tx
    .insertInto('notification')
    .values(shown.map((one) => redrawRow(one, now, newId)))
    .onConflict((oc) => oc.column('key').doUpdateSet(redrawAgain(now)))
    .execute();
}
