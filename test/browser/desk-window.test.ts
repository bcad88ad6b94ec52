import { expect, test } from 'vitest';
import { type Card, card, choice, choices, say } from '../../bot/chat/card.ts';
import type { Form } from '../../bot/chat/form.ts';
import type { Answer } from '../../bot/chat/port.ts';
import type { Ask, Intent } from '../../shared/intent.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { browsing, column, messagesOf, replaced, saying, signal, to } from '../setup/desk-page.ts';
import { everyRule, violations } from '../setup/violations.ts';

const { open, visit } = browsing();
const words = wordsFor('en-GB');
const canary = 'canary-of-what-was-agreed';
const meeting = `mtg_${'a'.repeat(25)}`;
const again: Intent = { type: 'record.show' };
const sign: Ask = { type: 'help' };
const correct: Ask = { type: 'agenda.open', meeting } as Ask;
const log = (text: string, long = ''): Card =>
  card('log.read', {
    summary: text,
    blocks: [
      say(text),
      say(long),
      choices(choice('Sign', sign), choice('Correct it', correct), choice('Withdraw', { type: 'feed.revoke' }, { sure })),
    ],
  });
const sure = { title: 'Withdraw this log?', text: 'Its signatures are gone then.', yes: 'Withdraw it', no: 'Keep it' };
const inWindow = (text: string, long?: string): Answer => ({ answer: 'card', place: 'dialog', card: log(text, long), again });
const form: Form = {
  name: 'log.write',
  title: 'Correct the log',
  submit: 'Save',
  cancel: 'Cancel',
  intro: null,
  ask: { type: 'agenda.add', meeting },
  fields: [{ field: 'text', name: 'text', label: 'What did you agree?', value: null, long: true, most: 500 }],
};

async function reading(answers: Partial<Record<Intent['type'], Answer>> = {}) {
  const desk = await open(({ intent }) => {
    const all: Partial<Record<Intent['type'], Answer>> = {
      'record.show': inWindow(canary),
      'agenda.open': { answer: 'form', form },
      'agenda.add': inWindow(`${canary}, corrected`),
      help: inWindow(`${canary}, signed`),
      ...answers,
    };
    return all[intent.type] ?? { answer: 'quiet' };
  });
  await desk.desk.chat.show(to('asha'), saying('The log is ready.', ['Read it', again]), 'm1', signal);
  const page = await visit(desk);
  await page.getByRole('button', { name: 'Read it' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const kept = async () => JSON.stringify(await desk.store.read.selectFrom('deskMessage').selectAll().execute());
  return { desk, page, dialog, kept };
}

test('a log is read, signed and closed in a window, and stays in no conversation', async () => {
  const { page, dialog, kept } = await reading();
  await dialog.getByText(canary, { exact: true }).last().waitFor();
  await dialog.getByRole('button', { name: 'Sign' }).click();
  await dialog.getByText(`${canary}, signed`).last().waitFor();
  await dialog.getByRole('button', { name: words.desk.close() }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await messagesOf(page, 'asha').count()).toBe(1);
  expect(await page.locator('main').textContent()).not.toContain(canary);
  expect(await kept()).not.toContain(canary);
});

test('words typed lead to it too', async () => {
  const desk = await open(() => inWindow(canary));
  const page = await visit(desk);
  await column(page, 'asha').getByRole('textbox').fill('show me the log');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText(canary).last().waitFor();
  expect(await messagesOf(page, 'asha').allTextContents()).toEqual([expect.stringContaining('show me the log')]);
});

test('a form on top of it gives way to it: as it was when cancelled, drawn anew when saved', async () => {
  const { dialog, kept } = await reading();
  await dialog.getByRole('button', { name: 'Correct it' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.getByText(canary, { exact: true }).last().waitFor();
  await dialog.getByRole('button', { name: 'Correct it' }).click();
  await dialog.getByLabel('What did you agree?').fill('Budget');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText(`${canary}, corrected`).last().waitFor();
  await dialog.getByRole('button', { name: 'Sign' }).click();
  await dialog.getByText(`${canary}, signed`).last().waitFor();
  expect(await kept()).not.toContain(canary);
});

test('what cannot be undone is asked about in the window, which is there again after', async () => {
  const { desk, dialog } = await reading({ 'feed.revoke': inWindow('The log was withdrawn.') });
  await dialog.getByRole('button', { name: 'Withdraw' }).click();
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await dialog.getByText(canary, { exact: true }).last().waitFor();
  expect(desk.handled.map(({ intent }) => intent.type)).toEqual(['record.show']);
  await dialog.getByRole('button', { name: 'Withdraw' }).click();
  await dialog.getByRole('button', { name: 'Withdraw it' }).click();
  await dialog.getByText('The log was withdrawn.').last().waitFor();
});

test('what is not possible is said in the window, which stays open', async () => {
  const { page, dialog } = await reading({ help: { answer: 'refused', why: 'Asha wrote it, so Idris confirms it.', fields: {} } });
  await dialog.getByRole('button', { name: 'Sign' }).click();
  await dialog.getByRole('alert').getByText('Asha wrote it, so Idris confirms it.').waitFor();
  await page.route('**/desk/press', (route) => route.abort());
  await dialog.getByRole('button', { name: 'Sign' }).click();
  await dialog.getByRole('alert').getByText(words.desk.failed()).waitFor();
  await page.unroute('**/desk/press');
  expect(await dialog.getByText(canary, { exact: true }).last().isVisible()).toBe(true);
});

test('a long log is read from its beginning', async () => {
  const { page, dialog } = await reading({ 'record.show': inWindow(canary, 'More of it. '.repeat(900)) });
  expect(await dialog.evaluate((one) => [one.scrollTop, one.scrollHeight > one.clientHeight])).toEqual([0, true]);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(canary);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Sign');
  expect(await violations(page, { within: { include: ['dialog'] }, rules: everyRule })).toEqual([]);
});

test('a press in a channel is answered to whoever made it, and leaves what others read as it is', async () => {
  const desk = await open(() => replaced('Two pairs could use a hand.'));
  const channel = { platform: 'desk', enterprise: '', tenant: 'demo', channel: 'rowan-valley' } as const;
  await desk.desk.chat.show({ to: 'channel', channel }, saying('12 of 14 logs are signed.', ['See who', again]), 'm1', signal);
  const page = await visit(desk);
  await column(page, 'morwenna').getByRole('tab', { name: '#rowan-valley' }).click();
  await page.getByRole('button', { name: 'See who' }).click();
  await page.getByRole('dialog').getByText('Two pairs could use a hand.').last().waitFor();
  expect(desk.handled).toMatchObject([{ asker: { message: null } }]);
  expect(await page.locator('[data-place="channel/rowan-valley"]').textContent()).toContain('12 of 14 logs are signed.');
  expect(await messagesOf(page, 'morwenna').count()).toBe(0);
});
