import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import express from 'express';
import fc from 'fast-check';
import { exportSPKI, generateKeyPair, importJWK, type JWTPayload } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Activity } from '../../bot/chat/teams/activity.ts';
import { botFrameworkSeam } from '../../bot/chat/teams/bot-framework/seam.ts';
import { createLog } from '../../bot/log.ts';
import { type Listening, listen } from '../../bot/web/listen.ts';
import { runs } from '../setup/long.ts';
import { messageFrom } from '../setup/teams/activities.ts';
import { startTeamsStandIn, type TeamsStandIn } from '../setup/teams/standin.ts';
import type { Json, Person } from '../setup/teams/state.ts';

let teams: TeamsStandIn;
let bot: Listening;
let asha: Person;
let genuine: Json;
const handled: Activity[] = [];
const lines: string[] = [];
const JSON_TYPE = { 'content-type': 'application/json' };

beforeAll(async () => {
  teams = await startTeamsStandIn();
  const { appId, tenant, url } = teams.state;
  const proof = { by: 'secret', secret: 'x' } as const;
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const app = express();
  botFrameworkSeam({ appId, appTenant: tenant, proof, standIn: url, tenants: [tenant], serviceHosts: [], log }).receive(
    app,
    async (activity) => {
      handled.push(activity);
      return { status: 200 };
    },
  );
  bot = await listen(app, 0, '127.0.0.1');
  teams.bot(`http://127.0.0.1:${bot.port}`);
  asha = teams.state.addPerson({ name: 'Asha Nair' });
  genuine = messageFrom(teams.state, asha, teams.state.conversations.get(asha.personal)!, 'SECRET-WORDS');
});
beforeEach(() => void handled.splice(0));
afterAll(async () => {
  await bot.close(1_000);
  await teams.close();
});

type Wrong = {
  claims?: JWTPayload;
  as?: Parameters<TeamsStandIn['identity']['token']>[1];
  body?: unknown;
  headers?: Record<string, string>;
};

async function sent({ claims = {}, as = {}, body = genuine, headers = {} }: Wrong) {
  const token = await teams.identity.token(claims, as);
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return teams.send(text, { authorization: `Bearer ${token}`, ...JSON_TYPE, ...headers });
}

const but = (more: Json): Json => ({ ...genuine, ...more });
const without = (name: string): Json => Object.fromEntries(Object.entries(genuine).filter(([one]) => one !== name));
const dot = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('what Teams really sent is handled', async () => {
  expect(await sent({})).toMatchObject({ status: 200 });
  expect(handled).toHaveLength(1);
});

const OTHER = '11111111-2222-4333-8444-555555555555';
const tokens: [string, () => Wrong][] = [
  ['for another bot', () => ({ claims: { aud: OTHER } })],
  ['for this bot and another', () => ({ claims: { aud: [teams.state.appId, OTHER] } })],
  ['by another issuer', () => ({ claims: { iss: 'https://sts.windows.net/' } })],
  ['by an issuer that begins the same', () => ({ claims: { iss: 'https://api.botframework.com.example.org' } })],
  ['that has run out', () => ({ as: { expiresIn: -600 } })],
  ['that is not good yet', () => ({ as: { notBefore: 900, expiresIn: 3_600 } })],
  ['that never runs out', () => ({ claims: { exp: undefined } })],
  ['signed with a key that is not for Teams', () => ({ as: { key: 'unendorsed' } })],
  ['for another address than the message names', () => ({ claims: { serviceurl: `${teams.state.url}/elsewhere/` } })],
  ['for no address', () => ({ claims: { serviceurl: undefined } })],
  ['for an address that is a list', () => ({ claims: { serviceurl: [genuine.serviceUrl] } })],
];

describe('a token', () => {
  test.each(tokens)('%s is refused', async (_, wrong) => {
    expect(await sent(wrong())).toMatchObject({ status: 401, body: 'Unauthorized' });
    expect(handled).toEqual([]);
  });

  test('of a stranger’s making is refused, whatever key it names', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    for (const kid of ['key-0', 'key-1', 'nobody-knows-this'])
      expect(await sent({ as: { key: { kid, privateKey } } })).toMatchObject({ status: 401, body: 'Unauthorized' });
    expect(handled).toEqual([]);
  });

  const authorization: [string, () => Promise<Record<string, string>>][] = [
    ['is missing', async () => ({ authorization: '' })],
    ['is a password', async () => ({ authorization: `Basic ${Buffer.from('cairn:cairn').toString('base64')}` })],
    ['is none', async () => ({ authorization: 'Bearer' })],
    ['is nonsense', async () => ({ authorization: 'Bearer not-a-token' })],
    ['has two parts', async () => ({ authorization: 'Bearer abc.def' })],
    ['has no JSON in it', async () => ({ authorization: 'Bearer YWJj.ZGVm.Z2hp' })],
    ['is signed by nobody', async () => ({ authorization: `Bearer ${dot({ alg: 'none', kid: 'key-0' })}.${dot({ iss: 'x' })}.x` })],
    [
      'is signed with the public key as if that were a secret',
      async () => {
        const spki = await exportSPKI((await importJWK(teams.identity.publicKey() as never, 'RS256')) as CryptoKey);
        const claims = { iss: 'https://api.botframework.com', aud: teams.state.appId, exp: 4_000_000_000, serviceurl: genuine.serviceUrl };
        const said = `${dot({ alg: 'HS256', kid: 'key-0' })}.${dot(claims)}`;
        return { authorization: `Bearer ${said}.${createHmac('sha256', spki).update(said).digest('base64url')}` };
      },
    ],
    [
      'is given twice',
      async () => ({ authorization: `Bearer ${await teams.identity.token({})}, Bearer ${await teams.identity.token({})}` }),
    ],
  ];
  test.each(authorization)('that %s is refused', async (_, headers) => {
    expect(await sent({ headers: await headers() })).toMatchObject({ status: 401, body: 'Unauthorized' });
    expect(handled).toEqual([]);
  });
});

/** Their tokens name the same address, so that only the address itself can be why. */
const addresses: [string, string][] = [
  ['somebody else’s', 'https://example.org/'],
  ['one that only begins like Teams’', 'https://smba.trafficmanager.net.example.org/'],
  ['one that only ends like Teams’', 'https://evilbotframework.com/'],
  ['one with a name in front', 'https://smba.trafficmanager.net@example.org/'],
  ['one without TLS', 'http://smba.trafficmanager.net/'],
  ['one at another port', 'https://smba.trafficmanager.net:8443/'],
  ['one on this computer that is no stand-in', 'http://127.0.0.1:9/'],
  ['one with a query', 'https://smba.trafficmanager.net/?to=example.org'],
  ['no address', 'smba.trafficmanager.net'],
  ['a file', 'file:///etc/passwd'],
];

test.each(addresses)('to be answered at %s is refused', async (_, serviceUrl) => {
  expect(await sent({ claims: { serviceurl: serviceUrl }, body: but({ serviceUrl }) })).toMatchObject({ status: 401 });
  expect(handled).toEqual([]);
});

const bodies: [string, () => Wrong, 400 | 403 | 413][] = [
  ['no JSON', () => ({ body: 'hello' }), 400],
  ['nothing', () => ({ body: '' }), 400],
  ['null', () => ({ body: 'null' }), 400],
  ['a list', () => ({ body: [genuine] }), 400],
  ['a number', () => ({ body: '7' }), 400],
  ['an activity without a type', () => ({ body: without('type') }), 400],
  ['an activity whose type is an object', () => ({ body: but({ type: {} }) }), 400],
  ['an activity from nobody', () => ({ body: without('from') }), 400],
  ['an activity to nobody', () => ({ body: without('recipient') }), 400],
  ['an activity nowhere', () => ({ body: without('conversation') }), 400],
  ['an activity without an address', () => ({ body: without('serviceUrl') }), 400],
  ['an activity of another channel', () => ({ body: but({ channelId: 'emulator' }) }), 400],
  ['entities that are no list', () => ({ body: but({ entities: 'mention' }) }), 400],
  ['an activity for another bot', () => ({ body: but({ recipient: { id: `28:${OTHER}` } }) }), 400],
  ['an activity of no organisation', () => ({ body: but({ conversation: { id: asha.personal }, channelData: {} }) }), 400],
  ['an activity of two organisations', () => ({ body: but({ channelData: { tenant: { id: OTHER } } }) }), 400],
  [
    'an activity of an organisation that is not let in',
    () => ({ body: but({ conversation: { id: asha.personal, tenantId: OTHER }, channelData: { tenant: { id: OTHER } } }) }),
    403,
  ],
  ['something too large', () => ({ body: but({ text: 'x'.repeat(600_000) }) }), 413],
  ['something packed', () => ({ body: gzipSync(JSON.stringify(genuine)), headers: { 'content-encoding': 'gzip' } }), 400],
  ['a form', () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 400],
  ['text', () => ({ headers: { 'content-type': 'text/plain' } }), 400],
];

describe('with a right token', () => {
  test.each(bodies)('%s is refused', async (_, wrong, status) => {
    const answer = await sent(wrong());
    expect(answer.status).toBe(status);
    expect(answer.body).toMatch(/^(Bad request|Forbidden|Too large)$/);
    expect(handled).toEqual([]);
  });

  test('a body that never ends is not waited for', async () => {
    const token = await teams.identity.token({});
    const socket = connect(bot.port, '127.0.0.1');
    const heads = ['POST /teams/messages HTTP/1.1', 'host: x', 'content-type: application/json', `authorization: Bearer ${token}`];
    socket.write(`${[...heads, 'content-length: 400'].join('\r\n')}\r\n\r\n{"type":`);
    const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    socket.destroy();
    expect(handled).toEqual([]);
  }, 15_000);
});

test('no change whatever to who sent it, to whom and from where is let through', async () => {
  const parts = ['serviceUrl', 'channelId', 'recipient', 'conversation', 'type', 'from'] as const;
  const odd = fc.oneof(fc.constant(null), fc.string(), fc.integer(), fc.constant([]), fc.record({ id: fc.string() }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...parts), odd, async (part, value) => {
      handled.splice(0);
      const answer = await sent({ body: but({ [part]: value }) });
      // Any text is a type, and anybody may write from any conversation of theirs: what becomes of it is decided behind the guard.
      const isNamed = typeof value === 'object' && value !== null && 'id' in value;
      const mayBe = part === 'type' ? typeof value === 'string' : isNamed && (part === 'from' || part === 'conversation');
      expect(answer.status === 200).toBe(mayBe);
      expect(handled).toHaveLength(mayBe ? 1 : 0);
    }),
    { numRuns: runs(60, 2_000) },
  );
});

test('nothing of what somebody wrote is in a log line or an answer', () => {
  expect(lines.join('\n')).not.toContain('SECRET-WORDS');
});
