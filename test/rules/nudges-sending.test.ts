import { describe, expect, test } from 'vitest';
import {
  mergeable,
  type Nudge,
  type NudgeKind,
  nextWake,
  nudgeKinds,
  planned,
  reserve,
  stillOwed,
  whenToSend,
  whySentence,
  withheldReasons,
  withheldSentence,
} from '../../shared/nudges.ts';
import { minus, plus } from '../../shared/time.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { aMeeting, aPair, aPause, at, kofi, maya, nudgesFor, rhythm } from '../setup/facts.ts';

const facts = aPair({ meetings: [aMeeting({ at: '2026-11-24T14:00' })] });
const person = facts.people[1]!;
const one = (kind: NudgeKind) => nudgesFor(facts, maya, kind)[0]!;
const waiting = (kind: NudgeKind, key: string, expires = '2026-12-24T10:00'): Nudge => ({
  ...one('next-date'),
  kind,
  key,
  expires: at(expires),
});

describe('just before sending', () => {
  test('what is still owed goes, what is not does not, and what moved on waits', () => {
    const all = planned(facts);
    const reminder = one('reminder');
    expect(stillOwed(reminder, all)).toEqual({ is: 'owed', nudge: reminder });
    expect(stillOwed({ ...reminder, due: minus(reminder.due, { hours: 1 }) }, all)).toEqual({ is: 'later', due: reminder.due });
    expect(stillOwed({ key: 'mtg_gone/s1/reminder/per_x', due: reminder.due }, all)).toEqual({ is: 'withheld', why: 'no-longer-true' });
    const late = planned(aPair({ meetings: [{ ...facts.meetings[0]!, confirmedAt: at('2026-11-24T13:30') }] }));
    expect(stillOwed(reminder, late)).toEqual({ is: 'withheld', why: 'carried-by-confirmation' });
  });

  test('a row of one coordinator is owed while the message to the coordinators is', () => {
    const all = planned(facts);
    const told = all.find((nudge) => nudge.kind === 'invitation-answered')!;
    expect(stillOwed({ key: `${told.key}/per_grace`, due: told.due }, all)).toEqual({ is: 'owed', nudge: told });
  });

  test('after an outage that ends at night, things wait for the morning if that is soon enough', () => {
    const notice = one('notice');
    expect(whenToSend(notice, person, at('2026-11-22T03:00'))).toBe(notice.due);
    expect(whenToSend(notice, person, at('2026-11-23T13:59'))).toBe(at('2026-11-23T13:59'));
    expect(whenToSend(notice, person, notice.expires)).toBeNull();
    expect(whenToSend(one('did-you-meet'), person, at('2026-11-27T03:00'))).toBe(at('2026-11-27T08:00'));
  });

  test('when quiet hours last until it expires, only what the partner did goes, and what the reader accepted', () => {
    const early = aPair({ meetings: [aMeeting({ at: '2026-11-24T08:00' })] });
    const reminder = nudgesFor(early, maya, 'reminder')[0]!;
    expect(whenToSend(reminder, person, at('2026-11-24T06:00'))).toBeNull();
    expect(whenToSend({ ...reminder, class: 'act' }, person, at('2026-11-24T06:00'))).toBe(at('2026-11-24T06:00'));
    expect(whenToSend({ ...reminder, atOnce: true }, person, at('2026-11-24T06:00'))).toBe(at('2026-11-24T06:00'));
  });

  test('the dispatcher wakes exactly when something is due, and looks up every minute at the latest', () => {
    const now = at('2026-11-24T10:00');
    expect(nextWake([plus(now, { minutes: 5 }), plus(now, { seconds: 7 })], now)).toBe(7_000);
    expect(nextWake([minus(now, { minutes: 5 })], now)).toBe(0);
    expect(nextWake([plus(now, { days: 40 })], now)).toBe(60_000);
    expect(nextWake([], now)).toBe(60_000);
  });
});

describe('at most two follow-ups a day', () => {
  const now = at('2026-11-26T10:00');
  const pile = [waiting('touch-base', 'd'), waiting('next-date', 'c'), waiting('another-date', 'b'), waiting('answer-awaited', 'a')];
  const keys = (nudges: { key: string }[]) => nudges.map((nudge) => nudge.key);

  test('the more important go, and the others wait for the next day, at waking', () => {
    const { go, wait } = reserve({ now, person, todays: 0, waiting: pile }, facts.programme);
    expect(keys(go)).toEqual(['a', 'b']);
    expect(wait.map(({ nudge, until }) => [nudge.key, until])).toEqual([
      ['c', at('2026-11-27T08:00')],
      ['d', at('2026-11-27T08:00')],
    ]);
  });

  test('what went earlier that day counts', () => {
    expect(keys(reserve({ now, person, todays: 1, waiting: pile }, facts.programme).go)).toEqual(['a']);
    expect(keys(reserve({ now, person, todays: 2, waiting: pile }, facts.programme).go)).toEqual([]);
    expect(keys(reserve({ now, person, todays: 7, waiting: pile }, facts.programme).go)).toEqual([]);
  });

  test('of equals the one that expires sooner goes first', () => {
    const two = [waiting('next-date', 'x'), waiting('next-date', 'y', '2026-12-01T10:00')];
    expect(keys(reserve({ now, person, todays: 1, waiting: two }, facts.programme).go)).toEqual(['y']);
  });

  test('the next day is one that is neither off nor a bank holiday', () => {
    const thursday = at('2026-12-24T19:00');
    const { wait } = reserve({ now: thursday, person, todays: 2, waiting: pile }, facts.programme);
    expect(wait[0]!.until).toBe(at('2026-12-29T08:00'));
  });

  test('none go in quiet hours or on a day off, when an outage happens to end then', () => {
    for (const [when, until] of [
      ['2026-11-26T22:00', '2026-11-27T08:00'],
      ['2026-11-28T12:00', '2026-11-30T08:00'],
    ]) {
      const { go, wait } = reserve({ now: at(when!), person, todays: 0, waiting: pile }, facts.programme);
      expect(go).toEqual([]);
      expect(wait).toHaveLength(4);
      expect(wait[0]!.until).toBe(at(until!));
    }
  });

  test('a programme may have one a day or none', () => {
    const programme = (followUpsPerDay: number) => aPair({ policy: { followUpsPerDay } }).programme;
    expect(reserve({ now, person, todays: 0, waiting: pile }, programme(1)).go).toHaveLength(1);
    expect(reserve({ now, person, todays: 0, waiting: pile }, programme(0)).go).toHaveLength(0);
  });
});

describe('messages close together become one', () => {
  const nudge = (kind: NudgeKind, due: string, more: Partial<Nudge> = {}): Nudge => ({
    ...one('next-date'),
    key: `${kind}/${due}`,
    kind,
    due: at(due),
    ...more,
  });
  const groups = (...nudges: Nudge[]) =>
    mergeable(nudges, person).map((group) => `${group.nudges.map((each) => each.kind).join('+')} ${group.at.slice(11, 16)}`);

  test('within a quarter of an hour, at the first of them', () => {
    expect(
      groups(
        nudge('next-date', '2026-11-24T10:10'),
        nudge('notice', '2026-11-24T10:00'),
        nudge('another-date', '2026-11-24T10:15'),
        nudge('touch-base', '2026-11-24T10:16'),
      ),
    ).toEqual(['notice+next-date+another-date 10:00', 'touch-base 10:16']);
  });

  test('all that waited for the morning comes as one', () => {
    expect(
      groups(nudge('moved', '2026-11-24T08:00'), nudge('did-you-meet', '2026-11-24T08:00'), nudge('notice', '2026-11-24T08:05')),
    ).toEqual(['did-you-meet+moved+notice 08:00']);
  });

  test('nobody is asked whether they met before the meeting is over, nor told of what has not happened', () => {
    expect(
      groups(nudge('reminder', '2026-11-24T10:00'), nudge('did-you-meet', '2026-11-24T10:10'), nudge('late', '2026-11-24T10:12')),
    ).toEqual(['reminder 10:00', 'did-you-meet 10:10', 'late 10:12']);
  });

  test('invitations and calendar files stay by themselves, and what is withheld is not said at all', () => {
    const same = '2026-11-24T10:00';
    expect(
      groups(
        nudge('invitation', same),
        nudge('calendar', same),
        nudge('confirmed', same),
        nudge('next-date', same, { withheld: 'paused' }),
      ),
    ).toEqual(['calendar 10:00', 'confirmed 10:00', 'invitation 10:00']);
  });

  test('a message that had to go at night takes nothing along that would have waited', () => {
    expect(groups(nudge('cancelled', '2026-11-24T07:50', { atOnce: true }), nudge('notice', '2026-11-24T08:00'))).toEqual([
      'cancelled 07:50',
      'notice 08:00',
    ]);
  });
});

describe('why did I get this?', () => {
  const words = wordsFor('en-GB');

  test('every message that is planned says why, with all its values filled in', () => {
    const busy = [
      facts,
      aPair({ meetings: [aMeeting({ at: '2026-11-24T14:00', status: 'proposed', proposedBy: maya })] }),
      aPair({
        meetings: [aMeeting({ at: '2026-11-24T14:00', status: 'held' })],
        pauses: [aPause(kofi, '2026-11-01', '2026-12-01')],
        mentee: { rhythm: rhythm('20:00', '06:00') },
      }),
    ];
    for (const nudge of busy.flatMap(planned)) {
      const why = whySentence(words, nudge.kind, nudge.because);
      expect(why).toMatch(/^[A-Z1-9].*\.$/);
      expect(why).not.toContain('undefined');
    }
  });

  test('every kind and every reason for holding back has its words', () => {
    const values = { name: 'Kofi', programme: 'Leading Together', hours: 24, minutes: 10, days: 7, count: 3 };
    for (const kind of nudgeKinds) expect(whySentence(words, kind, values)).toMatch(/\.$/);
    for (const why of ['day-full', 'held-up'] as const) expect(withheldSentence(words, why)).toMatch(/^Waits.*\.$/);
    for (const why of withheldReasons) expect(withheldSentence(words, why)).toMatch(/^Not sent.*\.$/);
  });
});
