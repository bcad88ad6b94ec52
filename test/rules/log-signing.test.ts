import { describe, expect, test } from 'vitest';
import { sayWhetherMet } from '../../shared/domain/around.ts';
import { move } from '../../shared/domain/booking.ts';
import { cancel } from '../../shared/domain/calling-off.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import type { WallTime } from '../../shared/time.ts';
import { aPair, at, kofi, london, maya } from '../setup/facts.ts';
import { drafted, filed, later, metAt, onTuesday } from '../setup/log-of-tuesday.ts';
import { digest, writing } from '../setup/logs.ts';

const meetingOf = (log: ReturnType<typeof drafted>) => log.state().facts.meetings[0]!;
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
    const refusedFor = (meeting: Meeting, when = metAt) => writing(aPair({ meetings: [meeting] })).begins(maya, when);
    expect(refusedFor(onTuesday(), at('2026-11-03T13:59'))).toBe('notBegunYet');
    expect(refusedFor(onTuesday(), at('2026-11-03T14:00'))).toBeNull();
    expect(refusedFor(onTuesday({ status: 'proposed' }))).toBe('notYetAgreed');
    expect(refusedFor(onTuesday({ status: 'cancelled' }))).toBe('isOff');
    expect(refusedFor(onTuesday({ status: 'missed' }))).toBe('wasNotHeld');
  });

  test('begun while they met and then called off or moved is about no meeting that was', () => {
    const during = at('2026-11-03T14:20');
    const begun = () => {
      const log = writing(aPair({ meetings: [onTuesday()] }));
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
    const log = writing(aPair({ meetings: [onTuesday()] }));
    log.begins(maya, at('2026-11-03T14:30'));
    log.opens('f1');
    log.types(maya, 'f1', { topics: 'The rota' }, at('2026-11-03T14:31'));
    expect(log.files(maya, at('2026-11-03T14:50'))).toBeNull();
    expect(log.state().facts.attendance).toEqual([]);
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
