import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogEntryId, LogId } from '../../shared/domain/ids.ts';
import type { Ask } from '../../shared/intent.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { book, openDoor, pairUp } from '../features/door.ts';
import { onOneEngineAtLeast, type Place, type TestEngine } from '../setup/engines.ts';
import { isLong, runs } from '../setup/long.ts';
import { type Asked, type Life, startTalker } from './talked.ts';

/** What there is of a log, counted; what a step has to leave behind whole, or not at all. */
type Stand = {
  status: string | null;
  drafts: number;
  entries: number;
  names: number;
  remarks: number;
  actions: number;
  meetings: string[];
  open: boolean;
};

type Known = { meeting: string; log: LogId; entry: LogEntryId; person: string };
type Deed = { who: 'UASHA' | 'UIDRIS'; wish: (known: Known) => object; keyless?: true; leaves: Partial<Stand> };

const typed = (form: string, more: object) => ({ form, at: 1, zone: 'Europe/London', ...more });
const deeds: readonly Deed[] = [
  { who: 'UASHA', wish: ({ meeting }) => ({ type: 'log.open', meeting }), leaves: { status: 'draft', drafts: 1 } },
  { who: 'UASHA', wish: ({ log }) => ({ type: 'log.keep', log, ...typed('frm_0001', { topics: 'Rent' }) }), keyless: true, leaves: {} },
  {
    who: 'UASHA',
    wish: ({ log, person }) => {
      const row = { action1: 'Ask Mair', action1By: person, action1On: '2026-12-04' };
      const next = { nextDate: '2026-12-08', nextTime: '14:00' };
      return { type: 'log.save', log, ...typed('frm_0001', { topics: 'The rent', ...row, ...next }) };
    },
    leaves: { actions: 1 },
  },
  {
    who: 'UASHA',
    wish: ({ log }) => ({ type: 'log.file', log }),
    leaves: { status: 'filed', entries: 1, names: 1, meetings: ['confirmed', 'proposed'] },
  },
  { who: 'UIDRIS', wish: ({ log, entry }) => ({ type: 'log.correct', log, entry, text: 'It was the lease' }), leaves: { remarks: 1 } },
  { who: 'UASHA', wish: ({ log }) => ({ type: 'log.withdraw', log }), leaves: { status: 'draft', entries: 0, names: 0 } },
  { who: 'UASHA', wish: ({ log }) => ({ type: 'log.save', log, ...typed('frm_0002', { topics: 'The lease' }) }), leaves: {} },
  { who: 'UASHA', wish: ({ log }) => ({ type: 'log.file', log }), leaves: { status: 'filed', entries: 1, names: 1, remarks: 0 } },
  {
    who: 'UIDRIS',
    wish: ({ log, entry }) => ({ type: 'log.sign', log, entry }),
    leaves: { status: 'signed', drafts: 0, names: 2, meetings: ['held', 'confirmed'] },
  },
  { who: 'UIDRIS', wish: ({ log, entry }) => ({ type: 'log.comment', log, entry, text: 'Mair has written' }), leaves: { remarks: 1 } },
  {
    who: 'UIDRIS',
    wish: ({ log }) => ({ type: 'log.amend', log, reason: 'Forgotten', text: 'The key is with Non' }),
    leaves: { entries: 2, names: 3, open: true },
  },
  { who: 'UASHA', wish: ({ log, entry }) => ({ type: 'log.amend.sign', log, entry }), leaves: { names: 4, open: false } },
];

const nothing: Stand = { status: null, drafts: 0, entries: 0, names: 0, remarks: 0, actions: 0, meetings: ['confirmed'], open: false };
const after = (count: number): Stand => Object.assign({}, nothing, ...deeds.slice(0, count).map(({ leaves }) => leaves));

const at = (index: number): Instant => plus('2026-11-24T15:30:00.000Z' as Instant, { minutes: index });

function asked(index: number, known: Known): Asked {
  const { who, wish, keyless } = deeds[index]!;
  return { wish: wish(known) as Ask, key: keyless ? null : `deed-${index}`, now: at(index), user: who };
}

/** What is kept of it all, with the store to itself for as long as that takes. */
async function kept(engine: TestEngine, place: Place): Promise<{ stand: Stand; log: LogId | null }> {
  const store = await engine.open(place);
  try {
    const all = (table: 'logDraft' | 'logEntry' | 'logMark' | 'action') => store.read.selectFrom(table).selectAll().execute();
    const [log, ...others] = await store.read.selectFrom('meetingLog').selectAll().execute();
    expect(others).toEqual([]);
    const marks = (await all('logMark')) as { kind: string }[];
    const meetings = await store.read.selectFrom('meeting').select('status').orderBy('start').execute();
    const names = marks.filter(({ kind }) => kind === 'signed').length;
    return {
      stand: {
        status: log?.status ?? null,
        drafts: (await all('logDraft')).length,
        entries: (await all('logEntry')).length,
        names,
        remarks: marks.length - names,
        actions: (await all('action')).length,
        meetings: meetings.map(({ status }) => status),
        open: (log?.amendment ?? null) !== null,
      },
      log: (log?.id ?? null) as LogId | null,
    };
  } finally {
    await store.close();
  }
}

/** The entry that a window's buttons are about. */
function entryIn(seen: object): { entry?: LogEntryId } {
  const entry = /lge_[0-9a-z]+/.exec(JSON.stringify(seen))?.[0] as LogEntryId | undefined;
  return entry ? { entry } : {};
}

async function settleIn(engine: TestEngine, place: Place): Promise<Known> {
  const store = await engine.open(place);
  const door = await openDoor(store);
  const { mentorship } = await pairUp(door);
  const meeting = await book(door, mentorship, '2026-11-24');
  const person = await door.personOf('UASHA');
  await store.close();
  return { meeting, person, log: 'log_none' as LogId, entry: 'lge_none' as LogEntryId };
}

const death: fc.Arbitrary<Life['death']> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ at: fc.constant('statement' as const), after: fc.integer({ min: 1, max: 150 }) }) },
  fc.record({ at: fc.constant('commit' as const), after: fc.integer({ min: 1, max: 4 }) }),
);

onOneEngineAtLeast('sqlite', (engine) => {
  test('a log is as its two left it wherever the process is killed: what was acknowledged is there, the rest whole or not at all, and once', {
    timeout: isLong ? 1_800_000 : 120_000,
  }, async () => {
    const draws = fc.sample(fc.infiniteStream(death), { numRuns: runs(1, 20), ...(isLong ? {} : { seed: 20261126 }) });
    for (const deaths of draws) {
      const place = await engine.freshPlace();
      const known = await settleIn(engine, place);
      let done = 0;
      let died = 0;
      const begun = () => startTalker({ place, death: deaths.next().value });
      let talker = await begun();
      while (done < deeds.length) {
        const { who, wish } = deeds[done]!;
        // What somebody answers they have before their eyes: its name is on the buttons of what they read.
        const seen =
          done === 0 ? {} : await talker.does({ wish: { type: 'log.show', log: known.log }, key: null, now: at(done), user: who });
        const answer = seen && (await talker.does(asked(done, { ...known, ...entryIn(seen) })));
        if (answer === null) {
          died += 1;
          await talker.gone();
          const { stand, log } = await kept(engine, place);
          expect([after(done), after(done + 1)]).toContainEqual(stand);
          known.log = log ?? known.log;
          talker = await begun();
          // Whoever was not answered is delivered again, and so may be what was.
          if (done > 0 && (await talker.does(asked(done - 1, known))) === null) talker = await begun();
          continue;
        }
        expect(answer.answer, (wish(known) as Ask).type).not.toBe('refused');
        known.log = (/log_[0-9a-z]+/.exec(JSON.stringify(answer))?.[0] as LogId | undefined) ?? known.log;
        done += 1;
      }
      await talker.gone();
      expect((await kept(engine, place)).stand).toEqual(after(deeds.length));
      expect(died).toBeGreaterThan(2);
    }
  });
});
