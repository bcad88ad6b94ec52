import type { GivenUpReason } from '../../shared/domain/given-up.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { type Facts, partnersOf } from '../../shared/facts.ts';
import { addDays, dateAt, type Instant, plus, weekdayOf } from '../../shared/time.ts';
import type { Tables } from '../store/tables.ts';
import { newRow } from './new-row.ts';
import type { Desk } from './parts.ts';
import type { Row } from './row.ts';
import { markDead } from './settle.ts';

const TOLD_DAYS = 7;

/**
 * Gives a message up. Whoever can help learns of it in the same transaction: the coordinators, once a person, reason and week, and
 * nothing of what it said; and before a meeting the partner, once for each time agreed. `isGone`: from now on they have no account, and
 * that they cannot be reached is the same news.
 */
export async function giveUp(desk: Desk, row: Row, why: GivenUpReason, facts: Facts | undefined, isGone = false): Promise<void> {
  const now = desk.clock.now();
  await desk.store.transaction(async (tx) => {
    if (!(await markDead(tx, row, why, now))) return;
    const reports = facts && row.work === 'say' ? reportsOf(desk, row, why, facts, now, isGone) : [];
    if (reports.length === 0) return;
    await tx
      .insertInto('notification')
      .values(reports)
      .onConflict((oc) => oc.column('key').doNothing())
      .execute();
  });
  desk.log.warn({ notification: row.id, kind: row.kind, why }, 'a message was given up');
}

function reportsOf(desk: Desk, row: Row, reason: GivenUpReason, facts: Facts, now: Instant, isGone: boolean): Tables['notification'][] {
  // Whoever is told that somebody cannot be reached, and cannot be reached, would otherwise be reported for ever.
  if (row.kind === 'coordinator-told') return [];
  // Whoever asked for their plan knows that it did not come.
  if (row.kind === 'plan') return [];
  return [...toCoordinators(row, reason, facts, now, isGone ? 'no-account' : reason), ...toPartners(row, facts, now)].map((said) =>
    newRow(said, now, desk.newId),
  );
}

type Said = Parameters<typeof newRow>[0];

function report(row: Row, kind: Row['kind'], person: PersonId, key: string, due: Instant, expires: Instant): Said {
  const { mentorship } = row;
  return { key, work: 'say', kind, class: 'report', person, mentorship, meeting: null, due, expires };
}

function toCoordinators(row: Row, reason: GivenUpReason, facts: Facts, now: Instant, news: GivenUpReason): Said[] {
  const today = dateAt(now, facts.programme.zone);
  const week = addDays(today, 1 - weekdayOf(today));
  const name =
    facts.people
      .find((person) => person.id === row.person)
      ?.name.trim()
      .split(/\s+/)[0] ?? '';
  return facts.coordinators
    .filter(({ person }) => person !== row.person)
    .map(({ person }) => ({
      ...report(row, 'coordinator-told', person, `told/${row.person}/${news}/${week}/${person}`, now, plus(now, { days: TOLD_DAYS })),
      because: JSON.stringify({ person: row.person, name, reason }),
    }));
}

function toPartners(row: Row, facts: Facts, now: Instant): Said[] {
  const meeting = facts.meetings.find((one) => one.id === row.meeting);
  if (!meeting || meeting.start <= now || (meeting.status !== 'proposed' && meeting.status !== 'confirmed')) return [];
  if (!facts.parties.some(({ person }) => person === row.person)) return [];
  return partnersOf(facts, row.person).map((partner) => ({
    ...report(
      row,
      'partner-not-reached',
      partner.id,
      `not-reached/${meeting.id}/s${meeting.scheduleRevision}/${row.person}/${partner.id}`,
      now,
      meeting.start,
    ),
    meeting: meeting.id,
    because: JSON.stringify({
      name:
        facts.people
          .find((person) => person.id === row.person)
          ?.name.trim()
          .split(/\s+/)[0] ?? '',
    }),
  }));
}
