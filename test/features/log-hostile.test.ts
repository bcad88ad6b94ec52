import { expect, test } from 'vitest';
import { renderForm } from '../../bot/chat/desk/render-form.ts';
import { renderForm as formInTeams } from '../../bot/chat/teams/render-form.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { engineOf } from '../setup/engines.ts';
import { expectHarmless, hostile } from '../setup/hostile.ts';
import { expectOnlyWords } from '../setup/teams/harmless.ts';
import { openDoor, pairUp } from './door.ts';
import { formOf, meetingHeld, windowOf, writer } from './logging.ts';

test.each(Object.entries(hostile))('in a log, too, %s is only ever words', async (_, text) => {
  const door = await openDoor(await engineOf('sqlite').openFreshStore());
  const meeting = await meetingHeld(door, (await pairUp(door)).mentorship);
  const asha = writer(door, 'UASHA');
  const idris = writer(door, 'UIDRIS');
  const form = await asha.open(meeting);
  const long = Object.fromEntries(['went', 'topics', 'hard', 'helped', 'left', 'steps', 'place', 'nextTopic'].map((name) => [name, text]));
  const rows = { action1: text, action1By: await door.personOf('UASHA'), action1On: '2026-12-04' };
  await asha.keeps(form, { ...long, ...rows });
  await asha.keeps(await asha.open(meeting), { ...long, topics: `${text} again` });
  expectHarmless(windowOf(await asha.sends(form, { ...long, ...rows })));
  const open = await asha.open(meeting);
  expect(renderForm(open, wordsFor('en-GB'), { action: '/', cast: { people: [], channels: [] } as never }).text).not.toMatch(
    /<img src=x|<script/i,
  );
  expectOnlyWords(formInTeams(open, wordsFor('en-GB'), Date.parse('2026-11-24T09:12:00Z')).card);
  const { log } = form.ask as unknown as { log: `log_${string}` };
  expectHarmless(await door.card('UASHA', { type: 'log.file', log }));
  const remark = text.slice(0, 1500);
  for (const type of ['log.correct.open', 'log.comment.open'] as const)
    expectHarmless(windowOf(await idris.sends(formOf(await idris.presses(log, type)), { text: remark })));
  expectHarmless(windowOf(await idris.sends(formOf(await idris.presses(log, 'log.differ.open')), { text: remark })));
  const add = { text: remark, reason: text.slice(0, 500) };
  expectHarmless(windowOf(await asha.sends(formOf(await asha.presses(log, 'log.amend.open')), add)));
  expectHarmless(await door.card('UIDRIS', { type: 'log.list' }));
});
