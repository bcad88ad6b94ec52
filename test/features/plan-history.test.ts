import { beforeEach, expect, test } from 'vitest';
import type { Card } from '../../bot/chat/card.ts';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, openDoor, pairUp, textOf } from './door.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let mentorship: `men_${string}`;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ mentorship } = await pairUp(door));
  });

  let minute = 0;
  /** Each a minute after the one before, so that their order can be told. */
  const at = async (user: string, wish: object): Promise<Card> => {
    minute += 1;
    door.clock.set(`2026-11-16T1${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}:00.000Z`);
    return door.card(user, wish as Ask);
  };
  beforeEach(() => {
    minute = 0;
  });
  const history = (user: string, from?: number) =>
    door.card(user, { type: 'plan.history', mentorship, ...(from === undefined ? {} : { from }) });
  /** What is listed, each with its hints. */
  const lines = (card: Card) =>
    card.blocks.flatMap((block) =>
      block.block === 'list' ? block.items.map(({ text, hint }) => [text, ...(hint ?? '').split('\n').slice(1)]) : [],
    );
  const only = async (table: 'goal' | 'action') => (await door.store.read.selectFrom(table).select('id').executeTakeFirstOrThrow()).id;

  test('says who changed what and when, and how it was put before, the newest first', async () => {
    const [asha, idris] = [await door.personOf('UASHA'), await door.personOf('UIDRIS')];
    await at('UASHA', { type: 'plan.goal.add', mentorship, kind: 'short-term', text: 'Learn Welsh' });
    const goal = await only('goal');
    await at('UIDRIS', { type: 'plan.goal.edit', goal, text: 'Learn some Welsh', criteria: 'I greet in it' });
    await at('UASHA', { type: 'plan.goal.edit', goal, text: 'Learn some Welsh', criteria: 'I order tea in it' });
    await at('UASHA', { type: 'plan.action.add', mentorship, text: 'Buy a book', person: asha, byWhen: '2026-11-20' });
    const action = await only('action');
    const edit = { type: 'plan.action.edit', action, text: 'Borrow a book', person: idris, byWhen: '2026-11-27', milestone: 'A ticket' };
    await at('UIDRIS', edit);
    await at('UIDRIS', { ...edit, milestone: null, goal });
    await at('UIDRIS', { type: 'plan.action.done', action });
    await at('UASHA', { type: 'plan.goal.drop', goal, reason: 'Another year' });
    expect(lines(await history('UASHA'))).toEqual([
      ['You dropped a goal: Learn some Welsh', 'Why: Another year'],
      ['Idris Vaughan ticked an action: Borrow a book'],
      ['Idris Vaughan changed an action: Borrow a book', 'Before: On the way: A ticket'],
      ['Idris Vaughan changed an action: Borrow a book', 'Before: Buy a book', 'Before: By you, by Friday 20 November'],
      ['You added an action: Buy a book'],
      ['You changed a goal: Learn some Welsh', 'Before: You will notice by: I greet in it'],
      ['Idris Vaughan changed a goal: Learn some Welsh', 'Before: Learn Welsh'],
      ['You added a goal: Learn Welsh'],
    ]);
    expect(textOf(await history('UIDRIS'))).toMatch(/Asha Nair dropped a goal: Learn some Welsh\nMonday 16 November at 10:08/);
  });

  test('a long one is read page by page, and nothing twice', async () => {
    const asha = await door.personOf('UASHA');
    for (let i = 1; i <= 19; i++)
      await at('UASHA', { type: 'plan.action.add', mentorship, text: `Step ${i}`, person: asha, byWhen: '2026-12-04' });
    const first = await history('UIDRIS');
    const second = await door.card('UIDRIS', asksOf(first, 'plan.history')[0]!);
    const third = await door.card('UIDRIS', asksOf(second, 'plan.history')[0]!);
    const read = [first, second, third].flatMap((card) => lines(card).map(([text]) => text));
    expect(read).toEqual(Array.from({ length: 19 }, (_, index) => `Asha Nair added an action: Step ${19 - index}`));
    expect(asksOf(third, 'plan.history')).toEqual([{ type: 'plan.history', mentorship, from: 8 }]);
    expect(lines(await door.card('UIDRIS', asksOf(second, 'plan.history')[1]!))).toEqual(lines(first));
  });

  test('is offered where a plan has one, is the pair’s alone, and fits a message at its fullest', async () => {
    const planned = () => door.card('UASHA', { type: 'plan.show', mentorship, here: true });
    expect(asksOf(await planned(), 'plan.history')).toEqual([]);
    expect(textOf(await history('UASHA'))).toContain('Nothing has changed in this plan yet.');
    const full = { text: 'g'.repeat(300), criteria: 'c'.repeat(500) };
    await at('UASHA', { type: 'plan.goal.add', mentorship, kind: 'long-term', ...full });
    const goal = await only('goal');
    for (let i = 0; i < 9; i++)
      await at('UASHA', { type: 'plan.goal.edit', goal, text: `${i}${'h'.repeat(299)}`, criteria: `${i}${'d'.repeat(499)}` });
    expect(asksOf(await planned(), 'plan.history')).toEqual([{ type: 'plan.history', mentorship }]);
    expect(textOf(await history('UASHA'))).toContain('8hhh');
    for (const user of ['UMORWENNA', 'UTOM', 'UROOT'])
      expect(await door.no(user, { type: 'plan.history', mentorship })).toContain('not in a plan of yours');
  });
});
