import { describe, expect, test } from 'vitest';
import { sayWhetherMet } from '../../shared/domain/around.ts';
import { confirm, decline, move } from '../../shared/domain/booking.ts';
import { cancel } from '../../shared/domain/calling-off.ts';
import type { MeetingId, PlanChangeId } from '../../shared/domain/ids.ts';
import type { LogFields } from '../../shared/domain/log.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import { actionDone, dropAction } from '../../shared/domain/plan.ts';
import type { Facts } from '../../shared/facts.ts';
import type { TimeOfDay, WallDate, WallTime } from '../../shared/time.ts';
import { aMeeting, aPair, at, kofi, london, maya } from '../setup/facts.ts';
import { digest, newId, writing } from '../setup/logs.ts';

const met = at('2026-11-03T15:00');
const later = (minutes: number) => at(`2026-11-03T${16 + Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`);
const next = (date: string, time: string): Partial<LogFields> => ({
  nextDate: date as WallDate,
  nextTime: time as TimeOfDay,
  nextZone: london,
});
const aHeldMeeting = (more: Partial<Meeting> = {}) => aMeeting({ status: 'confirmed', ...more, at: '2026-11-03T14:00' });

/** Maya has written what they talked about; nobody has signed. */
function drafted(fields: Partial<LogFields> = {}, facts: Facts = aPair({ meetings: [aHeldMeeting()] })) {
  const log = writing(facts);
  log.begins(maya, met);
  log.opens('f1');
  log.types(maya, 'f1', { topics: 'The rota', ...fields }, later(0));
  return log;
}
function filed(fields: Partial<LogFields> = {}, facts?: Facts) {
  const log = drafted(fields, facts);
  expect(log.files(maya, later(10))).toBeNull();
  return log;
}
const meetingOf = (log: ReturnType<typeof drafted>) => log.state().facts.meetings[0]!;
const nextOf = (log: ReturnType<typeof drafted>) => log.state().facts.meetings[1];
const kinds = (log: ReturnType<typeof drafted>) => log.state().facts.logMarks.map(({ kind, person }) => `${kind} ${person}`);

describe('a log', () => {
  test('is signed by its writer when it is filed, and by the other under the very same bytes', () => {
    const log = filed();
    expect(log.log()).toMatchObject({ status: 'filed', filedBy: maya, filedAt: later(10) });
    expect(log.signs(kofi, later(20))).toBeNull();
    expect(log.log()).toMatchObject({ status: 'signed', completedAt: later(20) });
    expect(log.names()).toEqual([maya, kofi]);
    const digests = new Set(log.state().facts.logMarks.map((one) => one.digest));
    expect([...digests]).toEqual([digest(log.state().entries[0]!.bytes)]);
  });

  test('can be begun by either, and begun again goes on with what is there', () => {
    const log = drafted();
    const [before] = log.state().facts.logs;
    expect(log.begins(kofi, later(5))).toBeNull();
    expect(log.state().facts.logs).toEqual([before]);
    expect(log.files(kofi, later(10))).toBeNull();
    expect(log.signs(maya, later(20))).toBeNull();
  });

  test('needs a word on what was talked about, and every action begun finished', () => {
    expect(drafted({ topics: ' \n ' }).files(maya, later(10))).toBe('nothingWritten');
    const log = drafted();
    log.types(maya, 'f1', { rows: [{ text: 'Ask Jo', person: null, byWhen: null }] }, later(5));
    expect(log.files(maya, later(10))).toBe('rowsOpen');
    expect(log.log().status).toBe('draft');
  });

  test('is not signed for the other, nor twice, nor as it was before it changed', () => {
    const log = filed();
    const seen = log.log().entry;
    expect(log.files(kofi, later(11))).toBe('alreadyFiled');
    expect(log.signs(maya, later(12))).toBe('ownWriting');
    log.withdraws(maya);
    expect(log.signs(kofi, later(13), seen)).toBe('nothingThere');
    log.files(maya, later(14));
    log.signs(kofi, later(15));
    expect(log.signs(kofi, later(16))).toBe('nothingToSign');
  });

  test('that is not about a meeting that took place cannot be begun or filed', () => {
    const refusedFor = (meeting: Meeting, when = met) => writing(aPair({ meetings: [meeting] })).begins(maya, when);
    expect(refusedFor(aHeldMeeting(), at('2026-11-03T13:59'))).toBe('notBegunYet');
    expect(refusedFor(aHeldMeeting(), at('2026-11-03T14:00'))).toBeNull();
    expect(refusedFor(aHeldMeeting({ status: 'proposed' }))).toBe('notYetAgreed');
    expect(refusedFor(aHeldMeeting({ status: 'cancelled' }))).toBe('isOff');
    expect(refusedFor(aHeldMeeting({ status: 'missed' }))).toBe('wasNotHeld');
  });

  test('begun while they met and then called off or moved is about no meeting that was', () => {
    const during = at('2026-11-03T14:20');
    const begun = () => {
      const log = writing(aPair({ meetings: [aHeldMeeting()] }));
      log.begins(maya, during);
      log.opens('f1');
      log.types(maya, 'f1', { topics: 'The rota' }, during);
      return log;
    };
    const off = begun();
    off.meanwhile((facts) => cancel(facts, kofi, meetingOf(off).id, 1, during));
    expect(off.files(maya, later(0))).toBe('isOff');
    const moved = begun();
    const time = { at: '2026-11-05T14:00' as WallTime, zone: london, fold: 'earlier' as const, start: at('2026-11-05T14:00'), minutes: 60 };
    moved.meanwhile((facts) => move(facts, kofi, meetingOf(moved).id, 1, time, during));
    expect(moved.files(maya, later(0))).toBe('notYetAgreed');
  });
});

describe('what a name says of whether they met', () => {
  test('it is the answer, for whoever has given none, and for whoever said no before', () => {
    const log = drafted();
    log.meanwhile((facts) => sayWhetherMet(facts, maya, meetingOf(log).id, false, later(1)));
    log.files(maya, later(10));
    expect(log.state().facts.attendance).toMatchObject([{ person: maya, met: true }]);
    log.signs(kofi, later(20));
    expect(meetingOf(log).status).toBe('held');
  });

  test('nobody files or signs a log of a meeting that the other says never was', () => {
    const log = drafted();
    log.meanwhile((facts) => sayWhetherMet(facts, kofi, meetingOf(log).id, false, later(1)));
    expect(log.files(maya, later(10))).toBe('accountsDiffer');
    log.meanwhile((facts) => sayWhetherMet(facts, kofi, meetingOf(log).id, true, later(11)));
    expect(log.files(maya, later(12))).toBeNull();
    log.meanwhile((facts) => sayWhetherMet(facts, maya, meetingOf(log).id, false, later(13)));
    expect(log.signs(kofi, later(14))).toBe('accountsDiffer');
  });

  test('filed before the meeting was over it leaves the question for when it is', () => {
    const log = writing(aPair({ meetings: [aHeldMeeting()] }));
    log.begins(maya, at('2026-11-03T14:30'));
    log.opens('f1');
    log.types(maya, 'f1', { topics: 'The rota' }, at('2026-11-03T14:31'));
    expect(log.files(maya, at('2026-11-03T14:50'))).toBeNull();
    expect(log.state().facts.attendance).toEqual([]);
  });
});

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
    const log = filed(next('2026-12-01', '14:00'), aPair({ meetings: [aHeldMeeting(), there] }));
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
    log.opens('f2');
    log.types(kofi, 'f2', { rows: [{ text: 'Send the li', person: null, byWhen: null }] }, later(4));
    const rows = [{ text: 'Ask Jo', person: maya, byWhen: '2026-11-20' as WallDate }];
    expect(log.saves(maya, 'f1', { rows }, later(5))).toBeNull();
    expect(log.state().facts.actions.map(({ text }) => text)).toEqual(['Ask Jo']);
    expect(log.draft()!.content.fields.rows.map(({ text }) => text)).toEqual(['Send the li']);
  });
});

describe('the other of the two', () => {
  test('may suggest a correction: the writer changes it, and signs what it says then', () => {
    const log = filed();
    const [before] = log.state().entries;
    expect(log.corrects(kofi, 'It was the rota and the budget', later(20))).toBeNull();
    expect(log.log().status).toBe('filed');
    expect(log.corrects(maya, 'no', later(21))).toBe('ownWriting');
    expect(log.withdraws(maya)).toBeNull();
    expect(log.log()).toMatchObject({ status: 'draft', filedBy: null, entry: null });
    expect(kinds(log)).toEqual([`correction ${kofi}`]);
    log.types(maya, 'f1', { topics: 'The rota and the budget' }, later(25));
    log.files(maya, later(26));
    expect(log.record().topics).toBe('The rota and the budget');
    expect(log.state().entries.some((one) => one.id === before!.id)).toBe(false);
    expect(kinds(log)).toEqual([`signed ${maya}`]);
  });

  test('may take nothing back for the writer, and the writer nothing that both have signed', () => {
    const log = filed();
    expect(log.withdraws(kofi)).toBe('nothingToWithdraw');
    log.signs(kofi, later(20));
    expect(log.withdraws(maya)).toBe('signedAlready');
    expect(log.discards()).toBe('notADraft');
  });

  test('may add a comment, which stands beside the record and changes nothing of it', () => {
    const log = filed();
    const { entries } = log.state();
    log.comments(kofi, 'I would put it more strongly', later(20));
    log.signs(kofi, later(21));
    expect(log.comments(maya, 'So would I', later(30))).toBeNull();
    expect(log.state().entries).toEqual(entries);
    expect(log.names()).toEqual([maya, kofi]);
  });

  test('may see it differently, which is an end as good as any', () => {
    const log = filed();
    expect(log.differs(maya, 'mine', later(20))).toBe('ownWriting');
    expect(log.differs(kofi, 'We never spoke of the rota', later(20))).toBeNull();
    expect(log.log()).toMatchObject({ status: 'differing', completedAt: later(20) });
    expect(log.names()).toEqual([maya]);
    expect(log.draft()).toBeUndefined();
    expect(log.signs(kofi, later(21))).toBe('nothingToSign');
  });
});

describe('what was signed', () => {
  const signed = () => {
    const log = filed();
    log.signs(kofi, later(20));
    return log;
  };

  test('leaves no draft, and is added to but never rewritten', () => {
    const log = signed();
    expect(log.draft()).toBeUndefined();
    const [record] = log.state().entries;
    expect(log.amends(kofi, later(30))).toBeNull();
    expect(log.amends(maya, later(31))).toBe('amendmentWaits');
    expect(log.signsAddition(kofi, later(32))).toBe('ownWriting');
    expect(log.differs(kofi, 'mine', later(33))).toBe('ownWriting');
    expect(log.signsAddition(maya, later(34))).toBeNull();
    expect(log.state().entries[0]).toEqual(record);
    expect(log.log()).toMatchObject({ status: 'signed', amendment: null });
    expect(log.amends(maya, later(35))).toBeNull();
  });

  test('an addition can be taken back by its writer, and seen differently by the other', () => {
    const log = signed();
    log.amends(kofi, later(30));
    expect(log.takesBackAddition(maya)).toBe('nothingToWithdraw');
    expect(log.takesBackAddition(kofi)).toBeNull();
    expect(log.state().entries).toHaveLength(1);
    expect(log.names()).toEqual([maya, kofi]);
    log.amends(kofi, later(31));
    expect(log.differs(maya, 'It was Monday', later(32))).toBeNull();
    expect(log.log()).toMatchObject({ status: 'signed', amendment: null });
    expect(log.state().entries).toHaveLength(2);
  });

  test('nothing is added to what is not signed yet', () => {
    expect(filed().amends(maya, later(30))).toBe('notSignedYet');
  });
});

test('a draft is thrown away by either, with all that was put to it', () => {
  const log = filed();
  log.corrects(kofi, 'The budget, too', later(20));
  log.withdraws(maya);
  expect(log.discards()).toBeNull();
  expect(log.state()).toMatchObject({ drafts: [], entries: [], facts: { logs: [], logMarks: [] } });
});
