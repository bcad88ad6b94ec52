import { beforeEach, expect, test } from 'vitest';
import type { Card } from '../../bot/chat/card.ts';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, book, choicesOf, type DoorOf, drawnFor, openDoor, pairUp, textOf } from './door.ts';
import { talkingThrough } from './talking.ts';

const labels = (card: Card) => choicesOf(card).map(({ label }) => label);
const guideOf = (card: Card) => asksOf(card, 'talk.offer').find((ask) => 'script' in ask && ask.script === 'first-meeting');

onBothEngines((engine) => {
  let door: DoorOf;
  let mentorship: `men_${string}`;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ mentorship } = await pairUp(door));
  });

  test('an empty plan offers the mentee the opening questions, and its answers become the long-term goal, goals and an action', async () => {
    const { newestTalk, kept, move, answer } = talkingThrough(door);
    const empty = await door.card('UASHA', { type: 'plan.show', mentorship, here: true });
    const offer = await door.card('UASHA', asksOf(empty, 'talk.offer')[0]!);
    expect(textOf(offer)).toContain('Would a few questions help with your plan?');
    expect(labels(offer).slice(0, 2)).toEqual(['Write: six questions towards a plan', 'Write: a wish and a first step']);
    expect(textOf(await door.card('UASHA', asksOf(offer, 'talk.begin')[0]!))).toContain('1 of 6 · Purpose');
    const talk = await newestTalk();
    expect((await kept()).mentorship).toBe(mentorship);
    await answer(talk, 'purpose.want', 'Lead a team of my own');
    await answer(talk, 'goals.three', '1. Chair a meeting\n2. Write a bid');
    await move(talk, { move: 'skip' });
    await answer(talk, 'steps.next', 'Watch Mair chair hers');
    const end = await move(talk, { move: 'finish' });
    const [purpose, goals] = asksOf(end, 'talk.goal.open') as [Ask, Ask];
    const save = async (ask: Ask, more: object) => {
      const form = await door.form('UASHA', ask);
      const value = form.fields.flatMap((one) => (one.field === 'text' ? [one.value] : []))[0];
      return textOf(await door.card('UASHA', { ...form.ask, text: value, ...more } as unknown as Ask));
    };
    expect(await save(purpose, {})).toContain('Added to your plan: Lead a team of my own');
    for (const goal of ['Chair a meeting', 'Write a bid']) expect(await save(goals, {})).toContain(`Added to your plan: ${goal}`);
    const last = asksOf(end, 'talk.action.open').at(-1)!;
    expect(await save(last, { person: await door.personOf('UASHA'), byWhen: '2026-12-01' })).toContain('Watch Mair chair hers');
    const plan = await door.card('UASHA', { type: 'plan.show', mentorship, here: true });
    expect(textOf(plan)).toMatch(/In the long run\nLead a team[\s\S]*Chair a meeting[\s\S]*Write a bid[\s\S]*Watch Mair/);
    expect(asksOf(plan, 'talk.offer')).toEqual([]);
    expect((await kept()).answers.every(({ choice }) => choice === 'private')).toBe(true);
    expect(await door.no('UASHA', { type: 'talk.goal.open', talk, question: 'time.by', kind: 'short-term' })).toContain(
      'Nothing is written',
    );
  });

  test('the opening questions are nobody’s but the mentee’s, and of a pair of one’s own', async () => {
    expect(asksOf(await door.card('UIDRIS', { type: 'plan.show', mentorship, here: true }), 'talk.offer')).toEqual([]);
    expect(labels(await door.card('UIDRIS', { type: 'talk.offer', mentorship }))).not.toContain('Write: six questions towards a plan');
    for (const ask of [
      { type: 'talk.offer', mentorship },
      { type: 'talk.begin', script: 'opening', mentorship },
    ] as Ask[])
      for (const user of ['UTOM', 'UMORWENNA']) expect(await door.no(user, ask)).toBe('This is not in a plan of yours.');
  });

  test('what is good to talk about first is on the cards of a pair’s first meeting and of no other, to say out loud or to write', async () => {
    const first = await book(door, mentorship, '2026-11-24');
    const second = await book(door, mentorship, '2026-12-01');
    for (const kind of ['confirmed', 'notice', 'reminder'] as const) {
      for (const user of ['UIDRIS', 'UASHA']) {
        expect(guideOf((await drawnFor(door, user, kind, mentorship, {}, first))!)).toMatchObject({ meeting: first, how: 'together' });
        expect(guideOf((await drawnFor(door, user, kind, mentorship, {}, second))!)).toBeUndefined();
      }
    }
    const before = await door.store.read.selectFrom('talk').select('id').execute();
    const guide = await door.card('UIDRIS', guideOf(await door.card('UIDRIS', { type: 'meeting.show', meeting: first }))!);
    expect(textOf(guide)).toMatch(/Your first meeting\n[\s\S]*Nothing of this is written down[\s\S]*What stays between the two of you\?/);
    expect(textOf(guide)).not.toContain('Which subjects would you like to leave out?');
    expect(textOf(await door.card('UIDRIS', asksOf(guide, 'talk.offer')[0]!))).toContain('Which subjects would you like to leave out?');
    expect(await door.store.read.selectFrom('talk').select('id').execute()).toEqual(before);
    expect(textOf(await door.card('UIDRIS', asksOf(guide, 'talk.begin')[0]!))).toContain('1 of 8 · Getting to know each other');
    expect(await door.no('UTOM', guideOf(await door.card('UASHA', { type: 'meeting.show', meeting: first }))!)).toContain(
      'not one of yours',
    );
    expect(labels(await door.card('UASHA', { type: 'talk.offer', meeting: first })).slice(0, 4)).toEqual([
      'Write: your first meeting',
      'Write: six questions towards a plan',
      'Talk about it together',
      'Later',
    ]);
  });

  test('in a meeting it is offered to talk it through, on its card, on the reminder and on Home', async () => {
    const meeting = await book(door, mentorship, '2026-11-24');
    door.clock.set('2026-11-24T14:20:00.000Z');
    const shown = await door.card('UASHA', { type: 'meeting.show', meeting });
    expect(labels(shown)).toContain('A few questions to talk through');
    expect(labels((await drawnFor(door, 'UIDRIS', 'reminder', mentorship, {}, meeting))!)).toContain('A few questions, alone or together');
    expect(labels(await door.card('UIDRIS', { type: 'home.open' }))).toContain('A few questions to talk through');
    const offer = await door.card('UASHA', { type: 'talk.offer', meeting });
    expect(textOf(offer)).toContain('Would a few questions help now?');
    expect(labels(offer)[0]).toBe('Talk about it together');
    door.clock.set('2026-11-24T15:20:00.000Z');
    expect(labels(await door.card('UIDRIS', { type: 'home.open' }))).not.toContain('A few questions to talk through');
  });

  test('a talk left half done is mentioned once ever, three days later, and the way back to it stays', async () => {
    const { begin, answer, move } = talkingThrough(door);
    const talk = await begin();
    await answer(talk, 'goal.today', 'a plan');
    const home = async () => textOf(await door.card('UASHA', { type: 'home.open' }));
    const isMentioned = (text: string) => text.includes('One talk is half done');
    expect(await home()).toContain('[Go on with your talk]');
    door.clock.set('2026-11-19T09:59:59.000Z');
    expect(isMentioned(await home())).toBe(false);
    door.clock.set('2026-11-19T10:00:00.000Z');
    const said = [await home(), await home(), textOf(await door.card('UASHA', { type: 'talk.offer' }))];
    expect(said.map(isMentioned)).toEqual([true, false, false]);
    await answer(talk, 'goal.ahead', 'and a quieter week');
    await move(talk, { move: 'pause' });
    door.clock.set('2026-12-19T10:00:00.000Z');
    const later = [textOf(await door.card('UASHA', { type: 'talk.offer' })), await home()];
    expect(later.map(isMentioned)).toEqual([false, false]);
    expect(later.every((text) => text.includes('[Go on with your talk]'))).toBe(true);
    expect(isMentioned(textOf(await door.card('UIDRIS', { type: 'home.open' })))).toBe(false);
  });
});
