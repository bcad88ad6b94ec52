import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../shared/decision.ts';
import { agreedTime, clashing, confirm, confirmSeries, decline, move, propose, proposeSeries } from '../../shared/domain/booking.ts';
import { cancel, cancelSeries, cannotSayYet, takeBack, undoOf, withdraw } from '../../shared/domain/calling-off.ts';
import type { MeetingId, SeriesId, UndoId } from '../../shared/domain/ids.ts';
import { noticeGiven } from '../../shared/domain/meeting.ts';
import { minus, plus, type TimeOfDay, type WallDate, type Zone } from '../../shared/time.ts';
import { aMeeting, aPair, at, factsAfter, kofi, london, maya, nudgesFor } from '../setup/facts.ts';

const time = (date: string, clock: string, zone: Zone = london) => {
  const agreed = agreedTime({ date: date as WallDate, time: clock as TimeOfDay, zone });
  if ('kind' in agreed) throw new Error('the clocks change then');
  return agreed;
};
const usual = { minutes: 60, method: 'video', place: null, joinLink: null } as const;
const id = 'mtg_new1' as MeetingId;
const now = at('2026-11-20T09:00');
const why = (outcome: object) => (isRefusal(outcome) ? outcome.refused : 'done');

describe('suggesting a time', () => {
  test('a suggestion waits for the partner and books nothing by itself', () => {
    const facts = factsAfter(aPair(), propose(aPair(), kofi, { time: time('2026-11-24', '14:00'), ...usual }, id, now));
    expect(facts.meetings[0]).toMatchObject({ status: 'proposed', proposedBy: kofi, start: at('2026-11-24T14:00'), confirmedAt: null });
  });

  test('a time that has gone, or that the same pair already has, is refused beside the field', () => {
    const meeting = aMeeting({ at: '2026-11-24T14:00' });
    const facts = aPair({ meetings: [meeting] });
    expect(propose(facts, kofi, { time: time('2026-11-20', '08:59'), ...usual }, id, now)).toEqual({ refused: 'inThePast', field: 'time' });
    expect(propose(facts, kofi, { time: time('2026-11-24', '14:00'), ...usual }, id, now)).toEqual({
      refused: 'alreadyThere',
      field: 'time',
    });
  });

  test('before both have accepted, and for somebody else’s pair, nothing can be suggested', () => {
    const facts = aPair();
    const invited = { ...facts, mentorship: { ...facts.mentorship, status: 'invited' as const } };
    expect(why(propose(invited, kofi, { time: time('2026-11-24', '14:00'), ...usual }, id, now))).toBe('notActive');
    expect(why(propose(facts, 'per_other' as typeof kofi, { time: time('2026-11-24', '14:00'), ...usual }, id, now))).toBe('notYours');
  });

  test('a time that comes twice or not at all when the clocks change is asked about until somebody chooses', () => {
    const said = { time: '01:30' as TimeOfDay, zone: london };
    expect(agreedTime({ date: '2026-10-25' as WallDate, ...said })).toMatchObject({ kind: 'twice' });
    expect(agreedTime({ date: '2026-03-29' as WallDate, ...said })).toMatchObject({ kind: 'skipped' });
    expect(agreedTime({ date: '2026-10-25' as WallDate, ...said, fold: 'later' })).toMatchObject({ start: '2026-10-25T01:30:00.000Z' });
    expect(agreedTime({ date: '2026-10-25' as WallDate, ...said, fold: 'earlier' })).toMatchObject({ start: '2026-10-25T00:30:00.000Z' });
  });

  test('a series is one suggestion, answered at once, keeping its wall time across the clock change; one moved since is answered by itself', () => {
    const ids = { series: 'ser_one1' as SeriesId, meetings: ['mtg_a001', 'mtg_a002', 'mtg_a003'] as MeetingId[] };
    const proposal = { time: time('2026-10-12', '14:00'), ...usual };
    const booked = at('2026-10-01T09:00');
    const facts = aPair();
    const proposed = factsAfter(
      facts,
      proposeSeries(facts, kofi, proposal, { recurrence: { kind: 'weeks', every: 2 }, count: 3 }, ids, booked),
    );
    expect(proposed.meetings.map((one) => one.start)).toEqual([at('2026-10-12T14:00'), at('2026-10-26T14:00'), at('2026-11-09T14:00')]);
    expect(why(confirmSeries(proposed, kofi, ids.series, booked))).toBe('nothingToAnswer');
    const agreed = factsAfter(proposed, confirmSeries(proposed, maya, ids.series, booked));
    expect(agreed.meetings.every((one) => one.status === 'confirmed')).toBe(true);
    const off = factsAfter(agreed, cancelSeries(agreed, maya, ids.series, at('2026-10-20T09:00')));
    expect(off.meetings.map((one) => one.status)).toEqual(['confirmed', 'cancelled', 'cancelled']);
    const moved = factsAfter(proposed, move(proposed, kofi, ids.meetings[1]!, 1, { ...time('2026-10-27', '10:00'), minutes: 60 }, booked));
    const answered = factsAfter(moved, confirmSeries(moved, maya, ids.series, booked));
    expect(answered.meetings.map((one) => one.status)).toEqual(['confirmed', 'proposed', 'confirmed']);
  });

  test('another meeting that lies over the time is a clash; one that only touches it is not', () => {
    const wanted = aMeeting({ at: '2026-11-24T14:00' });
    const over = aMeeting({ at: '2026-11-24T14:59' });
    const next = aMeeting({ at: '2026-11-24T15:00' });
    expect(clashing([wanted, over, next], wanted)).toEqual([over]);
  });
});

describe('answering', () => {
  const proposed = aMeeting({ at: '2026-11-24T14:00', status: 'proposed', proposedBy: kofi, confirmedAt: null });
  const facts = aPair({ meetings: [proposed] });

  test('only the partner agrees, and only to the time on their card', () => {
    expect(why(confirm(facts, kofi, proposed.id, 1, now))).toBe('ownProposal');
    expect(why(confirm(facts, maya, proposed.id, 2, now))).toBe('movedSince');
    const agreed = factsAfter(facts, confirm(facts, maya, proposed.id, 1, now));
    expect(agreed.meetings[0]).toMatchObject({ status: 'confirmed', confirmedAt: now, sequence: 1 });
    expect(why(confirm(agreed, maya, proposed.id, 1, now))).toBe('alreadyConfirmed');
  });

  test('saying no needs no reason and leaves no notice on record', () => {
    const declined = factsAfter(facts, decline(facts, maya, proposed.id, 1, now));
    expect(declined.meetings[0]).toMatchObject({ status: 'cancelled', ending: { kind: 'declined', by: maya, notice: null } });
    expect(why(decline(declined, maya, proposed.id, 1, now))).toBe('isOff');
  });

  test('a time that came while the answer was open can no longer be agreed to', () => {
    expect(why(confirm(facts, maya, proposed.id, 1, plus(proposed.start, { minutes: 1 })))).toBe('isOver');
  });
});

describe('moving and calling off', () => {
  const meeting = aMeeting({ at: '2026-11-24T14:00' });
  const facts = aPair({ meetings: [meeting] });

  test('moving asks the partner again, and counts as a new time', () => {
    const moved = factsAfter(facts, move(facts, maya, meeting.id, 1, { ...time('2026-11-26', '10:00'), minutes: 60 }, now)).meetings[0]!;
    expect(moved).toMatchObject({ status: 'proposed', proposedBy: maya, movedFrom: meeting.start, scheduleRevision: 2, confirmedAt: null });
    expect(why(move(facts, maya, meeting.id, 1, { ...time('2026-11-24', '14:00'), minutes: 60 }, now))).toBe('sameTime');
  });

  test('notice is elapsed hours: it is in time to the very second, also when the clocks change in between', () => {
    const afterChange = aMeeting({ at: '2026-10-25T14:00' });
    const mark = minus(afterChange.start, { hours: 24 });
    expect(mark).toBe(at('2026-10-24T15:00'));
    expect(noticeGiven(afterChange, mark, 24)).toBe('in-time');
    expect(noticeGiven(afterChange, plus(mark, { seconds: 1 }), 24)).toBe('short');
    expect(noticeGiven(afterChange, afterChange.start, 24)).toBe('after-start');
  });

  test('“cannot say yet” is noted once, only for a meeting that is off', () => {
    expect(why(cannotSayYet(facts, maya, meeting.id))).toBe('stillStands');
    const off = factsAfter(facts, cancel(facts, maya, meeting.id, 1, now));
    const noted = factsAfter(off, cannotSayYet(off, maya, meeting.id));
    expect(noted.meetings[0]!.ending).toMatchObject({ another: 'cannot-say', notice: 'in-time' });
    expect(cannotSayYet(noted, maya, meeting.id)).toEqual({ changes: [] });
  });

  test('a mis-tap is undone as if it had not been; once the partner knew, they are told that it stands', () => {
    const cancelled = cancel(facts, maya, meeting.id, 1, now);
    const off = factsAfter(facts, cancelled);
    const undo = undoOf(facts, maya, 'und_one1' as UndoId, isRefusal(cancelled) ? [] : cancelled.changes, now);
    const soon = plus(now, { minutes: 5 });
    const silently = factsAfter(off, takeBack(off, maya, undo, [], soon)).meetings[0]!;
    expect(silently).toEqual({ ...meeting, sequence: 3 });
    const loudly = factsAfter(off, takeBack(off, maya, undo, [meeting.id], soon)).meetings[0]!;
    expect(loudly).toEqual({ ...meeting, sequence: 3, scheduleRevision: 2, restored: { by: maya, at: soon } });
    expect(why(takeBack(off, maya, undo, [], plus(now, { minutes: 16 })))).toBe('undoTooLate');
    expect(why(takeBack(off, kofi, undo, [], soon))).toBe('notYours');
  });

  test('a move taken back before the partner read of it says no notice or reminder a second time', () => {
    const moving = move(facts, maya, meeting.id, 1, { ...time('2026-11-26', '10:00'), minutes: 60 }, now);
    const undo = undoOf(facts, maya, 'und_one1' as UndoId, isRefusal(moving) ? [] : moving.changes, now);
    const moved = factsAfter(facts, moving);
    const back = factsAfter(moved, takeBack(moved, maya, undo, [], plus(now, { minutes: 5 })));
    expect(back.meetings).toEqual([{ ...meeting, sequence: 3 }]);
    const keys = (of: typeof facts) => nudgesFor(of, kofi, 'notice', 'reminder').map((one) => one.key);
    expect(keys(back)).toEqual(keys(facts));
  });

  test('agreeing by a mis-tap is taken back, and the suggestion is open again', () => {
    const proposed = aMeeting({ at: '2026-11-24T14:00', status: 'proposed', proposedBy: kofi });
    const open = aPair({ meetings: [proposed] });
    const agreeing = confirm(open, maya, proposed.id, 1, now);
    const undo = undoOf(open, maya, 'und_one1' as UndoId, isRefusal(agreeing) ? [] : agreeing.changes, now);
    const agreed = factsAfter(open, agreeing);
    const back = factsAfter(agreed, takeBack(agreed, maya, undo, [proposed.id], plus(now, { minutes: 1 }))).meetings[0]!;
    expect(back).toMatchObject({ status: 'proposed', proposedBy: kofi, confirmedAt: null, restored: { by: maya } });
    expect(why(confirm({ ...open, meetings: [back] }, maya, proposed.id, back.scheduleRevision, plus(now, { minutes: 2 })))).toBe('done');
  });

  test('an undo never takes back what somebody decided since', () => {
    const moving = move(facts, maya, meeting.id, 1, { ...time('2026-11-26', '10:00'), minutes: 60 }, now);
    const undo = undoOf(facts, maya, 'und_one1' as UndoId, isRefusal(moving) ? [] : moving.changes, now);
    const moved = factsAfter(facts, moving);
    const agreed = factsAfter(moved, confirm(moved, kofi, meeting.id, 2, plus(now, { minutes: 1 })));
    expect(why(takeBack(agreed, maya, undo, [], plus(now, { minutes: 2 })))).toBe('undoTooLate');
  });

  test('a suggestion taken back before anybody read it leaves no trace', () => {
    const proposing = propose(aPair(), kofi, { time: time('2026-11-24', '14:00'), ...usual }, id, now);
    const undo = undoOf(aPair(), kofi, 'und_one1' as UndoId, isRefusal(proposing) ? [] : proposing.changes, now);
    const open = factsAfter(aPair(), proposing);
    expect(factsAfter(open, withdraw(open, kofi, undo, [], now)).meetings).toEqual([]);
    expect(factsAfter(open, withdraw(open, kofi, undo, [id], now)).meetings[0]).toMatchObject({
      status: 'cancelled',
      ending: { notice: null },
    });
  });
});
