import type { App } from '../../../bot/app.ts';
import type { Card } from '../../../bot/chat/card.ts';
import type { ChatFile } from '../../../bot/chat/port.ts';
import type { Draw } from '../../../bot/features/feature.ts';
import { drawHome } from '../../../bot/features/home/cards.ts';
import { drawPost } from '../../../bot/features/summary/cards.ts';
import { loadSeen, type Posting } from '../../../bot/outbox/channel/seen.ts';
import { loadFacts } from '../../../bot/store/facts.ts';
import { loadHome } from '../../../bot/store/home.ts';
import { fromRow } from '../../../bot/store/nouns.ts';
import { loadProgramme } from '../../../bot/store/programmes.ts';
import type { Db } from '../../../bot/store/tables.ts';
import { viewOfChannel } from '../../../shared/access.ts';
import { givenUpReasons } from '../../../shared/domain/given-up.ts';
import type { MentorshipId, PersonId, ProgrammeId } from '../../../shared/domain/ids.ts';
import { mondayOf } from '../../../shared/domain/summary.ts';
import type { Facts } from '../../../shared/facts.ts';
import { planned } from '../../../shared/nudges.ts';
import { addDays, dateAt, type Instant } from '../../../shared/time.ts';
import { wordsFor } from '../../../shared/words/words.ts';

export type Told = { to: PersonId | null; card: Card };
type Owed = Pick<Draw, 'kind' | 'meeting' | 'because'> & { to: PersonId[]; due: Instant };

export const url = 'https://cairn.example.org';
const words = wordsFor('en-GB');
const notification = 'ntf_1234';
/** Said of a meeting as it stands, whichever of them it was. */
const aboutMeetings = [
  'partner-not-reached',
  'not-ready',
  'late',
  'accounts-differ',
  'restored',
  'another-date',
  'cancelled',
  'declined',
  'series-proposal',
  'confirmed',
  'moved',
] as const;

/** What Cairn says by itself, as things stand: everything that is owed, was owed or might be, in messages, on home pages and in channels. */
export async function everythingTold(read: Db, { drawers, programmeDrawers, personalDrawers }: App, now: Instant): Promise<Told[]> {
  const told: Told[] = [];
  const people = new Map(
    (await read.selectFrom('person').selectAll().execute()).map((row) => [row.id as PersonId, fromRow('person', row)]),
  );
  const readerOf = (id: PersonId) => ({ person: people.get(id)!, words });
  const add = (to: PersonId | null, drawn: Card | ChatFile | null | undefined) => {
    if (drawn && 'blocks' in drawn) told.push({ to, card: drawn });
  };

  const ids = (await read.selectFrom('mentorship').select('id').execute()).map(({ id }) => id as MentorshipId);
  for (const facts of (await loadFacts(read, ids, now)).values()) {
    for (const { to, due, ...about } of [...(await rowsAbout(read, facts)), ...mightBeOwed(facts, now)]) {
      for (const id of to) {
        const draw = { notification, facts, reader: readerOf(id), now: due > now ? due : now, url, ...about };
        add(id, drawers[about.kind]?.(draw));
      }
    }
  }
  const coordinators = (await read.selectFrom('coordinator').select('person').execute()).map(({ person }) => person as PersonId);
  for (const { id } of await read.selectFrom('programme').select('id').execute()) {
    const programme = (await loadProgramme(read, id as ProgrammeId))!;
    for (const one of coordinators) {
      for (const why of ['archived', 'notinvited', 'other'])
        for (const draw of Object.values(programmeDrawers))
          add(one, draw({ notification, reader: readerOf(one), because: { why }, programme }));
    }
    if (programme.channel === null) continue;
    const today = dateAt(now, programme.zone);
    for (const days of [7, 70]) {
      const week = addDays(mondayOf(today), -days);
      add(null, drawPost(viewOfChannel(await loadSeen(read, programme as Posting, week, null, now), week, null, now), today, words));
    }
  }
  for (const id of people.keys()) {
    const because = { device: 'dev_0000', name: 'Chrome on Windows', at: now };
    for (const draw of Object.values(personalDrawers)) add(id, draw({ notification, reader: readerOf(id), because, now }));
  }
  for (const id of people.keys()) add(id, drawHome({ ...(await loadHome(read, id, now)), reader: readerOf(id), now, url }));
  return told;
}

/** What was planned for a pair and went out, or waits. */
async function rowsAbout(read: Db, facts: Facts): Promise<Owed[]> {
  const rows = await read.selectFrom('notification').selectAll().where('mentorship', '=', facts.mentorship.id).execute();
  return rows.flatMap((row) =>
    row.person === null
      ? []
      : [
          {
            kind: row.kind as Draw['kind'],
            meeting: row.meeting as Draw['meeting'],
            because: JSON.parse(row.because ?? '{}') as Draw['because'],
            to: [row.person as PersonId],
            due: row.due as Instant,
          },
        ],
  );
}

function mightBeOwed(facts: Facts, due: Instant): Owed[] {
  const two = facts.parties.map(({ person }) => person);
  const coordinators = facts.coordinators.map(({ person }) => person);
  const byItself = { meeting: null, due };
  return [
    ...planned(facts).map((one) => ({ ...one, to: typeof one.to === 'string' ? [one.to] : coordinators })),
    ...facts.meetings.slice(-4).flatMap(({ id }) => aboutMeetings.map((kind) => ({ kind, meeting: id, because: {}, to: two, due }))),
    { ...byItself, kind: 'plan-review', because: { since: '2020-01-01T00:00:00.000Z' }, to: two },
    { ...byItself, kind: 'talk-shared', because: { talk: 'tlk_gone' }, to: two },
    ...givenUpReasons.map((reason) => ({
      ...byItself,
      kind: 'coordinator-told' as const,
      because: { name: 'Idris Vaughan', reason },
      to: coordinators,
    })),
  ];
}
