import { newId } from '../../bot/ids.ts';
import { newRow } from '../../bot/outbox/new-row.ts';
import { wanted } from '../../bot/outbox/plan.ts';
import { toRow } from '../../bot/store/nouns.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Noun, Nouns } from '../../shared/decision.ts';
import type { MeetingId, MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import { defaultRhythm, type Person, type Rhythm } from '../../shared/domain/person.ts';
import type { Facts } from '../../shared/facts.ts';
import { plannerVersion } from '../../shared/nudges.ts';
import { type Instant, instantOf, millis, minus, plus, wallTimeAt } from '../../shared/time.ts';
import { aMeeting, aPair, london } from '../setup/facts.ts';

const day = { from: '00:00', to: '00:00' } as Rhythm['waking'][number];
const roundTheClock: Rhythm = { ...defaultRhythm, waking: Array.from({ length: 7 }, () => day) };

/** Pairs who meet an hour after `dueAt` says, so that just their two reminders are due then. As many rows of the outbox as `count`, an even number. */
export async function fillWithDue(store: Store, count: number, dueAt: (pair: number) => Instant): Promise<void> {
  const all = Array.from({ length: count / 2 }, (_, pair) => pairWhoMeet(pair, plus(dueAt(pair), { hours: 1 })));
  const { programme } = all[0]!;
  const now = dueAt(0);
  const stamps = { createdAt: now, createdBy: 'bench', changedAt: now, changedBy: 'bench' };
  const rows = <N extends Noun>(noun: N, facts: readonly Nouns[N][]) => facts.map((one) => ({ ...toRow(noun, one), ...stamps }));
  await fill(store, 'programme', rows('programme', [programme]));
  const people = all.flatMap((facts) => facts.people);
  await fill(store, 'person', rows('person', people));
  await fill(
    store,
    'account',
    people.map(({ id }) => ({
      id: newId('acc'),
      person: id,
      platform: 'desk',
      enterprise: '',
      tenant: 'T1',
      user: id,
      active: 1,
      preferred: 1,
      createdAt: now,
      changedAt: now,
    })),
  );
  await fill(
    store,
    'mentorship',
    rows(
      'mentorship',
      all.map((facts) => facts.mentorship),
    ),
  );
  await fill(
    store,
    'party',
    rows(
      'party',
      all.flatMap((facts) => facts.parties),
    ),
  );
  await fill(
    store,
    'meeting',
    rows(
      'meeting',
      all.flatMap((facts) => facts.meetings),
    ),
  );
  // As a Cairn of this release leaves it.
  await fill(store, 'meta', [{ name: 'planner', value: String(plannerVersion) }]);
  const due = all.flatMap((facts) =>
    wanted(facts).flatMap(({ withheld, isForAll: _, ...want }) =>
      want.kind === 'reminder' && !withheld ? [newRow({ ...want, mentorship: facts.mentorship.id }, now, newId)] : [],
    ),
  );
  if (due.length !== count) throw new Error(`${due.length} of ${count} rows are due`);
  await fill(store, 'notification', due);
}

function pairWhoMeet(index: number, start: Instant): Facts {
  const facts = aPair();
  const number = String(index).padStart(6, '0');
  const mentorship = `men_${number}` as MentorshipId;
  const rename = (id: PersonId) => `${id}${number}` as PersonId;
  const people: Person[] = facts.people.map((one) => ({ ...one, id: rename(one.id), rhythm: roundTheClock }));
  const [mentor] = people;
  const meeting = {
    ...aMeeting({ at: wallTimeAt(start, london), id: `mtg_${number}` as MeetingId, mentorship, proposedBy: mentor!.id }),
    start,
    proposedAt: minus(start, { days: 7 }),
    confirmedAt: minus(start, { days: 6 }),
  };
  return {
    ...facts,
    coordinators: [],
    mentorship: { ...facts.mentorship, id: mentorship },
    parties: facts.parties.map((one) => ({ ...one, mentorship, person: rename(one.person), invitedBy: mentor!.id })),
    people,
    meetings: [meeting],
  };
}

/** Rows in slices that both engines' limits on values allow. */
export async function fill(store: Store, table: string, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) {
    // biome-ignore lint/suspicious/noExplicitAny: the tables of all nouns are written alike here
    await (store.read as any)
      .insertInto(table)
      .values(rows.slice(at, at + 500))
      .execute();
  }
}

/** Spread evenly: the `index`th of `count` in `ms` milliseconds from `from`. */
export function spread(from: Instant, ms: number, index: number, count: number): Instant {
  return instantOf(millis(from) + Math.floor((ms * index) / count));
}
