import { expect, test } from 'vitest';
import { drawHome } from '../../bot/features/home/cards.ts';
import { drawPost } from '../../bot/features/summary/cards.ts';
import { newId } from '../../bot/ids.ts';
import { createLog } from '../../bot/log.ts';
import { createDispatcher } from '../../bot/outbox/dispatcher.ts';
import { hashOf } from '../../bot/store/secret.ts';
import type { Instant } from '../../shared/time.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { asksOf, openDoor, pairUp, textOf } from '../features/door.ts';
import { onBothEngines } from '../setup/engines.ts';
import { ScriptedChat } from '../setup/scripted-chat.ts';
import { codeFor, firefox, openPanel, pairedAs } from './panel.ts';

onBothEngines((engine) => {
  const opened = async () => {
    const door = await openDoor(await engine.openFreshStore());
    await pairUp(door);
    return { door, panel: await openPanel(door) };
  };

  test('a code is shown in a window and in no message, and lies nowhere as it is', async () => {
    const { door } = await opened();
    const answer = await door.ask('UASHA', { type: 'say', text: 'panel' });
    expect(answer).toMatchObject({ answer: 'card', place: 'dialog', again: { type: 'device.open' } });
    expect(textOf(await door.card('UASHA', { type: 'device.open' }))).toMatch(/it is a page: https:.*\/panel\/\n.*https:.*\/panel\/\n/);
    const code = await codeFor(door, 'UASHA');
    const rows = [
      await door.store.read.selectFrom('deviceCode').selectAll().execute(),
      await door.store.read.selectFrom('remembered').selectAll().execute(),
    ];
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(rows[0]).toHaveLength(1);
    expect(door.lines.join('')).not.toContain(code);
  });

  test('where no browser reaches Cairn there is no code, and it is said why', async () => {
    const door = await openDoor(await engine.openFreshStore(), undefined, null);
    expect(textOf(await door.card('UASHA', { type: 'device.open' }))).toContain('CAIRN_URL');
    expect(await door.store.read.selectFrom('deviceCode').selectAll().execute()).toEqual([]);
  });

  test('of a token its hash is kept, and nothing of it is said again', async () => {
    const { door, panel } = await opened();
    const token = await pairedAs(panel, 'UASHA', '  Chrome\n on \u202eWindows ');
    const row = await door.store.read.selectFrom('device').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ hash: hashOf(token), name: 'Chrome  on Windows', usedOn: '2026-11-16' });
    const told = await door.store.read.selectFrom('notification').selectAll().execute();
    expect(JSON.stringify([row, told])).not.toContain(token);
    expect([...door.lines, ...panel.lines].join('')).not.toContain(token);
  });

  test('whoever is paired is told at once, with what takes it back', async () => {
    const { door, panel } = await opened();
    const token = await pairedAs(panel, 'UASHA', 'Chrome on Windows');
    expect(panel.wakes()).toBe(1);
    const [row, ...others] = await door.store.read.selectFrom('notification').selectAll().where('kind', '=', 'panel-paired').execute();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ person: await door.personOf('UASHA'), state: 'pending', due: door.clock.now() });
    const reader = {
      person: (await panel.state(token)).me as never,
      words: wordsFor('en-GB'),
    };
    const card = door.app.personalDrawers['panel-paired']!({
      notification: row!.id,
      reader,
      because: JSON.parse(row!.because),
      now: door.clock.now(),
    });
    expect(card.summary).toMatch(/^A panel was paired: Chrome on Windows, .*15:30\. Not you\? Remove it\.$/);
    const [revoke] = asksOf(card, 'device.revoke');
    expect(textOf(await door.card('UASHA', revoke!))).toContain('“Chrome on Windows” is removed');
    expect((await panel.send('state', { call: null }, { token })).status).toBe(401);
    expect(textOf(await door.card('UASHA', revoke!))).toContain('not there any more');
    // Kept with whatever else they asked for; that nothing was left to remove is no news.
    const lines = await door.store.read.selectFrom('audit').select(['intent']).where('intent', 'like', 'device.%').orderBy('id').execute();
    expect(lines.map(({ intent }) => intent)).toEqual(['device.pair', 'device.revoke']);
  });

  test('in the middle of the night, too', async () => {
    const { door, panel } = await opened();
    door.clock.set('2026-11-16T20:00:00.000Z' as Instant);
    await pairedAs(panel, 'UASHA', 'Chrome on Windows');
    const chat = new ScriptedChat('slack');
    const { store, clock, app } = door;
    const dispatcher = createDispatcher({
      ...{ store, clock, drawHome, newId, ...app, log: createLog('silent'), url: null, chats: new Map([['slack' as const, chat]]) },
      channel: { post: drawPost, picture: async () => null },
    });
    await dispatcher.drain();
    expect(chat.said.filter((one) => one.includes('panel'))).toEqual([
      expect.stringMatching(/^UASHA: A panel was paired: Chrome on Windows, .*01:30/),
    ]);
  });

  test('devices are listed by day, each to its owner alone, and the most there are is said before another is paired', async () => {
    const { door, panel } = await opened();
    const token = await pairedAs(panel, 'UASHA', 'Chrome on Windows');
    door.clock.set('2026-11-18T10:00:00.000Z' as Instant);
    await panel.state(token);
    await pairedAs(panel, 'UASHA', 'Edge at work');
    const said = textOf(await door.card('UASHA', { type: 'say', text: 'devices' }));
    expect(said).toMatch(/Edge at work\nPaired [^\n]*18[^\n]*, last used [^\n]*18/);
    expect(said).toMatch(/Chrome on Windows\nPaired [^\n]*16[^\n]*, last used [^\n]*18/);
    expect(said).not.toMatch(/\d\d:\d\d/);
    expect(textOf(await door.card('UIDRIS', { type: 'device.list' }))).not.toContain('Edge');
    expect(textOf(await door.card('UASHA', { type: 'record.show' }))).toContain('2 side panels that you paired');
    for (let more = 0; more < 8; more++) await pairedAs(panel, 'UASHA');
    expect(await door.no('UASHA', { type: 'device.open' })).toContain('You have 10 panels');
  });

  test('a panel of Firefox is bound to the origin it was paired from, which no other copy has', async () => {
    const { door, panel } = await opened();
    const paired = await panel.pair(await codeFor(door, 'UASHA'), 'Firefox', { origin: firefox });
    const token = 'token' in paired ? paired.token : '';
    const other = firefox.replace('0f9a', '1f9a');
    const status = async (origin: string) => (await panel.send('state', { call: null }, { token, origin })).status;
    expect([await status(firefox), await status(other)]).toEqual([200, 401]);
  });

  test('a device goes with its account: to whoever that account becomes', async () => {
    const { door, panel } = await opened();
    const token = await pairedAs(panel, 'UASHA');
    const [asha, idris] = [await door.personOf('UASHA'), await door.personOf('UIDRIS')];
    expect((await panel.state(token)).me.id).toBe(asha);
    await door.store.read.updateTable('account').set({ person: idris }).where('user', '=', 'UASHA').execute();
    expect((await panel.state(token)).me.id).toBe(idris);
  });
});
