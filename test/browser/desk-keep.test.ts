import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import type { Form } from '../../bot/chat/form.ts';
import type { Answer } from '../../bot/chat/port.ts';
import type { Intent } from '../../shared/intent.ts';
import { wordsFor } from '../../shared/words/words.ts';
import type { Handled } from '../setup/desk.ts';
import { browsing, saying, signal, to } from '../setup/desk-page.ts';
import { everyRule, violations } from '../setup/violations.ts';

const { open, visit } = browsing();
const words = wordsFor('en-GB');
const talk = `tlk_${'a'.repeat(25)}`;
const form: Form = {
  name: 'log.write',
  title: 'Write the log',
  submit: 'Sign',
  cancel: 'Close',
  intro: null,
  ask: { type: 'talk.move', talk, move: { move: 'skip' } },
  keep: { type: 'talk.answer', talk, question: 'what' },
  fields: [
    { field: 'text', name: 'text', label: 'What did you agree?', value: null, long: true, most: 3_000, optional: true },
    {
      field: 'select',
      name: 'who',
      label: 'Who?',
      value: 'asha',
      options: [
        { value: 'asha', label: 'Asha' },
        { value: 'idris', label: 'Idris' },
      ],
    },
  ],
};

async function writing(answer: (handled: Handled) => Answer | Promise<Answer> = () => ({ answer: 'quiet' })) {
  const desk = await open((handled) => (handled.intent.type === 'help' ? { answer: 'form', form } : answer(handled)));
  await desk.desk.chat.show(to('asha'), saying('The log is open.', ['Write it', { type: 'help' }]), 'm1', signal);
  const page = await visit(desk);
  await page.getByRole('button', { name: 'Write it' }).click();
  const dialog = page.getByRole('dialog', { name: form.title });
  const field = dialog.getByLabel('What did you agree?');
  const kept = () =>
    desk.handled.filter(({ intent }) => intent.type === 'talk.answer').map(({ intent }) => (intent as { text: string }).text);
  const shows = (text: string) => dialog.locator('.kept').getByText(text, { exact: true }).waitFor();
  return { desk, page, dialog, field, kept, shows };
}
const refuseKeeping = (page: Page) => page.route('**/desk/keep', (route) => route.abort());

test('a form is saved while it is filled in, and quietly says so', async () => {
  const { desk, page, field, kept, shows, dialog } = await writing();
  await field.pressSequentially('Budget');
  await shows(words.desk.kept());
  expect(await violations(page, { within: { include: ['dialog'], exclude: ['#zones'] }, rules: everyRule })).toEqual([]);
  expect(kept().at(-1)).toBe('Budget');
  expect(kept().length).toBeLessThan('Budget'.length);
  await dialog.getByLabel('Who?').selectOption('Idris');
  await vi.waitFor(() => expect(kept().length).toBeGreaterThan(1));
  expect(desk.handled.at(-1)).toMatchObject({ key: null, asker: { account: { user: 'asha' }, message: null } });
  expect(await dialog.isVisible()).toBe(true);
});

test('what was typed last is saved though the form is closed at once', async () => {
  const { page, field, kept, dialog } = await writing();
  await field.fill('Budget in May');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await vi.waitFor(() => expect(kept()).toEqual(['Budget in May']));
});

test('what was typed last is saved though the page is left at once', async () => {
  const { page, field, kept } = await writing();
  await field.fill('Budget in June');
  await page.goto('about:blank');
  await vi.waitFor(() => expect(kept()).toEqual(['Budget in June']));
});

test('what does not get through is said, kept in the form, and saved when it can be', async () => {
  const { page, field, kept, shows } = await writing();
  await refuseKeeping(page);
  await field.fill('Budget');
  await shows(words.desk.notKept());
  expect(await field.inputValue()).toBe('Budget');
  await page.unroute('**/desk/keep');
  await shows(words.desk.kept());
  expect(kept()).toEqual(['Budget']);
});

test('what cannot be kept any more is said too', async () => {
  const { field, shows } = await writing(() => ({ answer: 'refused', why: 'This log is signed.', fields: {} }));
  await field.fill('Budget');
  await shows('This log is signed.');
});

test('while one state is being saved only the newest waits, and the form is sent after it', async () => {
  const gate = Promise.withResolvers<Answer>();
  const { desk, field, kept, dialog } = await writing(({ intent }) => (intent.type === 'talk.answer' ? gate.promise : { answer: 'quiet' }));
  await field.fill('Budget');
  await vi.waitFor(() => expect(kept()).toEqual(['Budget']));
  await field.fill('Budget in');
  await field.fill('Budget in May');
  await dialog.getByRole('button', { name: 'Sign' }).click();
  gate.resolve({ answer: 'quiet' });
  await dialog.waitFor({ state: 'hidden' });
  expect(desk.handled.map(({ intent }) => intent.type)).toEqual(['help', 'talk.answer', 'talk.move']);
});

test('a form that comes back with an error goes on saving itself', async () => {
  const no: Answer = { answer: 'refused', why: '', fields: { text: 'Please name no children.' } };
  const { field, kept, dialog } = await writing(({ intent }) => (intent.type === 'talk.move' ? no : { answer: 'quiet' }));
  await field.fill('Budget');
  await dialog.getByRole('button', { name: 'Sign' }).click();
  await dialog.getByText('Please name no children.').waitFor();
  await vi.waitFor(() => expect(kept()).toEqual(['Budget']));
  await field.fill('Pay');
  await vi.waitFor(() => expect(kept().at(-1)).toBe('Pay'));
});

test('each save is newer than the one before, and the form that is sent than all of them', async () => {
  const { page, field, dialog } = await writing();
  const stamps: number[] = [];
  page.on('request', (request) => {
    if (/\/desk\/(keep|submit)$/.test(request.url())) stamps.push((request.postDataJSON() as { at: number }).at);
  });
  for (const text of ['B', 'Bu', 'Bud']) {
    const answered = page.waitForResponse('**/desk/keep');
    await field.fill(text);
    await answered;
  }
  await dialog.getByRole('button', { name: 'Sign' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(stamps).toHaveLength(4);
  expect(stamps).toEqual([...new Set(stamps)].sort((a, b) => a - b));
});

test('a form that does not save itself says and sends nothing', async () => {
  const { keep: _, ...plain } = form;
  const asked: Intent['type'][] = [];
  const desk = await open(({ intent }) => {
    asked.push(intent.type);
    return { answer: 'form', form: plain };
  });
  await desk.desk.chat.show(to('asha'), saying('Hello', ['Write it', { type: 'help' }]), 'm1', signal);
  const page = await visit(desk);
  await page.getByRole('button', { name: 'Write it' }).click();
  await page.getByLabel('What did you agree?').fill('Budget');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(asked).toEqual(['help']);
});
