import { describe, expect, test } from 'vitest';
import { actionsNotReady } from '../../shared/domain/agenda.ts';
import { runningLate, sayWhetherMet, settle } from '../../shared/domain/around.ts';
import { outcomeOf, settlesAt } from '../../shared/domain/attendance.ts';
import type { AgendaPointId } from '../../shared/domain/ids.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import { duties, noticeKey, noticeSentence, planned, reminderTone } from '../../shared/nudges.ts';
import { minus, plus } from '../../shared/time.ts';
import { aMeeting, aPair, aPause, at, factsAfter, kofi, kolkata, london, maya, newYork, nudgesFor, rhythm, said } from '../setup/facts.ts';

const night = { rhythm: rhythm('20:00', '06:00') };
/** 24 November 2026 is a Tuesday. */
const tuesday = (time: string) => aMeeting({ at: `2026-11-24T${time}`, proposedAt: at('2026-11-18T10:00') });

describe('notice', () => {
  test('comes two hours before the 24 hours begin, to both, and is of no use once they have begun', () => {
    const facts = aPair({ meetings: [tuesday('14:00')] });
    for (const person of [kofi, maya]) {
      expect(said(facts, person, 'notice')).toEqual(['notice 2026-11-23T12:00']);
      expect(nudgesFor(facts, person, 'notice')[0]!.expires).toBe(at('2026-11-23T14:00'));
    }
  });

  test('a programme may agree on other hours of notice', () => {
    const facts = aPair({ meetings: [tuesday('14:00')], policy: { noticeHours: 48 } });
    expect(said(facts, maya, 'notice')).toEqual(['notice 2026-11-22T12:00']);
    expect(nudgesFor(facts, maya, 'notice')[0]!.because).toEqual({ name: 'Kofi', hours: 48 });
  });

  test('in quiet hours it comes half an hour before the evening before ends, be that a day off', () => {
    const facts = aPair({ meetings: [tuesday('09:00')] });
    expect(said(facts, maya, 'notice')).toEqual(['notice 2026-11-22T19:30']);
  });

  test('leave and asking for less do not hold it back', () => {
    const facts = aPair({ meetings: [tuesday('14:00')], mentee: { asksForLess: true }, pauses: [aPause(maya, '2026-11-16')] });
    expect(said(facts, maya, 'notice', 'reminder')).toEqual(['notice 2026-11-23T12:00', 'reminder 2026-11-24T13:00']);
  });

  test('a night worker gets it before going to bed in the morning', () => {
    const facts = aPair({ meetings: [tuesday('21:00')], mentee: night });
    expect(said(facts, maya, 'notice')).toEqual(['notice 2026-11-23T05:30']);
    expect(said(facts, kofi, 'notice')).toEqual(['notice 2026-11-23T19:00']);
  });

  test('somebody awake for less than half an hour gets it when they wake', () => {
    const facts = aPair({ meetings: [tuesday('14:00')], mentee: { rhythm: rhythm('09:00', '09:20') } });
    expect(said(facts, maya, 'notice')).toEqual(['notice 2026-11-23T09:00']);
  });

  test('only an agreed meeting has one', () => {
    const facts = aPair({ meetings: [aMeeting({ at: '2026-11-24T14:00', status: 'proposed' })] });
    expect(said(facts, maya, 'notice', 'reminder', 'did-you-meet')).toEqual([]);
  });

  test('a meeting moved and agreed again has a new one under a new key', () => {
    const meeting = tuesday('14:00');
    const moved = { ...meeting, scheduleRevision: 2, start: at('2026-11-26T14:00'), confirmedAt: at('2026-11-20T10:00') };
    expect(noticeKey(moved, maya)).not.toBe(noticeKey(meeting, maya));
    expect(said(aPair({ meetings: [moved] }), maya, 'notice')).toEqual(['notice 2026-11-25T12:00']);
  });

  describe('when little time is left at booking', () => {
    const booked = (confirmedAt: string, start = '2026-11-24T14:00') =>
      aMeeting({ at: start, proposedAt: minus(at(confirmedAt), { minutes: 5 }), confirmedAt: at(confirmedAt) });
    const sentence = (meeting: Meeting) => noticeSentence(meeting, aPair().people[1]!, 24);

    test('a moment is left: it comes', () => {
      expect(said(aPair({ meetings: [booked('2026-11-23T11:59')] }), maya, 'notice')).toEqual(['notice 2026-11-23T12:00']);
      expect(sentence(booked('2026-11-23T11:59'))).toBe('coming');
    });

    test('no moment is left before the mark: the confirmation carries the sentence', () => {
      const facts = aPair({ meetings: [booked('2026-11-23T12:00')] });
      expect(said(facts, maya, 'notice')).toEqual(['notice 2026-11-23T12:00 withheld: carried-by-confirmation']);
      expect(sentence(booked('2026-11-23T12:00'))).toBe('carried');
    });

    test('booked late in the evening for the day after next: the only moment has passed, and nobody is woken for it', () => {
      const meeting = booked('2026-11-22T21:00', '2026-11-24T09:00');
      expect(said(aPair({ meetings: [meeting] }), maya, 'notice')).toEqual(['notice 2026-11-22T19:30 withheld: carried-by-confirmation']);
      expect(sentence(meeting)).toBe('carried');
    });

    test('booked two hours ahead: no notice, the reminder as usual, and the confirmation knows that the mark is past', () => {
      const meeting = booked('2026-11-24T12:00');
      const facts = aPair({ meetings: [meeting] });
      expect(said(facts, maya, 'notice')).toEqual(['notice 2026-11-23T12:00 withheld: carried-by-confirmation']);
      expect(said(facts, maya, 'reminder')).toEqual(['reminder 2026-11-24T13:00']);
      expect(sentence(meeting)).toBe('past');
    });
  });

  test('a reminder is worded differently when the notice should have gone and did not', () => {
    expect(reminderTone({ state: 'sent' }, 'coming')).toBe('usual');
    expect(reminderTone({ state: 'dead' }, 'coming')).toBe('notice-missed');
    expect(reminderTone({ state: 'withheld', why: 'came-too-late' }, 'coming')).toBe('notice-missed');
    expect(reminderTone({ state: 'withheld', why: 'merged' }, 'coming')).toBe('usual');
    expect(reminderTone(undefined, 'coming')).toBe('notice-missed');
    expect(reminderTone({ state: 'withheld' }, 'carried')).toBe('usual');
    expect(reminderTone(undefined, 'past')).toBe('usual');
  });
});

describe('across clock changes', () => {
  const proposedAt = at('2026-03-01T10:00');

  test('24 hours before a meeting on the day the clocks go forward are 24 hours', () => {
    const facts = aPair({ meetings: [aMeeting({ at: '2026-03-29T14:00', proposedAt })] });
    expect(said(facts, maya, 'notice')).toEqual(['notice 2026-03-28T11:00']);
    expect(nudgesFor(facts, maya, 'notice')[0]!.expires).toBe('2026-03-28T13:00:00.000Z');
  });

  test('and so they are on the day the clocks go back', () => {
    const facts = aPair({ meetings: [aMeeting({ at: '2026-10-25T14:00', proposedAt })] });
    expect(said(facts, maya, 'notice')).toEqual(['notice 2026-10-24T13:00']);
    expect(nudgesFor(facts, maya, 'notice')[0]!.expires).toBe('2026-10-24T14:00:00.000Z');
  });

  test('a mentor in New York and a mentee in Kolkata each hear at their own hour, when London puts its clocks back first', () => {
    const pair = { mentor: { zone: newYork }, mentee: { zone: kolkata } };
    const facts = aPair({ ...pair, meetings: [aMeeting({ at: '2026-10-26T14:00', zone: london, proposedAt })] });
    expect(said(facts, kofi, 'notice', 'reminder', 'did-you-meet')).toEqual([
      'notice 2026-10-25T08:00',
      'reminder 2026-10-26T09:00',
      'did-you-meet 2026-10-26T11:00',
    ]);
    expect(said(facts, maya, 'notice', 'reminder', 'did-you-meet')).toEqual([
      'notice 2026-10-25T17:30',
      'reminder 2026-10-26T18:30',
      'did-you-meet 2026-10-27T08:00',
    ]);
  });

  test('and when New York puts them forward first', () => {
    const pair = { mentor: { zone: newYork }, mentee: { zone: kolkata } };
    const facts = aPair({ ...pair, meetings: [aMeeting({ at: '2026-03-09T09:00', zone: newYork, proposedAt })] });
    // 09:00 in New York is 13:00 in London and 18:30 in Kolkata; 26 hours before, New York still slept.
    expect(said(facts, kofi, 'notice', 'reminder', 'did-you-meet')).toEqual([
      'notice 2026-03-07T19:30',
      'reminder 2026-03-09T08:00',
      'did-you-meet 2026-03-09T10:00',
    ]);
    expect(said(facts, maya, 'notice', 'reminder', 'did-you-meet')).toEqual([
      'notice 2026-03-08T16:30',
      'reminder 2026-03-09T17:30',
      'did-you-meet 2026-03-09T19:30',
    ]);
  });

  test('a night worker is reminded by the clock on the wall in the night it changes', () => {
    const facts = aPair({ mentee: night, meetings: [aMeeting({ at: '2026-10-25T02:30', proposedAt })] });
    const [reminder] = nudgesFor(facts, maya, 'reminder');
    expect(reminder!.due).toBe('2026-10-25T01:30:00.000Z');
    expect(said(facts, maya, 'did-you-meet')).toEqual(['did-you-meet 2026-10-25T03:30']);
    expect(said(facts, kofi, 'did-you-meet')).toEqual(['did-you-meet 2026-10-25T08:00']);
  });
});

describe('the reminder', () => {
  const reminders = (time: string, more: Partial<Meeting> = {}) =>
    said(aPair({ meetings: [{ ...tuesday(time), ...more }] }), maya, 'reminder');

  test('comes an hour before and is of no use after the start', () => {
    expect(reminders('14:00')).toEqual(['reminder 2026-11-24T13:00']);
    expect(nudgesFor(aPair({ meetings: [tuesday('14:00')] }), maya, 'reminder')[0]!.expires).toBe(at('2026-11-24T14:00'));
  });

  test('for a meeting soon after waking it comes at waking, if that leaves a quarter of an hour', () => {
    expect(reminders('08:40')).toEqual(['reminder 2026-11-24T08:00']);
    expect(reminders('08:15')).toEqual(['reminder 2026-11-24T08:00']);
  });

  test('otherwise the evening before', () => {
    expect(reminders('08:14')).toEqual(['reminder 2026-11-23T19:30']);
    expect(reminders('08:00')).toEqual(['reminder 2026-11-23T19:30']);
  });

  test('for a meeting in quiet hours it comes an hour before all the same: the person accepted that hour', () => {
    expect(reminders('06:00')).toEqual(['reminder 2026-11-24T05:00']);
    expect(nudgesFor(aPair({ meetings: [tuesday('06:00')] }), maya, 'reminder')[0]!.atOnce).toBe(true);
  });

  test('a meeting that begins in the evening and ends in quiet hours is reminded of like any other', () => {
    expect(reminders('19:30')).toEqual(['reminder 2026-11-24T18:30']);
    expect(nudgesFor(aPair({ meetings: [tuesday('19:30')] }), maya, 'reminder')[0]!.atOnce).toBe(false);
  });

  test('booked less than an hour ahead, the confirmation is reminder enough', () => {
    const booked = { proposedAt: at('2026-11-24T13:20'), confirmedAt: at('2026-11-24T13:30') };
    expect(reminders('14:00', booked)).toEqual(['reminder 2026-11-24T13:00 withheld: carried-by-confirmation']);
  });

  test('booked in the night for just after waking, too', () => {
    const booked = { proposedAt: at('2026-11-23T21:00'), confirmedAt: at('2026-11-23T21:30') };
    expect(reminders('08:10', booked)).toEqual(['reminder 2026-11-23T19:30 withheld: carried-by-confirmation']);
  });
});

describe('actions that will not be ready', () => {
  const meeting = tuesday('14:00');
  const point = 'agp_0001' as AgendaPointId;
  const saidBy = (time: string, facts = aPair({ meetings: [meeting] })) =>
    factsAfter(facts, actionsNotReady(facts, maya, meeting.id, point, at(time)));

  test('are in the reminder, when they are said before it', () => {
    expect(said(saidBy('2026-11-24T12:59'), kofi, 'not-ready')).toEqual([]);
  });

  test('are told to the partner once the reminder has gone, and to nobody else', () => {
    expect(said(saidBy('2026-11-24T13:20'), kofi, 'not-ready')).toEqual(['not-ready 2026-11-24T13:20']);
    expect(said(saidBy('2026-11-24T13:20'), maya, 'not-ready')).toEqual([]);
  });

  test('said in the night before an early meeting, they wait until the partner wakes', () => {
    const early = aMeeting({ ...tuesday('08:05'), at: '2026-11-24T08:05' });
    const facts = aPair({ meetings: [early] });
    expect(said(factsAfter(facts, actionsNotReady(facts, maya, early.id, point, at('2026-11-23T22:00'))), kofi, 'not-ready')).toEqual([
      'not-ready 2026-11-24T08:00',
    ]);
  });

  test('for a meeting in the partner’s night they are told an hour before', () => {
    const late = aMeeting({ at: '2026-11-24T22:00', proposedAt: at('2026-11-24T19:30'), confirmedAt: at('2026-11-24T20:10') });
    const facts = aPair({ meetings: [late] });
    const told = (time: string) => said(factsAfter(facts, actionsNotReady(facts, maya, late.id, point, at(time))), kofi, 'not-ready');
    expect(told('2026-11-24T20:30')).toEqual([]);
    expect(told('2026-11-24T21:15')).toEqual(['not-ready 2026-11-24T21:15']);
  });
});

describe('running late', () => {
  const meeting = tuesday('14:00');
  const pair = aPair({ meetings: [meeting] });

  test('is told to the partner at once, and to nobody else', () => {
    const facts = factsAfter(pair, runningLate(pair, maya, meeting.id, 10, at('2026-11-24T13:50')));
    expect(said(facts, kofi, 'late')).toEqual(['late 2026-11-24T13:50']);
    expect(nudgesFor(facts, kofi, 'late')[0]).toMatchObject({
      atOnce: true,
      expires: at('2026-11-24T15:00'),
      because: { name: 'Maya', minutes: 10 },
    });
    expect(said(facts, maya, 'late')).toEqual([]);
  });

  test('later still is news again', () => {
    const ten = factsAfter(pair, runningLate(pair, maya, meeting.id, 10, at('2026-11-24T13:50')));
    const twenty = factsAfter(ten, runningLate(ten, maya, meeting.id, 20, at('2026-11-24T14:05')));
    expect(nudgesFor(twenty, kofi, 'late')[0]!.key).not.toBe(nudgesFor(ten, kofi, 'late')[0]!.key);
  });

  test('said about a time that was given up since, it is not said', () => {
    const facts = factsAfter(pair, runningLate(pair, maya, meeting.id, 10, at('2026-11-24T13:50')));
    const moved = { ...meeting, scheduleRevision: 2, start: at('2026-11-24T17:00'), confirmedAt: at('2026-11-24T13:55') };
    expect(said({ ...facts, meetings: [moved] }, kofi, 'late')).toEqual([]);
  });
});

describe('did you meet?', () => {
  const meeting = tuesday('14:00');
  const pair = aPair({ meetings: [meeting] });
  const end = at('2026-11-24T15:00');

  test('is asked of each at the end, or at waking when the end is in quiet hours', () => {
    expect(said(pair, kofi, 'did-you-meet')).toEqual(['did-you-meet 2026-11-24T15:00']);
    expect(said(aPair({ meetings: [tuesday('19:00')] }), kofi, 'did-you-meet')).toEqual(['did-you-meet 2026-11-25T08:00']);
    expect(nudgesFor(pair, kofi, 'did-you-meet')[0]!.expires).toBe(plus(end, { days: 14 }));
  });

  test('whoever has answered is not asked again', () => {
    const facts = factsAfter(pair, sayWhetherMet(pair, kofi, meeting.id, true, plus(end, { minutes: 5 })));
    expect(said(facts, kofi, 'did-you-meet')).toEqual([]);
    expect(said(facts, maya, 'did-you-meet')).toEqual(['did-you-meet 2026-11-24T15:00']);
  });

  test('two yeses are a meeting held', () => {
    const one = factsAfter(pair, sayWhetherMet(pair, kofi, meeting.id, true, plus(end, { minutes: 5 })));
    const both = factsAfter(one, sayWhetherMet(one, maya, meeting.id, true, plus(end, { minutes: 9 })));
    expect(both.meetings[0]!.status).toBe('held');
    expect(said(both, maya, 'did-you-meet')).toEqual([]);
  });

  test('a yes and three days of silence are a meeting held, by itself', () => {
    const answered = plus(end, { minutes: 5 });
    const facts = factsAfter(pair, sayWhetherMet(pair, kofi, meeting.id, true, answered));
    const due = plus(answered, { days: 3 });
    expect(duties(facts)).toEqual([{ key: `${meeting.id}/settle/${due}`, kind: 'settle', meeting: meeting.id, due }]);
    expect(settle(facts, meeting.id, minus(due, { seconds: 1 })).changes).toEqual([]);
    const settled = factsAfter(facts, settle(facts, meeting.id, due));
    expect(settled.meetings[0]!.status).toBe('held');
    expect(duties(settled)).toEqual([]);
  });

  test('a no and three days of silence are a meeting missed, and silence of both stays open', () => {
    const answer = { meeting: meeting.id, person: maya, met: false, at: end };
    expect(outcomeOf(meeting, [answer], plus(end, { days: 3 }))).toBe('missed');
    expect(outcomeOf(meeting, [answer], plus(end, { days: 2 }))).toBe('waiting');
    expect(outcomeOf(meeting, [], plus(end, { days: 30 }))).toBe('waiting');
    expect(settlesAt(meeting, [])).toBeNull();
  });

  test('different answers are put to both and to nobody else, without saying whose is whose', () => {
    const one = factsAfter(pair, sayWhetherMet(pair, kofi, meeting.id, true, at('2026-11-24T15:10')));
    const facts = factsAfter(one, sayWhetherMet(one, maya, meeting.id, false, at('2026-11-24T21:00')));
    expect(said(facts, kofi, 'accounts-differ')).toEqual(['accounts-differ 2026-11-25T08:00']);
    expect(said(facts, maya, 'accounts-differ')).toEqual(['accounts-differ 2026-11-25T08:00']);
    const differing = planned(facts).filter((nudge) => nudge.kind === 'accounts-differ');
    expect(differing).toHaveLength(2);
    for (const { because } of differing) expect(Object.keys(because)).toEqual(['name']);
    expect(duties(facts)).toEqual([]);
    const agreed = factsAfter(facts, sayWhetherMet(facts, maya, meeting.id, true, at('2026-11-25T09:00')));
    expect(said(agreed, kofi, 'accounts-differ')).toEqual([]);
  });
});
