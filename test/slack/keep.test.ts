import { expect, test, vi } from 'vitest';
import { card, choice, choices } from '../../bot/chat/card.ts';
import type { Form } from '../../bot/chat/form.ts';
import type { Answer } from '../../bot/chat/port.ts';
import { Intent } from '../../shared/intent.ts';
import { asPayload, FORM } from '../setup/slack/payloads.ts';
import type { SlackPerson } from '../setup/slack-standin.ts';
import { startBot, type TestBot } from './bot.ts';

const mentorship = `men_${'a'.repeat(25)}`;
const talk = `tlk_${'a'.repeat(25)}`;
const writing: Form = {
  name: 'log.write',
  title: 'Write the log',
  submit: 'Save',
  cancel: 'Close',
  intro: null,
  ask: { type: 'talk.move', talk, move: { move: 'skip' } },
  keep: { type: 'talk.answer', talk, question: 'what' },
  fields: [{ field: 'text', name: 'text', label: 'What did you agree?', value: null, long: true, most: 3_000, optional: true }],
};
const planning: Form = {
  ...writing,
  ask: { type: 'meeting.propose', mentorship },
  keep: { type: 'meeting.open', mentorship },
  fields: [
    { field: 'date', name: 'date', label: 'Day', value: '2026-12-01', optional: true },
    { field: 'time', name: 'time', label: 'Time', value: null, optional: true },
    { field: 'zone', name: 'zone', label: 'Zone', value: 'Europe/London' },
  ],
};

async function filling(
  form = writing,
): Promise<{ bot: TestBot; ada: SlackPerson; kept: () => Intent[]; answers: (answer: Answer) => void }> {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => ({ answer: 'form', form });
  await ada.command('/mentoring log');
  bot.door.answers = () => ({ answer: 'quiet' });
  const kept = () => bot.door.asked.filter(({ intent }) => intent.type === form.keep!.type).map(({ intent }) => intent);
  return { bot, ada, kept, answers: (answer) => (bot.door.answers = () => answer) };
}
const texts = (kept: Intent[]) => kept.map((intent) => (intent as { text: string }).text);
const send = (bot: TestBot, body: object) => bot.slack.send(asPayload(body as never), FORM);
/** Typed one after the other; each is told when its body is sent. */
const typing = (ada: SlackPerson, ...all: string[]) => all.flatMap((text, index) => ada.typed({ text }).map((body) => later(body, index)));
/** So many hundredths of a second after it was typed. */
function later(body: Record<string, unknown>, hundredths: number): Record<string, unknown> {
  const [action] = body.actions as { action_ts: string }[];
  return { ...body, actions: [{ ...action, action_ts: (Number(action!.action_ts) + hundredths / 100).toFixed(6) }] };
}

test('what somebody types is kept as they type, and they see nothing of it', async () => {
  const { bot, ada, kept } = await filling();
  const { hash } = ada.dialog()!;
  const calls = bot.slack.calls.length;
  await ada.type({ text: 'Budget' });
  await ada.type({ text: 'Budget in May' });
  await ada.type({ text: null });
  expect(texts(kept())).toEqual(['Budget', 'Budget in May', '']);
  expect(bot.door.last()).toMatchObject({ key: null, asker: { account: { user: ada.id }, message: null } });
  expect(ada.dialog()!.hash).toBe(hash);
  expect(bot.slack.calls).toHaveLength(calls);
  expect(ada.messages()).toEqual([]);
});

test('with each letter comes all that the form holds, but for what cannot be read yet', async () => {
  const { ada, kept } = await filling(planning);
  await ada.type({ time: '25:00' });
  expect(kept().at(-1)).toEqual({ type: 'meeting.open', mentorship, date: '2026-12-01' });
  await ada.type({ time: '14:00' });
  expect(kept().at(-1)).toEqual({ type: 'meeting.open', mentorship, date: '2026-12-01', time: '14:00' });
  await ada.type({ date: null });
  expect(kept().at(-1)).toEqual({ type: 'meeting.open', mentorship, time: '14:00' });
});

test('when it was typed comes with it, by Slack’s clock, and with the form when it is sent', async () => {
  const { bot, ada } = await filling();
  const [body] = ada.typed({ text: 'Budget' });
  const [action] = body!.actions as { action_ts: string }[];
  const read = vi.spyOn(Intent, 'safeParse');
  await send(bot, body!);
  expect(read.mock.lastCall![0]).toMatchObject({ text: 'Budget', at: Math.round(Number(action!.action_ts) * 1_000) });
  const before = Date.now();
  await ada.fill({}, { quiet: true });
  expect((read.mock.lastCall![0] as { at: number }).at).toBeGreaterThanOrEqual(before);
  read.mockRestore();
});

test('an older state of the form that comes late is left behind', async () => {
  const { bot, ada, kept } = await filling();
  const [b, bu, bud] = typing(ada, 'B', 'Bu', 'Bud');
  await send(bot, bud!);
  await send(bot, b!);
  await send(bot, bu!);
  expect(texts(kept())).toEqual(['Bud']);
});

test('letters typed, taken away and typed again within a second all count', async () => {
  const { bot, ada, kept } = await filling();
  for (const body of typing(ada, 'a', 'ab', 'a', 'ab', 'a')) await send(bot, body);
  expect(texts(kept())).toEqual(['a', 'ab', 'a', 'ab', 'a']);
});

/** A door that keeps only when it is let, and tells how often it was asked. */
function gated(bot: TestBot, type: Intent['type']): () => void {
  const gate = Promise.withResolvers<void>();
  bot.door.answers = async ({ intent }) => {
    if (intent.type === type) await gate.promise;
    return { answer: 'quiet' };
  };
  return gate.resolve;
}

test('while one state is being kept only the newest waits, and nobody who types does', async () => {
  const { bot, ada, kept } = await filling();
  const open = gated(bot, 'talk.answer');
  const sent = await Promise.all(typing(ada, 'B', 'Bu', 'Bud', 'Budg', 'Budge', 'Budget').map((body) => send(bot, body)));
  expect(sent.every(({ status, milliseconds }) => status === 200 && milliseconds < 2_500)).toBe(true);
  expect(kept()).toHaveLength(1);
  open();
  await vi.waitFor(() => expect(texts(kept()).at(-1)).toBe('Budget'));
  expect(kept().length).toBeLessThanOrEqual(3);
});

test('a form that is sent waits for what is being kept, and nothing older is kept after it', async () => {
  const { bot, ada, kept } = await filling();
  const [first, second, third] = typing(ada, 'B', 'Bu', 'Bud');
  const open = gated(bot, 'talk.answer');
  const saving = send(bot, first!);
  await vi.waitFor(() => expect(kept()).toHaveLength(1));
  const sending = ada.fill({ text: 'Budget' }, { quiet: true });
  const late = send(bot, second!);
  open();
  await Promise.all([saving, sending, late]);
  await send(bot, third!);
  expect(bot.door.asked.slice(1).map(({ intent }) => intent.type)).toEqual(['talk.answer', 'talk.move']);
});

test('what was typed while a form was sent is kept when it comes back with an error', async () => {
  const { bot, ada, kept } = await filling();
  const [first, second] = typing(ada, 'B', 'Bu');
  await send(bot, first!);
  const gate = Promise.withResolvers<Answer>();
  bot.door.answers = ({ intent }) => (intent.type === 'talk.move' ? gate.promise : { answer: 'quiet' });
  const sending = ada.fill({ text: 'Bu' });
  await vi.waitFor(() => expect(bot.door.last().intent.type).toBe('talk.move'));
  const late = send(bot, second!);
  gate.resolve({ answer: 'refused', why: '', fields: { text: 'Please name no children.' } });
  expect(await sending).toEqual({ text: 'Please name no children.' });
  await late;
  expect(texts(kept())).toEqual(['B', 'Bu']);
  await ada.type({ text: 'Budget' });
  expect(texts(kept()).at(-1)).toBe('Budget');
});

test('a form opened anew is another, with an order of its own', async () => {
  const { bot, ada, kept } = await filling();
  await ada.type({ text: 'Budget' });
  await ada.fill({}, { quiet: true });
  bot.door.answers = () => ({ answer: 'form', form: writing });
  await ada.command('/mentoring log');
  bot.door.answers = () => ({ answer: 'quiet' });
  await ada.type({ text: 'Pay' });
  expect(texts(kept())).toEqual(['Budget', 'Pay']);
});

test('what a form drawn in place of another began with is kept too, though Slack does not tell of it', async () => {
  const [date, time, zone] = planning.fields;
  const { ada, kept, answers } = await filling({ ...planning, ask: { type: 'help' }, fields: [zone!] });
  answers({ answer: 'form', form: { ...planning, fields: [date!, time!] } });
  await ada.fill();
  answers({ answer: 'quiet' });
  await ada.type({ time: '14:00' });
  expect(kept()).toEqual([{ type: 'meeting.open', mentorship, date: '2026-12-01', time: '14:00' }]);
});

test('keeping that fails is noted without a word of what was typed, and the next letter brings all of it', async () => {
  const { bot, ada, kept } = await filling();
  bot.door.answers = () => {
    throw new Error('the database is away');
  };
  await ada.type({ text: 'canary-words' });
  expect(bot.log.filter(({ level }) => level === 'error')).toMatchObject([{ fields: { intent: 'talk.answer' } }]);
  bot.door.answers = () => ({ answer: 'quiet' });
  await ada.type({ text: 'canary-words and more' });
  expect(texts(kept()).at(-1)).toBe('canary-words and more');
  expect(JSON.stringify(bot.log)).not.toContain('canary');
});

test('a field of a form that does not save itself is no press, and is answered with nothing', async () => {
  const { bot, ada } = await filling();
  const [body] = ada.typed({ text: 'Budget' }) as [{ view: object }];
  const asked = bot.door.asked.length;
  const plain = { ...body, view: { ...body.view, private_metadata: JSON.stringify({ ask: writing.ask }) } };
  expect(await send(bot, plain)).toMatchObject({ status: 200, body: '' });
  expect(bot.door.asked).toHaveLength(asked);
  expect(ada.dialogs()).toHaveLength(1);
});

test('buttons in a conversation work while a form is filled in', async () => {
  const { bot, ada, kept } = await filling();
  const account = { platform: 'slack', enterprise: '', tenant: 'T0CAIRN1', user: ada.id } as const;
  const shown = card('c', { summary: 'Here.', blocks: [choices(choice('Help', { type: 'help' }))] });
  await bot.chat.show({ to: 'person', account }, shown, 'm', AbortSignal.timeout(5_000));
  await ada.type({ text: 'Budget' });
  await ada.press('Help', { quiet: true });
  expect(bot.door.last().intent).toEqual({ type: 'help' });
  expect(kept()).toHaveLength(1);
});
