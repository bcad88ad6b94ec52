import { expect, test } from 'vitest';
import { card, choices, list } from '../../bot/chat/card.ts';
import type { Answer } from '../../bot/chat/port.ts';
import type { Fault, SlackPerson } from '../setup/slack-standin.ts';
import { startBot, type TestBot } from './bot.ts';
import { again, canary, drawing, form, inWindow, kept, log, read, shows, troubles } from './logs.ts';

/** From where somebody asks: what they have before them, and what they do. */
type Way = {
  from: string;
  have?(bot: TestBot, ada: SlackPerson): Promise<void>;
  ask(ada: SlackPerson, how?: { quiet: boolean }): Promise<void>;
};
const here = () => shows('Here.', 'new', read);
const presses = (ada: SlackPerson, how?: { quiet: boolean }) => ada.press('Read the log', how);
const withTrigger: Way[] = [
  {
    from: 'a message',
    async have(bot, ada) {
      bot.door.answers = here;
      await ada.say('hello');
    },
    ask: presses,
  },
  {
    from: 'an ephemeral message',
    async have(bot, ada) {
      bot.door.answers = here;
      await ada.command('/mentoring x', { channel: bot.slack.channel() });
    },
    ask: presses,
  },
  {
    from: 'a message others read',
    async have({ slack, chat }, ada) {
      const channel = slack.channel();
      ada.joins(channel);
      const to = { to: 'channel', channel: { platform: 'slack', enterprise: '', tenant: 'T0CAIRN1', channel } } as const;
      await chat.show(to, card('c', { summary: 'All is well.', blocks: [choices(read)] }), 'm', AbortSignal.timeout(5_000));
    },
    ask: presses,
  },
  {
    from: 'Home',
    async have(bot, ada) {
      bot.door.answers = () => ({ answer: 'card', place: 'home', card: card('home', { summary: 'Home', blocks: [choices(read)] }) });
      await ada.openHome();
    },
    ask: presses,
  },
  { from: 'a command', ask: (ada, how) => ada.command('/mentoring log', how) },
];
const withoutTrigger: Way[] = [
  { from: 'typed words', ask: (ada, how) => ada.say('show me the log', how) },
  { from: 'opening Home', ask: (ada, how) => ada.openHome(how) },
];

/** Somebody who asks in that way, with a log for an answer. */
async function asking({ have, ask }: Way, trouble?: Fault): Promise<{ bot: TestBot; ada: SlackPerson }> {
  const bot = await startBot();
  const ada = bot.slack.user();
  await have?.(bot, ada);
  bot.door.answers = () => inWindow();
  if (trouble) bot.slack.next('views.open', trouble);
  await ask(ada);
  return { bot, ada };
}

/** With no window open, a button in the chat opens it. */
async function leadsBack(bot: TestBot, ada: SlackPerson): Promise<void> {
  expect(ada.dialog()).toBeNull();
  await ada.press('Open it', { within: 'messages' });
  expect(bot.door.last().intent).toEqual(again);
  expect(ada.reads()).toContain(canary);
  expect(kept(bot)).not.toContain(canary);
}

test.each(withTrigger)('from $from a log opens in a window, and stays nowhere in the chat', async (way) => {
  const { bot, ada } = await asking(way);
  expect(ada.reads()).toContain(canary);
  expect(bot.door.last().asker.message).toEqual(way.from === 'a message' ? expect.any(String) : null);
  expect(kept(bot)).not.toContain(canary);
});

test.each(withoutTrigger)('after $from a button leads to it, where Slack would open no window', async (way) => {
  const { bot, ada } = await asking(way);
  expect(ada.last()).toContain('a window of its own');
  await leadsBack(bot, ada);
});

test.each(withTrigger)('a window that cannot be opened from $from any more waits behind a button', async (way) => {
  const { bot, ada } = await asking(way, { error: 'expired_trigger_id' });
  await leadsBack(bot, ada);
});

/** A door that answers only when it is let. */
function slowDoor(bot: TestBot, answer: Answer): () => void {
  const gate = Promise.withResolvers<void>();
  bot.door.answers = () => gate.promise.then(() => answer);
  return gate.resolve;
}

test('a log that was long in saving shows where the form said one moment', { timeout: 20_000 }, async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => ({ answer: 'form', form });
  await ada.command('/mentoring log');
  const finish = slowDoor(bot, inWindow());
  await ada.fill({ text: canary }, { quiet: true });
  expect(ada.reads()).toContain('One moment');
  finish();
  await bot.slack.until('the log to be read', () => ada.reads().includes(canary));
  expect(kept(bot)).not.toContain(canary);
});

test('a log that was long in saving, in a window that was closed, waits behind a button', { timeout: 20_000 }, async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => ({ answer: 'form', form });
  await ada.command('/mentoring log');
  const finish = slowDoor(bot, inWindow());
  await ada.fill({ text: canary }, { quiet: true });
  ada.closeDialog();
  finish();
  await ada.hears('a window of its own');
  bot.door.answers = () => inWindow();
  await leadsBack(bot, ada);
});

const everywhere = [...withTrigger, ...withoutTrigger];

test.each(troubles)('however Slack fails, a log is never said in the chat: %j', { timeout: 20_000 }, async (trouble) => {
  const bot = await startBot();
  const asking = everywhere.map((way) => ({ ...way, ada: bot.slack.user() }));
  for (const { have, ada } of asking) await have?.(bot, ada);
  for (const method of drawing) bot.slack.next(method, ...Array<Fault>(40).fill(trouble));
  bot.door.answers = () => inWindow();
  await Promise.all(asking.map(({ ask, ada }) => ask(ada, { quiet: true })));
  await bot.settled();
  expect(kept(bot)).not.toContain(canary);
});

test('a log that is longer than a window says what does not fit', async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  const items = Array.from({ length: 150 }, (_, index) => ({ text: `Action ${index}` }));
  bot.door.answers = () => inWindow(log('Long', 'log.read', [list(items)]));
  await ada.command('/mentoring log');
  expect(ada.reads()).toContain('Action 90');
  const shown = items.filter(({ text }) => ada.reads().split('\n').includes(`• ${text}`)).length;
  expect(ada.reads()).toContain(`${150 - shown} more do not fit in this window.`);
  await ada.press('Sign');
});
