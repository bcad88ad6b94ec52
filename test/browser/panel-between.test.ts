import { expect, test } from 'vitest';
import { at, kofi, maya } from '../setup/facts.ts';
import { panelBrowsing } from '../setup/panel/browse.ts';
import { button, focused, tickbox } from '../setup/panel/controls.ts';
import { duringCall, sceneFacts } from '../setup/panel/scene.ts';
import { panelStates } from '../setup/panel/states.ts';

const panel = panelBrowsing();

test('between calls a time is answered or moved, it is said whether they met, and a talk of one’s own goes on', async () => {
  const { facts, now, done } = panelStates['between calls, with what is open and a talk of one’s own']!;
  const behind = await panel.behind(facts!, now!);
  done!(behind.pair);
  const page = await panel.visit(behind);
  const meeting = (id: string) => behind.pair.facts().meetings.find((one) => one.id === id)!;
  await button(page, 'No, we did not').click();
  await button(page, 'We did meet').click();
  await expect.poll(() => behind.pair.facts().attendance.map(({ met }) => met)).toEqual([true]);
  expect(await focused(page)).toBe('Next meeting');
  // What was ticked stays for the day: a slip is taken back where it happened.
  await tickbox(page, /Draft a rota/).focus();
  await page.keyboard.press('Space');
  const isDone = () => behind.pair.facts().actions.find(({ id }) => id === 'act_draft')?.status === 'done';
  await expect.poll(isDone).toBe(true);
  await page.getByText('2 of 2 actions done').waitFor();
  expect(await focused(page)).toContain('Draft a rota');
  await page.keyboard.press('Space');
  await expect.poll(isDone).toBe(false);
  await button(page, 'My actions will not be ready').click();
  await page.getByText('Your actions will not be ready').waitFor();
  await button(page, 'Add “What to look out for in the budget meeting” to the agenda').click();
  const put = () => behind.pair.facts().agenda.find(({ id }) => id === 'agp_budget');
  await expect.poll(put).toMatchObject({ meeting: 'mtg_next', person: kofi });
  expect(await focused(page)).toBe('Add');
  await button(page, 'Suggest another time').first().click();
  await page.getByLabel('Time').fill('');
  await page.getByLabel('Minutes').fill('100000');
  await button(page, 'Suggest it').click();
  for (const said of ['At what time?', 'From 5 to 480.']) await page.getByText(said).waitFor();
  await page.getByLabel('Time').fill('16:30');
  await page.getByLabel('Minutes').fill('60');
  await button(page, 'Suggest it').click();
  await page.getByText('Suggested to Kofi Mensah, who has not answered yet.').waitFor();
  expect(meeting('mtg_next')).toMatchObject({ at: '2026-12-08T16:30', status: 'proposed', proposedBy: maya });
  // Both dates wait for an answer, neither is so near that its call would be joined.
  await button(page, 'Yes, that suits me').click();
  await expect.poll(() => meeting('mtg_after').status).toBe('confirmed');
  expect(await page.getByRole('link').count()).toBe(0);
  const other = await panel.visit(behind, kofi);
  // What nothing here takes back is pressed twice; whoever goes elsewhere meanwhile has not pressed it.
  await button(other, 'It does not suit me').click();
  await button(other, 'Yes, say no to it').waitFor();
  await other.keyboard.press('Tab');
  await button(other, 'It does not suit me').press('Enter');
  expect(meeting('mtg_next').status).toBe('proposed');
  await button(other, 'Yes, say no to it').press('Enter');
  await expect.poll(() => meeting('mtg_next').status).toBe('cancelled');
  await page.getByText('Add a goal').click();
  for (const text of ['A hall that is warm', 'One goal too many']) {
    await page.getByLabel('What do you want to reach?').fill(text);
    await page.keyboard.press('Enter');
  }
  // Why not stands where it was typed, and nobody is led away from there.
  await page.locator('form').getByText('it was refused (enoughGoals).').waitFor();
  expect(await focused(page)).toBe('What do you want to reach?');
  await page.getByText('Your own thoughts').click();
  await page.getByLabel('Further on, what would you like').fill('Fewer late evenings');
  await button(page, 'Save and go on').click();
  await expect.poll(() => behind.pair.talkOf(maya)!.answers.length).toBe(2);
  expect(await other.getByText('Your own thoughts').count()).toBe(0);
});

test('on a later day a log says of which day it is, and for the day on which both have signed it, that it is done', async () => {
  const behind = await panel.behind(sceneFacts(), duringCall);
  behind.pair.beginLog(maya, 'mtg_today');
  behind.at(at('2026-11-26T10:00'));
  const [own, other] = [await panel.visit(behind), await panel.visit(behind, kofi)];
  await button(own, 'Go on with the log').click();
  for (const name of ['Log of Tuesday 24 November', 'Actions you agreed on']) await own.getByRole('heading', { name }).waitFor();
  await own.getByLabel('What do you talk about?').fill('The boiler');
  await button(own, 'Finish').click();
  await button(own, 'Sign it for').click();
  await button(other, 'Yes, it is accurate').click();
  for (const page of [own, other]) await page.getByRole('heading', { name: 'The log is done' }).waitFor();
  expect(await focused(other)).toBe('The log is done');
  behind.at(at('2026-11-27T10:00'));
  await other.reload();
  await other.getByText('Log of Tuesday 24 November').waitFor();
  expect(await other.getByText('The log is done').count()).toBe(0);
});
