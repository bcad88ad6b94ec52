import { describe, expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../bot/log.ts';
import { talksOf } from '../../bot/store/talks.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { engineOf } from '../setup/engines.ts';
import { book, during, pairUp, story } from './pair.ts';
import type { Actor } from './stage/actor.ts';
import { type Casting, openStage, type Stage } from './stage/stage.ts';
import { theatres } from './stage/theatres.ts';

const cast: Casting[] = [
  { user: 'UMORWENNA', name: 'Morwenna Pascoe', zone: 'Europe/London', admin: true },
  { user: 'UIDRIS', name: 'Idris Vaughan', zone: 'Europe/London' },
  { user: 'UASHA', name: 'Asha Nair', zone: 'Europe/London' },
];

const last = async (actor: Actor) => (await actor.messages()).at(-1)!;
const all = async (actor: Actor) => (await actor.messages()).join('\n');

/** Everything kept of the one talk there is: what was answered, by question. */
async function kept({ store, seal }: Stage) {
  const { person } = await store.read.selectFrom('talk').select('person').executeTakeFirstOrThrow();
  const [talk] = await store.transaction((tx) => talksOf(tx, seal, person as PersonId));
  return talk!.answers.map(({ pieces }) => pieces.map(({ text }) => text));
}

/** Every text that Slack was sent, but those of buttons. */
function textsOf(calls: readonly { args: object }[] = []): string[] {
  const texts: string[] = [];
  JSON.stringify(calls, (name, value: unknown) => {
    if (name === 'elements') return undefined;
    if (name === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

/** From the offer to the first question. */
async function beginsGrow(actor: Actor) {
  await actor.says('prepare');
  await actor.presses('Write: a wish and a first step');
}

async function fillsIn(actor: Actor, text: string) {
  await actor.presses('Answer');
  await actor.fills({ text });
}

story('preparing with GROW', (open) => {
  test('by form: one question at a time, a pause of three days, a rating from 4 to 8, and one answer shared', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha, morwenna } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await beginsGrow(asha);
    expect(await last(asha)).toContain('1 of 8 · Goal');
    await fillsIn(asha, 'the WAXWING plan');
    expect(await last(asha)).toContain('2 of 8');
    await asha.presses('Skip');
    await fillsIn(asha, 'the SISKIN as it stands');
    await asha.presses('Pause');
    expect(await last(asha)).toContain('The talk is paused');

    await asha.opensHome();
    expect(await asha.home()).not.toContain('One talk is half done');
    await stage.until('2026-11-19T10:00');
    await asha.opensHome();
    expect(await asha.home()).toContain('One talk is half done. It is as you left it');
    await stage.outageUntil('2026-11-19T10:05');
    await asha.says('my talk');
    await asha.presses('Go on');
    expect(await last(asha)).toContain('4 of 8 · Options');
    await asha.presses('Skip');
    await asha.presses('Skip');
    await fillsIn(asha, 'write to the housing office');
    await asha.presses('Skip');
    expect(await last(asha)).toContain('how firmly do you mean');
    const before = stage.slack?.calls.length ?? 0;
    await asha.presses('4');
    expect(await last(asha)).toContain('That is below 7.');
    await asha.presses('What would raise it');
    await fillsIn(asha, 'an hour on Friday morning');
    await asha.presses('8');
    expect(await last(asha)).toContain('What you answered');
    // Also what was drawn over since: a workspace may keep every version of a message.
    const ever = [...textsOf(stage.slack?.calls.slice(before)), await last(asha)].join('\n').replaceAll(/\[\d+\]|\d+ of \d+/g, '');
    expect(ever).toContain(stage.slack ? 'That is below 7.' : 'What you answered');
    expect(ever).not.toMatch(/\b[48]\b|eight/i);
    await asha.presses('Share with Idris Vaughan');
    // Her Home, which she has opened, is drawn again meanwhile.
    await expect.poll(() => last(asha)).toContain('Idris Vaughan can read that answer now.');
    await asha.presses('Finish');
    await stage.settle();

    expect(await last(idris)).toContain('Asha Nair shared something with you');
    await idris.presses('Read it');
    expect(idris.reads()).toContain('the WAXWING plan');
    expect(idris.reads()).not.toMatch(/SISKIN|housing|Friday morning|below 7/);
    expect(await all(idris)).not.toMatch(/WAXWING|SISKIN|housing/);
    expect(await all(morwenna)).not.toMatch(/WAXWING|SISKIN|housing/);
    expect(await all(asha)).not.toMatch(/WAXWING|SISKIN|housing/);
  });

  test('by typing: several messages are one answer until Next, “cancel” is asked about, and commands go on working', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, asha } = play;
    await pairUp(play);
    await beginsGrow(asha);
    await asha.writes('A quieter week');
    expect(await last(asha)).toContain('your workplace may be able to read it');
    await asha.writes('and a plan for it');
    expect(await last(asha)).not.toContain('workplace');
    await asha.writes('cancel');
    expect(await last(asha)).toContain('I have kept “cancel” as part of your answer');
    await asha.presses('It is my answer');
    await asha.writes('help');
    expect(await last(asha)).toContain('What you can say');
    await asha.writes('next');
    expect(await last(asha)).toContain('2 of 8');
    expect((await kept(stage))[0]).toEqual(['A quieter week', 'and a plan for it', 'cancel']);
    await asha.writes('cancel');
    await asha.presses('Do it instead');
    expect(await last(asha)).toContain('no coming meetings');
  });

  test('thrown away, nothing of it is kept, and the chat’s own copy is spoken of', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, asha } = play;
    await pairUp(play);
    await beginsGrow(asha);
    await asha.writes('A quieter week');
    await asha.says('my talk');
    await asha.presses('Stop and throw away');
    expect(await last(asha)).toContain('still in your organisation’s chat');
    expect(await stage.store.read.selectFrom('talk').selectAll().execute()).toEqual([]);
  });

  test('what is shared and taken back before it was read is never spoken of', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await stage.until('2026-11-16T22:30');
    await beginsGrow(asha);
    await fillsIn(asha, 'a quieter week');
    await asha.presses('Finish');
    await asha.presses('Share with Idris Vaughan');
    await asha.presses('Keep to myself');
    expect(await during(idris, () => stage.until('2026-11-18T12:00'))).toEqual([]);
  });
});

story(
  'what was typed',
  (open) => {
    test('changes in the answer when it is edited in Slack, and leaves it when it is deleted there', async () => {
      const play = await open('2026-11-16T09:00');
      const { stage, asha } = play;
      await pairUp(play);
      await beginsGrow(asha);
      await asha.writes('A quiet week');
      await asha.writes('and a plan');
      await asha.rewrites!('A quiet week', 'A quieter week');
      expect((await kept(stage))[0]).toEqual(['A quieter week', 'and a plan']);
      await asha.rewrites!('and a plan', null);
      expect((await kept(stage))[0]).toEqual(['A quieter week']);
      // What was no answer is none after an edit either, and nobody is told of it.
      await asha.writes('help');
      await asha.rewrites!('help', 'GODWIT');
      await asha.rewrites!('GODWIT', null);
      expect(await kept(stage)).toEqual([['A quieter week']]);
      const moves = await stage.store.read
        .selectFrom('audit')
        .select('intent')
        .where('intent', 'in', ['talk.edited', 'talk.deleted'])
        .execute();
      expect(moves.map(({ intent }) => intent)).toEqual(['talk.edited', 'talk.deleted']);
    });
  },
  'slack',
);

describe.each(theatres)('in $chat, on $engine', ({ theatre, engine: name }) => {
  test('what somebody writes in a talk is nowhere but sealed in it, with whom they share it, and in what they typed themselves', async () => {
    const lines: string[] = [];
    const stage = await openStage(
      theatre,
      engineOf(name),
      cast,
      '2026-11-16T09:00',
      createLog('trace', { write: (line) => void lines.push(line) }),
    );
    onTestFinished(() => stage.end());
    const [morwenna, idris, asha] = cast.map(({ user }) => stage.actor(user)) as [Actor, Actor, Actor];
    await pairUp({ stage, morwenna, idris, asha });
    await beginsGrow(asha);
    await fillsIn(asha, 'CURLEW-FORM');
    await asha.writes('GODWIT-TYPED');
    await asha.presses('Next');
    await stage.store.read.schema.alterTable('talk').renameTo('talkAway').execute();
    await asha.says('my talk').catch(() => {});
    await asha.writes('GODWIT-TYPED again').catch(() => {});
    await stage.store.read.schema.alterTable('talkAway').renameTo('talk').execute();
    await fillsIn(asha, 'DUNLIN-SHARED');
    await asha.presses('Finish');
    for (let left = 2; left > 0; left--) await asha.presses('Share with Idris Vaughan');
    await stage.settle();
    await asha.says('record');
    await asha.says('home');
    await idris.presses('Read it');
    await morwenna.says('home');

    expect(idris.reads()).toContain('CURLEW-FORM');
    expect(await all(idris)).not.toMatch(/CURLEW|GODWIT|DUNLIN/);
    expect(await all(asha)).not.toMatch(/CURLEW|GODWIT|DUNLIN/);
    expect(await all(morwenna)).not.toMatch(/CURLEW|GODWIT|DUNLIN/);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => /CURLEW|GODWIT|DUNLIN/.test(line))).toEqual([]);
    const tables = ['talk', 'talkShared', 'remembered', 'notification', 'shown', 'audit', 'undo', 'meta'] as const;
    for (const table of tables) {
      const rows = JSON.stringify(await stage.store.read.selectFrom(table).selectAll().execute());
      expect(`${table} ${/CURLEW|GODWIT|DUNLIN/.test(rows)}`).toBe(`${table} false`);
    }
  });
});
