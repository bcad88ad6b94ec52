import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../shared/decision.ts';
import { sayWhetherMet } from '../../shared/domain/around.ts';
import { MOST_MEETINGS } from '../../shared/domain/booking.ts';
import type { LogId, MeetingId } from '../../shared/domain/ids.ts';
import { discardLog } from '../../shared/domain/log-discarding.ts';
import { enterFromPaper } from '../../shared/domain/log-paper.ts';
import { logDueAt } from '../../shared/domain/log-state.ts';
import type { Facts } from '../../shared/facts.ts';
import { planned } from '../../shared/nudges.ts';
import type { TimeOfDay, WallDate, WallTime } from '../../shared/time.ts';
import { aMeeting, aPair, at, factsAfter, kofi, london, maya } from '../setup/facts.ts';
import { newId, writing } from '../setup/logs.ts';
import { stranger } from '../setup/pair-facts.ts';

const now = at('2026-11-26T10:00');
const enter = (facts: Facts, wall: string, who = maya, meeting = newId('mtg') as MeetingId) =>
  enterFromPaper(
    facts,
    {
      time: { at: wall as WallTime, zone: london, fold: 'earlier', start: at(wall) },
      minutes: 60,
      method: 'face-to-face',
      place: 'Library',
    },
    { meeting, log: newId('log') as LogId },
    { who, now, heard: new Map() },
  );
const refused = (facts: Facts, wall: string, who = maya) => {
  const outcome = enter(facts, wall, who);
  return isRefusal(outcome) ? outcome.refused : null;
};

/** Maya has entered it, and opened its form. */
function onPaper() {
  const id = newId('mtg') as MeetingId;
  const log = writing(aPair(), id);
  log.meanwhile((facts) => enter(facts, '2026-11-03T14:00', maya, id));
  log.opens('f1');
  return log;
}

describe('a log that was written on paper', () => {
  test('brings its meeting with it: whoever enters it says that it took place, and asks for no file and no reminder', () => {
    const facts = factsAfter(aPair(), enter(aPair(), '2026-11-03T14:00'));
    const [meeting] = facts.meetings;
    expect(meeting).toMatchObject({ status: 'held', at: '2026-11-03T14:00', place: 'Library' });
    expect(facts.attendance).toMatchObject([{ person: maya, met: true }]);
    expect(facts.logs).toMatchObject([{ meeting: meeting!.id, status: 'draft', paper: true, startedBy: maya }]);
    const kinds = planned(facts).map(({ kind }) => kind);
    for (const kind of ['calendar', 'notice', 'reminder', 'confirmed', 'proposal']) expect(kinds).not.toContain(kind);
  });

  test('is not overdue on the day it is entered', () => {
    const facts = factsAfter(aPair(), enter(aPair(), '2026-11-03T14:00'));
    expect(logDueAt(facts, facts.meetings[0]!)! > now).toBe(true);
  });

  test('is signed by both like any other', () => {
    const log = onPaper();
    log.types(maya, 'f1', { topics: 'The rota' }, now);
    expect(log.files(maya, now)).toBeNull();
    expect(log.signs(kofi, at('2026-11-26T11:00'))).toBeNull();
    expect(log.names()).toEqual([maya, kofi]);
    expect(log.state().facts.meetings[0]!.status).toBe('held');
  });

  test('is about a meeting of which the other may also say that it never was', () => {
    const log = onPaper();
    log.meanwhile((facts) => sayWhetherMet(facts, kofi, facts.meetings[0]!.id, false, now));
    expect(log.state().facts.meetings[0]!.status).toBe('confirmed');
    expect(logDueAt(log.state().facts, log.state().facts.meetings[0]!)).toBeNull();
  });

  test('may name a next meeting that has been since, and suggests none for it', () => {
    const log = onPaper();
    const next = { nextDate: '2026-11-20' as WallDate, nextTime: '14:00' as TimeOfDay, nextZone: london };
    log.types(maya, 'f1', { topics: 'The rota', ...next }, now);
    expect(log.files(maya, now)).toBeNull();
    expect(log.record().next).toEqual({ at: '2026-11-20T14:00', zone: london });
    expect(log.state().facts.meetings).toHaveLength(1);
  });

  test('is about a meeting that is over, not too long ago, and not in Cairn already', () => {
    expect(refused(aPair(), '2026-11-26T09:30')).toBe('paperNotOver');
    expect(refused(aPair(), '2026-11-26T09:00')).toBeNull();
    expect(refused(aPair(), '2026-05-30T09:00')).toBe('paperTooOld');
    const known = aPair({ meetings: [aMeeting({ at: '2026-11-03T14:00', status: 'held' })] });
    for (const wall of ['2026-11-03T14:00', '2026-11-03T13:15', '2026-11-03T14:45']) expect(refused(known, wall)).toBe('paperThere');
    expect(refused(known, '2026-11-03T13:00')).toBeNull();
    expect(refused(known, '2026-11-03T15:00')).toBeNull();
    const off = aPair({ meetings: [aMeeting({ at: '2026-11-03T14:00', status: 'cancelled' })] });
    expect(refused(off, '2026-11-03T14:00')).toBeNull();
  });

  test('is the pair’s to enter, and there is an end to how many', () => {
    expect(refused(aPair(), '2026-11-03T14:00', stranger)).toBe('notYours');
    const full = Array.from({ length: MOST_MEETINGS }, () => aMeeting({ at: '2026-12-03T14:00' }));
    expect(refused(aPair({ meetings: full }), '2026-11-03T14:00')).toBe('diaryFull');
  });

  test('thrown away takes the meeting with it that it brought, and no other', () => {
    const facts = factsAfter(aPair(), enter(aPair(), '2026-11-03T14:00'));
    const gone = factsAfter(facts, discardLog(facts, facts.logs[0]!));
    expect([gone.logs, gone.meetings, gone.attendance]).toEqual([[], [], []]);
    const arranged = aPair({ meetings: [aMeeting({ at: '2026-11-03T14:00', status: 'held' })] });
    const log = writing(arranged);
    log.begins(maya, now);
    log.discards();
    expect(log.state().facts.meetings).toEqual(arranged.meetings);
  });
});
