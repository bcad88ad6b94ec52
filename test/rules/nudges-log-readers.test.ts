import { expect, test } from 'vitest';
import { apply } from '../../shared/apply.ts';
import type { LogId, LogMarkId, PersonId } from '../../shared/domain/ids.ts';
import type { LogMark, MeetingLog } from '../../shared/domain/log.ts';
import { decideReaders, readMark } from '../../shared/domain/log-readers.ts';
import type { Facts } from '../../shared/facts.ts';
import { planned } from '../../shared/nudges.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { aMeeting, aPair, at, factsAfter, nudgesFor, said } from '../setup/facts.ts';
import { grace, kofi, maya } from '../setup/pair-facts.ts';

const pair = aPair({ coordinators: [{ programme: 'pro_leaders', person: grace, name: 'Grace Obi' }] });
const decided = (facts: Facts, may: boolean, now: Instant) =>
  factsAfter(facts, decideReaders(facts.programme, facts.coordinators, grace, may, now));
const announcements = (all: Facts) => planned(all).filter((one) => one.kind === 'readers-announced');

test('that coordinators may read logs is told to both in their waking time, and so is that they no longer may', () => {
  const on = decided(pair, true, at('2026-11-16T22:30'));
  for (const one of [kofi, maya]) expect(said(on, one, 'readers-announced')).toEqual(['readers-announced 2026-11-17T08:00']);
  const off = decided(on, false, at('2026-11-20T10:00'));
  expect(said(off, maya, 'readers-announced')).toEqual(['readers-announced 2026-11-20T10:00']);
  const keyOf = (facts: Facts) => nudgesFor(facts, maya, 'readers-announced')[0]!.key;
  expect(keyOf(off)).not.toBe(keyOf(on));
  expect(announcements(pair)).toEqual([]);
});

test('everybody has been told a good while before the first log that it counts for', () => {
  const on = decided(pair, true, at('2026-11-16T10:00'));
  const { coordinatorsReadFrom } = on.programme.policy;
  for (const nudge of announcements(on)) expect(plus(nudge.due, { days: 6 }) < coordinatorsReadFrom!).toBe(true);
});

test('whoever was invited after it was decided has read it in their invitation', () => {
  const on = decided(pair, true, at('2026-11-16T10:00'));
  const later = { ...on, parties: on.parties.map((one) => ({ ...one, invitedAt: at('2026-11-16T10:01') })) };
  expect(announcements(later)).toEqual([]);
});

test('whoever was asked before, and joins when it is old news, is told when they join', () => {
  const on = decided(pair, true, at('2026-11-16T10:00'));
  const joined = { ...on, mentorship: { ...on.mentorship, since: at('2026-12-20T12:00') } };
  expect(said(joined, maya, 'readers-announced')).toEqual(['readers-announced 2026-12-20T12:00']);
});

test('only coordinators decide it, and deciding the same again is no news', () => {
  const { programme, coordinators } = pair;
  expect(decideReaders(programme, coordinators, kofi, true, at('2026-11-16T10:00'))).toEqual({ refused: 'notCoordinator' });
  expect(decideReaders(programme, coordinators, grace, false, at('2026-11-16T10:00'))).toMatchObject({ changes: [] });
  const on = decided(pair, true, at('2026-11-16T10:00'));
  expect(decideReaders(on.programme, coordinators, grace, true, at('2026-11-30T10:00'))).toMatchObject({ changes: [] });
});

const meeting = aMeeting({ at: '2026-11-24T14:00', status: 'held' });
const log = { id: 'log_one1' as LogId, mentorship: pair.mentorship.id, meeting: meeting.id, status: 'signed' } as MeetingLog;
const reading = (facts: Facts, who: PersonId, when: string, id: string): Facts =>
  apply(facts, readMark(facts, log, who, { id: id as LogMarkId, now: at(when) }));
const read = (who: PersonId, when: string, id: string): LogMark => reading(pair, who, when, id).logMarks[0]!;
const reads = (all: Facts) => planned(all).filter((one) => one.kind === 'log-read');

test('each of the two is told who has read their log, once for each coordinator', () => {
  const logMarks = [read(grace, '2026-11-25T10:00', 'lgm_one1'), read(grace, '2026-11-26T10:00', 'lgm_two2')];
  const told = reads({ ...pair, meetings: [meeting], logs: [log], logMarks });
  expect(told.map(({ to, due, because }) => ({ to, due, because }))).toEqual(
    [kofi, maya].map((to) => ({ to, due: at('2026-11-25T10:00'), because: { log: log.id, name: 'Grace Obi' } })),
  );
  const other = read('per_other', '2026-11-26T12:00', 'lgm_three3');
  const more = reads({ ...pair, meetings: [meeting], logs: [log], logMarks: [...logMarks, other] });
  expect(more).toHaveLength(4);
  // Whoever has stepped back since is in the log by name.
  expect(more.at(-1)!.because.name).toBe('');
});

test('a log that is read after the end is told as well', () => {
  const ended = { ...pair.mentorship, status: 'ended' as const };
  const facts = { ...pair, mentorship: ended, meetings: [meeting], logs: [log], logMarks: [read(grace, '2026-11-25T10:00', 'lgm_one1')] };
  expect(reads(facts)).toHaveLength(2);
  expect(announcements(decided(facts, true, at('2026-11-26T10:00')))).toEqual([]);
});

test('however often a coordinator reads a log, it is written down once a day, by the programme’s clock, and anew for what was put to it since', () => {
  let facts: Facts = { ...pair, meetings: [meeting], logs: [log] };
  const reads = (who: PersonId, ...times: string[]) => {
    for (const [nth, time] of times.entries()) facts = reading(facts, who, time, `lgm_${who}${time}${nth}`);
    return facts.logMarks.filter((one) => one.kind === 'read' && one.person === who).map((one) => one.at);
  };
  expect(reads(grace, '2026-11-25T10:00', '2026-11-25T10:01', '2026-11-25T23:59')).toEqual([at('2026-11-25T10:00')]);
  expect(reads(kofi, '2026-11-25T10:00')).toHaveLength(1);
  expect(reads(grace, '2026-11-26T00:00', '2026-11-26T00:01')).toHaveLength(2);
  const comment: LogMark = {
    ...facts.logMarks[0]!,
    id: 'lgm_more' as LogMarkId,
    kind: 'comment',
    person: maya,
    at: at('2026-11-26T09:00'),
  };
  facts = { ...facts, logMarks: [...facts.logMarks, comment] };
  expect(reads(grace, '2026-11-26T08:59', '2026-11-26T09:01', '2026-11-26T09:02')).toHaveLength(4);
});
