import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { card, choice, choices, say } from '../../bot/chat/card.ts';
import type { Address, Answer } from '../../bot/chat/port.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { everyBlock, everyField } from '../setup/cards.ts';
import { launchChromium, launchTimeout } from '../setup/chromium.ts';
import { type Handled, openDesk, type TestDesk, testCast } from '../setup/desk.ts';
import { engineOf } from '../setup/engines.ts';

const engine = engineOf('sqlite');
const words = wordsFor('en-GB');
const signal = new AbortController().signal;
const to = (user: string): Address => ({ to: 'person', account: { platform: 'desk', enterprise: '', tenant: 'demo', user } });
const saying = (text: string, ...all: Parameters<typeof choice>[]) =>
  card('test', { summary: text, blocks: [say(text), all.length > 0 ? choices(...all.map((one) => choice(...one))) : null] });
const replaced = (text: string): Answer => ({ answer: 'card', card: saying(text), place: 'replace' });

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
}, launchTimeout);
afterAll(() => browser?.close());

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

type Options = Parameters<typeof openDesk>[2];
async function open(answer?: (handled: Handled) => Answer | Promise<Answer>, options?: Options): Promise<TestDesk> {
  const desk = await openDesk(await engine.openFreshStore(), answer, options);
  undo.push(() => desk.close());
  return desk;
}

async function visit(desk: TestDesk, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
  undo.push(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('ERR_')) errors.push(message.text());
  });
  undo.push(async () => expect(errors).toEqual([]));
  await page.goto(desk.url);
  return page;
}

const messagesOf = (page: Page, user: string) => page.locator(`[data-place="person/${user}"] > li`);
const column = (page: Page, user: string) => page.locator(`#column-${user}`);

describe('what a newcomer sees', () => {
  test('three people side by side, each with their own messages and clock', async () => {
    const desk = await open();
    await desk.desk.chat.show(to('asha'), everyBlock, 'm1', signal);
    const page = await visit(desk);
    expect(await page.locator('.column:visible h2').allTextContents()).toEqual(['Asha Nair', 'Idris Vaughan', 'Morwenna Pascoe']);
    expect(await column(page, 'asha').locator('[data-local-time]').textContent()).toBe('14:42 in Kolkata');
    expect(await page.locator('[data-clock="time"]').textContent()).toBe('09:12');
    const article = messagesOf(page, 'asha').getByRole('article', { name: everyBlock.summary });
    expect(await article.getByRole('heading', { name: 'You meet Idris tomorrow' }).isVisible()).toBe(true);
    expect(await article.getByText('What went well').isVisible()).toBe(true);
    expect(await article.getByText('Why did I get this?').isVisible()).toBe(false);
    await article.getByText('More', { exact: true }).click();
    expect(await article.getByText('Why did I get this?').isVisible()).toBe(true);
    expect(await messagesOf(page, 'idris').count()).toBe(0);
    expect(await column(page, 'idris').getByText('Cairn has not written to Idris yet', { exact: false }).isVisible()).toBe(true);
  });

  test('a colleague is called over to the desk and sent off again', async () => {
    const page = await visit(await open());
    await page.locator('#seat-bethan').click();
    expect(await column(page, 'bethan').isVisible()).toBe(true);
    await page.locator('#seat-morwenna').click();
    expect(await column(page, 'morwenna').isVisible()).toBe(false);
    await page.reload();
    expect(await page.locator('.column:visible h2').allTextContents()).toEqual(['Asha Nair', 'Idris Vaughan', 'Bethan Rees']);
  });
});

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

describe('words', () => {
  test('typed to Cairn stay in the conversation, with the answer under them', async () => {
    const desk = await open(({ intent }) => ({
      answer: 'card',
      card: saying(`Do you mean Tuesday? (${intent.type === 'say' ? intent.text : ''})`),
      place: 'new',
    }));
    const page = await visit(desk);
    await page.getByLabel('Write to Cairn as Asha Nair').fill('next Tues 3pm');
    await page.keyboard.press('Enter');
    await messagesOf(page, 'asha').getByText('Do you mean Tuesday? (next Tues 3pm)').waitFor();
    expect(await messagesOf(page, 'asha').first().getByText('next Tues 3pm').isVisible()).toBe(true);
    expect(await page.getByLabel('Write to Cairn as Asha Nair').inputValue()).toBe('');
  });

  test('Cairn cannot make sense of are answered in the conversation too', async () => {
    const desk = await open(() => ({ answer: 'refused', why: 'I could not read that as a time.', fields: {} }));
    const page = await visit(desk);
    await page.getByLabel('Write to Cairn as Idris Vaughan').fill('Tuesday 25:00');
    await page.keyboard.press('Enter');
    await messagesOf(page, 'idris').getByText('I could not read that as a time.').waitFor();
    expect(await messagesOf(page, 'idris').count()).toBe(2);
  });

  test('with markup in them are only words', async () => {
    const nasty = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    const people = testCast.people.map((one) => (one.user === 'asha' ? { ...one, name: nasty } : one));
    const desk = await open(() => ({ answer: 'card', card: saying(nasty, [nasty, { type: 'say', text: nasty }]), place: 'new' }), {
      cast: { ...testCast, people },
    });
    const page = await visit(desk);
    await page.locator('#words-asha').fill(nasty);
    await page.keyboard.press('Enter');
    await messagesOf(page, 'asha').getByRole('button', { name: nasty }).click();
    await messagesOf(page, 'asha').nth(2).waitFor();
    expect(desk.handled.at(-1)!.intent).toEqual({ type: 'say', text: nasty });
    expect(await page.locator('#column-asha h2').textContent()).toBe(nasty);
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.title()).toBe(words.desk.pageTitle());
  });
});

describe('news', () => {
  test('appear by themselves, are read out, and leave a mark where they are out of sight', async () => {
    const desk = await open();
    const page = await visit(desk);
    await column(page, 'idris').getByRole('tab', { name: 'Home' }).click();
    await desk.desk.chat.show(to('idris'), saying('Asha suggests Thursday.'), 'm1', signal);
    await desk.desk.chat.show(to('bethan'), saying('You are invited.'), 'm2', signal);
    await page.waitForFunction(() => document.getElementById('heard')!.textContent!.includes('Bethan Rees: You are invited.'));
    await column(page, 'idris').getByRole('tab', { name: 'Messages new' }).click();
    await messagesOf(page, 'idris').getByText('Asha suggests Thursday.').waitFor();
    expect(await column(page, 'idris').locator('.fresh:visible').count()).toBe(0);
    expect(await page.locator('#seat-bethan .fresh').isVisible()).toBe(true);
  });

  test('redraw a message without taking the keyboard away from it', async () => {
    const desk = await open();
    const ref = await desk.desk.chat.show(to('asha'), saying('Before', ['Yes', { type: 'help' }]), 'm1', signal);
    const page = await visit(desk);
    await page.getByRole('button', { name: 'Yes' }).focus();
    await desk.desk.chat.update(ref, saying('After'), signal);
    await messagesOf(page, 'asha').getByText('After').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('After');
  });

  test('come by asking where the live line is cut', async () => {
    const desk = await open(() => replaced('Done.'));
    await desk.desk.chat.show(to('asha'), saying('Will you?', ['Yes', { type: 'help' }]), 'm1', signal);
    const context = await browser.newContext();
    undo.push(() => context.close());
    const page = await context.newPage();
    await page.route('**/desk/live', (route) => route.abort());
    await page.goto(desk.url);
    await page.getByRole('button', { name: 'Yes' }).click();
    await messagesOf(page, 'asha').getByText('Done.').waitFor();
    await desk.desk.chat.show(to('idris'), saying('Hello, Idris.'), 'm2', signal);
    await messagesOf(page, 'idris').getByText('Hello, Idris.').waitFor();
  });

  test('a page that is older than the running Cairn says so', async () => {
    const desk = await open();
    const page = await visit(desk);
    await page.route('**/desk/state*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ json: { ...(await response.json()), token: 'another' } });
    });
    await desk.desk.chat.show(to('asha'), saying('Hello'), 'm1', signal);
    await page.getByRole('status').getByRole('button', { name: words.desk.reloadNow() }).waitFor();
  });

  test('a long conversation shows its newest messages, and the earlier ones when asked', async () => {
    const desk = await open();
    for (let n = 1; n <= 34; n++) await desk.desk.chat.show(to('asha'), saying(`Message ${n}`), `m${n}`, signal);
    const page = await visit(desk);
    expect(await messagesOf(page, 'asha').count()).toBe(30);
    await page.getByRole('button', { name: words.desk.earlier({ count: 4 }) }).click();
    await messagesOf(page, 'asha').getByText('Message 1', { exact: true }).waitFor();
    expect(await messagesOf(page, 'asha').count()).toBe(34);
  });
});

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

describe('with the keyboard alone', () => {
  test('somebody opens a form, fills it in and sends it, and comes back to where they were', async () => {
    const desk = await open(({ intent }) =>
      intent.type === 'agenda.open'
        ? {
            answer: 'form',
            form: {
              ...everyField,
              title: 'Add to the agenda',
              submit: 'Add',
              ask: { type: 'agenda.add', meeting: `mtg_${'a'.repeat(25)}` },
              fields: [{ field: 'text', name: 'text', label: 'What would you like to talk about?', value: null, most: 500 }],
            },
          }
        : intent.type === 'agenda.add'
          ? replaced('It is on the agenda.')
          : { answer: 'quiet' },
    );
    await desk.desk.chat.show(
      to('asha'),
      saying('Tomorrow', ['Agenda', { type: 'agenda.open', meeting: `mtg_${'a'.repeat(25)}` }]),
      'm1',
      signal,
    );
    const page = await visit(desk);
    const tabTo = async (name: string) => {
      for (let n = 0; n < 60; n++) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate(() => document.activeElement?.textContent?.trim()))?.startsWith(name)) return;
      }
      throw new Error(`${name} is not reached with Tab`);
    };
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words.desk.skip());
    await page.keyboard.press('Enter');
    await tabTo('Messages');
    await page.keyboard.press('ArrowRight');
    expect(await column(page, 'asha').getByRole('tab', { name: 'Home' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowLeft');
    await tabTo('Agenda');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add to the agenda' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('What would you like to talk about?').evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Agenda');
    await page.keyboard.press('Space');
    await dialog.waitFor();
    await page.keyboard.type('Supervision');
    await page.keyboard.press('Enter');
    await messagesOf(page, 'asha').getByText('It is on the agenda.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('It is on the agenda.');
  });
});

describe('for everybody', () => {
  const looks: [string, BrowserContextOptions][] = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['in a narrow window', { colorScheme: 'light', viewport: { width: 320, height: 640 } }],
  ];
  const form = { ...everyField, ask: { type: 'meeting.propose' as const, mentorship: `men_${'a'.repeat(25)}` } };
  const full = async () => {
    const desk = await open(({ intent }) =>
      intent.type === 'home.open' ? { answer: 'card', card: everyBlock, place: 'home' } : { answer: 'form', form },
    );
    await desk.desk.chat.show(to('asha'), everyBlock, 'm1', signal);
    await desk.desk.chat.show(to('idris'), everyBlock, 'm2', signal);
    await desk.desk.chat.sendFile(
      to('asha'),
      { name: 'a.ics', type: 'text/calendar', content: 'x', title: 'Calendar entry' },
      'm3',
      signal,
    );
    await desk.desk.chat.showHome({ platform: 'desk', enterprise: '', tenant: 'demo', user: 'asha' }, everyBlock, signal);
    return desk;
  };
  const faults = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page })
      .exclude('#zones')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  };

  test.each(looks)('the page and its forms pass the accessibility rules, %s', async (_, options) => {
    const page = await visit(await full(), options);
    await page.locator('.more summary').first().click();
    expect(await faults(page)).toEqual([]);
    await column(page, 'asha').getByRole('button', { name: 'Move it' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Propose' }).click();
    await page.getByRole('dialog').getByText(words.form.needed()).first().waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test.each([
    ['320 pixels', { viewport: { width: 320, height: 640 } }],
    ['a screen at 200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ])('nothing is cut off sideways on %s', async (_, options) => {
    const page = await visit(await full(), options);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBe(0);
    expect(await page.locator('.column:visible').count()).toBe(1);
    await page.locator('#seat-idris').click();
    expect(await page.locator('.column:visible h2').textContent()).toBe('Idris Vaughan');
    expect(await overflow()).toBe(0);
  });

  test('text twice as large needs no sideways scrolling', async () => {
    const page = await visit(await full(), { viewport: { width: 640, height: 800 } });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('button, .say, .title')]
        .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
        .map((one) => one.textContent),
    );
    expect(cut).toEqual([]);
  });

  test('touch targets are large enough for a finger', async () => {
    const page = await visit(await full(), { viewport: { width: 375, height: 800 }, hasTouch: true, isMobile: true });
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, summary, a.download, input')]
        .filter((one) => one.checkVisibility())
        .map((one) => ({ text: one.textContent, height: one.getBoundingClientRect().height }))
        .filter(({ height }) => height < 44),
    );
    expect(small).toEqual([]);
  });
});
