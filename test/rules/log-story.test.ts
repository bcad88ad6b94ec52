import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sayWhetherMet } from '../../shared/domain/around.ts';
import { confirm, decline } from '../../shared/domain/booking.ts';
import { cancel } from '../../shared/domain/calling-off.ts';
import type { PauseId, PersonId } from '../../shared/domain/ids.ts';
import type { LogMark } from '../../shared/domain/log.ts';
import { logDueAt, logStage } from '../../shared/domain/log-state.ts';
import { startPause } from '../../shared/domain/pausing.ts';
import { type Facts, personIn } from '../../shared/facts.ts';
import { DAY, type Instant, instantOf, MINUTE, millis, type TimeOfDay, type WallDate } from '../../shared/time.ts';
import { aMeeting, aPair, at, kofi, london, maya } from '../setup/facts.ts';
import { digest, newId, writing } from '../setup/logs.ts';
import { runs } from '../setup/long.ts';

type Log = ReturnType<typeof writing>;
type Act = (log: Log, who: PersonId, now: Instant) => string | null;

const first = (facts: Facts) => facts.meetings[0]!.id;
const other = (who: PersonId) => (who === kofi ? maya : kofi);
const nextIn = (log: Log) => log.state().facts.meetings[1]?.id ?? 'mtg_none';

const acts: Record<string, Act> = {
  begin: (log, who, now) => log.begins(who, now),
  write: (log, who, now) => log.opens(`${who}/${now}`, who) ?? log.types(who, `${who}/${now}`, { topics: `said at ${now}` }, now),
  date: (log, who, now) =>
    log.opens(`${who}/${now}`, who) ??
    log.types(who, `${who}/${now}`, { nextDate: '2026-12-01' as WallDate, nextTime: '10:00' as TimeOfDay, nextZone: london }, now),
  save: (log, who, now) => {
    const rows = [{ text: 'Ask Jo', person: who, byWhen: '2027-12-01' as WallDate }];
    return log.opens(`${who}/${now}`, who) ?? log.saves(who, `${who}/${now}`, { rows }, now);
  },
  file: (log, who, now) => log.files(who, now),
  withdraw: (log, who) => log.withdraws(who),
  discard: (log) => log.discards(),
  sign: (log, who, now) => log.signs(who, now),
  correct: (log, who, now) => log.corrects(who, 'not quite', now),
  comment: (log, who, now) => log.comments(who, 'well said', now),
  differ: (log, who, now) => log.differs(who, 'otherwise', now),
  amend: (log, who, now) => log.amends(who, now),
  'sign the addition': (log, who, now) => log.signsAddition(who, now),
  'take the addition back': (log, who) => log.takesBackAddition(who),
  'say they met': (log, who, now) => log.meanwhile((facts) => sayWhetherMet(facts, who, first(facts), true, now)),
  'say they did not': (log, who, now) => log.meanwhile((facts) => sayWhetherMet(facts, who, first(facts), false, now)),
  'call it off': (log, who, now) => log.meanwhile((facts) => cancel(facts, who, first(facts), 1, now)),
  'agree to the next': (log, who, now) => log.meanwhile((facts) => confirm(facts, who, nextIn(log), 1, now)),
  'decline the next': (log, who, now) => log.meanwhile((facts) => decline(facts, who, nextIn(log), 1, now)),
  leave: (log, who, now) =>
    log.meanwhile((facts) => {
      const own = facts.pauses.filter((one) => one.person === who);
      const dates = { from: now.slice(0, 10) as WallDate, until: null };
      return startPause(personIn(facts, who), own, dates, newId('pau') as PauseId, now);
    }),
};
const often = ['begin', 'write', 'file', 'file', 'sign', 'sign', 'withdraw', 'amend', 'sign the addition', 'say they met'];

const story = fc.array(
  fc.record({
    act: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...often) }, fc.constantFrom(...Object.keys(acts))),
    who: fc.constantFrom(kofi, maya),
    after: fc.oneof(fc.constantFrom(0, 1, MINUTE), fc.integer({ min: 0, max: 3 * DAY })),
  }),
  { minLength: 5, maxLength: 40, size: 'max' },
);

type Step = { log: Log; before: ReturnType<Log['state']>; refused: string | null; act: string; who: PersonId; now: Instant };

/** Anything that the two can do, one after the other, from during the meeting on; each step is judged as it is done. */
function throughAnything(judge: (step: Step) => void): void {
  const property = fc.property(story, (all) => {
    const log = writing(aPair({ meetings: [aMeeting({ at: '2026-11-03T14:00' })] }));
    let now = at('2026-11-03T14:30');
    for (const { act, who, after } of all) {
      now = instantOf(millis(now) + after + 1);
      const before = log.state();
      const refused = acts[act]!(log, who, now);
      judge({ log, before, refused, act, who, now });
    }
  });
  fc.assert(property, { numRuns: runs(400, 30_000) });
}

const marksOf = (log: Log, kind: LogMark['kind'], entry: string | null) =>
  log.state().facts.logMarks.filter((one) => one.kind === kind && one.entry === entry);
const people = (marks: readonly LogMark[]) => marks.map((one) => one.person).toSorted();

test('a name is always under bytes that are there, and that are still what it was put to', () => {
  throughAnything(({ log }) => {
    const { entries, facts } = log.state();
    for (const mark of facts.logMarks.filter((one) => one.kind === 'signed')) {
      const entry = entries.find((one) => one.id === mark.entry);
      expect(entry && digest(entry.bytes)).toBe(mark.digest);
    }
    for (const entry of entries) expect(people(marksOf(log, 'signed', entry.id)).length).toBeGreaterThan(0);
  });
});

test('how a log stands is what is under it: nobody in a draft, its writer when it is filed, both when it is signed', () => {
  throughAnything(({ log }) => {
    const [is] = log.state().facts.logs;
    if (!is) return;
    const names = people(marksOf(log, 'signed', is.entry));
    const otherwise = people(marksOf(log, 'differently', is.entry));
    if (is.status === 'draft') expect([is.entry, is.filedBy, is.filedAt, log.state().entries.length]).toEqual([null, null, null, 0]);
    else expect(names).toContain(is.filedBy);
    if (is.status === 'filed') expect([names, otherwise]).toEqual([[is.filedBy], []]);
    if (is.status === 'signed') expect([names, otherwise]).toEqual([[kofi, maya], []]);
    if (is.status === 'differing') expect([names, otherwise]).toEqual([[is.filedBy], [other(is.filedBy!)]]);
    expect(is.completedAt !== null).toBe(is.status === 'signed' || is.status === 'differing');
  });
});

test('there is a draft as long as something can still be changed, and not a moment longer', () => {
  throughAnything(({ log }) => {
    const [is] = log.state().facts.logs;
    expect(log.state().drafts.map((one) => one.id)).toEqual(is && (is.status === 'draft' || is.status === 'filed') ? [is.id] : []);
  });
});

test('what both have signed, or seen differently, is never rewritten, taken back or thrown away', () => {
  throughAnything(({ log, before }) => {
    const [was] = before.facts.logs;
    if (was?.status !== 'signed' && was?.status !== 'differing') return;
    expect(log.log()).toMatchObject({ status: was.status, entry: was.entry, filedBy: was.filedBy, completedAt: was.completedAt });
    const settled = before.entries.filter((one) => one.id !== was.amendment);
    for (const entry of settled) expect(log.state().entries).toContainEqual(entry);
    const names = before.facts.logMarks.filter((one) => one.entry !== was.amendment);
    for (const mark of names) expect(log.state().facts.logMarks).toContainEqual(mark);
  });
});

test('one addition waits at a time, with its writer’s name under it alone', () => {
  throughAnything(({ log }) => {
    const [is] = log.state().facts.logs;
    if (!is?.amendment) return;
    expect(['signed', 'differing']).toContain(is.status);
    const added = log.state().entries.find((one) => one.id === is.amendment)!;
    expect(people(marksOf(log, 'signed', added.id))).toEqual([added.by]);
  });
});

test('nobody signs twice, answers what they wrote, or speaks for the other', () => {
  throughAnything(({ log, before, refused, who }) => {
    const { facts } = log.state();
    const more = facts.logMarks.filter((one) => !before.facts.logMarks.some((had) => had.id === one.id));
    for (const mark of more) expect(mark.person).toBe(who);
    const names = facts.logMarks.filter((one) => one.kind === 'signed').map(({ entry, person }) => `${entry} ${person}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { kind, entry, person } of more)
      if (kind === 'correction' || kind === 'differently')
        expect(log.state().entries.find((one) => one.id === entry)!.by).toBe(other(person));
    const said = facts.attendance.filter((one) => !before.facts.attendance.includes(one));
    if (refused === null) for (const answer of said) expect(answer.person).toBe(who);
  });
});

test('a step that is refused changes nothing', () => {
  throughAnything(({ log, before, refused, act }) => {
    // A form that is opened or handed in keeps what was typed, whatever else is refused.
    if (refused === null || ['write', 'date', 'save'].includes(act)) return;
    expect(log.state()).toBe(before);
  });
});

test('whoever signs says that they met, so that at that moment nobody says they did not', () => {
  throughAnything(({ log, refused, act }) => {
    if (refused !== null || (act !== 'file' && act !== 'sign')) return;
    const { facts } = log.state();
    expect(facts.attendance.filter((one) => !one.met)).toEqual([]);
    if (act === 'sign' && facts.attendance.length === 2) expect(facts.meetings[0]!.status).toBe('held');
  });
});

test('a log is due and overdue only where the meeting was held, so never while accounts differ', () => {
  throughAnything(({ log, now }) => {
    const { facts } = log.state();
    const [meeting] = facts.meetings as [Facts['meetings'][0]];
    const stage = logStage(facts, meeting, now);
    const differ = facts.attendance.some((one) => one.met) && facts.attendance.some((one) => !one.met);
    if (meeting.status !== 'held' || differ)
      expect([stage === 'due' || stage === 'overdue', logDueAt(facts, meeting)]).toEqual([false, null]);
  });
});

test('stories get as far as every state, an addition and two signatures on it included', () => {
  const seen = new Set<string>();
  throughAnything(({ log }) => {
    const [is] = log.state().facts.logs;
    seen.add(is?.status ?? 'none');
    if (is?.amendment) seen.add('addition');
    if (log.state().entries.some((one) => people(marksOf(log, 'signed', one.id)).length === 2 && one.id !== is?.entry))
      seen.add('signed addition');
  });
  expect([...seen].toSorted()).toEqual(['addition', 'differing', 'draft', 'filed', 'none', 'signed', 'signed addition']);
});
