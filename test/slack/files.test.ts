import { expect, test } from 'vitest';
import { card, choice, choices, say } from '../../bot/chat/card.ts';
import type { AccountRef, Address, Answer, ChatFile } from '../../bot/chat/port.ts';
import { instantOf } from '../../shared/time.ts';
import { startBot, type TestBot } from './bot.ts';

const soon = () => AbortSignal.timeout(10_000);
/** Bytes that are no text in any encoding. */
const picture: ChatFile = {
  name: 'november.png',
  type: 'image/png',
  content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xfe, 0x00, 0xc3, 0x28),
  title: 'November',
  alt: 'Twelve of fourteen logs are signed, two more than in October.',
};
const account = (user: { id: string }): AccountRef => ({ platform: 'slack', enterprise: '', tenant: 'T0CAIRN1', user: user.id });
const inChannel = (channel: string): Address => ({
  to: 'channel',
  channel: { platform: 'slack', enterprise: '', tenant: 'T0CAIRN1', channel },
});

test('a picture arrives byte for byte, and says what it shows to who cannot see it', async () => {
  const { slack, chat } = await startBot();
  const ada = slack.user();
  await chat.sendFile({ to: 'person', account: account(ada) }, picture, 'mark', soon());
  const [file] = ada.handed();
  expect(file).toMatchObject({ name: 'november.png', alt: picture.alt });
  expect(Buffer.from(file!.content)).toEqual(Buffer.from(picture.content));
  expect(slack.called('files.getUploadURLExternal')[0]!.args).toMatchObject({ length: '13' });
});

test('a channel gets pictures too, where it is written to', async () => {
  const { slack, chat } = await startBot();
  const channel = slack.channel();
  const ref = await chat.sendFile(inChannel(channel), picture, 'mark', soon());
  expect(slack.inChannel(channel)).toMatchObject([{ files: [{ name: 'november.png', alt: picture.alt, title: 'November' }] }]);
  await chat.remove(ref, soon());
  expect(slack.inChannel(channel)).toEqual([]);
});

test('what a picture shows is said as far as Slack takes it', async () => {
  const { slack, chat } = await startBot();
  const ada = slack.user();
  await chat.sendFile({ to: 'person', account: account(ada) }, { ...picture, alt: 'Signed. '.repeat(200) }, 'mark', soon());
  const [file] = ada.handed();
  expect(file!.alt!.length).toBeLessThanOrEqual(1_000);
  expect(file!.alt).toMatch(/…$/);
});

const file: ChatFile = { name: 'log.md', type: 'text/markdown', title: 'The log of 3 November', content: '# What we agreed\n' };
const answer: Answer = { answer: 'file', file, say: 'Here is the log of 3 November.' };
const download = choice('Download', { type: 'feed.show' });
const shown = card('log', { summary: 'The log', blocks: [say('The log'), choices(download)] });

async function asking(have: (bot: TestBot, ada: ReturnType<TestBot['slack']['user']>) => Promise<void>) {
  const bot = await startBot();
  const ada = bot.slack.user();
  await have(bot, ada);
  bot.door.answers = () => answer;
  return { bot, ada };
}

test('a file that was asked for comes to the direct messages, with a sentence beside it', async () => {
  const { bot, ada } = await asking(async (bot, ada) => {
    await bot.chat.show({ to: 'person', account: account(ada) }, shown, 'm', soon());
  });
  await ada.press('Download');
  expect(ada.files()).toEqual([{ name: 'log.md', content: file.content }]);
  expect(ada.last()).toBe('Here is the log of 3 November.');
  await bot.settled();
  expect(ada.messages()).toHaveLength(2);
});

test('asked for in a window, it is said there that it comes, and the window stays as it was', async () => {
  const { bot, ada } = await asking(async (bot, ada) => {
    bot.door.answers = () => ({ answer: 'card', place: 'dialog', card: shown, again: { type: 'feed.show' } });
    await ada.command('/mentoring log');
  });
  await ada.press('Download', { quiet: true });
  await bot.settled();
  expect(ada.dialogs()).toEqual([expect.stringContaining('The log'), expect.stringContaining('on its way to your messages')]);
  expect(ada.files()).toHaveLength(1);
});

test('asked for on Home, it is said over it that it comes', async () => {
  const { bot, ada } = await asking((bot, ada) => bot.chat.showHome(account(ada), shown, soon()));
  await ada.press('Download', { quiet: true });
  await bot.settled();
  expect(ada.reads()).toContain('on its way to your messages');
  expect(ada.files()).toHaveLength(1);
});

test('asked for where others are, it comes to the direct messages all the same, and only who asked is told', async () => {
  const { bot, ada } = await asking(async () => {});
  const channel = bot.slack.channel();
  await ada.command('/mentoring log', { channel, quiet: true });
  await bot.settled();
  expect(ada.files()).toHaveLength(1);
  expect(ada.messages()).toContain('Done. It is in your messages.');
  expect(bot.slack.inChannel(channel)).toEqual([]);
});

test('asked for in a form, it comes when the form has closed', async () => {
  const { bot, ada } = await asking(async (bot, ada) => {
    const form = { name: 'f', title: 'Which?', submit: 'Download', cancel: 'Close', intro: null, ask: { type: 'help' as const } };
    bot.door.answers = () => ({
      answer: 'form',
      form: { ...form, fields: [{ field: 'text', name: 'x', label: 'X', value: 'x', most: 9 }] },
    });
    await ada.command('/mentoring log');
  });
  expect(await ada.fill({}, { quiet: true })).toBeNull();
  await bot.settled();
  expect(ada.dialog()).toBeNull();
  expect(ada.files()).toHaveLength(1);
});

test('a file that Slack did not take is not passed over in silence', async () => {
  const { bot, ada } = await asking(async () => {});
  bot.slack.next('files.completeUploadExternal', { error: 'restricted_action' });
  await ada.say('the log please', { quiet: true });
  await ada.hears('please ask for it again');
  expect(ada.files()).toEqual([]);
});

test('a file is found by its mark, byte for byte or not', async () => {
  const { slack, chat } = await startBot();
  const ada = slack.user();
  slack.next('files.completeUploadExternal', { status: 502, accepted: true });
  await expect(chat.sendFile({ to: 'person', account: account(ada) }, picture, 'mark', soon())).rejects.toThrow();
  const since = instantOf(Date.now() - 60_000);
  expect(await chat.find({ to: 'person', account: account(ada) }, 'mark', since, soon())).toContain(ada.direct);
});
