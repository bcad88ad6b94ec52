import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../shared/words/words.ts';
import { everyBlock } from '../setup/cards.ts';
import { testCast } from '../setup/desk.ts';
import { browsing, column, messagesOf, replaced, saying, signal, to } from '../setup/desk-page.ts';

const { open, restart, visit } = browsing();
const words = wordsFor('en-GB');

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
    const page = await visit(desk);
    await page.route('**/desk/live', (route) => route.abort());
    await page.reload();
    await page.getByRole('button', { name: 'Yes' }).click();
    await messagesOf(page, 'asha').getByText('Done.').waitFor();
    await desk.desk.chat.show(to('idris'), saying('Hello, Idris.'), 'm2', signal);
    await messagesOf(page, 'idris').getByText('Hello, Idris.').waitFor();
  });

  test('a page that is older than the running Cairn says so, and goes on once it is loaded again', async () => {
    const desk = await open();
    const page = await visit(desk);
    const again = await restart(desk);
    const reload = page.getByRole('status').getByRole('button', { name: words.desk.reloadNow() });
    await reload.waitFor();
    await page.getByLabel('Write to Cairn as Asha Nair').fill('help');
    await page.keyboard.press('Enter');
    await column(page, 'asha').getByRole('alert').getByText(words.desk.reload()).waitFor();
    expect(again.handled).toEqual([]);
    await reload.click();
    await page.getByLabel('Write to Cairn as Asha Nair').fill('help');
    await page.keyboard.press('Enter');
    await messagesOf(page, 'asha').getByText('help').waitFor();
    expect(again.handled).toHaveLength(1);
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
