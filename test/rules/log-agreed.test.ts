import { describe, expect, test } from 'vitest';
import { confirm, decline, move } from '../../shared/domain/booking.ts';
import { cancel } from '../../shared/domain/calling-off.ts';
import type { MeetingId, PlanChangeId } from '../../shared/domain/ids.ts';
import type { LogFields } from '../../shared/domain/log.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import { actionDone, dropAction } from '../../shared/domain/plan.ts';
import type { Facts } from '../../shared/facts.ts';
import type { TimeOfDay, WallDate, WallTime } from '../../shared/time.ts';
import { aMeeting, aPair, at, kofi, london, maya } from '../setup/facts.ts';
import { drafted, filed, later, onTuesday } from '../setup/log-of-tuesday.ts';
import { newId } from '../setup/logs.ts';

const next = (date: string, time: string): Partial<LogFields> => ({
  nextDate: date as WallDate,
  nextTime: time as TimeOfDay,
  nextZone: london,
});
const nextOf = (log: ReturnType<typeof drafted>) => log.state().facts.meetings[1];

describe('the next meeting', () => {
  test('that a log names is put to the other, and agreed with their signature', () => {
    const log = filed(next('2026-12-01', '14:00'));
    expect(nextOf(log)).toMatchObject({ at: '2026-12-01T14:00', status: 'proposed', proposedBy: maya, minutes: 60 });
    log.signs(kofi, later(20));
    expect(nextOf(log)).toMatchObject({ status: 'confirmed', confirmedAt: later(20) });
    expect(log.record().next).toEqual({ at: '2026-12-01T14:00', zone: london });
  });

  test('that was moved, called off or declined meanwhile stays as it is', () => {
    const time = { at: '2026-12-02T09:00' as WallTime, zone: london, fold: 'earlier' as const, start: at('2026-12-02T09:00'), minutes: 60 };
    const acts: [string, (facts: Facts, id: MeetingId) => ReturnType<typeof move>, Partial<Meeting>][] = [
      ['moved', (facts, id) => move(facts, kofi, id, 1, time, later(15)), { status: 'proposed', proposedBy: kofi, at: time.at }],
      ['called off', (facts, id) => cancel(facts, maya, id, 1, later(15)), { status: 'cancelled' }],
      ['declined', (facts, id) => decline(facts, kofi, id, 1, later(15)), { status: 'cancelled' }],
      ['agreed', (facts, id) => confirm(facts, kofi, id, 1, later(15)), { status: 'confirmed', confirmedAt: later(15) }],
    ];
    for (const [what, act, stands] of acts) {
      const log = filed(next('2026-12-01', '14:00'));
      log.meanwhile((facts) => act(facts, nextOf(log)!.id));
      expect(log.signs(kofi, later(20)), what).toBeNull();
      expect(nextOf(log), what).toMatchObject(stands);
    }
  });

  test('that is in the diary already is only named', () => {
    const there = aMeeting({ at: '2026-12-01T14:00' });
    const log = filed(next('2026-12-01', '14:00'), aPair({ meetings: [onTuesday(), there] }));
    expect(log.state().facts.meetings).toHaveLength(2);
    expect(log.record().next).toEqual({ at: '2026-12-01T14:00', zone: london });
    log.signs(kofi, later(20));
    expect(nextOf(log)).toEqual(there);
  });

  test('of a log that is filed once more is the one that was suggested, moved, or taken back when none is named', () => {
    const log = filed(next('2026-12-01', '14:00'));
    log.withdraws(maya);
    log.types(maya, 'f1', next('2026-12-03', '10:00'), later(15));
    log.files(maya, later(16));
    expect(log.state().facts.meetings).toHaveLength(2);
    expect(nextOf(log)).toMatchObject({ at: '2026-12-03T10:00', status: 'proposed' });
    log.withdraws(maya);
    log.types(maya, 'f1', { nextDate: null, nextTime: null }, later(17));
    log.files(maya, later(18));
    expect(nextOf(log)).toMatchObject({ status: 'cancelled', ending: { by: maya } });
    expect(log.record().next).toBeNull();
  });

  test('needs a day and a time, still to come and within two years', () => {
    const refused = (fields: Partial<LogFields>) => drafted(fields).files(maya, later(10));
    expect(refused({ nextDate: '2026-12-01' as WallDate, nextZone: london })).toBe('nextNeedsTime');
    expect(refused({ nextTime: '10:00' as TimeOfDay, nextZone: london })).toBe('nextNeedsDate');
    expect(refused(next('2026-11-03', '16:10'))).toBe('nextInThePast');
    expect(refused(next('2028-12-01', '16:10'))).toBe('nextTooFar');
  });
});

describe('an action that is agreed', () => {
  const agreed = () => {
    const log = drafted();
    const rows = [{ text: ' Ask Jo ', person: maya, byWhen: '2026-11-20' as WallDate }];
    expect(log.saves(maya, 'f1', { rows }, later(5))).toBeNull();
    return log;
  };

  test('is in the plan as soon as the form is handed in, and in the record as the plan has it', () => {
    const log = agreed();
    const [action] = log.state().facts.actions;
    expect(action).toMatchObject({ text: 'Ask Jo', person: maya, byWhen: '2026-11-20', status: 'open' });
    log.files(maya, later(10));
    expect(log.record().actions).toEqual([{ id: action!.id, text: 'Ask Jo', person: maya, byWhen: '2026-11-20' }]);
  });

  test('that was dropped again before it was signed is agreed no more; one that was done already is', () => {
    const dropped = agreed();
    const hand = { who: maya, now: later(6), change: newId('plc') as PlanChangeId };
    dropped.meanwhile((facts) => dropAction(facts, facts.actions[0]!.id, null, hand));
    dropped.files(maya, later(10));
    expect(dropped.record().actions).toEqual([]);
    const done = agreed();
    done.meanwhile((facts) => actionDone(facts, facts.actions[0]!.id, hand));
    done.files(maya, later(10));
    expect(done.record().actions).toHaveLength(1);
  });

  test('wants to know what, who and by when, and keeps what was typed until it does', () => {
    const log = drafted();
    expect(log.saves(maya, 'f1', { went: 'Well', rows: [{ text: 'Ask Jo', person: null, byWhen: null }] }, later(5))).toBe(
      'rowNeedsSomebody',
    );
    expect(log.draft()!.content.fields).toMatchObject({ went: 'Well', rows: [{ text: 'Ask Jo' }] });
    expect(log.state().facts.actions).toEqual([]);
  });

  test('half written on another device does not keep a form from being handed in, and waits there', () => {
    const log = drafted();
    log.opens('f2', kofi);
    log.types(kofi, 'f2', { rows: [{ text: 'Send the li', person: null, byWhen: null }] }, later(4));
    const rows = [{ text: 'Ask Jo', person: maya, byWhen: '2026-11-20' as WallDate }];
    expect(log.saves(maya, 'f1', { rows }, later(5))).toBeNull();
    expect(log.state().facts.actions.map(({ text }) => text)).toEqual(['Ask Jo']);
    expect(log.draft()!.content.fields.rows.map(({ text }) => text)).toEqual(['Send the li']);
  });
});
