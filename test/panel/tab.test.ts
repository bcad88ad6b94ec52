import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createSignOn } from '../../bot/chat/teams/sign-on.ts';
import { createLog } from '../../bot/log.ts';
import { markAccount } from '../../bot/store/accounts.ts';
import { callAddress } from '../../shared/domain/panel-open.ts';
import { book, type DoorOf, invitePair, openDoor, pairUp } from '../features/door.ts';
import { engineOf } from '../setup/engines.ts';
import type { Forged } from '../setup/teams/entra.ts';
import { startTeamsStandIn, type TeamsStandIn } from '../setup/teams/standin.ts';
import { cairn, chrome, openPanel, type PanelOf } from './panel.ts';

const engine = engineOf('sqlite');
/** As a second organisation of this Cairn's, and one that is none. */
const [second, stranger] = ['99999999-8888-7777-6666-555555555555', '10000000-0000-0000-0000-000000000001'];
const object = '0a1b2c3d-0000-4000-8000-00000000a54a';
const stillElsewhere = '0a1b2c3d-0000-4000-8000-00000000e15e';
const chat = '19:meeting_NDQ2ZjEyMz@thread.v2';
const othersChat = '19:meeting_T3RoZXJz@thread.v2';

let teams: TeamsStandIn;
beforeAll(async () => {
  teams = await startTeamsStandIn();
});
afterAll(() => teams.close());

const account = (user = object, tenant = teams.state.tenant) => ({ platform: 'teams', enterprise: '', tenant, user }) as const;

/** The same person in Teams, as when they said so in both chats. */
async function inTeams(door: DoorOf, user: string, known = object, tenant = teams.state.tenant): Promise<void> {
  const person = await door.personOf(user);
  const since = { joinedFrom: null, joinedAt: null, createdAt: door.clock.now(), changedAt: door.clock.now() };
  const row = { id: `acc_${known}`, person, ...account(known, tenant), active: 1, preferred: 0, ...since };
  await door.store.read.insertInto('account').values(row).execute();
}

/** Asha is in Teams as well; Tom and Morwenna are another pair. */
async function opened(limits = {}) {
  const door = await openDoor(await engine.openFreshStore());
  const { mentorship, programme } = await pairUp(door);
  const meeting = await book(door, mentorship, '2026-11-24');
  await door.ask('UIDRIS', { type: 'meeting.details', meeting, joinLink: callAddress(chat)! });
  await inTeams(door, 'UASHA');
  const { appId, tenant, url } = teams.state;
  let ahead = 0;
  const worldNow = () => new Date(Date.now() + ahead);
  const signOn = createSignOn({ appId, tenants: [tenant, second], standIn: url, worldNow, log: createLog('silent') });
  const panel = await openPanel(door, limits, [chrome], { vouched: signOn });
  const later = (long: number) => {
    ahead = long * 1_000;
  };
  return { door, panel, mentorship, programme, later };
}

const tokenOf = (claims: JWTPayload = {}, as: Forged = {}) => teams.entra.token({ oid: object, ...claims }, as);
const asks = (panel: PanelOf, token: string, origin: string | null = cairn) => panel.send('state', { call: null }, { token, origin });
const seconds = (more: number) => Math.floor(Date.now() / 1000) + more;

test('whoever Teams vouches for sees their own pair, and what they tick there is a tick in the plan, once', async () => {
  const { door, panel, mentorship } = await opened();
  const token = await tokenOf();
  const add = {
    type: 'plan.action.add',
    mentorship,
    text: 'Ask for a desk',
    person: await door.personOf('UASHA'),
    byWhen: '2026-12-04',
  } as const;
  await door.card('UASHA', add);
  const state = await panel.state(token, null, { origin: cairn });
  expect([state.me.name, state.pairs.map(({ pair }) => pair.mentorship)]).toEqual(['Asha Nair', [mentorship]]);
  const intent = { type: 'plan.action.done', action: state.pairs[0]!.pair.actions[0]!.id };
  const tick = async (held: string) => {
    const body = { key: '7b1d2f66-1f7b-4a0e-9f3a-0c5b8f7f2a11', intent };
    return (await panel.send('ask', body, { token: held, origin: cairn })).json();
  };
  // The token is another by the time the answer is asked for again.
  expect([await tick(token), await tick(await tokenOf({ iat: 1 }))]).toEqual([{ done: true }, { done: true }]);
  expect(await door.store.read.selectFrom('action').select('status').execute()).toEqual([{ status: 'done' }]);
  expect(panel.lines.join('')).toBe('');
});

test('a token that is not what it should be is refused, whatever is wrong with it, and nobody is told what', async () => {
  const { door, panel } = await opened();
  await inTeams(door, 'UIDRIS', stillElsewhere, second);
  await markAccount(door.store.read, account(stillElsewhere, second), false, door.clock.now());
  const ago = (long: number) => ({ nbf: seconds(-3_600), exp: seconds(-long) });
  const good = await tokenOf();
  const [head, , signature] = good.split('.') as [string, string, string];
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const someone = part({ ...JSON.parse(Buffer.from(good.split('.')[1]!, 'base64url').toString()), oid: stillElsewhere });
  const publicKey = new TextEncoder().encode(JSON.stringify(teams.entra.publicKey()));
  const otherIssuer = `https://login.microsoftonline.com/${second}/v2.0`;
  const v1 = { ver: '1.0', iss: `https://sts.windows.net/${teams.state.tenant}/` };
  const table: Record<string, string | Promise<string>> = {
    'a forged signature': tokenOf({}, { key: 'elsewhere' }),
    'somebody else put in': `${head}.${someone}.${signature}`,
    'no signature': `${head}.${good.split('.')[1]}.x`,
    'alg none': `${part({ alg: 'none', kid: 'entra' })}.${good.split('.')[1]}.x`,
    'HS256 with the public key': tokenOf({}, { key: publicKey, header: { alg: 'HS256' } }),
    'RS512 with the right key': tokenOf({}, { header: { alg: 'RS512' } }),
    'a key nobody has': tokenOf({}, { header: { kid: 'made-up' } }),
    'another audience': tokenOf({ aud: stranger }),
    'several audiences': tokenOf({ aud: [teams.state.appId, stranger] }),
    'another issuer': tokenOf({ iss: 'https://login.example.org/v2.0' }),
    'an organisation that is not set': tokenOf({ tid: stranger }, { key: 'elsewhere' }),
    'no organisation': tokenOf({}, { without: ['tid'] }),
    'the issuer of one and the id of another': tokenOf({ iss: otherIssuer }),
    'the key of one and the id of another': tokenOf({ tid: second }),
    expired: tokenOf(ago(120)),
    'not yet valid': tokenOf({ nbf: seconds(120) }),
    'without an end': tokenOf({}, { without: ['exp'] }),
    'without a beginning': tokenOf({}, { without: ['nbf'] }),
    'no scope': tokenOf({}, { without: ['scp'] }),
    'another scope': tokenOf({ scp: 'User.Read access_as_user_admin' }),
    'an app’s own': tokenOf({ roles: ['access_as_user'] }, { without: ['scp'] }),
    'of version 1': tokenOf(v1),
    'of version 1, by the issuer of 2': tokenOf({ ver: '1.0' }),
    'asked for by another app': tokenOf({ azp: stranger }),
    'somebody Cairn never met': tokenOf({ oid: stranger }),
    nobody: tokenOf({}, { without: ['oid'] }),
    'a name for an id': tokenOf({ oid: 'asha' }),
    'somebody of another organisation': tokenOf({ tid: second }, { key: 'elsewhere' }),
    'somebody who has left': tokenOf({ tid: second, oid: stillElsewhere }, { key: 'elsewhere' }),
    'what Teams sends to the bot': teams.identity.token({ oid: object, tid: teams.state.tenant }),
    'not a token': 'a.b.c',
  };
  const seen = async (answer: Response) => ({
    status: answer.status,
    says: await answer.text(),
    headers: Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date')),
  });
  const refused = await seen(await asks(panel, 'x'.repeat(43)));
  expect(refused.status).toBe(401);
  for (const [what, token] of Object.entries(table)) expect([what, await seen(await asks(panel, await token))]).toEqual([what, refused]);
  expect((await asks(panel, good)).status).toBe(200);
  expect((await asks(panel, await tokenOf(ago(30)))).status).toBe(200);
  expect(panel.lines.join('')).toBe('');
});

test('a token is good from Cairn’s own pages alone', async () => {
  const { panel } = await opened();
  const token = await tokenOf();
  const statuses = [cairn, chrome, 'https://teams.microsoft.com', 'https://evil.example', 'null', null].map(
    async (origin) => (await asks(panel, token, origin)).status,
  );
  expect(await Promise.all(statuses)).toEqual([200, 401, 403, 403, 403, 403]);
});

test('the meeting that a tab stands in opens a pair of one’s own, and of another pair’s nothing is told', async () => {
  const { door, panel, mentorship, programme } = await opened();
  const theirs = await invitePair(door, programme, 'UMORWENNA', 'UTOM');
  for (const user of ['UMORWENNA', 'UTOM']) await door.card(user, { type: 'invitation.answer', mentorship: theirs, accept: true });
  await door.card('UMORWENNA', {
    type: 'meeting.propose',
    mentorship: theirs,
    date: '2026-11-24',
    time: '14:00',
    zone: 'Europe/London',
    minutes: 60,
  });
  const { id } = await door.store.read.selectFrom('meeting').select('id').where('mentorship', '=', theirs).executeTakeFirstOrThrow();
  const details = { type: 'meeting.details', meeting: id, joinLink: callAddress(othersChat)! };
  await door.ask('UMORWENNA', details as never);
  const token = await tokenOf();
  const at = async (one: string) => panel.state(token, callAddress(one), { origin: cairn });
  expect((await at(chat)).open).toEqual({ mentorship, because: 'link' });
  const foreign = await at(othersChat);
  expect(foreign).toEqual(await at('19:meeting_TmV2ZXI@thread.v2'));
  expect(JSON.stringify(foreign)).not.toContain(theirs);
  expect(callAddress('19:meeting_x/../y@thread.v2')).toBeNull();
});

test('there is nothing to take back of a tab, and its keys, its asks and its limit are its account’s', async () => {
  const { panel } = await opened({ asks: 2 });
  const [token, later] = [await tokenOf(), await tokenOf({ iat: 1 })];
  expect((await panel.send('leave', {}, { token, origin: cairn })).status).toBe(400);
  expect([(await asks(panel, later)).status, (await asks(panel, token)).status]).toEqual([200, 429]);
});

test('a stream ends with its token, and with its person', async () => {
  const { door, panel, later } = await opened({ breathMs: 20 });
  const over = await panel.live(await tokenOf(), cairn);
  expect((await over.news())?.version).toEqual(expect.any(String));
  later(3_700);
  expect(await over.news()).toBeNull();
  const longer = await tokenOf({ exp: seconds(9_000) });
  const gone = await panel.live(longer, cairn);
  expect((await gone.news())?.version).toEqual(expect.any(String));
  await markAccount(door.store.read, account(), false, door.clock.now());
  expect(await gone.news()).toBeNull();
  expect((await asks(panel, longer)).status).toBe(401);
});

test('where the keys cannot be had, nobody is taken for unknown: it is said kindly and once in the log, and Microsoft is let be for a while', async () => {
  const { door } = await opened();
  const { appId, tenant } = teams.state;
  const microsoft = createServer();
  const fetched = { times: 0, isThere: false };
  microsoft.on('request', async (_, response) => {
    fetched.times++;
    if (fetched.isThere) response.end(JSON.stringify({ keys: [{ ...teams.entra.publicKey(), kid: 'entra' }] }));
    else response.writeHead(502).end();
  });
  await new Promise<void>((resolve) => microsoft.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void microsoft.close());
  const lines: string[] = [];
  let elapsed = 0;
  const panel = await openPanel(door, { unknown: 3 }, [chrome], {
    vouched: createSignOn({
      ...{ appId, tenants: [tenant], standIn: `http://127.0.0.1:${(microsoft.address() as AddressInfo).port}` },
      log: createLog('trace', { write: (line) => void lines.push(line) }),
      elapsed: () => elapsed,
    }),
  });
  const [token, forged] = [await tokenOf(), await tokenOf({}, { key: 'elsewhere', header: { kid: 'made-up' } })];
  const statuses = async (...all: string[]) => Promise.all(all.map(async (one) => (await asks(panel, one)).status));
  const answer = await asks(panel, token);
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('Please try again in a minute')]);
  expect(await statuses(forged, token, forged, forged)).toEqual([503, 503, 503, 503]);
  expect([fetched.times, lines.length, panel.lines]).toEqual([1, 1, []]);
  expect(lines[0]).not.toContain(token.split('.')[1]);
  elapsed = 15_000;
  fetched.isThere = true;
  // Known keys stay good, whatever is made up.
  expect(await statuses(token)).toEqual([200]);
  expect(await statuses(forged, token, forged, token)).toEqual([401, 200, 401, 200]);
  expect([fetched.times, lines.length]).toEqual([2, 1]);
  // Somebody who goes on so from one network waits, and nobody known of it does.
  expect(await statuses(forged)).toEqual([401]);
  expect(await statuses(forged, token)).toEqual([429, 200]);
  panel.wait(60_000);
  expect(await statuses(forged)).toEqual([401]);
});
