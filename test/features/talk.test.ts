import { beforeEach, expect, test } from 'vitest';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, choicesOf, type DoorOf, openDoor, pairUp, textOf } from './door.ts';
import { talkingThrough } from './talking.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    await pairUp(door);
  });

  test('a talk is offered to write, to talk through or for later, and asks one question at a time', async () => {
    const { newestTalk, move, answer } = talkingThrough(door);
    const offer = await door.card('UASHA', { type: 'talk.offer' });
    expect(choicesOf(offer).map(({ label }) => label)).toEqual([
      'Write: a wish and a first step',
      'Write: six questions towards a plan',
      'Talk it through together',
      'Later',
      'Write: what already works',
    ]);
    expect(textOf(await door.card('UASHA', { type: 'talk.offer', how: 'together' }))).toContain('What is the first step you want to take?');
    expect(textOf(await door.card('UASHA', { type: 'talk.offer', how: 'later' }))).toContain('whenever you like');
    const first = await door.card('UASHA', { type: 'talk.begin', script: 'grow' });
    expect(textOf(first)).toContain('1 of 8 · Goal');
    expect(textOf(first)).toContain('What would you like to have by the end of today?');
    expect(textOf(first)).not.toContain('How do things stand');
    const talk = await newestTalk();
    expect(textOf(await answer(talk, 'goal.today', 'a plan'))).toContain('2 of 8 · Goal');
    expect(textOf(await move(talk, { move: 'skip', on: 'goal.ahead' }))).toContain('3 of 8 · Reality');
  });

  test('a second talk waits until the first is paused or finished, and the open one is shown', async () => {
    const { begin, move } = talkingThrough(door);
    const talk = await begin();
    const other = await door.card('UASHA', { type: 'talk.begin', script: 'oskar' });
    expect(textOf(other)).toMatch(/Another talk is open[\s\S]*end of today/);
    await move(talk, { move: 'pause' });
    await door.card('UASHA', { type: 'talk.begin', script: 'oskar' });
    expect(await door.no('UASHA', { type: 'talk.move', talk, move: { move: 'resume' } })).toContain('Another talk is open');
  });

  test('a form shows what was written and its text is on no card', async () => {
    const { begin, move, answer } = talkingThrough(door);
    const talk = await begin();
    const empty = await door.form('UASHA', { type: 'talk.answer.open', talk, question: 'goal.today' });
    expect(empty.fields).toMatchObject([{ name: 'text', value: null, label: 'What would you like to have by the end of today?' }]);
    expect(textOf(await answer(talk, 'goal.today', 'the WAXWING'))).not.toContain('WAXWING');
    expect(textOf(await move(talk, { move: 'back' }))).not.toContain('WAXWING');
    expect(textOf(await move(talk, { move: 'finish' }))).not.toContain('WAXWING');
    const filled = await door.form('UASHA', { type: 'talk.answer.open', talk, question: 'goal.today' });
    expect(filled.fields).toMatchObject([{ value: 'the WAXWING' }]);
    expect(await door.ask('UASHA', { type: 'talk.answer', talk, question: 'way.step', text: 'too early' })).toMatchObject({
      answer: 'refused',
      fields: { text: expect.stringContaining('not come up') },
    });
    expect(await door.no('UASHA', { type: 'talk.answer.open', talk, question: 'no.such' })).toContain('not come up');
  });

  test('an old button does not answer a newer question', async () => {
    const { kept, begin, move, answer } = talkingThrough(door);
    const talk = await begin();
    await answer(talk, 'goal.today', 'a plan');
    const stale = await move(talk, { move: 'skip', on: 'goal.today' });
    expect(textOf(stale)).toMatch(/has gone on since[\s\S]*2 of 8/);
    expect((await kept()).answers.map((one) => one.question)).toEqual(['goal.today']);
  });

  test('an answer can become an action of the plan, by whom and by when, and stays private itself', async () => {
    const { kept, toTheEnd } = talkingThrough(door);
    const talk = await toTheEnd('write to the housing office');
    const form = await door.form('UASHA', { type: 'talk.action.open', talk, question: 'goal.today' });
    expect(form.intro).toContain('Idris Vaughan');
    expect(form.fields.slice(0, 3)).toMatchObject([
      { value: 'write to the housing office' },
      { name: 'person', value: await door.personOf('UASHA') },
      { name: 'byWhen', value: null },
    ]);
    await door.card('UASHA', {
      ...form.ask,
      text: 'write to the housing office',
      person: await door.personOf('UASHA'),
      byWhen: '2026-11-30',
    } as unknown as Ask);
    expect(await door.store.read.selectFrom('action').select('byWhen').execute()).toEqual([{ byWhen: '2026-11-30' }]);
    expect((await kept()).answers[0]!.choice).toBe('private');
    expect(await door.no('UASHA', { type: 'talk.action.open', talk, question: 'goal.ahead' })).toContain('Nothing is written');
  });

  test('OSKAR is another talk in the same hands, from its first question to its summary', async () => {
    const { newestTalk, kept, move, answer } = talkingThrough(door);
    await door.card('UASHA', { type: 'talk.begin', script: 'oskar' });
    const talk = await newestTalk();
    const { path } = await kept();
    let card = await door.card('UASHA', { type: 'talk.show', talk });
    for (const question of path) {
      const isNumber = asksOf(card, 'talk.answer.open').length === 0;
      card = isNumber ? await move(talk, { move: 'rate', value: 8, on: question }) : await answer(talk, question, 'it went well');
    }
    expect(textOf(card)).toContain('What you answered');
  });

  test('numbers stay with whoever gave them, and below seven there are three ways on', async () => {
    const { begin, move, answer } = talkingThrough(door);
    const talk = await begin();
    for (let left = 7; left > 0; left--) await move(talk, { move: 'skip' });
    const asked = await door.card('UASHA', { type: 'talk.show', talk });
    expect(
      choicesOf(asked)
        .slice(0, 10)
        .map(({ label }) => label),
    ).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    const low = await move(talk, { move: 'rate', value: 4, on: 'rating.commitment' });
    expect(textOf(low)).toMatch(/That is below 7[\s\S]*What would raise it[\s\S]*A smaller step[\s\S]*Let it go/);
    await move(talk, { move: 'raise' });
    await answer(talk, 'rating.raise', 'an hour on Friday');
    const end = await move(talk, { move: 'rate', value: 8, on: 'rating.commitment' });
    expect(textOf(end)).toContain('You gave a number. Cairn shows it to nobody.');
    expect(
      await door.no('UASHA', { type: 'talk.move', talk, move: { move: 'choose', question: 'rating.commitment', choice: 'shared' } }),
    ).toBe('Numbers stay with you.');
  });

  test('a number that was given is on no card: it is read and put right in its form', async () => {
    const { newestTalk, kept, move, answer } = talkingThrough(door);
    await door.card('UASHA', { type: 'talk.begin', script: 'oskar' });
    const talk = await newestTalk();
    await answer(talk, 'outcome.hope', 'a quieter week');
    const cards = [await move(talk, { move: 'rate', value: 9, on: 'scaling.now' })];
    cards.push(await move(talk, { move: 'back' }), await move(talk, { move: 'finish' }));
    const form = await door.form('UASHA', { type: 'talk.answer.open', talk, question: 'scaling.now' });
    expect(form.fields[0]).toMatchObject({ name: 'value', value: '9' });
    const ask = (value: string) => ({ ...form.ask, value, text: '' }) as unknown as Ask;
    cards.push(await door.card('UASHA', ask('3')));
    expect((await kept()).ratings.map(({ value }) => value)).toEqual([9, 3]);
    expect(await door.ask('UASHA', ask('11'))).toMatchObject({ answer: 'refused' });
    cards.push(await door.card('UASHA', ask('none')), await door.card('UASHA', { type: 'talk.show', talk }));
    expect((await kept()).ratings).toEqual([]);
    const said = cards.map((card) => textOf(card).replaceAll(/\[\d+\]|\d+ of \d+|If 10 is[^?]*\?/g, '')).join('\n');
    expect(said).toContain('You have given a number here.');
    expect(said).not.toMatch(/\b[39]\b|nine|three/);
  });

  test('what is typed is an answer, one that may be a command is asked about, and commands work meanwhile', async () => {
    const { newestTalk, kept, begin, types } = talkingThrough(door);
    const talk = await begin();
    expect(textOf(await types('I want a quieter week', 'm1'))).toContain('workplace may be able to read it');
    expect(textOf(await types('and a plan', 'm2'))).not.toContain('workplace');
    const asked = await types('cancel', 'm3');
    expect(textOf(asked)).toContain('I have kept “cancel” as part of your answer');
    expect(textOf(await door.card('UASHA', { type: 'say', text: 'help', source: 'm4' }))).toContain('“prepare”');
    expect(textOf(await door.card('UASHA', { type: 'say', text: 'meetings' }))).toContain('no coming meetings');
    await door.card('UASHA', asksOf(asked, 'talk.move')[0]!);
    expect((await kept()).answers[0]!.pieces.map(({ text }) => text)).toEqual(['I want a quieter week', 'and a plan', 'cancel']);
    const again = await types('cancel', 'm5');
    const instead = await door.card('UASHA', asksOf(again, 'talk.move')[1]!);
    expect(textOf(instead)).toContain('no coming meetings');
    expect((await kept()).answers[0]!.pieces).toHaveLength(3);
    expect(textOf(await types('next', 'm6'))).toContain('2 of 8');
    await types('pause', 'm7');
    expect((await kept()).status).toBe('paused');
    expect(textOf(await types('grow', 'm8'))).toContain('[Go on with your talk]');
    expect(textOf(await door.card('UASHA', { type: 'talk.show' }))).toContain('paused');
    expect(talk).toBe(await newestTalk());
  });

  test('a message edited or deleted in the chat changes the answer, and a word to Cairn that was none stays none', async () => {
    const { kept, begin, types } = talkingThrough(door);
    await begin();
    await types('first', 'm1');
    await types('second', 'm2');
    await door.card('UASHA', { type: 'talk.edited', source: 'm1', text: 'the first' });
    await door.card('UASHA', { type: 'talk.deleted', source: 'm2' });
    expect((await kept()).answers[0]!.pieces).toMatchObject([{ text: 'the first' }]);
    expect(await door.ask('UASHA', { type: 'talk.deleted', source: 'unheard' })).toEqual({ answer: 'quiet' });
    await types('next', 'm3');
    await types('pause', 'm4');
    await door.card('UASHA', { type: 'talk.deleted', source: 'm1' });
    expect((await kept()).answers).toEqual([]);
  });

  test('a half-done talk waits on Home, where one can be begun as well, and the record says how many there are', async () => {
    const { move, toTheEnd } = talkingThrough(door);
    expect(asksOf(await door.card('UASHA', { type: 'home.open' }), 'talk.offer')).toHaveLength(1);
    const talk = await toTheEnd();
    const home = await door.card('UASHA', { type: 'home.open' });
    expect(textOf(home)).toContain('[Go on with your talk]');
    expect(asksOf(home, 'talk.show')).toEqual([{ type: 'talk.show', talk }]);
    expect(textOf(await door.card('UASHA', { type: 'record.show' }))).toContain('Guided talks: 1\nWhat you wrote in them is kept sealed.');
    expect(textOf(await door.card('UIDRIS', { type: 'record.show' }))).toContain('Guided talks: none');
    await move(talk, { move: 'finish' });
    expect(textOf(await door.card('UASHA', { type: 'talk.offer' }))).toContain('Talks you finished');
    expect(textOf(await door.card('UIDRIS', { type: 'home.open' }))).not.toContain('Go on with');
  });
});
