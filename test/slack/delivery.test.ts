import { expect, test, vi } from 'vitest';
import { card, choice, choices, say } from '../../bot/chat/card.ts';
import type { Form } from '../../bot/chat/form.ts';
import type { Answer } from '../../bot/chat/port.ts';
import { asPayload, FORM } from '../setup/slack/payloads.ts';
import { startBot, type TestBot } from './bot.ts';

const meeting = 'mtg_0123456789';
const confirm = choice('Confirm', { type: 'meeting.confirm', meeting, s: 0 });
const shows = (text: string, place: 'replace' | 'new' | 'home' = 'new', button = false): Answer => ({
  answer: 'card',
  place,
  card: card('test', { summary: text, blocks: [say(text), button ? choices(confirm) : null] }),
});
const form: Form = {
  name: 'agenda.add',
  title: 'Add a point',
  submit: 'Add',
  cancel: 'Close',
  intro: null,
  ask: { type: 'agenda.add', meeting },
  fields: [{ field: 'text', name: 'text', label: 'What about?', value: null, most: 500 }],
};

/** A door that answers only when it is let. */
function slowDoor(bot: TestBot, answer: Answer): () => void {
  let let_ = () => {};
  const allowed = new Promise<void>((resolve) => {
    let_ = resolve;
  });
  bot.door.answers = () => allowed.then(() => answer);
  return let_;
}

test('a change that takes longer than Slack waits is acked in time and answered when it is done', { timeout: 20_000 }, async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => shows('15:00?', 'new', true);
  await ada.say('tues 3pm');
  const finish = slowDoor(bot, shows('See you there.', 'replace'));
  await ada.press('Confirm', { quiet: true });
  expect(ada.last()).toContain('15:00?');
  finish();
  await ada.hears('See you there.');
  expect(ada.messages()).toHaveLength(1);
});

test('a form whose answer takes long says so, and the answer still comes', { timeout: 20_000 }, async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => ({ answer: 'form', form });
  await ada.command('/mentoring agenda');
  const finish = slowDoor(bot, shows('Added.'));
  await ada.fill({ text: 'Budget' }, { quiet: true });
  expect(ada.reads()).toContain('One moment');
  finish();
  await ada.hears('Added.');
  await bot.slack.until('the form to say so', () => ada.reads().includes('It is in your messages'));
});

test('a double click is one press, and one answer', async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => shows('15:00?', 'new', true);
  await ada.say('tues 3pm');
  bot.door.answers = () => shows('Confirmed.', 'new');
  const first = ada.pressed('Confirm') as { actions: { action_ts: string }[] };
  const second = {
    ...ada.pressed('Confirm'),
    actions: [{ ...first.actions[0], action_ts: String(Number(first.actions[0]?.action_ts) + 0.2) }],
  };
  await Promise.all([bot.slack.send(asPayload(first), FORM), bot.slack.send(asPayload(second), FORM)]);
  await ada.hears('Confirmed.');
  expect(bot.door.asked.filter((one) => one.intent.type === 'meeting.confirm')).toHaveLength(1);
  expect(ada.messages().filter((one) => one === 'Confirmed.')).toHaveLength(1);
});

test('the same press a while later is asked again', async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => shows('15:00?', 'new', true);
  await ada.say('tues 3pm');
  const press = ada.pressed('Confirm') as { actions: { action_ts: string }[] };
  await bot.slack.send(asPayload(press), FORM);
  const later = {
    ...ada.pressed('Confirm'),
    actions: [{ ...press.actions[0], action_ts: String(Number(press.actions[0]?.action_ts) + 30) }],
  };
  await bot.slack.send(asPayload(later), FORM);
  const asked = bot.door.asked.filter((one) => one.intent.type === 'meeting.confirm');
  expect(asked).toHaveLength(2);
  expect(new Set(asked.map((one) => one.key)).size).toBe(2);
});

test('a form sent again after a broken connection is the same submission', async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => ({ answer: 'form', form });
  await ada.command('/mentoring agenda');
  const opened = ada.dialog();
  bot.door.answers = () => ({ answer: 'quiet' });
  await ada.fill({ text: 'Budget' }, { quiet: true });
  const [first] = bot.door.asked.slice(-1);
  const again = {
    type: 'view_submission',
    user: { id: ada.id, team_id: 'T0CAIRN1' },
    team: { id: 'T0CAIRN1' },
    view: {
      ...opened?.view,
      id: opened?.id,
      hash: opened?.hash,
      state: { values: { text: { value: { type: 'plain_text_input', value: 'Budget' } } } },
    },
  };
  await bot.slack.send(asPayload(again), FORM);
  expect(bot.door.asked.at(-1)).toBe(first);
});

test('an event whose change was not kept is given back to Slack, and taken when it comes again', async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  let isDown = true;
  bot.door.answers = () => {
    if (isDown) throw new Error('the database is away');
    return shows('Understood.');
  };
  const event = {
    type: 'event_callback',
    team_id: 'T0CAIRN1',
    event_id: 'Ev0again',
    event: { type: 'message', channel: ada.direct, channel_type: 'im', user: ada.id, text: 'hello', ts: '1.1' },
  };
  expect((await bot.slack.send(JSON.stringify(event), 'application/json')).status).toBe(500);
  isDown = false;
  expect((await bot.slack.send(JSON.stringify(event), 'application/json', { 'x-slack-retry-num': '1' })).status).toBe(200);
  await ada.hears('Understood.');
});

test('a press that fails on our side says so instead of leaving somebody in the dark', async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => shows('15:00?', 'new', true);
  await ada.say('tues 3pm');
  bot.door.answers = () => {
    throw new Error('secret words of a mentee');
  };
  await ada.press('Confirm');
  expect(ada.last()).toContain('Something went wrong on our side');
  expect(bot.log.filter((line) => line.level === 'error')).toMatchObject([{ fields: { intent: 'meeting.confirm' } }]);
});

test('an answer waits when Slack asks it to, and is then given once', async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => shows('Understood.');
  bot.slack.next('chat.postMessage', { rateLimited: 1 });
  await ada.say('hello', { quiet: true });
  await ada.hears('Understood.');
  expect(ada.messages()).toEqual(['Understood.']);
  expect(bot.door.asked).toHaveLength(1);
});

test('when the card is gone, the answer comes as a message of its own', async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => shows('15:00?', 'new', true);
  await ada.say('tues 3pm');
  bot.door.answers = () => shows('See you there.', 'replace');
  bot.slack.next('chat.update', { error: 'message_not_found' });
  await ada.press('Confirm');
  expect(ada.last()).toBe('See you there.');
});

test('an answer that cannot be shown where it was asked for comes to the direct messages', async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  const channel = bot.slack.channel();
  bot.door.answers = () => shows('15:00?', 'new', true);
  await ada.command('/mentoring tues 3pm', { channel });
  bot.door.answers = () => shows('Confirmed.', 'replace');
  const press = ada.pressed('Confirm') as { response_url: string };
  await bot.slack.send(asPayload({ ...press, response_url: press.response_url.replace(/\w+$/, 'gone') }), FORM);
  await ada.hears('Confirmed.');
  expect(bot.slack.called('chat.postMessage')).toHaveLength(1);
});

test('a form that could not be opened in time waits behind a button', async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => ({ answer: 'form', form });
  bot.slack.next('views.open', { error: 'expired_trigger_id' });
  await ada.command('/mentoring agenda');
  await ada.press('Open the form');
  expect(ada.reads()).toContain('Add a point');
});

test('people are asked about in Slack once, not for every press', async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => shows('Here.');
  await ada.say('one');
  await ada.say('two');
  await Promise.all([ada.say('three', { quiet: true }), ada.say('four', { quiet: true })]);
  expect(bot.slack.called('users.info')).toHaveLength(1);
  bot.clock.now += 11 * 60_000;
  await ada.say('five');
  expect(bot.slack.called('users.info')).toHaveLength(2);
});

test('a name Slack does not give in a second is not waited for', { timeout: 20_000 }, async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => shows('Here.');
  bot.slack.next('users.info', { hangs: true });
  await ada.say('hello', { quiet: true });
  await ada.hears('Here.');
  expect(bot.door.last().asker.profile).toBeNull();
});

test('what people write never reaches a log line', async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  const canary = 'canary-words-of-a-mentee';
  bot.door.answers = () => ({ answer: 'refused', why: canary, fields: {} });
  bot.slack.next('chat.postMessage', { error: 'restricted_action' });
  await ada.say(canary, { quiet: true });
  await vi.waitFor(() => expect(bot.log.map((line) => line.level)).toContain('warn'));
  await ada.command(`/mentoring ${canary}`);
  expect(JSON.stringify(bot.log)).not.toContain(canary);
});
