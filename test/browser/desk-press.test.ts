import { describe, expect, test } from 'vitest';
import type { Answer } from '../../bot/chat/port.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { everyBlock, everyField } from '../setup/cards.ts';
import { browsing, column, messagesOf, replaced, saying, signal, to } from '../setup/desk-page.ts';

const { open, visit } = browsing();
const words = wordsFor('en-GB');

describe('a press', () => {
  test('goes through the door as the person whose message it is, and what it changed shows in its place', async () => {
    const desk = await open(() => replaced('You will be there.'));
    await desk.desk.chat.show(to('asha'), saying('Will you?', ['I’ll be there', { type: 'help' }]), 'm1', signal);
    const page = await visit(desk);
    await page.getByRole('button', { name: 'I’ll be there' }).click();
    await messagesOf(page, 'asha').getByText('You will be there.').waitFor();
    expect(await messagesOf(page, 'asha').count()).toBe(1);
    expect(desk.handled).toMatchObject([{ asker: { account: { user: 'asha' }, message: '{"id":1}' }, intent: { type: 'help' } }]);
  });

  test('pressed twice in a hurry asks once', async () => {
    const gate = Promise.withResolvers<Answer>();
    const desk = await open(() => gate.promise);
    await desk.desk.chat.show(to('asha'), saying('Will you?', ['Yes', { type: 'help' }]), 'm1', signal);
    const page = await visit(desk);
    await page.getByRole('button', { name: 'Yes' }).dblclick();
    gate.resolve(replaced('Done.'));
    await messagesOf(page, 'asha').getByText('Done.').waitFor();
    expect(desk.handled).toHaveLength(1);
  });

  test('that does not get through can be pressed again and is the same press', async () => {
    const desk = await open(() => replaced('Done.'));
    await desk.desk.chat.show(to('asha'), saying('Will you?', ['Yes', { type: 'help' }]), 'm1', signal);
    const page = await visit(desk);
    await page.route('**/desk/press', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: 'Yes' }).click();
    await column(page, 'asha').getByRole('alert').getByText(words.desk.failed()).waitFor();
    await page.unroute('**/desk/press');
    const again = messagesOf(page, 'asha').getByText('Done.');
    await again.waitFor();
    expect(new Set(desk.handled.map((one) => one.key)).size).toBe(1);
  });

  test('that is refused says why, beside what was pressed', async () => {
    const desk = await open(() => ({ answer: 'refused', why: 'This meeting is over.', fields: {} }));
    await desk.desk.chat.show(to('idris'), saying('Hello', ['Move it', { type: 'help' }]), 'm1', signal);
    const page = await visit(desk);
    await page.getByRole('button', { name: 'Move it' }).click();
    await column(page, 'idris').getByRole('alert').getByText('This meeting is over.').waitFor();
    expect(await column(page, 'asha').locator('.notice').isVisible()).toBe(false);
  });

  test('that cannot be undone is asked about first', async () => {
    const desk = await open(() => replaced('Cancelled.'));
    await desk.desk.chat.show(to('asha'), everyBlock, 'm1', signal);
    const page = await visit(desk);
    await page.getByRole('button', { name: 'I can’t make it' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel this meeting?' });
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    expect(desk.handled).toHaveLength(0);
    await page.getByRole('button', { name: 'I can’t make it' }).click();
    await dialog.getByRole('button', { name: 'Cancel it' }).click();
    await messagesOf(page, 'asha').getByText('Cancelled.').waitFor();
  });

  test('on somebody’s Home is answered over it, and Home is there when that is closed', async () => {
    const home: Answer = { answer: 'card', place: 'home', card: saying('Your week', ['What is recorded', { type: 'record.show' }]) };
    const record: Answer = { answer: 'card', place: 'new', card: saying('This is recorded.', ['Settings', { type: 'settings.open' }]) };
    const desk = await open(({ intent }) =>
      intent.type === 'home.open' ? home : intent.type === 'record.show' ? record : { answer: 'form', form: everyField },
    );
    const page = await visit(desk);
    await column(page, 'asha').getByRole('tab', { name: 'Home' }).click();
    await page.getByRole('button', { name: 'What is recorded' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('This is recorded.').first().waitFor();
    await dialog.getByRole('button', { name: 'Settings' }).click();
    await dialog.getByRole('heading', { name: everyField.title }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await column(page, 'asha').getByText('Your week').isVisible()).toBe(true);
    expect(await messagesOf(page, 'asha').count()).toBe(0);
  });
});

describe('a form', () => {
  const asking = saying('When?', ['Propose', { type: 'meeting.open' }]);
  const form = { ...everyField, ask: { type: 'meeting.propose' as const, mentorship: `men_${'a'.repeat(25)}` } };
  const proposing = async () => {
    const desk = await open(({ intent }) => {
      if (intent.type === 'meeting.open') return { answer: 'form', form };
      if (intent.type === 'meeting.propose' && intent.time < '08:00')
        return { answer: 'refused', why: '', fields: { time: 'Idris sleeps then.', elsewhere: 'And it is a holiday.' } };
      return { answer: 'card', card: saying('Proposed.'), place: 'replace' };
    });
    await desk.desk.chat.show(to('asha'), asking, 'm1', signal);
    const page = await visit(desk);
    await page.getByRole('button', { name: 'Propose' }).click();
    return { desk, page, dialog: page.getByRole('dialog', { name: everyField.title }) };
  };

  test('has every kind of field, each found by its label', async () => {
    const { dialog } = await proposing();
    await dialog.waitFor();
    for (const { field, label } of everyField.fields) {
      const found = field === 'several' ? dialog.getByRole('group', { name: label }) : dialog.getByLabel(label).first();
      expect([label, await found.isVisible()]).toEqual([label, true]);
    }
    expect(await dialog.getByLabel('Date').inputValue()).toBe('2026-11-26');
    expect(await dialog.getByLabel('Time', { exact: true }).getAttribute('aria-describedby')).toBe('field-time-hint field-time-error');
    expect(await dialog.getByRole('group', { name: 'Days' }).getByLabel('Tuesday').isChecked()).toBe(true);
  });

  test('says beside the field what is wrong, goes there, and keeps what was typed', async () => {
    const { dialog, desk, page } = await proposing();
    await dialog.getByLabel('Place').fill('The “quiet” room');
    await dialog.getByLabel('Minutes').fill('900');
    await dialog.getByRole('button', { name: 'Propose' }).click();
    const time = dialog.getByLabel('Time', { exact: true });
    await dialog.getByText(words.form.needed()).waitFor();
    expect(await time.getAttribute('aria-invalid')).toBe('true');
    expect(await time.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await dialog.getByText(words.form.numberMost({ most: 480 })).isVisible()).toBe(true);
    expect(await dialog.getByLabel('Place').inputValue()).toBe('The “quiet” room');
    expect(await dialog.getByLabel('Minutes').inputValue()).toBe('900');
    expect(desk.handled.map((one) => one.intent.type)).toEqual(['meeting.open']);

    await dialog.getByLabel('Minutes').fill('60');
    await time.fill('03:00');
    await dialog.getByRole('button', { name: 'Propose' }).click();
    await dialog.getByText('Idris sleeps then.').waitFor();
    expect(await dialog.getByRole('alert').textContent()).toBe('And it is a holiday.');
    expect(await dialog.getByLabel('Minutes').getAttribute('aria-invalid')).toBeNull();

    await time.fill('14:00');
    await dialog.getByRole('button', { name: 'Propose' }).click();
    await messagesOf(page, 'asha').getByText('Proposed.').waitFor();
    expect(desk.handled.at(-1)!.intent).toMatchObject({ type: 'meeting.propose', time: '14:00', minutes: 60, place: 'The “quiet” room' });
    expect(new Set(desk.handled.map((one) => one.key)).size).toBe(3);
  });
});
