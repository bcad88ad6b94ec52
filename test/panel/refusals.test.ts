import { request } from 'node:http';
import { expect, test } from 'vitest';
import { panelIntents } from '../../shared/api.ts';
import { Intent } from '../../shared/intent.ts';
import { panelPaths } from '../../shared/panel-paths.ts';
import type { Instant } from '../../shared/time.ts';
import { invitePair, openDoor, pairUp } from '../features/door.ts';
import { onBothEngines } from '../setup/engines.ts';
import { chrome, codeFor, firefox, openPanel, type PanelOf, pairedAs } from './panel.ts';

const key = '7b1d2f66-1f7b-4a0e-9f3a-0c5b8f7f2a11';
const CANARY = 'canary-of-what-was-written';

onBothEngines((engine) => {
  const opened = async () => {
    const door = await openDoor(await engine.openFreshStore());
    const { mentorship, programme } = await pairUp(door);
    const panel = await openPanel(door);
    return { door, panel, mentorship, programme, token: await pairedAs(panel, 'UASHA') };
  };

  test('whatever is not right is refused, says nothing of the request, and leaves no word of it in the log', async () => {
    const { panel, token, door } = await opened();
    const ours = { token };
    const good = { key, intent: { type: 'help' } };
    const big = `{"key":"${key}","intent":{"type":"log.list","x":"${CANARY.repeat(12_000)}"}}`;
    const table: [string, number, Promise<Response>][] = [
      ['no token', 401, panel.send('state', { call: null })],
      ['a token that never was', 401, panel.send('state', { call: null }, { token: 'x'.repeat(43) })],
      ['a token of another shape', 401, panel.send('state', { call: null }, { token: CANARY })],
      ['a stolen token, from another extension of Firefox', 401, panel.send('state', { call: null }, { ...ours, origin: firefox })],
      ['a stolen token, from Cairn’s own page', 401, panel.send('state', { call: null }, { ...ours, origin: 'https://cairn.example' })],
      ['a stolen token, from a page', 403, panel.send('state', { call: null }, { ...ours, origin: 'https://evil.example' })],
      ['a stolen token, from no origin', 403, panel.send('state', { call: null }, { ...ours, origin: null })],
      ['an origin that is nothing', 403, panel.send('state', { call: null }, { ...ours, origin: 'null' })],
      [
        'another extension of Chrome',
        403,
        panel.send('state', { call: null }, { ...ours, origin: `chrome-extension://${'p'.repeat(32)}` }),
      ],
      ['an origin that only begins alike', 403, panel.send('state', { call: null }, { ...ours, origin: `${chrome}.evil.example` })],
      ['an origin of Firefox that is none', 403, panel.send('state', { call: null }, { ...ours, origin: 'moz-extension://anything' })],
      ['a page that pairs', 403, panel.send('pair', { code: 'ABCD-EFGH', device: CANARY }, { origin: 'https://evil.example' })],
      ['reading by GET', 405, panel.send('state', '', { ...ours, method: 'GET' })],
      ['no body', 400, panel.send('state', '', ours)],
      ['broken JSON', 400, panel.send('state', `{"call":"${CANARY}`, ours)],
      ['a list', 400, panel.send('state', '[]', ours)],
      ['null', 400, panel.send('state', 'null', ours)],
      ['a number for a call', 400, panel.send('state', { call: 7 }, ours)],
      ['a call that never ends', 400, panel.send('state', { call: `https://x.example/${CANARY.repeat(90)}` }, ours)],
      ['a state that is too big', 413, panel.send('state', { call: CANARY.repeat(2_000) }, ours)],
      ['a wish that is too big', 413, panel.send('ask', big, ours)],
      ['a code that is too big', 413, panel.send('pair', { code: 'A', device: CANARY.repeat(500) })],
      ['no code', 400, panel.send('pair', { device: CANARY })],
      ['a device without a name', 400, panel.send('pair', { code: 'ABCD-EFGH', device: ' \u202e ' })],
      ['no key', 400, panel.send('ask', { intent: good.intent }, ours)],
      ['a key that is none', 400, panel.send('ask', { ...good, key: CANARY }, ours)],
      ['an intent there is not', 400, panel.send('ask', { key, intent: { type: CANARY } }, ours)],
      ['an intent that lacks something', 400, panel.send('ask', { key, intent: { type: 'plan.action.done' } }, ours)],
      [
        'an encoding that is none',
        415,
        fetch(`${panel.base}/panel/api/ask`, {
          method: 'POST',
          headers: { origin: chrome, authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-encoding': 'snappy' },
          body: CANARY,
        }),
      ],
    ];
    const answers = await Promise.all(table.map(async ([what, , answer]) => [what, (await answer).status] as const));
    expect(answers).toEqual(table.map(([what, status]) => [what, status]));
    for (const [what, , answer] of table) {
      const { headers } = await answer;
      expect([what, headers.get('cache-control'), headers.get('vary')]).toEqual([what, 'no-store', 'Origin']);
      expect(await (await answer).text()).not.toMatch(/canary|Error|node_modules|at /);
    }
    expect(panel.lines.join('')).toBe('');
    expect(door.lines.join('')).not.toContain(CANARY);
  });

  test('what is not for a panel to ask is refused, though any chat would answer it', async () => {
    const { panel, token } = await opened();
    const allowed = new Set<string>(panelIntents);
    const wishes = Intent.def.options.map((one) => one.def.shape.type.def.values[0] as string);
    expect(wishes.length).toBeGreaterThan(100);
    const others = wishes.filter((type) => !allowed.has(type));
    const whole = { help: {}, 'home.open': {}, 'device.open': {}, 'record.show': {}, 'account.link': {}, say: { text: 'panel' } };
    for (const [type, more] of Object.entries(whole)) {
      expect(others).toContain(type);
      expect((await panel.send('ask', { key, intent: { type, ...more } }, { token })).status).toBe(400);
    }
  });

  test('a code works once, for ten minutes, and the newest alone', async () => {
    const { panel, door } = await opened();
    const first = await codeFor(door, 'UIDRIS');
    const second = await codeFor(door, 'UIDRIS');
    expect(await panel.pair(first)).toMatchObject({ refused: expect.stringContaining('leads nowhere') });
    expect(await panel.pair(second.toLowerCase().replace('-', ' '))).toMatchObject({ name: 'Idris Vaughan' });
    expect(await panel.pair(second)).toMatchObject({ refused: expect.stringContaining('leads nowhere') });
    const third = await codeFor(door, 'UIDRIS');
    door.clock.set('2026-11-16T10:10:00.000Z' as Instant);
    expect(await panel.pair(third)).toMatchObject({ refused: expect.stringContaining('leads nowhere') });
  });

  test('of one code that is typed twice at the same moment one panel comes', async () => {
    const { panel, door } = await opened();
    const code = await codeFor(door, 'UIDRIS');
    const all = await Promise.all(Array.from({ length: 6 }, () => panel.pair(code)));
    expect(all.filter((one) => 'token' in one)).toHaveLength(1);
  });

  test('codes are not guessed: a network waits after ten, whatever is tried then and wherever in it, and nobody else does', async () => {
    const { panel, door } = await opened();
    const guess = async (from: string, code = 'AAAA-AAAA') => {
      const paired = await panel.pair(code, 'Guess', { from });
      return 'refused' in paired ? paired.refused : 'let in';
    };
    const code = await codeFor(door, 'UIDRIS');
    const ten = await Promise.all(Array.from({ length: 14 }, () => guess('203.0.113.1')));
    expect(ten.filter((one) => one.includes('leads nowhere'))).toHaveLength(10);
    expect(await guess('203.0.113.1', code)).toContain('Too many codes');
    expect(await guess('::ffff:203.0.113.1', code)).toContain('Too many codes');
    await Promise.all(Array.from({ length: 10 }, (_, nth) => guess(`2001:db8::${nth}`)));
    expect(await guess('2001:db8::ffff', code)).toContain('Too many codes');
    expect(await guess('192.0.2.1')).toContain('leads nowhere');
    panel.wait(600_000);
    expect(await guess('203.0.113.1', code)).toBe('let in');
  });

  test('of another pair nothing is to be had by naming its ids', async () => {
    const { panel, door, token, programme } = await opened();
    const other = await invitePair(door, programme, 'UTOM', 'UROOT');
    for (const user of ['UTOM', 'UROOT']) await door.card(user, { type: 'invitation.answer', mentorship: other, accept: true });
    await door.card('UTOM', {
      type: 'meeting.propose',
      mentorship: other,
      date: '2026-11-20',
      time: '14:00',
      zone: 'Europe/London',
      minutes: 60,
    });
    await door.card('UTOM', {
      type: 'plan.action.add',
      mentorship: other,
      text: CANARY,
      person: await door.personOf('UROOT'),
      byWhen: '2026-12-01',
    });
    const { id: meeting } = await door.store.read.selectFrom('meeting').select('id').executeTakeFirstOrThrow();
    const { id: action } = await door.store.read.selectFrom('action').select('id').executeTakeFirstOrThrow();
    const wishes = [
      { type: 'plan.action.done', action },
      { type: 'plan.goal.add', mentorship: other, kind: 'long-term', text: 'not mine' },
      { type: 'agenda.add', meeting, text: 'not mine' },
      { type: 'meeting.confirm', meeting, s: 1 },
      { type: 'meeting.met', meeting, met: true },
      { type: 'log.open', meeting },
    ];
    for (const wish of wishes)
      expect([wish.type, await panel.ask(token, wish as never)]).toEqual([wish.type, { refused: expect.any(String) }]);
    expect(JSON.stringify(await panel.state(token))).not.toMatch(new RegExp(`${CANARY}|${other}|${meeting}`));
    expect(panel.lines.join('')).not.toContain(CANARY);
  });

  test('a panel that was taken back, or left, or whose person has left, opens nothing', async () => {
    const { panel, door, token } = await opened();
    const status = async (one: string) => (await panel.send('state', { call: null }, { token: one })).status;
    const { id } = await door.store.read.selectFrom('device').select('id').executeTakeFirstOrThrow();
    await door.card('UIDRIS', { type: 'device.revoke', device: id as `dev_${string}` });
    expect(await status(token)).toBe(200);
    await door.card('UASHA', { type: 'device.revoke', device: id as `dev_${string}` });
    expect(await status(token)).toBe(401);

    const left = await pairedAs(panel, 'UASHA');
    expect(await (await panel.send('leave', {}, { token: left })).json()).toEqual({ done: true });
    expect(await status(left)).toBe(401);

    const gone = await pairedAs(panel, 'UASHA');
    await door.store.read.updateTable('account').set({ active: 0 }).where('user', '=', 'UASHA').execute();
    expect(await status(gone)).toBe(401);
    expect((await panel.send('ask', { key, intent: { type: 'log.open' } }, { token: gone })).status).toBe(401);
    const still = await door.store.read.selectFrom('account').select('active').where('user', '=', 'UASHA').executeTakeFirstOrThrow();
    expect(still.active).toBe(0);
  });

  test('what was begun by a panel that was known then, and is ended when it is not any more, opens nothing and brings nobody back', async () => {
    const { panel, door, token, mentorship } = await opened();
    const action = { mentorship, text: CANARY, person: await door.personOf('UASHA'), byWhen: '2026-12-01' };
    const asks = await held(panel, token, 'ask', { key, intent: { type: 'plan.action.add', ...action } });
    const reads = await held(panel, token, 'state', { call: null });
    await door.store.read.updateTable('account').set({ active: 0 }).where('user', '=', 'UASHA').execute();
    expect([await asks(), await reads()]).toEqual([401, 401]);
    const account = await door.store.read.selectFrom('account').select('active').where('user', '=', 'UASHA').executeTakeFirstOrThrow();
    expect([account.active, await door.store.read.selectFrom('action').select('id').execute()]).toEqual([0, []]);
  });

  test('a browser is told before it asks who may, with no cookies and nothing more', async () => {
    const { panel } = await opened();
    for (const origin of [chrome, firefox]) {
      const { status, headers } = await panel.send('ask', '', { method: 'OPTIONS', origin });
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('access-control-allow-headers')).toBe('authorization, content-type');
      expect(headers.get('access-control-allow-methods')).toBe('POST');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
    const foreign = await panel.send('ask', '', { method: 'OPTIONS', origin: 'https://evil.example' });
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });
});

/** A request whose token was looked at and whose body has yet to end; gives back how to end it, and how it was answered. */
async function held(panel: PanelOf, token: string, path: 'ask' | 'state', body: unknown): Promise<() => Promise<number>> {
  const { read } = panel.door.store;
  const usedOn = () => read.selectFrom('device').select('usedOn').executeTakeFirstOrThrow();
  const long = '2026-01-01';
  await read.updateTable('device').set({ usedOn: long }).execute();
  const headers = { origin: chrome, authorization: `Bearer ${token}` };
  const begun = request(`${panel.base}${panelPaths[path]}`, { method: 'POST', headers });
  const status = new Promise<number>((resolve, reject) => {
    begun.once('response', (answer) => resolve(answer.resume().statusCode ?? 0)).once('error', reject);
  });
  begun.write(' ');
  // A device that is known is marked as used.
  await expect.poll(async () => (await usedOn()).usedOn).not.toBe(long);
  return () => {
    begun.end(JSON.stringify(body));
    return status;
  };
}
