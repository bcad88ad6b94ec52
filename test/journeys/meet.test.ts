import { afterEach, describe, expect, test } from 'vitest';
import { engineOf } from '../setup/engines.ts';
import { openPlay, type Play, pairUp } from './pair.ts';
import { theatres } from './stage/theatres.ts';

describe.each(theatres)('in $chat on $engine', ({ theatre, engine: name }) => {
  const engine = engineOf(name);
  let play: Play;
  afterEach(() => play.stage.end());

  test('a pair is invited, accepts, books, confirms, is told in time, reminded, and meets', async () => {
    play = await openPlay(theatre, engine, '2026-11-16T09:00');
    await pairUp(play);
    const { stage, idris, asha } = play;

    await asha.says('meet next Tues 3pm');
    expect((await asha.messages()).at(-1)).toContain('[');
    console.log((await asha.messages()).join('\n----\n'));
  });
});
