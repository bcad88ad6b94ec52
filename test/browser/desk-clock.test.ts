import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../shared/words/words.ts';
import type { TestDesk } from '../setup/desk.ts';
import { browsing, column, messagesOf, saying, signal, to } from '../setup/desk-page.ts';

const { open, visit } = browsing();
const words = wordsFor('en-GB');

describe('the clock', () => {
  /** Something due at an hour, which the stand-in for the dispatcher says when it is reached. */
  async function withDue(...dues: string[]): Promise<{ desk: TestDesk; page: Page }> {
    const said: string[] = [];
    const desk = await open(undefined, {
      settled: async ({ store, clock, desk: { chat } }) => {
        const rows = await store.read
          .selectFrom('notification')
          .selectAll()
          .where('state', '=', 'pending')
          .where('due', '<=', clock.now())
          .orderBy('due')
          .execute();
        for (const { id, key } of rows) {
          await store.read.updateTable('notification').set({ state: 'sent' }).where('id', '=', id).execute();
          await chat.show(to('asha'), saying(`${key} said at ${clock.now()}`), id, signal);
          said.push(id);
        }
      },
    });
    const none = { mentorship: null, meeting: null, shown: null, why: null, claim: null, leaseUntil: null, reference: null, sentAt: null };
    for (const [index, due] of dues.entries()) {
      const row = {
        id: `ntf_${index}`,
        key: `message ${index}`,
        work: 'say',
        kind: 'notice',
        class: 'unprompted',
        person: 'per_x',
        due,
        ...none,
      };
      const more = {
        expires: '9999-12-31T23:59:59.999Z',
        because: '{}',
        state: 'pending',
        attempt: 0,
        mark: `x${index}`,
        planner: 1,
        createdAt: due,
        changedAt: due,
      };
      await desk.store.read
        .insertInto('notification')
        .values({ ...row, ...more } as never)
        .execute();
    }
    return { desk, page: await visit(desk) };
  }

  test('goes to the next message, which then arrives', async () => {
    const { page } = await withDue('2026-11-24T10:30:00.000Z');
    expect(await page.locator('[data-clock="next"]').textContent()).toBe('Next message: tomorrow at 10:30');
    await page.getByRole('button', { name: words.desk.clockNextMessage() }).click();
    await messagesOf(page, 'asha').getByText('message 0 said at 2026-11-24T10:30:00.000Z').waitFor();
    await page.getByText('No message is waiting to be sent').waitFor();
    expect(await page.locator('#heard').textContent()).toContain('It is now Tuesday 24 November at 10:30.');
    expect(await page.locator('[data-clock="day"]').textContent()).toBe('Tuesday 24 November, in London');
    expect(await page.getByRole('button', { name: words.desk.clockNextMessage() }).isDisabled()).toBe(true);
  });

  test('sends what falls due on the way at its own time', async () => {
    const { page } = await withDue('2026-11-23T15:00:00.000Z', '2026-11-23T20:00:00.000Z', '2026-11-24T10:00:00.000Z');
    await page.getByRole('button', { name: words.desk.clockMorning() }).click();
    await messagesOf(page, 'asha').getByText('message 1 said at 2026-11-23T20:00:00.000Z').waitFor();
    expect(await messagesOf(page, 'asha').allTextContents()).toHaveLength(2);
    expect(await page.locator('[data-clock="time"]').textContent()).toBe('08:00');
    expect(await column(page, 'asha').locator('[data-local-time]').textContent()).toBe('13:30 in Kolkata');
  });

  test('is set to a date and time, and kindly refuses to go back', async () => {
    const { page } = await withDue();
    await page.getByRole('button', { name: words.desk.clockHour() }).click();
    await page.locator('[data-clock="time"]').getByText('10:12').waitFor();
    await page.getByRole('button', { name: words.desk.clockChoose() }).click();
    const dialog = page.getByRole('dialog', { name: words.desk.clockDialogTitle() });
    expect(await dialog.getByLabel(words.desk.clockDate()).inputValue()).toBe('2026-11-23');
    await dialog.getByLabel(words.desk.clockTime()).fill('07:00');
    await dialog.getByRole('button', { name: words.desk.clockMove() }).click();
    await dialog.getByText('It is already later than that here', { exact: false }).waitFor();
    await dialog.getByLabel(words.desk.clockDate()).fill('2026-12-24');
    await dialog.getByRole('button', { name: words.desk.clockMove() }).click();
    await page.getByText('Thursday 24 December, in London').waitFor();
    expect(await page.locator('[data-clock="time"]').textContent()).toBe('07:00');
  });
});
