import fc from 'fast-check';
import { expect, test } from 'vitest';
import { talksOf } from '../../bot/store/talks.ts';
import type { MentorshipId, PersonId, TalkId } from '../../shared/domain/ids.ts';
import type { Ask } from '../../shared/intent.ts';
import { chosen } from '../../shared/talks/answers.ts';
import type { Move } from '../../shared/talks/move.ts';
import { startTalk } from '../../shared/talks/start.ts';
import { step } from '../../shared/talks/step.ts';
import type { Talk } from '../../shared/talks/talk.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { openDoor, pairUp } from '../features/door.ts';
import { seal } from '../features/talking.ts';
import { onOneEngineAtLeast, type Place, type TestEngine } from '../setup/engines.ts';
import { isLong, runs } from '../setup/long.ts';
import { type Asked, type Life, startTalker } from './talked.ts';

/** What somebody does in a talk, as they ask for it, and as the move that it is. */
type Deed = { move: Move; wish?: (talk: TalkId) => Ask };

const typed = (text: string, source: string): Ask => ({ type: 'say', text, source });
const deeds: readonly Deed[] = [
  { move: { move: 'begin' }, wish: () => ({ type: 'talk.begin', script: 'grow' }) },
  {
    move: { move: 'answer', question: 'goal.today', text: 'A quieter week' },
    wish: (talk) => ({ type: 'talk.answer', talk, question: 'goal.today', text: 'A quieter week' }),
  },
  { move: { move: 'piece', source: 'm1', text: 'and a plan' }, wish: () => typed('and a plan', 'm1') },
  { move: { move: 'meant-otherwise', source: 'm2', text: 'cancel' }, wish: () => typed('cancel', 'm2') },
  { move: { move: 'keep', source: 'm2' } },
  { move: { move: 'next' }, wish: () => typed('next', 'm3') },
  {
    move: { move: 'edited', source: 'm1', text: 'and a better plan' },
    wish: () => ({ type: 'talk.edited', source: 'm1', text: 'and a better plan' }),
  },
  { move: { move: 'deeper', on: 'reality.now' } },
  { move: { move: 'differently', on: 'reality.tried' } },
  { move: { move: 'skip', on: 'reality.tried' } },
  { move: { move: 'pause' } },
  { move: { move: 'resume' } },
  { move: { move: 'deleted', source: 'm2' }, wish: () => ({ type: 'talk.deleted', source: 'm2' }) },
  ...['options.ways', 'way.choice', 'way.step', 'way.when'].map((on): Deed => ({ move: { move: 'skip', on } })),
  { move: { move: 'rate', value: 4, on: 'rating.commitment' } },
  { move: { move: 'raise', on: 'rating.commitment' } },
  { move: { move: 'back' } },
  { move: { move: 'rate', value: 8, on: 'rating.commitment' } },
  { move: { move: 'choose', question: 'goal.today', choice: 'shared' } },
  { move: { move: 'choose', question: 'goal.today', choice: 'private' } },
  { move: { move: 'choose', question: 'goal.ahead', choice: 'shared' } },
  { move: { move: 'finish' } },
  { move: { move: 'stop' }, wish: (talk) => ({ type: 'talk.stop', talk }) },
];

/** The same deed is always asked with the same key, as a chat repeats a delivery. */
function asked(index: number, talk: TalkId): Asked {
  const { move, wish } = deeds[index]!;
  return { wish: wish?.(talk) ?? { type: 'talk.move', talk, move }, key: `deed-${index}`, now: at(index) };
}

const at = (index: number): Instant => plus('2026-11-16T11:00:00.000Z' as Instant, { minutes: index });

/** The talk after so many deeds; null before the first and after it was thrown away. */
function after(count: number, { id, person, mentorship }: Pick<Talk, 'id' | 'person' | 'mentorship'>): Talk | null {
  let talk: Talk | null = null;
  for (const [index, { move }] of deeds.slice(0, count).entries()) {
    const before: Talk = talk ?? (startTalk({ id, person, mentorship, meeting: null, script: 'grow' }, [], at(index)) as Talk);
    const outcome = step(move.move === 'stop' ? { ...before, status: 'open' } : before, move, at(index));
    if ('refused' in outcome) throw new Error(`${move.move}: ${outcome.refused}`);
    talk = outcome.talk.status === 'stopped' ? null : outcome.talk;
  }
  return talk;
}

type Pair = { person: PersonId; mentorship: MentorshipId };

/** What is kept of it all, with the store to itself for as long as that takes. */
async function kept(engine: TestEngine, place: Place, { person }: Pair) {
  const store = await engine.open(place);
  try {
    const [talk = null, ...others] = await store.transaction((tx) => talksOf(tx, seal, person));
    const of = (table: 'talkShared' | 'remembered' | 'audit') => store.read.selectFrom(table).selectAll();
    return {
      talk,
      others: others.length,
      shared: (await of('talkShared').execute()).length,
      told: (
        await store.read.selectFrom('notification').select('id').where('kind', '=', 'talk-shared').where('state', '=', 'pending').execute()
      ).length,
      written: (await of('audit').where('intent', '!=', 'invitation.answer').where('person', '=', person).execute()).length,
      keys: (await of('remembered').where('key', 'like', `%/deed-%`).execute()).length,
    };
  } finally {
    await store.close();
  }
}

/** The same, as it should be after so many deeds. */
function expected(count: number, talk: Talk | null) {
  const shares = talk !== null && chosen(talk, 'shared').length > 0 ? 1 : 0;
  return { talk, others: 0, shared: shares, told: shares, written: count, keys: count };
}

async function settleIn(engine: TestEngine, place: Place): Promise<Pair> {
  const store = await engine.open(place);
  const door = await openDoor(store);
  const { mentorship } = await pairUp(door);
  const person = await door.personOf('UASHA');
  await store.close();
  return { person, mentorship };
}

const death: fc.Arbitrary<Life['death']> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ at: fc.constant('statement' as const), after: fc.integer({ min: 1, max: 90 }) }) },
  fc.record({ at: fc.constant('commit' as const), after: fc.integer({ min: 1, max: 9 }) }),
);

onOneEngineAtLeast('postgres', (engine) => {
  test('a talk is as its person left it wherever the process is killed: what was acknowledged is there, the rest whole or not at all, and once', {
    timeout: isLong ? 1_800_000 : 120_000,
  }, async () => {
    const draws = fc.sample(fc.infiniteStream(death), { numRuns: runs(1, 20), ...(isLong ? {} : { seed: 20261124 }) });
    for (const deaths of draws) {
      const place = await engine.freshPlace();
      const pair = await settleIn(engine, place);
      const begun = () => startTalker({ place, death: deaths.next().value });
      let id = 'tlk_none' as TalkId;
      let done = 0;
      let died = 0;
      let talker = await begun();
      while (done < deeds.length) {
        const answer = await talker.does(asked(done, id));
        if (answer !== null) {
          expect(answer.answer, `to ${deeds[done]!.move.move}`).toBe('card');
          id = (/tlk_[0-9a-z]+/.exec(JSON.stringify(answer))?.[0] as TalkId | undefined) ?? id;
          done += 1;
          continue;
        }
        died += 1;
        await talker.gone();
        const is = await kept(engine, place, pair);
        const whole = is.keys > done ? done + 1 : done;
        expect(is).toEqual(expected(whole, after(whole, { id: is.talk?.id ?? id, ...pair })));
        talker = await begun();
        // Whoever was not answered is delivered again, and so may be what was.
        if (done > 0 && (await talker.does(asked(done - 1, id))) === null) talker = await begun();
      }
      await talker.gone();
      expect(died).toBeGreaterThan(2);
      expect(await kept(engine, place, pair)).toEqual(expected(deeds.length, null));
    }
  });
});
