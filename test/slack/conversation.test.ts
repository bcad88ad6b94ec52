import { expect, test } from 'vitest';
import { card, choice, choices, say, title } from '../../bot/chat/card.ts';
import type { Form } from '../../bot/chat/form.ts';
import type { Answer } from '../../bot/chat/port.ts';
import { startBot } from './bot.ts';

const mentorship = 'men_0123456789';
const meeting = 'mtg_0123456789';
const shows = (text: string, place: 'replace' | 'new' | 'home' = 'replace', ...buttons: Parameters<typeof choices>): Answer => ({
  answer: 'card',
  place,
  card: card('test', { summary: text, blocks: [say(text), buttons.length > 0 ? choices(...buttons) : null] }),
});
const confirm = choice('Confirm', { type: 'meeting.confirm', meeting, s: 0 }, { weight: 'first' });
const form: Form = {
  name: 'meeting.propose',
  title: 'Propose a meeting',
  submit: 'Propose',
  cancel: 'Close',
  intro: 'Your mentor confirms it.',
  ask: { type: 'meeting.propose', mentorship },
  fields: [
    { field: 'date', name: 'date', label: 'Day', value: '2026-11-24' },
    { field: 'time', name: 'time', label: 'Time', value: '14:00' },
    { field: 'zone', name: 'zone', label: 'Zone', value: 'Europe/London' },
    { field: 'number', name: 'minutes', label: 'Minutes', value: 60, least: 5, most: 480 },
    { field: 'text', name: 'joinLink', label: 'Join link', value: null, most: 500, optional: true },
  ],
};

test('words after the command reach the door as they were typed, and the answer is seen by that person only', async () => {
  const { slack, door } = await startBot();
  const ada = slack.user({ name: 'Ada', tz: 'America/New_York', admin: true });
  const channel = slack.channel();
  door.answers = () => shows('Tuesday 24 November, 15:00?', 'new', confirm);
  await ada.command('/mentoring meet next Tues 3pm & bring <plan>', { channel });
  expect(door.last().intent).toEqual({ type: 'say', text: 'meet next Tues 3pm & bring <plan>' });
  expect(door.last().asker).toMatchObject({
    account: { platform: 'slack', enterprise: '', tenant: 'T0CAIRN1', user: ada.id },
    profile: { name: 'Ada', zone: 'America/New_York', language: 'en-GB', admin: true, active: true },
  });
  expect(ada.last()).toContain('Tuesday 24 November, 15:00?');
  expect(slack.inChannel(channel)).toEqual([]);

  door.answers = () => shows('Proposed.');
  await ada.press('Confirm');
  expect(door.last().intent).toEqual({ type: 'meeting.confirm', meeting, s: 0 });
  expect(ada.messages()).toEqual(['Proposed.']);
});

test('the command alone asks for help', async () => {
  const { slack, door } = await startBot();
  door.answers = () => shows('Here is what I can do.', 'new');
  const ada = slack.user();
  await ada.command('/mentoring');
  expect(door.last().intent).toEqual({ type: 'help' });
  expect(ada.last()).toBe('Here is what I can do.');
});

test('a press draws over the card it was made on', async () => {
  const { slack, door, chat } = await startBot();
  const ada = slack.user();
  const account = { platform: 'slack', enterprise: '', tenant: 'T0CAIRN1', user: ada.id } as const;
  const shown = card('c', { summary: 'Will you come?', blocks: [title('Will you come?'), choices(confirm)] });
  const ref = await chat.show({ to: 'person', account }, shown, 'mark1', AbortSignal.timeout(5_000));
  door.answers = () => shows('See you there.');
  await ada.press('Confirm');
  expect(ada.messages()).toEqual(['See you there.']);
  expect(door.last().asker.message).toBe(ref);
});

test('a form keeps what was typed beside what is wrong, and sending it again is a new question', async () => {
  const { slack, door } = await startBot();
  const ada = slack.user();
  door.answers = () => ({ answer: 'form', form });
  await ada.command('/mentoring meet');
  expect(ada.reads()).toContain('Your mentor confirms it.');

  door.answers = () => ({ answer: 'refused', why: 'That day is a bank holiday.', fields: { date: 'That day is a bank holiday.' } });
  expect(await ada.fill({ joinLink: 'https://meet.example/x' })).toEqual({ date: 'That day is a bank holiday.' });
  expect(await ada.fill({ joinLink: 'http://meet.example' })).toEqual({
    joinLink: 'This does not look like a web address that begins with https://',
  });
  expect(await ada.fill({ joinLink: null, minutes: 2 }, { freely: true })).toEqual({ minutes: 'Please give a whole number, 5 or more.' });
  expect(await ada.fill({ minutes: 60, date: null }, { freely: true })).toEqual({ date: 'Please fill this in.' });

  door.answers = () => shows('Proposed.', 'new');
  expect(await ada.fill({ date: '2026-11-24', joinLink: 'https://meet.example/x' })).toBeNull();
  expect(door.last().intent).toEqual({
    type: 'meeting.propose',
    mentorship,
    date: '2026-11-24',
    time: '14:00',
    zone: 'Europe/London',
    minutes: 60,
    method: 'video',
    place: null,
    joinLink: 'https://meet.example/x',
    repeats: 'once',
    count: 6,
  });
  expect(ada.last()).toBe('Proposed.');
  expect(ada.dialog()).toBeNull();
});

test('a refusal that is about no field in particular stays in the form', async () => {
  const { slack, door } = await startBot();
  const ada = slack.user();
  door.answers = () => ({ answer: 'form', form });
  await ada.command('/mentoring meet');
  door.answers = () => ({ answer: 'refused', why: 'You are no longer a pair.', fields: { mentorship: 'You are no longer a pair.' } });
  expect(await ada.fill()).toEqual({ date: 'You are no longer a pair.' });
});

test('a refused press is said to the person alone and leaves the card as it was', async () => {
  const { slack, door } = await startBot();
  const ada = slack.user();
  door.answers = () => shows('15:00?', 'new', confirm);
  await ada.say('tues 3pm');
  door.answers = () => ({ answer: 'refused', why: 'That time has passed.', fields: {} });
  await ada.press('Confirm');
  expect(ada.messages()).toEqual(['15:00?\nConfirm', 'That time has passed.']);
});

test('Home is drawn when it is opened, and its buttons answer in a dialog', async () => {
  const { slack, door } = await startBot();
  const ada = slack.user();
  door.answers = ({ intent }) =>
    intent.type === 'home.open'
      ? shows('Your next meeting', 'home', choice('What will I get?', { type: 'nudges.show', when: 'coming' }))
      : shows('Two messages', 'new', confirm);
  await ada.openHome();
  expect(ada.home()).toContain('Your next meeting');
  await ada.press('What will I get?');
  expect(ada.reads()).toContain('Two messages');
  door.answers = () => shows('Confirmed.');
  await ada.press('Confirm');
  expect(ada.reads()).toContain('Confirmed.');
  expect(ada.messages()).toEqual([]);
});

test('a form asked for in a message waits behind a button, because Slack opens forms only for a press', async () => {
  const { slack, door } = await startBot();
  const ada = slack.user();
  door.answers = () => ({ answer: 'form', form });
  await ada.say('meet');
  await ada.press('Open the form');
  expect(door.asked.map((one) => one.intent)).toEqual([
    { type: 'say', text: 'meet', source: expect.stringContaining(ada.direct) },
    { type: 'say', text: 'meet' },
  ]);
  expect(ada.reads()).toContain('Propose a meeting');
});

test('a time zone is found by its city or its country', async () => {
  const { slack, door } = await startBot();
  const ada = slack.user();
  door.answers = () => ({ answer: 'form', form });
  await ada.command('/mentoring meet');
  expect(await ada.search('zone', 'kolka')).toEqual({ 'Asia/Kolkata': 'Kolkata (UTC+05:30)' });
  expect(Object.keys(await ada.search('zone', 'united kingdom'))).toContain('Europe/London');
  expect(await ada.search('zone', 'zzzz')).toEqual({});
});

test('an app mentioned in a channel points to its direct messages and asks the door nothing', async () => {
  const { slack, door } = await startBot();
  const ada = slack.user();
  const channel = slack.channel();
  await ada.event({ type: 'app_mention', channel, user: ada.id, text: '<@U0BOT1> when do we meet?', ts: '1.1' });
  expect(ada.last()).toContain('direct message');
  expect(slack.inChannel(channel)).toEqual([]);
  expect(door.asked).toEqual([]);
});

test('its own messages, edits, joins and messages elsewhere are not taken for words to Cairn', async () => {
  const { slack, door } = await startBot();
  const ada = slack.user();
  const to = { type: 'message', channel: ada.direct, channel_type: 'im', user: ada.id, text: 'hello', ts: '1.1' };
  for (const event of [
    { ...to, bot_id: 'B0BOT1' },
    { ...to, subtype: 'message_changed', user: undefined },
    { ...to, subtype: 'channel_join' },
    { ...to, channel_type: 'channel', channel: slack.channel() },
    { ...to, text: '' },
  ]) {
    expect(await ada.event(event, { quiet: true })).toMatchObject({ status: 200 });
  }
  expect(door.asked).toEqual([]);
});

test('a file is answered kindly', async () => {
  const { slack, door } = await startBot();
  const ada = slack.user();
  await ada.say('', { extra: { subtype: 'file_share', files: [{ id: 'F1' }] } });
  expect(ada.last()).toContain('I cannot read files');
  expect(door.asked).toEqual([]);
});

test('a button of an older version of Cairn is answered, not swallowed', async () => {
  const { slack, door } = await startBot();
  const ada = slack.user();
  door.answers = () => shows('15:00?', 'new', confirm);
  await ada.say('tues 3pm');
  const body = ada.pressed('Confirm') as { actions: { value: string }[] };
  body.actions[0]!.value = '{"type":"meeting.gone"}';
  await slack.send(`payload=${encodeURIComponent(JSON.stringify(body))}`, 'application/x-www-form-urlencoded');
  await ada.hears('older message');
  expect(door.asked).toHaveLength(1);
});

test('only a person of this workspace can be picked', async () => {
  const { slack, door } = await startBot();
  const ada = slack.user();
  const ben = slack.user({ name: 'Ben', tz: 'Asia/Kolkata' });
  const robot = slack.user({ bot: true });
  const guest = slack.user({ stranger: 'T0ELSEWHERE' });
  const pair: Form = {
    ...form,
    name: 'pair',
    ask: { type: 'pair.invite', programme: 'pro_0123456789' },
    fields: [
      { field: 'person', name: 'mentor', label: 'Mentor', value: null },
      { field: 'person', name: 'mentee', label: 'Mentee', value: null },
    ],
  };
  door.answers = () => ({ answer: 'form', form: pair });
  await ada.command('/mentoring pair');
  expect(await ada.fill({ mentor: robot, mentee: ben })).toHaveProperty('mentor');
  expect(await ada.fill({ mentor: ben, mentee: guest })).toHaveProperty('mentee');
  door.answers = () => shows('Invited.', 'new');
  expect(await ada.fill({ mentor: ben, mentee: ada })).toBeNull();
  expect(door.last().intent).toEqual({ type: 'pair.invite', programme: 'pro_0123456789', mentor: ben.id, mentee: ada.id });
  expect(door.last().asker.picked?.[ben.id]).toMatchObject({ name: 'Ben', zone: 'Asia/Kolkata' });
});
