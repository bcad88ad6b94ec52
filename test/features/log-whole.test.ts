import { expect, test } from 'vitest';
import { renderDialog } from '../../bot/chat/slack/render.ts';
import type { Ask } from '../../shared/intent.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { engineOf } from '../setup/engines.ts';
import { asksOf, openDoor, pairUp } from './door.ts';
import { meetingHeld, writer } from './logging.ts';

test('whoever is asked for their name sees all that it is for, however much was in the plan and remarked', async () => {
  const door = await openDoor(await engineOf('sqlite').openFreshStore());
  const { mentorship } = await pairUp(door);
  const person = await door.personOf('UASHA');
  for (const done of [true, false]) {
    for (let i = 0; i < 40; i++)
      await door.ask('UIDRIS', { type: 'plan.action.add', mentorship, text: `Step ${i}`, person, byWhen: '2026-12-31' } as Ask);
    if (!done) continue;
    for (const { id } of await door.store.read.selectFrom('action').select('id').execute())
      await door.ask('UIDRIS', { type: 'plan.action.done', action: id } as Ask);
  }
  const meeting = await meetingHeld(door, mentorship);
  const idris = writer(door, 'UIDRIS');
  const asha = writer(door, 'UASHA');
  const log = await idris.files(meeting, { topics: 'Heating', left: 'The lease, at the very end' });
  const drawn = async () => JSON.stringify(renderDialog(await asha.show(log), wordsFor('en-GB'), { alone: true }));
  expect(await drawn()).toContain('The lease, at the very end');
  const [sign] = asksOf(await asha.show(log), 'log.sign');
  const { entry } = sign as unknown as { entry: `lge_${string}` };
  for (const user of ['UASHA', 'UIDRIS'])
    for (let i = 0; i < 20; i++) await door.card(user, { type: 'log.comment', log, entry, text: 'As I see it. '.repeat(100) });
  await asha.presses(log, 'log.sign');
  await door.card('UIDRIS', { type: 'log.amend', log, reason: 'left out', text: 'The deposit, added last' });
  expect(asksOf(await asha.show(log), 'log.amend.sign')).toHaveLength(1);
  const all = await drawn();
  expect(all).toContain('The deposit, added last');
  expect(all).not.toContain('do not fit in this window');
});
