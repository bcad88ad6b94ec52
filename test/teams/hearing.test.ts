import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { teams as connect } from '../../bot/connect/teams.ts';
import { createLog } from '../../bot/log.ts';
import { type Running, startCairn } from '../../bot/start.ts';
import { engineOf } from '../setup/engines.ts';
import { activityFrom, invokeFrom, messageFrom } from '../setup/teams/activities.ts';
import { cardOf, read, TeamsPerson } from '../setup/teams/person.ts';
import { startTeamsStandIn, type TeamsStandIn } from '../setup/teams/standin.ts';
import type { Conversation, Json } from '../setup/teams/state.ts';
import { TestClock } from '../setup/test-clock.ts';

const engine = engineOf('sqlite');
let teams: TeamsStandIn;
let running: Running;
let asha: TeamsPerson;
let channel: Conversation;

beforeEach(async () => {
  const clock = new TestClock('2026-11-16T10:00:00.000Z');
  teams = await startTeamsStandIn({ now: () => Date.parse(clock.now()) });
  const config = readConfig({ PORT: '0', CAIRN_KEY: randomBytes(32).toString('base64'), ...teams.environment() });
  const store = await engine.openFreshStore();
  running = await startCairn({ config, log: createLog('silent'), store, clock, connects: [connect], host: '127.0.0.1' });
  teams.bot(`http://127.0.0.1:${running.port}`);
  asha = new TeamsPerson(teams.state.addPerson({ name: 'Asha Nair', zone: 'Asia/Kolkata' }), teams);
  await asha.installs();
  channel = teams.state.addConversation({ kind: 'channel', name: 'Mentoring', team: { id: 't', name: 'Rowan Valley' } });
  asha.joins(channel);
});
afterEach(async () => {
  await running.stop();
  await teams.close();
});

const said = (text: string, more: Json = {}) => messageFrom(teams.state, asha.known, asha.conversation, text, more);
const heard = async (activity: Json) => {
  const before = asha.shown().length;
  await teams.post(activity);
  await teams.state.until('an answer', () => asha.shown().length > before);
  return asha.messages().at(-1)!;
};

test.each([
  ['HTML of a client that writes it', { text: '<p>he&#108;p&nbsp;</p>', textFormat: 'xml' }],
  ['a mention in front', { text: '<at>Cairn</at> help', entities: [] }],
  ['the command of Slack', { text: '/mentoring help' }],
])('%s is understood as what it says', async (_, more) => {
  expect(await heard(said('', more))).toContain('What you can say');
});

test('a file alone is declined kindly, and what comes beside the words as HTML is no file', async () => {
  expect(await heard(said('', { attachments: [{ contentType: 'image/png' }] }))).toBe(
    'I cannot read files. If you write it here in a sentence, I can help.',
  );
  expect(await heard(said('help', { attachments: [{ contentType: 'text/html' }] }))).toContain('What you can say');
});

test('more than can be read at once is said to be so', async () => {
  expect(await heard(said('x'.repeat(4_001)))).toContain('longer than I can read at once');
});

test('a message that is delivered again is answered once', async () => {
  const activity = said('help');
  await heard(activity);
  const before = asha.shown().length;
  await teams.post(activity);
  await heard(said('home'));
  expect(asha.shown()).toHaveLength(before + 1);
});

test('two clicks on one button are one press', async () => {
  await heard(said('help'));
  const message = asha.shown().at(-1)!;
  const press = asha.pressed('Quiet hours');
  await press();
  const calls = teams.state.calls.length;
  const opened = asha.reads();
  asha.dialog = null;
  await press();
  expect(asha.reads()).toBe(opened);
  expect(teams.state.calls).toHaveLength(calls);
  expect(message.edits).toBe(0);
});

test('a button of an older client, which says it as a message, is answered by a message', async () => {
  expect(await heard(said('', { value: { cairn: { is: 'press', ask: { type: 'record.show' } } } }))).toContain('recorded');
});

test('a button that no Cairn drew leads nowhere, and says so', async () => {
  await asha.say('help');
  const value = { action: { type: 'Action.Execute', data: { cairn: { is: 'press', ask: { type: 'log.burn' } } } } };
  const activity = invokeFrom(teams.state, asha.known, asha.conversation, 'adaptiveCard/action', value);
  expect(JSON.parse((await teams.post(activity)).body)).toMatchObject({
    type: 'application/vnd.microsoft.activity.message',
    value: expect.stringContaining('older message'),
  });
});

test('in a channel Cairn says where to write to it, and nothing else', async () => {
  const thread = { ...channel, id: `${channel.id};messageid=1` };
  const mention = { type: 'mention', text: '<at>Cairn</at>', mentioned: { id: teams.state.bot } };
  await teams.post(messageFrom(teams.state, asha.known, thread, '<at>Cairn</at> home', { entities: [mention] }));
  await teams.state.until('an answer', () => channel.messages.length > 0);
  expect(channel.messages.map(read)).toEqual([expect.stringContaining('Write to me in our own chat')]);
  expect(cardOf(channel.messages[0]!)).toBeUndefined();
  expect(asha.shown()).toHaveLength(1);
});

test('a zone is found by some letters of its city, with its hour of now', async () => {
  const value = { queryText: 'kolk', dataset: 'zones', queryOptions: { skip: 0, top: 15 } };
  const answer = await teams.post(invokeFrom(teams.state, asha.known, asha.conversation, 'application/search', value));
  expect(JSON.parse(answer.body)).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
    value: { results: [{ value: 'Asia/Kolkata', title: 'Kolkata (UTC+05:30)' }] },
  });
});

test('what Teams asks that Cairn has no answer to is said to be so', async () => {
  const answer = await teams.post(invokeFrom(teams.state, asha.known, asha.conversation, 'composeExtension/query', {}));
  expect(answer).toMatchObject({ status: 501, body: '' });
  expect(await teams.post(activityFrom(teams.state, asha.known, asha.conversation, { type: 'messageReaction' }))).toMatchObject({
    status: 200,
  });
});

test('somebody whom Entra does not know is told why Cairn cannot keep meetings for them', async () => {
  const { aadObjectId: _, ...from } = said('help').from as Json;
  expect(await heard(said('help', { from }))).toContain('guests of another organisation');
});

test('a form with something wrong comes back with what was typed, and the error beside its field', async () => {
  await asha.say('quiet hours');
  await asha.press('Open the form');
  const values = { days: ['1'], from: '08:00', to: '' };
  asha.put(values);
  const submit = (asha.dialog!.card.body as Json[]).at(-1) as { actions: { data: Json }[] };
  const data = { ...asha.dialog!.held, ...submit.actions[0]!.data, to: '' };
  const answer = await teams.post(invokeFrom(teams.state, asha.known, asha.conversation, 'task/submit', { data }));
  const { card } = JSON.parse(answer.body).task.value as { card: { content: Json } };
  const text = JSON.stringify(card.content);
  expect(text).toContain('Please fill this in.');
  expect(text).toMatch(/"id":"from"[^}]*"value":"08:00"/);
});
