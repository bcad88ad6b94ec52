import express from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Activity } from '../../bot/chat/teams/activity.ts';
import { botFrameworkSeam } from '../../bot/chat/teams/bot-framework/seam.ts';
import type { Conversation } from '../../bot/chat/teams/conversation.ts';
import type { Outgoing, Seam } from '../../bot/chat/teams/seam.ts';
import { createLog } from '../../bot/log.ts';
import { listen } from '../../bot/web/listen.ts';
import { messageFrom } from '../setup/teams/activities.ts';
import { startTeamsStandIn, type TeamsStandIn } from '../setup/teams/standin.ts';
import type { Person, Trouble } from '../setup/teams/state.ts';

let teams: TeamsStandIn;
let seam: Seam;
let asha: Person;
const signal = () => AbortSignal.timeout(5_000);
const hello: Outgoing = { text: 'Hello', card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Hello' }] } };

beforeEach(async () => {
  teams = await startTeamsStandIn();
  const { appId, tenant, url } = teams.state;
  const proof = { by: 'secret', secret: 'x' } as const;
  seam = botFrameworkSeam({ appId, appTenant: tenant, proof, standIn: url, tenants: [tenant], serviceHosts: [], log: createLog('silent') });
  asha = teams.state.addPerson({ name: 'Asha Nair' });
});
afterEach(() => teams.close());

const known = (): Conversation => ({
  tenant: asha.tenant,
  id: asha.personal,
  kind: 'personal',
  serviceUrl: `${teams.state.url}/teams/`,
  bot: teams.state.bot,
  name: null,
  person: { object: asha.object, user: asha.user },
});
const install = () => {
  teams.state.conversations.get(asha.personal)!.installed = true;
};
const messages = () => teams.state.conversations.get(asha.personal)!.messages;

describe('a conversation is picked up again', () => {
  test('to say something, draw over it and take it away', async () => {
    install();
    const line = seam.continue(known());
    const id = await line.send(hello, signal());
    expect(messages()).toMatchObject([{ id, activity: { summary: 'Hello', attachments: [{ content: hello.card }] } }]);
    await line.update(id, { text: 'Good night', card: null }, signal());
    expect(messages()).toMatchObject([{ id, edits: 1, activity: { text: 'Good night', textFormat: 'plain' } }]);
    await line.remove(id, signal());
    expect(messages()).toMatchObject([{ id, removed: true }]);
  });

  test('with one token for all of it', async () => {
    install();
    const line = seam.continue(known());
    for (let times = 0; times < 3; times += 1) await line.send(hello, signal());
    expect(teams.state.calls.filter(({ path }) => path === '/token')).toHaveLength(1);
  });

  test('with one token also for what is said at once', async () => {
    install();
    const line = seam.continue(known());
    await Promise.all(['a', 'b', 'c'].map(() => line.send(hello, signal())));
    expect(teams.state.calls.filter(({ path }) => path === '/token')).toHaveLength(1);
  });

  test.each([
    ['refuses Cairn', 401],
    ['is broken', 503],
    ['never answers', 'hangs'],
  ] as const)('and where the login %s, nothing was said, and what was to be said can wait', async (_, login) => {
    install();
    teams.state.login = login;
    const line = seam.continue(known());
    const failed = await line.send(hello, AbortSignal.timeout(50)).catch((error: unknown) => error);
    expect(failed).toMatchObject({ fault: { fault: 'busy', reason: 'Microsoft gives Cairn no token to write with' } });
    expect(messages()).toEqual([]);
    teams.state.login = 'well';
    await line.send(hello, signal());
    expect(messages()).toHaveLength(1);
  });

  test.each<[string, Trouble, object]>([
    ['asked to wait', { status: 429, retryAfter: '7' }, { fault: 'after', milliseconds: 7_000 }],
    ['overloaded', { status: 503 }, { fault: 'busy' }],
    ['in the middle of something', { status: 412 }, { fault: 'busy' }],
    ['broken behind a gateway', { status: 502, accepted: true }, { fault: 'unclear' }],
    ['cut off', { breaks: true, accepted: true }, { fault: 'unclear' }],
    ['told to look elsewhere', { status: 302 }, { fault: 'final' }],
  ])('and where Teams is %s, nothing is posted again behind our back', async (_, trouble, fault) => {
    install();
    teams.next(trouble);
    const failed = await seam
      .continue(known())
      .send(hello, signal())
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ fault });
    expect(teams.state.calls.filter(({ path }) => path.endsWith('/activities'))).toHaveLength(1);
  });

  test('and is given up on when whoever asked has no more time', async () => {
    install();
    teams.next({ hangs: true });
    const stop = new AbortController();
    const sending = seam.continue(known()).send(hello, stop.signal);
    await teams.state.until('the message to arrive', () => messages().length === 1);
    stop.abort();
    await expect(sending).rejects.toMatchObject({ fault: { fault: 'unclear' } });
  });

  test('but never where Teams does not take messages, since Cairn’s own token goes along', async () => {
    const elsewhere = { ...known(), serviceUrl: 'https://smba.trafficmanager.net.example.org/' };
    expect(() => seam.continue(elsewhere)).toThrow('not one of Teams');
    await expect(seam.roster(elsewhere, asha.user, signal())).rejects.toThrow('not one of Teams');
    const opening = seam.createPersonal(elsewhere, asha.object, signal());
    await expect(opening).rejects.toMatchObject({ fault: { fault: 'final', onlyThis: true } });
    expect(teams.state.calls).toEqual([]);
  });
});

test('somebody’s personal conversation is opened where they have Cairn, and nowhere else', async () => {
  const where = { tenant: asha.tenant, serviceUrl: `${teams.state.url}/teams/`, bot: teams.state.bot };
  await expect(seam.createPersonal(where, asha.object, signal())).rejects.toMatchObject({ fault: { fault: 'final' } });
  install();
  expect(await seam.createPersonal(where, asha.object, signal())).toEqual(known());
});

test('the roster tells who somebody is, and that somebody is not there', async () => {
  install();
  expect(await seam.roster(known(), asha.object, signal())).toEqual({
    user: asha.user,
    object: asha.object,
    name: 'Asha Nair',
    mail: null,
    guest: false,
  });
  expect(await seam.roster(known(), 'nobody', signal())).toBeNull();
});

test('in a channel that two organisations share, the other’s people are guests', async () => {
  const outsider = teams.state.addPerson({ name: 'Zoe Elsewhere', tenant: 'another-tenant' });
  const shared = teams.state.addConversation({ kind: 'channel', members: [asha.object, outsider.object] });
  const there = { ...known(), id: shared.id, kind: 'channel' as const, person: null };
  expect(await seam.roster(there, outsider.object, signal())).toMatchObject({ name: 'Zoe Elsewhere', guest: true });
  expect(await seam.roster(there, asha.object, signal())).toMatchObject({ guest: false });
});

test('what Teams sends is received, and answered with what it is given', async () => {
  const app = express();
  const heard: Activity[] = [];
  seam.receive(app, async (activity) => {
    heard.push(activity);
    return { status: 200, body: { said: activity.text } };
  });
  const server = await listen(app, 0, '127.0.0.1');
  teams.bot(`http://127.0.0.1:${server.port}`);
  const answer = await teams.post(messageFrom(teams.state, asha, teams.state.conversations.get(asha.personal)!, 'help'));
  expect(answer).toMatchObject({ status: 200, body: '{"said":"help"}' });
  expect(heard).toMatchObject([{ text: 'help', from: { aadObjectId: asha.object } }]);
  await server.close(1_000);
});
