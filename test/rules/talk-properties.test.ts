import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../../shared/decision.ts';
import { answerTo, laidOver, textOf, tidy } from '../../shared/talks/answers.ts';
import { Move } from '../../shared/talks/move.ts';
import { present } from '../../shared/talks/present.ts';
import { scriptOf, scripts } from '../../shared/talks/registry.ts';
import { find, followUps, questionsOf } from '../../shared/talks/script.ts';
import { step } from '../../shared/talks/step.ts';
import { type Piece, Talk } from '../../shared/talks/talk.ts';
import { DAY, type Instant, instantOf, millis } from '../../shared/time.ts';
import { words } from '../../shared/words/compiled/en-GB.ts';
import { runs } from '../setup/long.ts';
import { having, monday, newTalk } from '../setup/talks.ts';

const ids = [
  ...new Set(scripts.flatMap((script) => questionsOf(script).flatMap((one) => [one.id, ...followUps(one).map(({ id }) => id)]))),
];
const grow = questionsOf(scripts[0]!).map(({ id }) => id);
const question = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...grow, 'rating.raise', 'rating.smaller') },
  fc.constantFrom(...ids, 'no.such'),
);
const ratings = fc.constantFrom('rating.commitment', 'scaling.now', 'goal.today');
const number = fc.option(fc.integer({ min: -1, max: 12 }));
const source = fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6');
const text = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('more time', 'two\nlines', ' spaced ', '4', '8', 'cancel', 'seven', 'a\r\nb', 'more', '12') },
  fc.string({ maxLength: 40 }),
  fc.constantFrom('', '  ', 'x'.repeat(12_000)),
);
const on = fc.oneof({ weight: 8, arbitrary: fc.constant({}) }, fc.record({ on: question }));
const plain = (...names: Move['move'][]) => fc.tuple(fc.constantFrom(...names), on).map(([move, more]) => ({ move, ...more }) as Move);
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 10, arbitrary: plain('next', 'next', 'skip', 'back', 'deeper', 'differently', 'raise', 'smaller', 'let-go') },
  { weight: 4, arbitrary: plain('begin', 'pause', 'resume', 'resume', 'finish', 'mention') },
  { weight: 10, arbitrary: fc.record({ move: fc.constantFrom('piece', 'edited', 'meant-otherwise'), source, text }) as fc.Arbitrary<Move> },
  { weight: 3, arbitrary: fc.record({ move: fc.constantFrom('deleted', 'keep', 'was-command'), source }) as fc.Arbitrary<Move> },
  { weight: 4, arbitrary: fc.record({ move: fc.constant('answer' as const), question, text }) },
  { weight: 2, arbitrary: fc.record({ move: fc.constant('answer' as const), question: ratings, text, value: number }) },
  { weight: 3, arbitrary: fc.record({ move: fc.constant('change' as const), question }) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.integer({ min: -1, max: 12 }), on).map(([value, more]) => ({ move: 'rate', value, ...more }) as Move),
  },
  {
    weight: 3,
    arbitrary: fc.record({ move: fc.constant('choose' as const), question, choice: fc.constantFrom('private', 'shared', 'action') }),
  },
  { weight: 1, arbitrary: fc.constantFrom<Move>({ move: 'stop' }, ...Array<Move>(5).fill({ move: 'next' })) },
);
const move = anyMove.map((one) => Move.parse(one));
/** From the first question of any script, from the rating of GROW, below its threshold, or from a summary. */
const start = fc.constantFrom(...scripts.map(({ id }) => newTalk(id)), atRating(), below(), atTheEnd());

function atRating(): Talk {
  const maya = having(newTalk());
  while (maya.question() !== 'rating.commitment') maya.does({ move: 'next' });
  return maya.talk();
}

function below(): Talk {
  return having(atRating()).does({ move: 'rate', value: 3 }).talk();
}

function atTheEnd(): Talk {
  return having().types('one', 'two').does({ move: 'next' }).fills('three').fills('four').does({ move: 'finish' }).talk();
}

type Step = { before: Talk; move: Move; now: Instant; outcome: ReturnType<typeof step> };

/** Any moves at all, one after the other, over days; each is judged as it is done. */
function throughAnything(judge: (step: Step) => void) {
  fc.assert(
    fc.property(
      start,
      fc.array(fc.tuple(move, fc.integer({ min: 0, max: 4 * DAY })), { minLength: 1, maxLength: 40, size: 'max' }),
      (begun, moves) => {
        let talk = begun;
        let now = monday;
        for (const [one, later] of moves) {
          now = instantOf(millis(now) + later);
          const outcome = step(talk, one, now);
          judge({ before: talk, move: one, now, outcome });
          if (!isRefusal(outcome)) talk = outcome.talk;
        }
      },
    ),
    { numRuns: runs(300, 20_000) },
  );
}

test('whatever somebody does, the talk stays one that can be stored, shown and gone on with', () => {
  const reached = new Set<string>();
  throughAnything(({ before, move, now, outcome }) => {
    if (isRefusal(outcome)) {
      expect(Object.keys(words.talk)).toContain(outcome.refused);
      return;
    }
    const { talk, say } = outcome;
    reached.add(`${move.move} ${before.at.in}`);
    expect(Talk.parse(talk)).toEqual(talk);
    expect(talk.changedAt).toBe(move.move === 'mention' ? before.changedAt : now);
    const script = scriptOf(talk.script);
    if (talk.at.in === 'question') {
      const asked = find(script, talk.at.question)!;
      expect(talk.path).toContain(asked.rating?.id ?? asked.question.id);
      expect(talk.at.wording).toBeLessThanOrEqual(asked.question.differently.length);
    }
    expect(new Set(talk.path).size).toBe(talk.path.length);
    expect(new Set(talk.answers.map((answer) => answer.question)).size).toBe(talk.answers.length);
    const sources = [...talk.answers.flatMap(({ pieces }) => pieces), ...talk.ratings].flatMap((one) => one.source ?? []);
    expect(new Set(sources).size).toBe(sources.length);
    for (const one of [...say, ...present(talk)]) {
      if (one.show === 'question') expect(one.position.nth >= 1 && one.position.nth <= one.position.of).toBe(true);
      if (one.show === 'below') expect(talk.ratings.at(-1)!.value).toBeLessThan(one.under);
      if (one.show === 'line') expect(Object.keys(words.talk)).toContain(one.key);
    }
  });
  // The moves above do reach what they are about.
  for (const one of [
    'raise below',
    'smaller below',
    'let-go below',
    'piece below',
    'choose summary',
    'finish summary',
    'was-command question',
    'deeper question',
    'mention question',
  ]) {
    expect(reached).toContain(one);
  }
});

test('what somebody wrote is lost only where they take it away', () => {
  throughAnything(({ before, move, outcome }) => {
    if (isRefusal(outcome)) return;
    const { talk } = outcome;
    if (move.move === 'stop') return expect([talk.answers, talk.ratings]).toEqual([[], []]);
    const touched = 'source' in move ? move.source : null;
    for (const { question, pieces } of before.answers) {
      if (move.move === 'answer' && move.question === question) continue;
      const rest = (all: Piece[]) => all.flatMap((one) => (one.source !== null && one.source === touched ? [] : one.text));
      const after = answerTo(talk, question)?.pieces ?? [];
      expect(rest(after).slice(0, rest(pieces).length)).toEqual(rest(pieces));
    }
    const isNumber = talk.ratings.length > before.ratings.length;
    const takenAway = move.move === 'answer' && move.value === null ? move.question : null;
    if (move.move === 'answer' && !isNumber) {
      const lines = (written: string) => written.split(/\s*\n\s*/).filter(Boolean);
      expect(lines(textOf(answerTo(talk, move.question) ?? { pieces: [] }))).toEqual(lines(tidy(move.text)));
    }
    if (
      (move.move === 'piece' || move.move === 'edited') &&
      tidy(move.text) !== '' &&
      !talk.ratings.some((one) => one.source === touched)
    ) {
      expect(talk.answers.flatMap(({ pieces }) => pieces).find((one) => one.source === touched)?.text).toBe(tidy(move.text));
    }
    const kept = (all: Talk['ratings']) =>
      all.flatMap((one) => ((one.source !== null && one.source === touched) || one.question === takenAway ? [] : one.value));
    expect(kept(talk.ratings).slice(0, kept(before.ratings).length)).toEqual(kept(before.ratings));
  });
});

test('what was deleted in the chat, or thrown away, is nowhere in the talk any more', () => {
  throughAnything(({ move, outcome }) => {
    if (isRefusal(outcome) || (move.move !== 'deleted' && move.move !== 'was-command')) return;
    expect(JSON.stringify(outcome.talk)).not.toContain(`"${move.source}"`);
  });
});

test('the same talk, move and instant always give the same outcome, and the talk handed in stays as it was', () => {
  throughAnything(({ before, move, now, outcome }) => {
    const copy = structuredClone(before);
    expect(step(copy, structuredClone(move), now)).toEqual(outcome);
    expect(copy).toEqual(before);
  });
});

test('back after going on returns to where one was, with everything that was written', () => {
  throughAnything(({ before, move, now, outcome }) => {
    if (isRefusal(outcome) || !['next', 'skip', 'deeper'].includes(move.move)) return;
    const back = step(outcome.talk, { move: 'back' }, now);
    if (isRefusal(back)) throw new Error(back.refused);
    expect(back.talk.at).toEqual(before.at);
    expect(back.talk.came).toEqual(before.came);
    expect(back.talk.answers).toEqual(outcome.talk.answers);
  });
});

test('whoever keeps going on comes to the summary', () => {
  throughAnything(({ now, outcome }) => {
    if (isRefusal(outcome) || outcome.talk.status !== 'open') return;
    let { talk } = outcome;
    for (let left = 3 * talk.path.length; talk.at.in !== 'summary'; left--) {
      expect(left).toBeGreaterThan(0);
      const on = step(talk, { move: 'next' }, now);
      if (isRefusal(on)) throw new Error(on.refused);
      talk = on.talk;
    }
  });
});

test('a form laid over messages says what the form says, and knows the messages again', () => {
  const line = fc.constantFrom('a', 'b', 'a b', 'c', 'b\nc');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), fc.array(line, { minLength: 1, maxLength: 5 }), (messages, lines) => {
      const typed = messages.map((text, index): Piece => ({ source: `m${index}`, text, provisional: false }));
      const whole = lines.join('\n');
      const laid = laidOver(typed, whole);
      expect(textOf({ pieces: laid })).toBe(whole);
      for (const one of laid) if (one.source !== null) expect(typed).toContainEqual(one);
      expect(laidOver(typed, textOf({ pieces: typed }))).toEqual(typed);
    }),
    { numRuns: runs(300, 20_000) },
  );
});
