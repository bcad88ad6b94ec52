import { beforeEach, expect, test } from 'vitest';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, book, type DoorOf, openDoor, pairUp, textOf } from './door.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
  });
  const says = (user: string, text: string) => door.ask(user, { type: 'say', text });

  test('words are answered as what they mean', async () => {
    expect(await says('UMORWENNA', 'Set up a programme, please')).toMatchObject({ answer: 'form', form: { name: 'programme.setup' } });
    expect(await says('UTOM', 'quite hours')).toMatchObject({ answer: 'form', form: { name: 'rhythm.save' } });
    expect(await says('UTOM', 'What is stored about me?')).toMatchObject({ card: { name: 'pair.record' } });
    expect(await says('UTOM', '')).toMatchObject({ card: { name: 'help' } });
    expect(await says('UTOM', 'thanks')).toMatchObject({ card: { name: 'conversation.thanks' } });
  });

  test('a time is taken as a wish to meet, and put to nobody before it is confirmed', async () => {
    await pairUp(door);
    const answer = await says('UASHA', 'can we meet next Tuesday at 3pm?');
    expect(JSON.stringify(answer)).toContain('Tuesday 24 November at 15:00');
    expect(await door.store.read.selectFrom('meeting').select('id').execute()).toEqual([]);
  });

  test('what is not understood is not guessed, not kept, and answered with what one can say', async () => {
    const answer = await says('UASHA', 'canary: my manager shouted at me');
    expect(answer).toMatchObject({ card: { name: 'conversation.not-understood' } });
    expect(JSON.stringify(answer)).not.toContain('canary');
    for (const table of ['remembered', 'audit', 'notification'] as const)
      expect(JSON.stringify(await door.store.read.selectFrom(table).selectAll().execute())).not.toContain('canary');
  });

  test('move, cancel and running late list the coming meetings with the button that was asked for', async () => {
    const { mentorship } = await pairUp(door);
    const meeting = await book(door, mentorship, '2026-11-24');
    const card = async (text: string) => {
      const answer = await says('UASHA', text);
      if (answer.answer !== 'card') throw new Error(JSON.stringify(answer));
      return answer.card;
    };
    expect(asksOf(await card('move'), 'meeting.move.open')).toEqual([{ type: 'meeting.move.open', meeting, s: 1 }]);
    expect(asksOf(await card('I’m running late'), 'meeting.late.open')).toEqual([{ type: 'meeting.late.open', meeting }]);
    // Cancelling shows the meeting first: nothing is called off by a word.
    expect(asksOf(await card('cancel'), 'meeting.show')).toEqual([{ type: 'meeting.show', meeting }]);
    expect(textOf(await card('my meetings'))).toContain('Tuesday 24 November at 19:30 for you, 14:00 in London, with Idris Vaughan');
    door.clock.set('2026-11-25T12:00:00.000Z');
    expect(textOf(await card('cancel'))).toContain('You have no coming meetings');
  });

  test('nobody is listed meetings that are not theirs', async () => {
    const { mentorship } = await pairUp(door);
    await book(door, mentorship, '2026-11-24');
    const said = JSON.stringify(await says('UMORWENNA', 'my meetings'));
    expect(said).toContain('no coming meetings');
    expect(said).toContain('no mentoring partner in Cairn yet');
  });
});
