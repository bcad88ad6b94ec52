import { expect, test } from 'vitest';
import { choice } from '../../bot/chat/card.ts';
import type { Answer } from '../../bot/chat/port.ts';
import type { Fault, SlackPerson } from '../setup/slack-standin.ts';
import { startBot, type TestBot } from './bot.ts';
import { again, canary, drawing, form, inWindow, kept, log, shows, sign, troubles } from './logs.ts';

async function reading(): Promise<{ bot: TestBot; ada: SlackPerson }> {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => inWindow();
  await ada.command('/mentoring log');
  return { bot, ada };
}

test('a press in the window draws over what it shows under the same name, and opens anything else on top', async () => {
  const { bot, ada } = await reading();
  bot.door.answers = () => inWindow(log(`${canary}, signed`));
  await ada.press('Sign');
  expect(ada.reads()).toContain('signed');
  expect(ada.dialogs()).toHaveLength(1);
  bot.door.answers = () => inWindow(log(`${canary}, as it was in June`, 'log.earlier'));
  await ada.press('Sign');
  expect(ada.reads()).toContain('June');
  expect(ada.dialogs()).toHaveLength(2);
  ada.closeDialog();
  expect(ada.reads()).toContain('signed');
  expect(kept(bot)).not.toContain(canary);
});

test('what can be opened on top no more is drawn over what is there', async () => {
  const { bot, ada } = await reading();
  bot.slack.next('views.push', { error: 'expired_trigger_id' });
  bot.door.answers = () => inWindow(log('the other', 'log.other'));
  await ada.press('Sign');
  expect(ada.reads()).toContain('the other');
  expect(ada.dialogs()).toHaveLength(1);
});

test('when the window was closed meanwhile, a button leads back to it', async () => {
  const { bot, ada } = await reading();
  bot.door.answers = () => {
    ada.closeDialog();
    return inWindow(log(`${canary}, signed`));
  };
  await ada.press('Sign', { quiet: true });
  await ada.hears('a window of its own');
  bot.door.answers = () => inWindow();
  await ada.press('Open it');
  expect(bot.door.last().intent).toEqual(again);
  expect(kept(bot)).not.toContain(canary);
});

test.each(['replace', 'new'] as const)('an answer to a press in it that would be “%s” elsewhere stays in the window', async (place) => {
  const { bot, ada } = await reading();
  bot.door.answers = () => shows(`${canary}, added`, place, choice('Undo', sign));
  await ada.press('Sign');
  expect(ada.reads()).toContain('added');
  bot.door.answers = () => {
    ada.closeDialog();
    ada.closeDialog();
    return shows(`${canary}, undone`, place);
  };
  await ada.press('Undo', { quiet: true });
  await ada.hears('The window was closed before I could answer in it.');
  expect(kept(bot)).not.toContain(canary);
});

test('written, saved, read through and signed, all in one window', async () => {
  const bot = await startBot();
  const ada = bot.slack.user();
  bot.door.answers = () => ({ answer: 'form', form });
  await ada.command('/mentoring log');
  bot.door.answers = () => inWindow();
  expect(await ada.fill({ text: canary })).toBeNull();
  expect(ada.reads()).toContain(canary);
  bot.door.answers = () => inWindow(log(`${canary}, signed`));
  await ada.press('Sign');
  expect(ada.reads()).toContain('signed');
  expect(kept(bot)).not.toContain(canary);
});

test('corrected from the window, it shows the correction when the form has closed, and nothing older is beneath', async () => {
  const { bot, ada } = await reading();
  for (const text of ['Budget in May', 'Budget in June', 'Budget in July']) {
    bot.door.answers = () => ({ answer: 'form', form });
    await ada.press('Correct it');
    bot.door.answers = () => inWindow(log(text));
    expect(await ada.fill({ text })).toBeNull();
    await bot.slack.until('the correction to be read', () => ada.reads().includes(text));
    expect(ada.dialogs()).toHaveLength(1);
  }
});

test('a form that was refused stays open, and what was typed in it', async () => {
  const { bot, ada } = await reading();
  bot.door.answers = () => ({ answer: 'form', form });
  await ada.press('Correct it');
  bot.door.answers = () => ({ answer: 'refused', why: '', fields: { text: 'Please name no children.' } });
  expect(await ada.fill({ text: 'Budget' })).toEqual({ text: 'Please name no children.' });
  expect(ada.dialogs()).toHaveLength(2);
});

const inside: Answer[] = [inWindow(), inWindow(log(canary, 'log.other')), shows(canary, 'replace'), shows(canary, 'new')];
test.each(troubles)('however Slack fails, nothing said in the window comes out of it: %j', { timeout: 20_000 }, async (trouble) => {
  const bot = await startBot();
  const asking = inside.map((answer) => ({ answer, ada: bot.slack.user() }));
  bot.door.answers = () => inWindow();
  for (const { ada } of asking) await ada.command('/mentoring log');
  for (const method of drawing) bot.slack.next(method, ...Array<Fault>(40).fill(trouble));
  bot.door.answers = ({ asker }) => asking.find(({ ada }) => ada.id === asker.account.user)!.answer;
  await Promise.all(asking.map(({ ada }) => ada.press('Sign', { quiet: true, within: 'dialog' })));
  await bot.settled();
  expect(bot.door.asked.filter(({ intent }) => intent.type === sign.type)).toHaveLength(inside.length);
  expect(kept(bot)).not.toContain(canary);
});
