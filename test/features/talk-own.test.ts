import { beforeEach, expect, test } from 'vitest';
import { loadKey } from '../../bot/store/key.ts';
import { createSeal } from '../../bot/store/seal.ts';
import { whereSealed } from '../../bot/store/sealed-columns.ts';
import { openTalkOf, saveTalk, talkOf } from '../../bot/store/talks.ts';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { newTalk } from '../setup/talks.ts';
import { asksOf, book, choicesOf, type DoorOf, drawnFor, openDoor, pairUp, plannedFor, setUp, textOf } from './door.ts';
import { seal, talkingThrough } from './talking.ts';

const key = (byte: number) => Buffer.alloc(32, byte);

onBothEngines((engine) => {
  let door: DoorOf;
  let mentorship: `men_${string}`;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ mentorship } = await pairUp(door));
  });

  test('a press delivered twice is done once and answered from where the talk is now, and what was said is not remembered', async () => {
    const { kept, begin, move, answer } = talkingThrough(door);
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
    const { toTheEnd } = talkingThrough(door);
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
    const before = await loadKey({ keyText: text(1), dataFolder: '', store });
    await store.transaction((tx) => saveTalk(tx, before, newTalk('grow', { person, mentorship: null, meeting: null })));
    const after = await loadKey({ keyText: text(8, 1), dataFolder: '', store });
    const open = (with_: typeof after) => store.transaction((tx) => openTalkOf(tx, with_, person));
    expect((await open(createSeal([key(8)])))?.path).toHaveLength(8);
    await expect(open(before)).rejects.toThrow('not in CAIRN_KEY');
  });

  test('nobody but its person sees, moves or throws away a talk: not the other of the pair, not a coordinator, nobody', async () => {
    const { kept, toTheEnd } = talkingThrough(door);
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
    const { kept, begin } = talkingThrough(door);
    const meeting = await book(door, mentorship, '2026-12-01');
    await begin({ meeting });
    expect((await kept()).meeting).toBe(meeting);
    expect(await door.no('UTOM', { type: 'talk.begin', script: 'grow', meeting })).toContain('not one of yours');
    expect(await door.no('UTOM', { type: 'talk.offer', meeting })).toContain('not one of yours');
    const card = await door.card('UASHA', { type: 'meeting.show', meeting });
    expect(asksOf(card, 'talk.offer')[0]).toEqual({ type: 'talk.offer', meeting });
  });

  test('shared answers, and only they, are read by the other of the pair, until they are taken back', async () => {
    const { begin, move, answer } = talkingThrough(door);
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
    const { begin, move, types } = talkingThrough(door);
    const talk = await begin();
    for (let part = 1; part <= 5; part++) await types(`${'word '.repeat(700)}end of part ${part}`, `m${part}`);
    expect(await door.no('UASHA', { type: 'talk.answer.open', talk, question: 'goal.today' })).toContain('longer than the form');
    await move(talk, { move: 'finish' });
    await move(talk, { move: 'choose', question: 'goal.today', choice: 'shared' });
    const read = textOf(await door.card('UIDRIS', { type: 'talk.shared', talk }));
    for (let part = 1; part <= 5; part++) expect(read).toContain(`end of part ${part}`);
  });

  test('what is thrown away is gone, also what was shared of it, and also once it is finished', async () => {
    const { move, toTheEnd } = talkingThrough(door);
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

  test('the audit says who moved a talk and when, and nothing of what was said', async () => {
    const { toTheEnd } = talkingThrough(door);
    await toTheEnd('the WAXWING');
    const rows = await door.store.read.selectFrom('audit').selectAll().where('intent', 'like', 'talk.%').execute();
    expect(rows.map((row) => row.intent)).toEqual(['talk.begin', 'talk.answer', 'talk.move']);
    expect(JSON.stringify(rows)).not.toContain('WAXWING');
  });
});
