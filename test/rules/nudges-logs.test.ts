import { describe, expect, test } from 'vitest';
import { sayWhetherMet } from '../../shared/domain/around.ts';
import type { ContactId } from '../../shared/domain/ids.ts';
import type { Facts } from '../../shared/facts.ts';
import { type NudgeKind, planned } from '../../shared/nudges.ts';
import type { WallDate } from '../../shared/time.ts';
import { aMeeting, aPair, aPause, at, kofi, maya, nudgesFor, rhythm, said } from '../setup/facts.ts';
import { filed, later, onTuesday } from '../setup/log-of-tuesday.ts';
import { aLog } from '../setup/logs.ts';

const news: NudgeKind[] = ['log-filed', 'log-correction', 'log-comment', 'log-signed', 'log-differs', 'log-amended'];
const told = (facts: Facts, person = kofi) => said(facts, person, ...news);
const asked = (facts: Facts, person = maya) => said(facts, person, 'log-due', 'log-overdue', 'log-signature', 'next-date', 'touch-base');
const held = (pairing: Parameters<typeof aPair>[0] = {}) => aPair({ meetings: [onTuesday({ status: 'held' })], ...pairing });
const writtenBy = (logBy: Facts['mentorship']['logBy']) => ({ mentorship: { ...aPair().mentorship, logBy } });
const ofFiled = () => filed().state().facts;

describe('what the other did to a log', () => {
  test('filed is told to the other, when they are awake, and says nothing of what is in it', () => {
    expect(told(ofFiled())).toEqual(['log-filed 2026-11-03T16:10']);
    expect(told(ofFiled(), maya)).toEqual([]);
    const [nudge] = nudgesFor(ofFiled(), kofi, 'log-filed');
    expect(nudge).toMatchObject({ because: { name: 'Maya', of: 'record' }, atOnce: false });
    expect(JSON.stringify(planned(ofFiled()))).not.toContain('rota');
    const asleep = filed({}, aPair({ meetings: [onTuesday()], mentor: { rhythm: rhythm('08:00', '16:00') } })).state().facts;
    expect(told(asleep)).toEqual(['log-filed 2026-11-04T08:00']);
  });

  test('taken back before the other woke is never told, and filed again is told once', () => {
    const log = filed({}, aPair({ meetings: [onTuesday()], mentor: { rhythm: rhythm('08:00', '16:00') } }));
    const [before] = nudgesFor(log.state().facts, kofi, 'log-filed');
    log.withdraws(maya);
    expect(told(log.state().facts)).toEqual([]);
    log.files(maya, later(30));
    expect(told(log.state().facts)).toEqual(['log-filed 2026-11-04T08:00']);
    expect(nudgesFor(log.state().facts, kofi, 'log-filed')[0]!.key).not.toBe(before!.key);
  });

  test('signed, corrected or seen differently is told to its writer', () => {
    const signed = filed();
    signed.signs(kofi, later(20));
    expect(told(signed.state().facts, maya)).toEqual(['log-signed 2026-11-03T16:20']);
    expect(told(signed.state().facts)).toEqual([]);
    const corrected = filed();
    corrected.corrects(kofi, 'the budget', later(20));
    expect(told(corrected.state().facts, maya)).toEqual(['log-correction 2026-11-03T16:20']);
    corrected.withdraws(maya);
    expect(told(corrected.state().facts, maya)).toEqual([]);
    const differing = filed();
    differing.differs(kofi, 'otherwise', later(20));
    expect(told(differing.state().facts, maya)).toEqual(['log-differs 2026-11-03T16:20']);
  });

  test('a comment is told to whom it is for, unless they are to read it with the log anyway', () => {
    const log = filed();
    log.comments(maya, 'more of that next time', later(15));
    expect(told(log.state().facts)).toEqual(['log-filed 2026-11-03T16:10']);
    log.comments(kofi, 'gladly', later(20));
    expect(told(log.state().facts, maya)).toEqual(['log-comment 2026-11-03T16:20']);
    log.signs(kofi, later(30));
    log.comments(maya, 'thank you', later(40));
    expect(told(log.state().facts)).toEqual(['log-comment 2026-11-03T16:40']);
  });

  test('an addition is told to the other, and its end to whoever added it', () => {
    const log = filed();
    log.signs(kofi, later(20));
    log.amends(kofi, later(30));
    expect(told(log.state().facts, maya)).toEqual(['log-signed 2026-11-03T16:20', 'log-amended 2026-11-03T16:30']);
    log.signsAddition(maya, later(40));
    expect(told(log.state().facts)).toEqual(['log-signed 2026-11-03T16:40']);
    expect(nudgesFor(log.state().facts, kofi, 'log-signed')[0]!.because).toEqual({ name: 'Maya', of: 'addition' });
    log.amends(kofi, later(45));
    log.differs(maya, 'no', later(50));
    expect(told(log.state().facts)).toEqual(['log-signed 2026-11-03T16:40', 'log-differs 2026-11-03T16:50']);
  });

  test('of a meeting that one says never was is told no more', () => {
    const log = filed();
    log.meanwhile((facts) => sayWhetherMet(facts, maya, facts.meetings[0]!.id, false, later(15)));
    log.meanwhile((facts) => sayWhetherMet(facts, kofi, facts.meetings[0]!.id, false, later(16)));
    expect(log.state().facts.meetings[0]!.status).toBe('missed');
    expect([...told(log.state().facts), ...asked(log.state().facts, kofi)].filter((line) => line.startsWith('log'))).toEqual([]);
  });
});

describe('a log that nobody has signed', () => {
  test('is asked for once: of its writer two days before it is due, of the other when it is overdue', () => {
    const facts = held({ meetings: [onTuesday({ status: 'held' }), aMeeting({ at: '2026-12-08T14:00' })] });
    // Two days before is a Sunday.
    expect(asked(facts)).toEqual(['log-due 2026-11-09T08:00', 'next-date 2026-12-15T15:00']);
    expect(asked(facts, kofi)).toEqual(['log-overdue 2026-11-10T15:00', 'touch-base 2026-12-22T15:00']);
  });

  test('is asked for in the same breath as a next date, when there is none', () => {
    expect(asked(held())).toEqual(['log-due 2026-11-09T08:00', 'next-date 2026-11-09T08:00']);
    expect(nudgesFor(held(), maya, 'next-date')[0]!.because).toEqual({ name: 'Kofi', days: 5 });
  });

  test('is asked for of whoever writes, as the pair chose', () => {
    const kinds = (facts: Facts, person: typeof maya) => nudgesFor(facts, person, 'log-due', 'log-overdue').map((one) => one.kind);
    expect([kinds(held(writtenBy('mentor')), kofi), kinds(held(writtenBy('mentor')), maya)]).toEqual([['log-due'], ['log-overdue']]);
    expect([kinds(held(writtenBy('together')), kofi), kinds(held(writtenBy('together')), maya)]).toEqual([['log-due'], ['log-due']]);
  });

  test('is asked for when it is due, where there was no good moment before', () => {
    const onThursday = held({ meetings: [onTuesday({ status: 'held' })], policy: { logDueDays: 2 } });
    expect(asked(onThursday)).toContain('log-overdue 2026-11-05T15:00');
    const away = rhythm('08:00', '20:00', { daysOff: [6, 7, 1, 2] });
    expect(asked(held({ mentee: { rhythm: away } }))).toContain('log-overdue 2026-11-11T08:00');
  });

  test('is not asked for while it is not known that they met, nor when they say different things', () => {
    for (const status of ['confirmed', 'missed', 'cancelled'] as const) {
      const facts = aPair({ meetings: [onTuesday({ status })] });
      expect(nudgesFor(facts, maya, 'log-due', 'log-overdue')).toEqual([]);
    }
  });

  test('is still asked for when somebody has begun it, and not once it is signed', () => {
    const meeting = onTuesday({ status: 'held' });
    const log = (status: 'draft' | 'filed') =>
      aLog(meeting, { filedAt: later(0), status, ...(status === 'draft' ? { filedAt: null as never } : {}) });
    expect(asked(aPair({ meetings: [meeting], logs: [log('draft')] }))).toContain('log-due 2026-11-09T08:00');
    expect(nudgesFor(aPair({ meetings: [meeting], logs: [log('filed')] }), maya, 'log-due', 'log-overdue')).toEqual([]);
  });

  test('leave of either stops the asking, and it begins again with their return', () => {
    expect(asked(held({ pauses: [aPause(maya, '2026-11-05')] }))).toEqual([
      'log-due 2026-11-09T08:00 withheld: paused',
      'next-date 2026-11-09T08:00 withheld: paused',
    ]);
    expect(asked(held({ pauses: [aPause(kofi, '2026-11-05', '2026-11-15')] }))).toEqual([
      'log-due 2026-11-23T08:00',
      'next-date 2026-11-23T08:00',
    ]);
    expect(asked(held({ mentee: { asksForLess: true } })).every((line) => line.endsWith('withheld: asked-for-less'))).toBe(true);
  });
});

describe('a log that waits for the other’s name', () => {
  test('is mentioned to them once, as many days later as a suggestion is', () => {
    expect(asked(ofFiled(), kofi)).toContain('log-signature 2026-11-05T16:10');
    expect(asked(ofFiled())).not.toContain('log-signature 2026-11-05T16:10');
  });

  test('is not when they have suggested a correction: then it waits for its writer', () => {
    const log = filed();
    log.corrects(kofi, 'the budget', later(20));
    expect(nudgesFor(log.state().facts, kofi, 'log-signature')).toEqual([]);
    log.withdraws(maya);
    log.files(maya, later(30));
    expect(asked(log.state().facts, kofi)).toContain('log-signature 2026-11-05T16:30');
  });

  test('nor once they have signed, though what was added afterwards waits as well', () => {
    const log = filed();
    log.signs(kofi, later(20));
    expect(nudgesFor(log.state().facts, kofi, 'log-signature')).toEqual([]);
    log.amends(maya, later(30));
    expect(asked(log.state().facts, kofi)).toContain('log-signature 2026-11-05T16:30');
    log.signsAddition(kofi, later(40));
    expect(nudgesFor(log.state().facts, kofi, 'log-signature')).toEqual([]);
  });
});

describe('a word between meetings', () => {
  const signedOn = (wall: string) => {
    const meeting = onTuesday({ status: 'held' });
    return aPair({ meetings: [meeting], logs: [aLog(meeting, { filedAt: at('2026-11-03T16:00'), completedAt: at(wall) })] });
  };
  const noted = (facts: Facts, on: string, when: string): Facts => ({
    ...facts,
    contacts: [
      {
        id: 'con_0001' as ContactId,
        mentorship: facts.mentorship.id,
        person: kofi,
        on: on as WallDate,
        kind: 'email',
        minutes: null,
        purpose: 'touching-base',
        next: null,
        at: at(when),
      },
    ],
  });
  const touches = (facts: Facts) => said(facts, kofi, 'touch-base');

  test('is suggested to a mentor who was not asked about the log', () => {
    expect(touches(signedOn('2026-11-04T10:00'))).toEqual(['touch-base 2026-11-17T15:00']);
    expect(touches(signedOn('2026-11-06T10:00'))).toEqual([]);
    expect(touches(held())).toEqual([]);
  });

  test('is not to one who has noted one since they met', () => {
    const facts = signedOn('2026-11-04T10:00');
    expect(touches(noted(facts, '2026-11-10', '2026-11-10T17:00'))).toEqual([]);
    expect(touches(noted(facts, '2026-11-02', '2026-11-10T17:00'))).toEqual(['touch-base 2026-11-17T15:00']);
    expect(touches(noted(facts, '2026-11-03', '2026-11-03T09:00'))).toEqual(['touch-base 2026-11-17T15:00']);
  });
});
