import { expect, test } from 'vitest';
import { card, choice, choices, say } from '../../bot/chat/card.ts';
import type { Form } from '../../bot/chat/form.ts';
import type { Answer } from '../../bot/chat/port.ts';
import { startSlackStandIn } from '../setup/slack-standin.ts';
import { startBot } from './bot.ts';

const confirm = choice('Confirm', { type: 'meeting.confirm', meeting: 'mtg_0123456789', s: 0 });
const shows = (text: string, place: 'replace' | 'new'): Answer => ({
  answer: 'card',
  place,
  card: card('t', { summary: text, blocks: [say(text), choices(confirm)] }),
});
const form: Form = {
  name: 'agenda.add',
  title: 'Add a point',
  submit: 'Add',
  cancel: 'Close',
  intro: null,
  ask: { type: 'agenda.add', meeting: 'mtg_0123456789' },
  fields: [{ field: 'text', name: 'text', label: 'What about?', value: null, most: 500 }],
};

async function startOverSocket() {
  const slack = await startSlackStandIn();
  const bot = await startBot({ slack, by: { way: 'socket', appToken: slack.appToken }, start: true });
  const sockets = slack.overSocket();
  await slack.until('the bot to connect', () => sockets.count() === 1);
  return { ...bot, sockets };
}

test('without a public address everything works through a connection the bot opens', async () => {
  const { slack, door, url } = await startOverSocket();
  const ada = slack.user({ name: 'Ada' });
  door.answers = () => shows('15:00?', 'new');
  await ada.say('tues 3pm');
  door.answers = () => shows('Confirmed.', 'replace');
  await ada.press('Confirm');
  expect(ada.messages()).toEqual(['Confirmed.\nConfirm']);
  door.answers = () => ({ answer: 'form', form });
  await ada.command('/mentoring agenda');
  door.answers = () => ({ answer: 'refused', why: 'The meeting is over.', fields: {} });
  expect(await ada.fill({ text: 'Budget' })).toEqual({ text: 'The meeting is over.' });
  door.answers = () => shows('Added.', 'new');
  expect(await ada.fill({ text: 'Budget' })).toBeNull();
  expect((await fetch(`${url}/slack/events`, { method: 'POST' })).status).toBe(404);
});

test('when Slack asks to connect anew, or the connection breaks, the bot connects again', async () => {
  const { slack, door, sockets } = await startOverSocket();
  const ada = slack.user();
  door.answers = () => shows('Here.', 'new');
  for (const part of [() => sockets.refresh(), () => sockets.cut()]) {
    const before = slack.called('apps.connections.open').length;
    part();
    await slack.until('a new connection', () => slack.called('apps.connections.open').length > before && sockets.count() === 1);
    await ada.say('still there?');
    expect(ada.last()).toContain('Here.');
  }
});

test('Slack being away when the bot starts does not stop it', async () => {
  const slack = await startSlackStandIn();
  slack.next('apps.connections.open', { status: 503 }, { breaks: true });
  const bot = await startBot({ slack, by: { way: 'socket', appToken: slack.appToken }, start: true });
  const sockets = slack.overSocket();
  await slack.until('the bot to connect', () => sockets.count() === 1);
  expect(bot.log.filter((line) => line.message.includes('could not be reached'))).toHaveLength(2);
});

test('an event whose change was not kept is not acked, so that Slack delivers it again', async () => {
  const { slack, door, sockets } = await startOverSocket();
  const ada = slack.user();
  door.answers = () => {
    throw new Error('the database is away');
  };
  const payload = {
    type: 'event_callback',
    team_id: 'T0CAIRN1',
    event_id: 'Ev0again',
    event: { type: 'message', channel: ada.direct, channel_type: 'im', user: ada.id, text: 'hello', ts: '1.1' },
  };
  await expect(sockets.deliver('events_api', payload, 500)).rejects.toThrow('did not ack');
  door.answers = () => shows('Here.', 'new');
  await sockets.deliver('events_api', payload);
  await ada.hears('Here.');
});

test('nothing that comes through the connection ends the bot', async () => {
  const { slack, door, sockets } = await startOverSocket();
  const ada = slack.user();
  for (const text of [
    '',
    '{',
    '{"type":"interactive","envelope_id":"x","payload":{"type":"block_actions"}}',
    '{"type":"slash_commands","envelope_id":"x"}',
  ]) {
    sockets.raw(text);
  }
  expect(await sockets.deliver('interactive', { type: 'surprise' })).toEqual({});
  expect(await sockets.deliver('events_api', { type: 'event_callback', event_id: 'E', event: { type: 'message', channel: null } })).toEqual(
    {},
  );
  door.answers = () => shows('Here.', 'new');
  await ada.say('still there?');
  expect(ada.last()).toContain('Here.');
});
