import { once } from 'node:events';
import { duplexPair } from 'node:stream';
import { setImmediate as immediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { LogId } from '../../shared/domain/ids.ts';
import { panelPaths } from '../../shared/panel-paths.ts';
import type { Instant } from '../../shared/time.ts';
import { book, type DoorOf, invitePair, openDoor, pairUp } from '../features/door.ts';
import { engineOf, onBothEngines } from '../setup/engines.ts';
import { chrome, openPanel, type PanelOf, pairedAs } from './panel.ts';
import { startPanelProcess } from './processes.ts';

const postgres = engineOf('postgres');
const during = '2026-11-24T14:20:00.000Z' as Instant;
const action = async (door: DoorOf, text: string) => ({ text, person: await door.personOf('UASHA'), byWhen: '2026-12-08' });

onBothEngines((engine) => {
  const opened = async (limits?: Parameters<typeof openPanel>[1]) => {
    const door = await openDoor(await engine.openFreshStore());
    const { mentorship, programme } = await pairUp(door);
    const meeting = await book(door, mentorship, '2026-11-24');
    const panel = await openPanel(door, limits);
    return { door, panel, mentorship, programme, meeting, asha: await pairedAs(panel, 'UASHA'), idris: await pairedAs(panel, 'UIDRIS') };
  };
  /** A stream that has said what there is now. */
  async function listening(panel: PanelOf, token: string) {
    const stream = await panel.live(token);
    expect(stream.status).toBe(200);
    expect(await stream.news()).toEqual({ version: (await panel.state(token)).version });
    return stream;
  }

  test('a tick in chat is on the stream, and that it was taken back', async () => {
    const { door, panel, mentorship, asha } = await opened();
    const stream = await listening(panel, asha);
    await door.ask('UIDRIS', { type: 'plan.action.add', mentorship, ...(await action(door, 'Ask for a desk')) });
    await stream.news();
    const { id } = await door.store.read.selectFrom('action').select('id').executeTakeFirstOrThrow();
    for (const type of ['plan.action.done', 'plan.action.undone'] as const) {
      await door.ask('UIDRIS', { type, action: id as `act_${string}` });
      expect(await stream.news()).toEqual({ version: (await panel.state(asha)).version });
    }
  });

  test('what one types into a log reaches the other’s panel, and says on the way only that something is new', async () => {
    const { door, panel, meeting, asha, idris } = await opened();
    door.clock.set(during);
    const { log } = (await panel.ask(asha, { type: 'log.open', meeting })) as { log: LogId };
    const stream = await listening(panel, idris);
    const kept = { type: 'log.keep', log, form: 'frm_asha', at: 1, zone: 'Asia/Kolkata', helped: 'canary by the river' } as const;
    expect(await panel.ask(asha, kept)).toEqual({ done: true, log });
    const line = (await stream.line())!;
    expect(Object.keys(JSON.parse(line))).toEqual(['version']);
    expect(line).not.toContain('canary');
    expect((await panel.state(idris)).pairs[0]!.log!.draft!.content.fields.helped).toBe('canary by the river');
    expect([...panel.lines, ...door.lines].join('')).not.toContain('canary');
  });

  test('of what is undone, and of another pair, nothing is said', async () => {
    const { door, panel, mentorship, programme, asha } = await opened({ breathMs: 20 });
    const stream = await listening(panel, asha);
    const other = await invitePair(door, programme, 'UMORWENNA', 'UTOM');
    for (const user of ['UMORWENNA', 'UTOM']) await door.card(user, { type: 'invitation.answer', mentorship: other, accept: true });
    const doomed = door.store.transaction(async (tx) => {
      await tx.updateTable('mentorship').set({ revision: 99 }).execute();
      throw new Error('undone');
    });
    await expect(doomed).rejects.toThrow('undone');
    for (let line = 0; line < 3; line++) expect(await stream.line()).toBe('');
    await door.ask('UIDRIS', { type: 'plan.action.add', mentorship, ...(await action(door, 'Ask for a desk')) });
    expect(await stream.news()).toEqual({ version: (await panel.state(asha)).version });
  });

  test('a stream shows that it is there, and ends when its device is taken back in chat', async () => {
    const { door, panel, asha } = await opened({ breathMs: 20 });
    const stream = await listening(panel, asha);
    expect(await stream.line()).toBe('');
    expect(await stream.line()).toBe('');
    const device = await door.store.read
      .selectFrom('device')
      .innerJoin('account', 'account.id', 'device.account')
      .select('device.id')
      .where('user', '=', 'UASHA')
      .executeTakeFirstOrThrow();
    await door.card('UASHA', { type: 'device.revoke', device: device.id as `dev_${string}` });
    expect(await stream.news()).toBeNull();
  });

  test('it ends at once when the panel leaves, however seldom it breathes, and the other’s goes on', async () => {
    const { panel, asha, idris } = await opened({ breathMs: 600_000 });
    const [one, other] = [await listening(panel, asha), await listening(panel, idris)];
    await panel.send('leave', {}, { token: asha });
    expect(await one.news()).toBeNull();
    await panel.send('leave', {}, { token: idris });
    expect(await other.news()).toBeNull();
  });

  test('somebody who has left their workspace hears nothing any more', async () => {
    const { door, panel, asha } = await opened({ breathMs: 20 });
    const stream = await listening(panel, asha);
    await door.store.read.updateTable('account').set({ active: 0 }).where('user', '=', 'UASHA').execute();
    expect(await stream.news()).toBeNull();
  });

  test('a device has so many streams, and another ends the oldest', async () => {
    const { door, panel, mentorship, asha } = await opened({ streams: 2 });
    const [first, second, third] = [await listening(panel, asha), await listening(panel, asha), await listening(panel, asha)];
    expect(await first.news()).toBeNull();
    await door.ask('UIDRIS', { type: 'plan.action.add', mentorship, ...(await action(door, 'Ask for a desk')) });
    const { version } = await panel.state(asha);
    expect([await second.news(), await third.news()]).toEqual([{ version }, { version }]);
  });

  test('a stream that nobody reads holds little, and is cut off after a minute', async () => {
    const { panel, asha } = await opened({ breathMs: 1 });
    const [theirs, ours] = duplexPair({ highWaterMark: 1024 });
    panel.server.emit('connection', ours);
    let isClosed = false;
    theirs
      .on('error', () => {})
      .on('close', () => {
        isClosed = true;
      });
    const head = `POST ${panelPaths.live} HTTP/1.1\r\nhost: cairn\r\norigin: ${chrome}\r\nauthorization: Bearer ${asha}\r\ncontent-length: 0\r\n\r\n`;
    theirs.write(head);
    while (!isClosed && !ours.writableNeedDrain) await immediate();
    expect(isClosed).toBe(false);
    const held = ours.writableLength;
    for (let breaths = 0; breaths < 20; breaths++) await immediate();
    panel.wait(60_000);
    for (let breaths = 0; breaths < 20; breaths++) await immediate();
    expect([isClosed, ours.destroyed]).toEqual([false, false]);
    panel.wait(1);
    await once(ours, 'close');
    expect(held).toBeLessThan(64 * 1024);
    expect(ours.writableLength).toBeLessThanOrEqual(held);
  });

  test('stopping ends every stream, so that nobody waits for them', async () => {
    const { panel, asha, idris } = await opened();
    const streams = [await listening(panel, asha), await listening(panel, idris)];
    panel.hangUp();
    expect(await Promise.all(streams.map((one) => one.news()))).toEqual([null, null]);
  });

  test('what was asked of a process that died before it answered is asked again with the same key, and is done once', async () => {
    const place = await engine.freshPlace();
    const store = await engine.open(place);
    const door = await openDoor(store);
    const { mentorship } = await pairUp(door);
    const token = await pairedAs(await openPanel(door), 'UASHA');
    const wish = { type: 'plan.action.add' as const, mentorship, ...(await action(door, 'Ask for a desk')) };
    await store.close();
    const key = crypto.randomUUID();
    const now = door.clock.now();
    const dying = await startPanelProcess({ place, now, dies: true });
    await expect(dying.ask(token, wish, key)).rejects.toThrow();
    await dying.gone;
    const next = await startPanelProcess({ place, now, dies: false });
    const once = async () => (await next.state(token)).pairs[0]!.pair.actions.map(({ text }) => text);
    expect(await once()).toEqual(['Ask for a desk']);
    expect(await next.ask(token, wish, key)).toEqual({ done: true });
    expect(await once()).toEqual(['Ask for a desk']);
  });
});

test('on PostgreSQL a press in one process is on the stream of another, and is still once its connection was lost', async () => {
  const place = await postgres.freshPlace();
  const door = await openDoor(await postgres.open(place));
  const { mentorship } = await pairUp(door);
  const panel = await openPanel(door);
  const token = await pairedAs(panel, 'UASHA');
  const other = await startPanelProcess({ place, now: door.clock.now(), dies: false });
  const stream = await panel.live(token);
  const press = async (text: string) => {
    const wish = { type: 'plan.action.add' as const, mentorship, ...(await action(door, text)) };
    expect(await other.ask(token, wish)).toEqual({ done: true });
    const { version } = await panel.state(token);
    for (;;) {
      const news = await stream.news();
      expect([news !== null, panel.lines.join('')]).toEqual([true, expect.not.stringContaining('error')]);
      if (news!.version === version) return;
    }
  };
  await press('Ask for a desk');
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cairn-news' and datname = current_database()`.execute(
    door.store.read,
  );
  await press('Ask for a window');
  expect(panel.lines.join('')).not.toContain('window');
});
