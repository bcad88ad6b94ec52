import { describe, expect, test } from 'vitest';
import { changeDetails } from '../../shared/domain/around.ts';
import {
  type AgreedTime,
  confirm,
  confirmSeries,
  decline,
  declineSeries,
  move,
  type Proposal,
  propose,
  proposeSeries,
} from '../../shared/domain/booking.ts';
import { cancel, cancelSeries, takeBack, undoOf } from '../../shared/domain/calling-off.ts';
import type { MeetingId, PersonId, SeriesId, UndoId } from '../../shared/domain/ids.ts';
import { answerInvitation } from '../../shared/domain/inviting.ts';
import type { Facts } from '../../shared/facts.ts';
import { planned, spokenOf } from '../../shared/nudges.ts';
import { type Instant, plus, type WallTime } from '../../shared/time.ts';
import { aMeeting, aPair, at, factsAfter, kofi, london, maya, nudgesFor, rhythm, said } from '../setup/facts.ts';

const meeting = 'mtg_first' as MeetingId;
const time = (wall: string): AgreedTime => ({ at: wall as WallTime, zone: london, fold: 'earlier', start: at(wall) });
const proposal = (wall: string): Proposal => ({ time: time(wall), minutes: 60, method: 'video', place: null, joinLink: null });
const proposed = (by: PersonId, when: string, wall = '2026-11-24T14:00', facts = aPair()) =>
  factsAfter(facts, propose(facts, by, proposal(wall), meeting, at(when)));
const confirmed = (when: string, facts: Facts, s = 1) => factsAfter(facts, confirm(facts, maya, meeting, s, at(when)));
const agreed = () => confirmed('2026-11-18T12:00', proposed(kofi, '2026-11-18T10:00'));
const acts = (facts: Facts, person: PersonId) =>
  said(facts, person, 'proposal', 'series-proposal', 'confirmed', 'moved', 'restored', 'declined', 'cancelled');
const files = (facts: Facts, person: PersonId) => said(facts, person, 'calendar');

describe('invitations', () => {
  const invited = (): Facts => {
    const facts = aPair({ meetings: [aMeeting({ at: '2026-11-24T14:00' })] });
    const parties = facts.parties.map((party) => ({
      ...party,
      invitation: 'invited' as const,
      invitedAt: at('2026-11-16T21:00'),
      answeredAt: null,
    }));
    return { ...facts, parties, mentorship: { ...facts.mentorship, status: 'invited', since: null } };
  };

  test('go to both when they are awake, and nothing else goes to anybody', () => {
    const facts = invited();
    expect(planned(facts).map((nudge) => nudge.kind)).toEqual(['invitation', 'invitation']);
    expect(said(facts, kofi)).toEqual(['invitation 2026-11-17T08:00']);
    expect(nudgesFor(facts, maya)[0]!.because).toEqual({ programme: 'Leading Together', role: 'mentee', name: 'Kofi' });
  });

  test('an answer is told to the coordinators, and whoever has answered is not invited again', () => {
    const facts = factsAfter(invited(), answerInvitation(invited(), maya, true, at('2026-11-17T09:00')));
    expect(said(facts, maya)).toEqual([]);
    expect(said(facts, kofi)).toEqual(['invitation 2026-11-17T08:00']);
    const [told] = planned(facts).filter((nudge) => nudge.kind === 'invitation-answered');
    expect(told).toMatchObject({
      to: { coordinatorsOf: facts.programme.id },
      due: at('2026-11-17T09:00'),
      expires: plus(at('2026-11-17T09:00'), { days: 14 }),
      because: { name: 'Maya' },
    });
  });

  test('whoever has said yes learns what came of it, and nobody hears of their own answer', () => {
    const one = factsAfter(invited(), answerInvitation(invited(), maya, true, at('2026-11-17T09:00')));
    const yes = factsAfter(one, answerInvitation(one, kofi, true, at('2026-11-17T22:00')));
    expect(said(yes, maya, 'invitation-answered')).toEqual(['invitation-answered 2026-11-18T08:00']);
    expect(said(yes, kofi, 'invitation-answered')).toEqual([]);
    const no = factsAfter(one, answerInvitation(one, kofi, false, at('2026-11-17T12:00')));
    expect(said(no, maya)).toEqual(['invitation-answered 2026-11-17T12:00']);
    expect(said(no, kofi)).toEqual([]);
  });

  test('a no ends it: the other invitation is no longer owed, and only the coordinators hear', () => {
    const facts = factsAfter(invited(), answerInvitation(invited(), maya, false, at('2026-11-17T09:00')));
    expect(planned(facts).map((nudge) => nudge.kind)).toEqual(['invitation-answered']);
  });
});

test('a mentorship that has ended owes nothing', () => {
  const facts = agreed();
  expect(planned({ ...facts, mentorship: { ...facts.mentorship, status: 'ended' } })).toEqual([]);
});

describe('a proposal', () => {
  test('goes to the partner, not to whoever made it', () => {
    const facts = proposed(kofi, '2026-11-18T10:00');
    expect(acts(facts, maya)).toEqual(['proposal 2026-11-18T10:00']);
    expect(acts(facts, kofi)).toEqual([]);
  });

  test('made in the partner’s quiet hours waits until they wake', () => {
    expect(acts(proposed(kofi, '2026-11-18T22:30'), maya)).toEqual(['proposal 2026-11-19T08:00']);
  });

  test('for a meeting within 24 hours goes at once, whatever the hour', () => {
    const facts = proposed(kofi, '2026-11-23T22:30');
    expect(acts(facts, maya)).toEqual(['proposal 2026-11-23T22:30']);
    expect(nudgesFor(facts, maya, 'proposal')[0]!.atOnce).toBe(true);
    expect(acts(proposed(kofi, '2026-11-23T06:00', '2026-11-24T06:00'), maya)).toEqual(['proposal 2026-11-23T06:00']);
    expect(acts(proposed(kofi, '2026-11-23T06:00', '2026-11-24T06:01'), maya)).toEqual(['proposal 2026-11-23T08:00']);
  });

  test('answered with another time is a proposal the other way', () => {
    const first = proposed(kofi, '2026-11-18T10:00');
    const facts = factsAfter(first, move(first, maya, meeting, 1, { ...time('2026-11-26T10:00'), minutes: 60 }, at('2026-11-18T11:00')));
    expect(acts(facts, maya)).toEqual([]);
    expect(acts(facts, kofi)).toEqual(['proposal 2026-11-18T11:00']);
  });

  test('agreed to is told to whoever made it, and nobody else', () => {
    const facts = agreed();
    expect(acts(facts, kofi)).toEqual(['confirmed 2026-11-18T12:00']);
    expect(acts(facts, maya)).toEqual([]);
  });

  test('declined is told to whoever made it, without any file', () => {
    const open = proposed(kofi, '2026-11-18T10:00');
    const facts = factsAfter(open, decline(open, maya, meeting, 1, at('2026-11-18T23:00')));
    expect(acts(facts, kofi)).toEqual(['declined 2026-11-19T08:00']);
    expect(acts(facts, maya)).toEqual([]);
    expect(files(facts, kofi)).toEqual([]);
  });

  test('taken back is told, unless the partner was still asleep and never read it', () => {
    const takenBack = (made: string, back: string) => {
      const open = proposed(kofi, made);
      return acts(factsAfter(open, cancel(open, kofi, meeting, 1, at(back))), maya);
    };
    expect(takenBack('2026-11-18T10:00', '2026-11-18T11:00')).toEqual(['cancelled 2026-11-18T11:00']);
    expect(takenBack('2026-11-18T22:00', '2026-11-18T23:00')).toEqual([]);
  });
});

describe('an agreed meeting', () => {
  test('moved is told to the partner; the old time is no longer reminded of', () => {
    const before = agreed();
    const facts = factsAfter(before, move(before, maya, meeting, 1, { ...time('2026-11-26T10:00'), minutes: 60 }, at('2026-11-19T21:00')));
    expect(acts(facts, kofi)).toEqual(['moved 2026-11-20T08:00']);
    expect(acts(facts, maya)).toEqual([]);
    expect(said(facts, kofi, 'notice', 'reminder', 'did-you-meet')).toEqual([]);
  });

  test('moved away from within 24 hours is told at once, though the new time is far off', () => {
    const before = agreed();
    const facts = factsAfter(before, move(before, maya, meeting, 1, { ...time('2026-12-26T10:00'), minutes: 60 }, at('2026-11-24T05:00')));
    expect(acts(facts, kofi)).toEqual(['moved 2026-11-24T05:00']);
  });

  test('cancelled is told to the partner and owes nothing more but a file that takes it out of calendars', () => {
    const before = agreed();
    const facts = factsAfter(before, cancel(before, maya, meeting, 1, at('2026-11-20T21:00')));
    // That two have not met is owed since they began, whatever becomes of a date.
    const ofDate = (who: typeof kofi) => said(facts, who).filter((one) => !one.startsWith('hand-foretold'));
    expect(ofDate(kofi).toSorted()).toEqual(['calendar 2026-11-21T08:00', 'cancelled 2026-11-21T08:00']);
    expect(ofDate(maya)).toEqual(['calendar 2026-11-21T08:00']);
  });

  test('cancelled within 24 hours, or after it should have begun, is told at once', () => {
    const before = agreed();
    const told = (when: string) => acts(factsAfter(before, cancel(before, maya, meeting, 1, at(when))), kofi);
    expect(told('2026-11-23T22:00')).toEqual(['cancelled 2026-11-23T22:00']);
    expect(told('2026-11-24T14:20')).toEqual(['cancelled 2026-11-24T14:20']);
    const evening = confirmed('2026-11-18T12:00', proposed(kofi, '2026-11-18T10:00', '2026-11-24T19:40'));
    const tooLate = factsAfter(evening, cancel(evening, maya, meeting, 1, at('2026-11-24T20:20')));
    expect(acts(tooLate, kofi)).toEqual(['cancelled 2026-11-24T20:20']);
    // It stays news for a while, should it not get through at once.
    expect(nudgesFor(tooLate, kofi, 'cancelled')[0]!.expires).toBe(at('2026-11-26T20:20'));
  });

  test('whose cancellation was taken back after the partner read of it is said to stand, once, and reminds as before', () => {
    const before = agreed();
    const off = cancel(before, maya, meeting, 1, at('2026-11-20T10:00'));
    if ('refused' in off) throw new Error(off.refused);
    const undo = undoOf(before, maya, 'und_0001' as UndoId, off.changes, at('2026-11-20T10:00'));
    const cancelled = factsAfter(before, off);
    const facts = factsAfter(cancelled, takeBack(cancelled, maya, undo, [meeting], at('2026-11-20T10:05')));
    expect(acts(facts, kofi)).toEqual(['restored 2026-11-20T10:05']);
    expect(acts(facts, maya)).toEqual([]);
    expect(said(facts, kofi, 'notice', 'reminder')).toEqual(['notice 2026-11-23T12:00', 'reminder 2026-11-24T13:00']);
    const unread = factsAfter(cancelled, takeBack(cancelled, maya, undo, [], at('2026-11-20T10:05')));
    expect(acts(unread, kofi)).toEqual(['confirmed 2026-11-18T12:00']);
  });

  test('a proposal moved and put back is said to stand, and is not proposed again', () => {
    const open = proposed(kofi, '2026-11-18T10:00');
    const change = move(open, maya, meeting, 1, { ...time('2026-11-26T10:00'), minutes: 60 }, at('2026-11-18T11:00'));
    if ('refused' in change) throw new Error(change.refused);
    const undo = undoOf(open, maya, 'und_0002' as UndoId, change.changes, at('2026-11-18T11:00'));
    const moved = factsAfter(open, change);
    const facts = factsAfter(moved, takeBack(moved, maya, undo, [meeting], at('2026-11-18T11:05')));
    expect(acts(facts, kofi)).toEqual(['restored 2026-11-18T11:05']);
    expect(acts(facts, maya)).toEqual([]);
  });

  test('restored after its notice had gone does not send the notice again', () => {
    const stands = aMeeting({ at: '2026-11-24T14:00', scheduleRevision: 2, restored: { by: maya, at: at('2026-11-23T12:40') } });
    const facts = aPair({ meetings: [stands] });
    expect(said(facts, kofi, 'notice')).toEqual(['notice 2026-11-23T12:00 withheld: carried-by-confirmation']);
  });

  test('has a file for both calendars, a new one whenever what they show changes', () => {
    const first = agreed();
    expect(files(first, kofi)).toEqual(['calendar 2026-11-18T12:00']);
    expect(files(first, maya)).toEqual(['calendar 2026-11-18T12:00']);
    const details = { method: 'video', place: null, joinLink: 'https://example.org/room' } as const;
    const second = factsAfter(first, changeDetails(first, maya, meeting, details, at('2026-11-19T12:00')));
    expect(nudgesFor(second, kofi, 'calendar')).toHaveLength(1);
    expect(nudgesFor(second, kofi, 'calendar')[0]!.key).not.toBe(nudgesFor(first, kofi, 'calendar')[0]!.key);
  });

  test('agreed late in the evening sends its file in the morning', () => {
    expect(files(confirmed('2026-11-18T23:00', proposed(kofi, '2026-11-18T10:00')), kofi)).toEqual(['calendar 2026-11-19T08:00']);
  });

  test('moved and then declined leaves calendars that have to be told', () => {
    const before = agreed();
    const moved = factsAfter(before, move(before, maya, meeting, 1, { ...time('2026-11-26T10:00'), minutes: 60 }, at('2026-11-19T10:00')));
    const facts = factsAfter(moved, decline(moved, kofi, meeting, 2, at('2026-11-19T11:00')));
    expect(acts(facts, maya)).toEqual(['declined 2026-11-19T11:00']);
    expect(files(facts, kofi)).toEqual(['calendar 2026-11-19T11:00']);
  });

  test('a partner whose days are short is not left waiting until the meeting is over', () => {
    const facts = aPair({ mentee: { rhythm: rhythm('08:00', '08:30') } });
    expect(acts(proposed(kofi, '2026-11-23T08:40', '2026-11-25T08:00', facts), maya)).toEqual(['proposal 2026-11-24T08:00']);
    const week = rhythm('08:00', '08:30').waking.with(1, { from: '23:00', to: '23:30' } as never);
    const odd = aPair({ mentee: { rhythm: { ...rhythm('08:00', '08:30'), waking: week } } });
    expect(acts(proposed(kofi, '2026-11-23T08:40', '2026-11-24T09:00', odd), maya)).toEqual(['proposal 2026-11-23T08:40']);
  });
});

describe('a series', () => {
  const series = 'ser_monthly' as SeriesId;
  const ids = ['mtg_one', 'mtg_two', 'mtg_three'] as MeetingId[];
  const whole = () => {
    const facts = aPair();
    const repeats = { recurrence: { kind: 'weeks', every: 4 } as const, count: 3 };
    return factsAfter(
      facts,
      proposeSeries(facts, kofi, proposal('2026-11-24T14:00'), repeats, { series, meetings: ids }, at('2026-11-18T10:00')),
    );
  };
  const inOneGo = () => factsAfter(whole(), confirmSeries(whole(), maya, series, at('2026-11-18T12:00')));
  const about = (facts: Facts, person: PersonId, kind: 'series-proposal' | 'confirmed' | 'cancelled' | 'declined' | 'calendar') =>
    nudgesFor(facts, person, kind).map((nudge) => spokenOf(facts, nudge).map((one) => one.id));

  test('is proposed in one message', () => {
    expect(acts(whole(), maya)).toEqual(['series-proposal 2026-11-18T10:00']);
    expect(nudgesFor(whole(), maya, 'series-proposal')[0]!.because).toEqual({ name: 'Kofi', count: 3 });
    expect(about(whole(), maya, 'series-proposal')).toEqual([ids]);
  });

  test('agreed to in one go is told in one message with one file', () => {
    expect(acts(inOneGo(), kofi)).toEqual(['confirmed 2026-11-18T12:00']);
    expect(about(inOneGo(), kofi, 'confirmed')).toEqual([ids]);
    expect(about(inOneGo(), maya, 'calendar')).toEqual([ids]);
  });

  test('each of its meetings is reminded of by itself', () => {
    expect(said(inOneGo(), maya, 'notice')).toEqual(['notice 2026-11-23T12:00', 'notice 2026-12-21T12:00', 'notice 2027-01-18T12:00']);
  });

  test('of which one is moved leaves the others as they are', () => {
    const before = inOneGo();
    const facts = factsAfter(before, move(before, maya, ids[1]!, 1, { ...time('2026-12-23T10:00'), minutes: 60 }, at('2026-11-19T10:00')));
    expect(acts(facts, kofi)).toEqual(['confirmed 2026-11-18T12:00', 'moved 2026-11-19T10:00']);
    expect(about(facts, kofi, 'confirmed')).toEqual([[ids[0], ids[2]]]);
    const oldKeys = new Set(planned(before).map((nudge) => nudge.key));
    expect(
      planned(facts)
        .filter((nudge) => nudge.kind === 'calendar' || nudge.kind === 'confirmed')
        .every((nudge) => oldKeys.has(nudge.key)),
    ).toBe(true);
  });

  test('of which one changes its place has one new file, for that one', () => {
    const before = inOneGo();
    const details = { method: 'face-to-face', place: 'Room 4', joinLink: null } as const;
    const facts = factsAfter(before, changeDetails(before, maya, ids[1]!, details, at('2026-11-19T10:00')));
    expect(about(facts, kofi, 'calendar')).toEqual([[ids[0], ids[2]], [ids[1]]]);
    const known = new Set(nudgesFor(before, kofi, 'calendar').map((nudge) => nudge.key));
    expect(nudgesFor(facts, kofi, 'calendar').filter((nudge) => !known.has(nudge.key))).toHaveLength(1);
  });

  test('of which one is answered by itself does not propose the rest again', () => {
    const before = whole();
    const facts = factsAfter(before, confirm(before, maya, ids[0]!, 1, at('2026-11-18T12:00')));
    const keys = (of: Facts) => nudgesFor(of, maya, 'series-proposal', 'proposal', 'answer-awaited').map((nudge) => nudge.key);
    expect(keys(facts)).toEqual(keys(before));
  });

  test('declined or called off is told in one message', () => {
    const declined = factsAfter(whole(), declineSeries(whole(), maya, series, at('2026-11-18T12:00')));
    expect(about(declined, kofi, 'declined')).toEqual([ids]);
    const before = inOneGo();
    const off = factsAfter(before, cancelSeries(before, kofi, series, at('2026-11-19T12:00') as Instant));
    expect(acts(off, maya)).toEqual(['cancelled 2026-11-19T12:00']);
    expect(about(off, maya, 'cancelled')).toEqual([ids]);
    expect(about(off, maya, 'calendar')).toEqual([ids]);
  });
});
