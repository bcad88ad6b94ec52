import { beforeEach, expect, test } from 'vitest';
import { loadKey } from '../../bot/store/key.ts';
import { createSeal } from '../../bot/store/seal.ts';
import { whereSealed } from '../../bot/store/sealed-columns.ts';
import { openTalkOf, saveTalk, talkOf, talksOf } from '../../bot/store/talks.ts';
import type { TalkId } from '../../shared/domain/ids.ts';
import type { Ask } from '../../shared/intent.ts';
import type { Move } from '../../shared/talks/move.ts';
import { onBothEngines } from '../setup/engines.ts';
import { newTalk } from '../setup/talks.ts';
import { asksOf, book, choicesOf, type DoorOf, drawnFor, openDoor, pairUp, plannedFor, setUp, textOf } from './door.ts';

const key = (byte: number) => Buffer.alloc(32, byte);

onBothEngines((engine) => {
  let door: DoorOf;
  let mentorship: `men_${string}`;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ mentorship } = await pairUp(door));
  });

  const seal = createSeal([key(1)]);
  const newestTalk = async (user = 'UASHA') => {
    const row = await door.store.read
      .selectFrom('talk')
      .selectAll()
      .where('person', '=', await door.personOf(user))
      .orderBy('changedAt', 'desc')
      .executeTakeFirstOrThrow();
    return row.id as TalkId;
  };
  const kept = async (user = 'UASHA') => {
    const person = await door.personOf(user);
    return door.store.transaction(async (tx) => (await talksOf(tx, seal, person))[0]!);
  };
  const begin = async (user = 'UASHA', more = {}) => {
    await door.card(user, { type: 'talk.begin', script: 'grow', ...more } as Ask);
    return newestTalk(user);
  };
  const move = (talk: TalkId, one: Move, user = 'UASHA') => door.card(user, { type: 'talk.move', talk, move: one });
  const answer = (talk: TalkId, question: string, text: string, key?: string) =>
    door.card('UASHA', { type: 'talk.answer', talk, question, text }, key);
  const types = (text: string, source: string) => door.card('UASHA', { type: 'say', text, source });
  /** To the end, with one answer. */
  const toTheEnd = async (text = 'a quieter week') => {
    const talk = await begin();
    await answer(talk, 'goal.today', text);
    await move(talk, { move: 'finish' });
    return talk;
  };

  test('a talk is offered to write, to talk through or for later, and asks one question at a time', async () => {
    const offer = await door.card('UASHA', { type: 'talk.offer' });
    expect(choicesOf(offer).map(({ label }) => label)).toEqual([
      'Write: a wish and a first step',
      'Write: what already works',
      'Talk it through together',
      'Later',
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
    const talk = await begin();
    const other = await door.card('UASHA', { type: 'talk.begin', script: 'oskar' });
    expect(textOf(other)).toMatch(/Another talk is open[\s\S]*end of today/);
    await move(talk, { move: 'pause' });
    await door.card('UASHA', { type: 'talk.begin', script: 'oskar' });
    expect(await door.no('UASHA', { type: 'talk.move', talk, move: { move: 'resume' } })).toContain('Another talk is open');
  });

  test('a form shows what was written and its text is on no card', async () => {
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
    const talk = await begin();
    await answer(talk, 'goal.today', 'a plan');
    const stale = await move(talk, { move: 'skip', on: 'goal.today' });
    expect(textOf(stale)).toMatch(/has gone on since[\s\S]*2 of 8/);
    expect((await kept()).answers.map((one) => one.question)).toEqual(['goal.today']);
  });

  test('a press delivered twice is done once and answered from where the talk is now, and what was said is not remembered', async () => {
    const talk = await begin();
    await answer(talk, 'goal.today', 'the WAXWING', 'twice');
    await move(talk, { move: 'skip', on: 'goal.ahead' });
    expect(textOf(await answer(talk, 'goal.today', 'the WAXWING', 'twice'))).toContain('3 of 8');
    expect((await kept()).answers[0]!.pieces).toHaveLength(1);
    const { key, answer: sealed } = await door.store.read
      .selectFrom('remembered')
      .selectAll()
      .where('key', 'like', '%/twice')
      .executeTakeFirstOrThrow();
    const remembered = seal.open(sealed, whereSealed.column('remembered', key, 'answer'));
    expect(JSON.parse(remembered)).toEqual({ again: { type: 'talk.show', talk } });
  });

  test('everything somebody wrote in a talk is sealed, and a row made over to another person opens for nobody', async () => {
    const talk = await toTheEnd('the WAXWING');
    const row = await door.store.read.selectFrom('talk').selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain('WAXWING');
    const idris = await door.personOf('UIDRIS');
    await door.store.read.updateTable('talk').set({ person: idris }).execute();
    await expect(door.store.transaction((tx) => talkOf(tx, seal, idris, talk))).rejects.toThrow('sealed as another row');
    await door.store.read
      .updateTable('talk')
      .set({ person: row.person, sealed: row.sealed.replace(/.{6}$/, 'AAAAAA') })
      .execute();
    await expect(door.store.transaction((tx) => talkOf(tx, seal, row.person as `per_${string}`, talk))).rejects.toThrow('changed since');
  });

  test('a new key seals talks again, after which the old one opens nothing', async () => {
    const store = await engine.openFreshStore();
    const own = await openDoor(store);
    await setUp(own);
    const person = await own.personOf('UMORWENNA');
    const text = (...bytes: number[]) => bytes.map((byte) => key(byte).toString('base64')).join(',');
    const before = await loadKey({ keyText: text(7), dataFolder: '', store });
    await store.transaction((tx) => saveTalk(tx, before, newTalk('grow', { person, mentorship: null, meeting: null })));
    const after = await loadKey({ keyText: text(8, 7), dataFolder: '', store });
    const open = (with_: typeof after) => store.transaction((tx) => openTalkOf(tx, with_, person));
    expect((await open(createSeal([key(8)])))?.path).toHaveLength(8);
    await expect(open(before)).rejects.toThrow('not in CAIRN_KEY');
  });

  test('nobody but its person sees, moves or throws away a talk: not the other of the pair, not a coordinator, nobody', async () => {
    const talk = await toTheEnd('the WAXWING');
    const wishes: Ask[] = [
      { type: 'talk.show', talk },
      { type: 'talk.move', talk, move: { move: 'choose', question: 'goal.today', choice: 'shared' } },
      { type: 'talk.answer.open', talk, question: 'goal.today' },
      { type: 'talk.answer', talk, question: 'goal.today', text: 'mine now' },
      { type: 'talk.action.open', talk, question: 'goal.today' },
      { type: 'talk.stop', talk },
      { type: 'talk.shared', talk },
    ];
    const before = await kept();
    for (const user of ['UIDRIS', 'UMORWENNA', 'UROOT', 'UTOM']) {
      for (const wish of wishes) expect(await door.no(user, wish)).toMatch(/not yours|no longer shared/);
    }
    expect(await door.ask('UIDRIS', { type: 'talk.edited', source: 'm1', text: 'mine' })).toEqual({ answer: 'quiet' });
    expect(await kept()).toEqual(before);
  });

  test('a talk belongs to a meeting only of one’s own', async () => {
    const meeting = await book(door, mentorship, '2026-12-01');
    await begin('UASHA', { meeting });
    expect((await kept()).meeting).toBe(meeting);
    expect(await door.no('UTOM', { type: 'talk.begin', script: 'grow', meeting })).toContain('not one of yours');
    expect(await door.no('UTOM', { type: 'talk.offer', meeting })).toContain('not one of yours');
    const card = await door.card('UASHA', { type: 'meeting.show', meeting });
    expect(asksOf(card, 'talk.offer')).toEqual([{ type: 'talk.offer', meeting }]);
  });

  test('shared answers, and only they, are read by the other of the pair, until they are taken back', async () => {
    const talk = await begin();
    await answer(talk, 'goal.today', 'the WAXWING');
    await answer(talk, 'goal.ahead', 'the SISKIN');
    const summary = await move(talk, { move: 'finish' });
    expect(textOf(summary)).toContain('[Share with Idris Vaughan]');
    await move(talk, { move: 'choose', question: 'goal.ahead', choice: 'shared' });
    expect(await plannedFor(door, 'UIDRIS')).toContain('talk-shared');
    expect(await plannedFor(door, 'UASHA')).not.toContain('talk-shared');
    const told = (await drawnFor(door, 'UIDRIS', 'talk-shared', mentorship, { talk }))!;
    expect(textOf(told)).not.toMatch(/SISKIN|WAXWING/);
    const read = textOf(await door.card('UIDRIS', asksOf(told, 'talk.shared')[0]!));
    expect(read).toContain('the SISKIN');
    expect(read).not.toContain('WAXWING');
    expect(await door.no('UMORWENNA', { type: 'talk.shared', talk })).toContain('no longer shared');

    await move(talk, { move: 'choose', question: 'goal.ahead', choice: 'private' });
    expect(await plannedFor(door, 'UIDRIS')).not.toContain('talk-shared');
    expect(await door.no('UIDRIS', { type: 'talk.shared', talk })).toContain('no longer shared');
    expect(textOf((await drawnFor(door, 'UIDRIS', 'talk-shared', mentorship, { talk }))!)).toBe(
      'This is no longer shared.\nThis is no longer shared.',
    );
  });

  test('a long answer is read whole by whom it is shared with, and one too long for a form is left to the chat', async () => {
    const talk = await begin();
    for (let part = 1; part <= 5; part++) await types(`${'word '.repeat(700)}end of part ${part}`, `m${part}`);
    expect(await door.no('UASHA', { type: 'talk.answer.open', talk, question: 'goal.today' })).toContain('longer than the form');
    await move(talk, { move: 'finish' });
    await move(talk, { move: 'choose', question: 'goal.today', choice: 'shared' });
    const read = textOf(await door.card('UIDRIS', { type: 'talk.shared', talk }));
    for (let part = 1; part <= 5; part++) expect(read).toContain(`end of part ${part}`);
  });

  test('an answer can become an action of the plan, by whom and by when, and stays private itself', async () => {
    const talk = await toTheEnd('write to the housing office');
    const form = await door.form('UASHA', { type: 'talk.action.open', talk, question: 'goal.today' });
    expect(form.intro).toContain('Idris Vaughan');
    expect(form.fields).toMatchObject([{ value: 'write to the housing office' }, { name: 'person' }, { name: 'byWhen', value: null }]);
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

  test('what is thrown away is gone, also what was shared of it, and also once it is finished', async () => {
    const talk = await toTheEnd();
    await move(talk, { move: 'choose', question: 'goal.today', choice: 'shared' });
    await move(talk, { move: 'finish' });
    const shown = await door.card('UASHA', { type: 'talk.show', talk });
    expect(choicesOf(shown).find(({ ask }) => ask.type === 'talk.stop')?.sure).toBeDefined();
    expect(textOf(await door.card('UASHA', { type: 'talk.stop', talk }))).toContain('kept nothing of it');
    expect(await door.store.read.selectFrom('talk').selectAll().execute()).toEqual([]);
    expect(await door.store.read.selectFrom('talkShared').selectAll().execute()).toEqual([]);
    expect(await door.no('UASHA', { type: 'talk.show', talk })).toContain('no longer kept');
  });

  test('numbers stay with whoever gave them, and below seven there are three ways on', async () => {
    const talk = await begin();
    for (let left = 7; left > 0; left--) await move(talk, { move: 'skip' });
    const asked = await door.card('UASHA', { type: 'talk.show', talk });
    expect(
      choicesOf(asked)
        .slice(0, 10)
        .map(({ label }) => label),
    ).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    const low = await move(talk, { move: 'rate', value: 4, on: 'rating.commitment' });
    expect(textOf(low)).toMatch(/You said 4[\s\S]*What would raise it[\s\S]*A smaller step[\s\S]*Let it go/);
    await move(talk, { move: 'raise' });
    await answer(talk, 'rating.raise', 'an hour on Friday');
    const end = await move(talk, { move: 'rate', value: 8, on: 'rating.commitment' });
    expect(textOf(end)).toContain('8. Only you see this.');
    expect(
      await door.no('UASHA', { type: 'talk.move', talk, move: { move: 'choose', question: 'rating.commitment', choice: 'shared' } }),
    ).toBe('Numbers stay with you.');
  });

  test('what is typed is an answer, one that may be a command is asked about, and commands work meanwhile', async () => {
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
    expect(textOf(await types('grow', 'm8'))).toContain('One talk is half done');
    expect(textOf(await door.card('UASHA', { type: 'talk.show' }))).toContain('paused');
    expect(talk).toBe(await newestTalk());
  });

  test('a message edited or deleted in the chat changes the answer, and a word to Cairn that was none stays none', async () => {
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
    expect(asksOf(await door.card('UASHA', { type: 'home.open' }), 'talk.offer')).toHaveLength(1);
    const talk = await toTheEnd();
    const home = await door.card('UASHA', { type: 'home.open' });
    expect(textOf(home)).toContain('A talk of yours is half done.');
    expect(asksOf(home, 'talk.show')).toEqual([{ type: 'talk.show', talk }]);
    expect(textOf(await door.card('UASHA', { type: 'record.show' }))).toContain('Guided talks: 1\nWhat you wrote in them is kept sealed.');
    expect(textOf(await door.card('UIDRIS', { type: 'record.show' }))).toContain('Guided talks: none');
    await move(talk, { move: 'finish' });
    expect(textOf(await door.card('UASHA', { type: 'talk.offer' }))).toContain('Talks you finished');
    expect(textOf(await door.card('UIDRIS', { type: 'home.open' }))).not.toContain('half done');
  });

  test('the audit says who moved a talk and when, and nothing of what was said', async () => {
    await toTheEnd('the WAXWING');
    const rows = await door.store.read.selectFrom('audit').selectAll().where('intent', 'like', 'talk.%').execute();
    expect(rows.map((row) => row.intent)).toEqual(['talk.begin', 'talk.answer', 'talk.move']);
    expect(JSON.stringify(rows)).not.toContain('WAXWING');
  });
});
