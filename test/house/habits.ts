import type { Source } from './source.ts';

const CLOCKS = ['Date.now', 'Temporal.Now', 'performance.now'];
const CHANCE = ['Math.random', 'randomUUID', 'crypto.randomUUID', 'getRandomValues', 'randomBytes', 'randomInt'];
const WORLD = ['process', 'fetch', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'globalThis'];

type Use = { line: number; what: string };

const uses = (source: Source, names: readonly string[]): Use[] =>
  source.names
    .filter(({ name }) => names.some((one) => name === one || name.startsWith(`${one}.`) || name.endsWith(`.${one}`)))
    .map(({ name, line }) => ({ line, what: name }));
const clocks = (source: Source): Use[] => [...uses(source, CLOCKS), ...source.bareDates.map((line) => ({ line, what: 'Date()' }))];

/** Where a rule looks at the clock, rolls a die or reaches into the world. */
export function impure(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => path.startsWith('shared/'))
    .flatMap((source) =>
      [...clocks(source), ...uses(source, CHANCE), ...uses(source, WORLD)].map(
        ({ line, what }) =>
          `${source.path}:${line} uses ${what}, but a rule gives the same answer for the same facts: time, ids and all else come in as arguments`,
      ),
    );
}

/** Who may read the machine's clock: Cairn's clock, the one that can be moved ahead of it, and the age of signatures and installations, which has nothing to do with either. */
const CLOCK_READERS = [
  'bot/clock.ts',
  'bot/chat/desk/movable-clock.ts',
  'bot/chat/slack/guard.ts',
  'bot/chat/slack/connect.ts',
  'bot/chat/teams/connect.ts',
  'bot/chat/teams/bot-framework/seam.ts',
];

/** Where the bot reads the time of day past its clock, which tests and the desk can move. Lengths of time may be measured. */
export function ownClocks(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => path.startsWith('bot/') && !CLOCK_READERS.includes(path))
    .flatMap((source) =>
      clocks(source)
        .filter(({ what }) => what !== 'performance.now')
        .map(
          ({ line, what }) =>
            `${source.path}:${line} uses ${what}, but there is one clock, bot/clock.ts, so that tests and the desk can move it`,
        ),
    );
}

/** A test left out says nothing about what it was there for, and one run alone hides all others. */
export function leftOutTests(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => path.startsWith('test/'))
    .flatMap((source) =>
      source.names
        .filter(({ name }) => /^(test|it|describe|suite|bench)\.(\w+\.)*(only|skip|skipIf|runIf|todo|fails)$/.test(name))
        .map(({ name, line }) => `${source.path}:${line} says ${name}, but every test runs everywhere: one that is left out cannot fail`),
    );
}

/** Something to be done later belongs in an issue, or has a day on which somebody looks at it again. */
export function undatedTodos(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    source.comments
      .filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text) && !/\bTODO \(\d{4}-\d\d-\d\d\)/.test(text))
      .map(({ line }) => `${source.path}:${line} is to be done at no time: write TODO (2027-01-31) with the day it is looked at again`),
  );
}
