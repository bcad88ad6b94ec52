import type { Process } from '../../shared/access.ts';
import type { PersonId, ProgrammeId } from '../../shared/domain/ids.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Coordinator, Programme } from '../../shared/domain/programme.ts';
import type { Counted } from '../../shared/domain/totals.ts';
import { addDays, type WallDate } from '../../shared/time.ts';
import { fromRow } from './nouns.ts';
import type { Db } from './tables.ts';

/** A programme and who coordinates it, by name. */
export type Run = { programme: Programme; coordinators: Coordinator[]; people: Person[] };

/** Locked until the transaction ends, so that two coordinators at once can neither both leave nor both fill a mentor's last place. */
export async function lockProgramme(tx: Db, id: ProgrammeId): Promise<Run | null> {
  // An update that changes nothing locks the row on either engine.
  const row = await tx
    .updateTable('programme')
    .set((eb) => ({ changedAt: eb.ref('changedAt') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row ? runOf(tx, fromRow('programme', row)) : null;
}

/** As it is at this moment. */
export async function loadRun(db: Db, id: ProgrammeId): Promise<Run | null> {
  const programme = await loadProgramme(db, id);
  return programme && runOf(db, programme);
}

export async function loadProgramme(db: Db, id: ProgrammeId): Promise<Programme | null> {
  const row = await db.selectFrom('programme').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow('programme', row) : null;
}

async function runOf(db: Db, programme: Programme): Promise<Run> {
  const { id } = programme;
  const people = await db
    .selectFrom('coordinator')
    .innerJoin('person', 'person.id', 'coordinator.person')
    .selectAll('person')
    .where('coordinator.programme', '=', id)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
  return {
    programme,
    coordinators: people.map((person) => ({ programme: id, person: person.id as PersonId })),
    people: people.map((person) => fromRow('person', person)),
  };
}

/** By name. */
export async function coordinatedBy(db: Db, person: PersonId): Promise<Programme[]> {
  const rows = await db
    .selectFrom('coordinator')
    .innerJoin('programme', 'programme.id', 'coordinator.programme')
    .selectAll('programme')
    .where('coordinator.person', '=', person)
    .orderBy('programme.name')
    .orderBy('programme.id')
    .execute();
  return rows.map((row) => fromRow('programme', row));
}

/** Invited, active and past pairs of programmes: who they are and how far, and nothing that the pair share. Newest first. */
export async function pairsOf(db: Db, programmes: readonly ProgrammeId[]): Promise<Process[]> {
  if (programmes.length === 0) return [];
  const mentorships = (
    await db.selectFrom('mentorship').selectAll().where('programme', 'in', programmes).orderBy('createdAt', 'desc').orderBy('id').execute()
  ).map((row) => fromRow('mentorship', row));
  const ofProgrammes = db.selectFrom('mentorship').select('id').where('programme', 'in', programmes);
  const parties = (
    await db.selectFrom('party').selectAll().where('mentorship', 'in', ofProgrammes).orderBy('role', 'desc').orderBy('person').execute()
  ).map((row) => fromRow('party', row));
  const people = (
    await db
      .selectFrom('person')
      .selectAll()
      .where('id', 'in', db.selectFrom('party').select('person').where('mentorship', 'in', ofProgrammes))
      .execute()
  ).map((row) => fromRow('person', row));
  const coordinators = (await db.selectFrom('coordinator').selectAll().where('programme', 'in', programmes).execute()).map((row) =>
    fromRow('coordinator', row),
  );
  const byId = new Map(people.map((one) => [one.id, one]));
  const byMentorship = Map.groupBy(parties, (one) => one.mentorship);
  return mentorships.map((mentorship) => {
    const own = byMentorship.get(mentorship.id) ?? [];
    return {
      mentorship,
      parties: own,
      people: own.map((one) => byId.get(one.person)!),
      coordinators: coordinators.filter((one) => one.programme === mentorship.programme),
    };
  });
}

/** Of every meeting of a programme since a date what its totals are counted from; a day earlier, as the date is some zone's. */
export async function meetingsOfProgramme(db: Db, programme: ProgrammeId, since: WallDate): Promise<Counted[]> {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('mentorship', 'mentorship.id', 'meeting.mentorship')
    .select(['meeting.mentorship', 'meeting.start', 'meeting.status', 'meeting.ending'])
    .where('mentorship.programme', '=', programme)
    .where('meeting.start', '>=', addDays(since, -1))
    .execute();
  return rows.map(({ ending, ...row }) => ({ ...row, ending: ending && JSON.parse(ending) }) as Counted);
}
