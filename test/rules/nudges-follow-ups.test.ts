import { describe, expect, test } from 'vitest';
import { confirm, propose } from '../../shared/domain/booking.ts';
import { cancel, cannotSayYet } from '../../shared/domain/calling-off.ts';
import type { MeetingId } from '../../shared/domain/ids.ts';
import { endOf, type Meeting } from '../../shared/domain/meeting.ts';
import type { Facts } from '../../shared/facts.ts';
import { plus, type WallDate, type WallTime } from '../../shared/time.ts';
import { aMeeting, aPair as aPairOf, aPause, at, factsAfter, kofi, london, maya, nudgesFor, rhythm, said } from '../setup/facts.ts';
import { aLog } from '../setup/logs.ts';

/** A pair whose logs are in order: each was signed by both half an hour after they met. */
function aPair(pairing: Parameters<typeof aPairOf>[0] = {}): Facts {
  const over = (pairing.meetings ?? []).filter((one) => one.status === 'held');
  return aPairOf({ ...pairing, logs: over.map((meeting) => aLog(meeting, { filedAt: plus(endOf(meeting), { minutes: 30 }) })) });
}

/** 3 November 2026 is a Tuesday; it ended at three. */
const held = (more: Partial<Meeting> = {}) => aMeeting({ status: 'held', ...more, at: '2026-11-03T14:00' });
const followUps = (facts: Facts, person = maya) => said(facts, person, 'next-date', 'touch-base', 'answer-awaited', 'another-date');

describe('next date', () => {
  test('a week after a meeting with no other booked, the mentee is asked for one', () => {
    expect(followUps(aPair({ meetings: [held()] }))).toEqual(['next-date 2026-11-10T15:00']);
  });

  test('it is asked also when nobody has said whether they met', () => {
    expect(followUps(aPair({ meetings: [held({ status: 'confirmed' })] }))).toEqual(['next-date 2026-11-10T15:00']);
    expect(followUps(aPair({ meetings: [held({ status: 'missed' })] }))).toEqual(['next-date 2026-11-10T15:00']);
  });

  test('with another booked or proposed it waits for what comes of that', () => {
    const booked = aMeeting({ at: '2026-11-12T10:00' });
    expect(followUps(aPair({ meetings: [held(), booked] }))).toEqual(['next-date 2026-11-19T11:00']);
    const proposed = aMeeting({ at: '2026-11-12T10:00', status: 'proposed', proposedAt: at('2026-11-11T10:00'), proposedBy: maya });
    expect(followUps(aPair({ meetings: [held(), proposed] }))).toEqual(['next-date 2026-11-19T10:00']);
  });

  test('after a cancellation a week passes again', () => {
    const booked = aPair({ meetings: [held(), aMeeting({ at: '2026-11-24T10:00', proposedAt: at('2026-11-04T10:00') })] });
    const facts = factsAfter(booked, cancel(booked, maya, booked.meetings[1]!.id, 1, at('2026-11-09T12:00')));
    expect(followUps(facts)).toEqual(['next-date 2026-11-16T12:00']);
  });

  test('the days are the programme’s', () => {
    expect(followUps(aPair({ meetings: [held()], policy: { nextDateDays: 3 } }))).toEqual(['next-date 2026-11-06T15:00']);
  });
});

describe('touch base', () => {
  test('two weeks after a meeting the mentor is asked for a word in between, when the next is still far off', () => {
    const next = aMeeting({ at: '2026-12-08T14:00' });
    expect(followUps(aPair({ meetings: [held(), next] }), kofi)).toEqual(['touch-base 2026-11-17T15:00', 'touch-base 2026-12-22T15:00']);
    expect(followUps(aPair({ meetings: [held()] }), kofi)).toEqual(['touch-base 2026-11-17T15:00']);
  });

  test('but not when they meet within three days of it, or have met in between', () => {
    for (const next of ['2026-11-20T15:00', '2026-11-10T15:00'])
      expect(followUps(aPair({ meetings: [held(), aMeeting({ at: next })] }), kofi).some((line) => line.includes('2026-11-17'))).toBe(
        false,
      );
    expect(followUps(aPair({ meetings: [held(), aMeeting({ at: '2026-11-20T15:01' })] }), kofi)).toContain('touch-base 2026-11-17T15:00');
  });

  test('what is over asks for nothing: only the gap after the last meeting counts', () => {
    const next = aMeeting({ at: '2026-12-08T14:00', status: 'held' });
    expect(followUps(aPair({ meetings: [held(), next] }), kofi)).toEqual(['touch-base 2026-12-22T15:00']);
  });

  test('caught up late it stops three days before they meet', () => {
    const facts = aPair({ meetings: [held(), aMeeting({ at: '2026-11-24T14:00' })] });
    expect(nudgesFor(facts, kofi, 'touch-base')[0]!.expires).toBe(at('2026-11-21T14:00'));
  });
});

describe('answer awaited', () => {
  const open = (wall: string, proposedAt: string) =>
    aPair({ meetings: [aMeeting({ at: wall, status: 'proposed', proposedAt: at(proposedAt) })] });

  test('after two days a proposal is mentioned once to whoever has to answer', () => {
    const facts = open('2026-11-24T14:00', '2026-11-10T10:00');
    expect(followUps(facts, maya)).toEqual(['answer-awaited 2026-11-12T10:00']);
    expect(followUps(facts, kofi)).toEqual([]);
    expect(nudgesFor(facts, maya, 'answer-awaited')[0]!.expires).toBe(at('2026-11-24T14:00'));
  });

  test('not when the meeting would have begun by then', () => {
    expect(followUps(open('2026-11-12T10:00', '2026-11-10T10:00'))).toEqual([]);
    expect(followUps(open('2026-11-16T07:00', '2026-11-13T10:00'))).toEqual([]);
  });

  test('once answered it is over', () => {
    const facts = open('2026-11-24T14:00', '2026-11-10T10:00');
    const answered = factsAfter(facts, confirm(facts, maya, facts.meetings[0]!.id, 1, at('2026-11-11T10:00')));
    expect(nudgesFor(answered, maya, 'answer-awaited')).toEqual([]);
  });
});

describe('another date', () => {
  const cannotSay = () => {
    const facts = aPair({ meetings: [aMeeting({ at: '2026-11-24T14:00', proposedAt: at('2026-11-16T10:00') })] });
    const id = facts.meetings[0]!.id;
    const off = factsAfter(facts, cancel(facts, maya, id, 1, at('2026-11-17T10:00')));
    return { asked: off, facts: factsAfter(off, cannotSayYet(off, maya, id)) };
  };

  test('whoever cancelled and could not say when is asked once, three days later', () => {
    expect(followUps(cannotSay().facts, maya)).toEqual(['another-date 2026-11-20T10:00']);
    expect(followUps(cannotSay().facts, kofi)).toEqual([]);
    expect(followUps(cannotSay().asked, maya)).toEqual([]);
  });

  test('not when a date has been proposed since, by either', () => {
    const { facts } = cannotSay();
    const time = { at: '2026-12-01T10:00' as WallTime, zone: london, fold: 'earlier' as const, start: at('2026-12-01T10:00') };
    const details = { time, minutes: 60, method: 'video' as const, place: null, joinLink: null };
    const since = factsAfter(facts, propose(facts, kofi, details, 'mtg_next' as MeetingId, at('2026-11-18T10:00')));
    expect(followUps(since, maya)).toEqual(['answer-awaited 2026-11-20T10:00']);
  });
});

describe('follow-ups keep off', () => {
  const dueOn = (more: Parameters<typeof aPair>[0], ended = '2026-11-03T14:00', days = 7) =>
    followUps(aPair({ meetings: [aMeeting({ at: ended, status: 'held' })], policy: { nextDateDays: days }, ...more }));

  test('quiet hours', () => {
    expect(dueOn({}, '2026-11-03T20:00')).toEqual(['next-date 2026-11-11T08:00']);
  });

  test('days off', () => {
    expect(dueOn({}, '2026-11-07T14:00')).toEqual(['next-date 2026-11-16T08:00']);
  });

  test('the bank holidays of the programme’s jurisdiction', () => {
    expect(dueOn({}, '2026-12-21T14:00', 4)).toEqual(['next-date 2026-12-29T08:00']);
    expect(dueOn({ jurisdiction: 'scotland' }, '2026-11-23T14:00')).toEqual(['next-date 2026-12-01T08:00']);
    expect(dueOn({ jurisdiction: 'none' }, '2026-12-21T14:00', 4)).toEqual(['next-date 2026-12-25T15:00']);
  });

  test('a holiday somebody entered, however long', () => {
    const exceptions = [{ from: '2026-11-09' as WallDate, until: '2027-01-10' as WallDate, off: true, waking: null }];
    expect(dueOn({ mentee: { rhythm: rhythm('08:00', '20:00', { exceptions }) } })).toEqual(['next-date 2027-01-11T08:00']);
  });

  test('the rest of a night shift that began on a day off', () => {
    const mentee = { rhythm: rhythm('20:00', '06:00', { daysOff: [7] }) };
    // Due on Sunday 8 November; Sunday's shift runs into Monday.
    expect(dueOn({ mentee }, '2026-11-01T14:00')).toEqual(['next-date 2026-11-09T20:00']);
  });

  test('somebody who has no working day', () => {
    const mentee = { rhythm: rhythm('08:00', '20:00', { daysOff: [1, 2, 3, 4, 5, 6, 7] }) };
    expect(dueOn({ mentee })).toEqual(['next-date 2026-11-10T15:00 withheld: no-quiet-moment']);
  });

  test('whoever asked for less', () => {
    expect(dueOn({ mentee: { asksForLess: true } })).toEqual(['next-date 2026-11-10T15:00 withheld: asked-for-less']);
  });
});

describe('leave', () => {
  const meetings = [held()];

  test('holds follow-ups back without an end in sight', () => {
    expect(followUps(aPair({ meetings, pauses: [aPause(maya, '2026-11-09')] }))).toEqual(['next-date 2026-11-10T15:00 withheld: paused']);
  });

  test('with a known end, they are counted from the return', () => {
    expect(followUps(aPair({ meetings, pauses: [aPause(maya, '2026-11-09', '2026-11-18')] }))).toEqual([
      'next-date 2026-11-10T15:00 withheld: paused',
      'next-date 2026-11-26T08:00',
    ]);
  });

  test('coming back sooner counts from then, and a leave over before it matters only moves the date', () => {
    const back = at('2026-11-12T09:00');
    expect(followUps(aPair({ meetings, pauses: [aPause(maya, '2026-11-09', '2026-11-18', back)] }))).toEqual([
      'next-date 2026-11-10T15:00 withheld: paused',
      'next-date 2026-11-19T09:00',
    ]);
    expect(followUps(aPair({ meetings, pauses: [aPause(maya, '2026-11-05', '2026-11-06')] }))).toEqual(['next-date 2026-11-16T08:00']);
    const longSince = aPause(maya, '2026-11-05', '2026-11-06', at('2026-11-12T09:00'));
    expect(followUps(aPair({ meetings, pauses: [longSince] }))).toEqual(['next-date 2026-11-16T08:00']);
    expect(followUps(aPair({ meetings, pauses: [aPause(maya, '2026-10-05', '2026-10-06')] }))).toEqual(['next-date 2026-11-10T15:00']);
  });

  test('a leave that never began is none', () => {
    expect(followUps(aPair({ meetings, pauses: [aPause(maya, '2026-11-09', null, at('2026-11-08T12:00'))] }))).toEqual([
      'next-date 2026-11-10T15:00',
    ]);
  });

  test('of the partner stops what would urge on the absent one, and does not tell that they are away', () => {
    const pauses = [aPause(kofi, '2026-11-09')];
    expect(followUps(aPair({ meetings, pauses }))).toEqual([]);
    const proposed = aMeeting({ at: '2026-11-24T14:00', status: 'proposed', proposedAt: at('2026-11-10T10:00') });
    expect(followUps(aPair({ meetings: [proposed], pauses }))).toEqual([]);
    expect(followUps(aPair({ meetings, pauses: [aPause(kofi, '2026-11-09', '2026-11-18')] }))).toEqual(['next-date 2026-11-26T08:00']);
  });

  test('one after another, they start again once, after the last', () => {
    const pauses = [
      aPause(maya, '2026-11-09', '2026-11-18'),
      aPause(maya, '2026-11-20', '2026-12-01'),
      aPause(kofi, '2026-12-03', '2026-12-04'),
    ];
    expect(followUps(aPair({ meetings, pauses }))).toEqual(['next-date 2026-11-10T15:00 withheld: paused', 'next-date 2026-12-14T08:00']);
  });
});
