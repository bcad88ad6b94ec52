import { beforeEach, expect, test } from 'vitest';
import type { Card, Choice } from '../../bot/chat/card.ts';
import type { Answer, Asker } from '../../bot/chat/port.ts';
import { type Ask, Intent } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { choicesOf, type DoorOf, openDoor, pairUp, textOf } from './door.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let presses = 0;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
  });

  /** Asha, or somebody else, in Teams. */
  async function inTeams(wish: Ask, { user = 'asha-object', name = 'Asha N.' } = {}) {
    const account = { platform: 'teams', enterprise: '', tenant: 'tenant', user } as const;
    const profile = { name, zone: 'Europe/London', language: 'en-GB', admin: false, active: true };
    const asker: Asker = { account, profile, message: null };
    return door.app.handle(asker, Intent.parse(wish), `teams-${presses++}`);
  }
  const cardOf = async (coming: Promise<Answer>) => {
    const given = await coming;
    if (given.answer !== 'card') throw new Error(JSON.stringify(given));
    return textOf(given.card);
  };
  const choiceOf = (card: Card, label: string): Choice => choicesOf(card).find((one) => one.label === label)!;
  const codeIn = (text: string) => /link ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(text)![1]!;
  const made = async (user = 'UASHA') => codeIn(textOf(await door.card(user, { type: 'account.link' })));
  const people = async () => {
    const rows = await door.store.read.selectFrom('account').select(['platform', 'person']).orderBy('platform').execute();
    return new Set(rows.map(({ person }) => person)).size;
  };

  /** From the code to both having said yes. */
  async function linked(): Promise<void> {
    const code = await made();
    await inTeams({ type: 'account.claim', code, sure: true });
    await door.card('UASHA', { type: 'account.look', join: true });
  }

  test('a person who says so in both chats is one person there', async () => {
    await pairUp(door);
    const code = await made();
    expect(await cardOf(inTeams({ type: 'say', text: `link ${code.toLowerCase()}` }))).toContain('Are you Asha Nair?');
    expect(textOf(await door.card('UASHA', { type: 'account.look' }))).toContain('not seen the code');
    expect(await cardOf(inTeams({ type: 'account.claim', code, sure: true }))).toContain('One more step');
    expect(await people()).toBe(4);
    expect(textOf(await door.card('UASHA', { type: 'account.look' }))).toContain('Asha N. in Microsoft Teams has brought the code');
    expect(textOf(await door.card('UASHA', { type: 'account.look', join: true }))).toContain('Microsoft Teams is yours as well now');
    expect(await people()).toBe(3);
    expect(await cardOf(inTeams({ type: 'home.open' }))).toContain('Idris Vaughan');
  });

  test('the chat that is written to first says what they are called and which hour it is for them', async () => {
    await linked();
    const other = { name: 'Asha N.', zone: 'Europe/Dublin', language: 'en-GB', admin: false, active: true };
    await door.app.learn({ platform: 'teams', enterprise: '', tenant: 'tenant', user: 'asha-object' }, other);
    const row = await door.store.read.selectFrom('person').select(['name', 'zone']).where('name', 'like', 'Asha Nair').executeTakeFirst();
    expect(row).toEqual({ name: 'Asha Nair', zone: 'Asia/Kolkata' });
  });

  test('it is undone: the chat begins anew, and what was agreed stays', async () => {
    await pairUp(door);
    await linked();
    const card = await door.card('UASHA', { type: 'account.show' });
    const part = choiceOf(card, 'Part it');
    expect(textOf(await door.card('UASHA', part.ask))).toContain('Microsoft Teams is parted again');
    expect(await cardOf(inTeams({ type: 'home.open' }))).not.toContain('Idris Vaughan');
    expect(textOf(await door.card('UASHA', { type: 'home.open' }))).toContain('Idris Vaughan');
    expect(await people()).toBe(4);
  });

  test('the chat to be written to first is chosen, and each message goes to one', async () => {
    await linked();
    const card = await door.card('UASHA', { type: 'account.show' });
    expect(textOf(await door.card('UASHA', choiceOf(card, 'Write to me here first').ask))).toContain('Microsoft Teams first');
    const rows = await door.store.read.selectFrom('account').select(['platform', 'preferred']).where('platform', '=', 'teams').execute();
    expect(rows).toEqual([{ platform: 'teams', preferred: 1 }]);
    const all = await door.store.read.selectFrom('account').select('preferred').where('preferred', '=', 1).execute();
    expect(all.length).toBe(await people());
  });

  test('whatever somebody gets while they wait comes along', async () => {
    const code = await made();
    await inTeams({ type: 'account.claim', code, sure: true });
    await inTeams({ type: 'pause.start', from: '2026-11-20', until: '2026-11-24' } as Ask);
    await door.card('UASHA', { type: 'account.look', join: true });
    expect(await people()).toBe(1);
    expect(textOf(await door.card('UASHA', { type: 'settings.show' }))).toContain('20 November');
  });

  test('a code that somebody else brought joins nobody when its maker says no', async () => {
    const code = await made();
    await inTeams({ type: 'account.claim', code, sure: true }, { user: 'thief', name: 'Somebody Else' });
    const card = await door.card('UASHA', { type: 'account.look' });
    expect(textOf(card)).toContain('Somebody Else in Microsoft Teams');
    expect(textOf(await door.card('UASHA', choiceOf(card, 'No, that is not me').ask))).toContain('Nothing was joined');
    expect(textOf(await door.card('UASHA', { type: 'account.look', join: true }))).toContain('not seen the code');
    expect(await people()).toBe(2);
  });

  test('a yes means whoever was asked about, and nobody who came with a later code', async () => {
    const code = await made();
    await inTeams({ type: 'account.claim', code, sure: true });
    const asked = await door.card('UASHA', { type: 'account.look' });
    const later = await made();
    await inTeams({ type: 'account.claim', code: later, sure: true }, { user: 'thief', name: 'Somebody Else' });
    const answer = await door.card('UASHA', choiceOf(asked, 'Yes, join them').ask);
    expect(textOf(answer)).toContain('Somebody Else in Microsoft Teams has brought the code');
    const joined = await door.store.read.selectFrom('account').select('id').where('joinedFrom', 'is not', null).execute();
    expect(joined).toEqual([]);
    expect(textOf(await door.card('UASHA', choiceOf(answer, 'No, that is not me').ask))).toContain('Nothing was joined');
  });

  test('of two who bring a code at the same moment, one is told that it counts', async () => {
    const code = await made();
    for (const user of ['first', 'second']) await inTeams({ type: 'help' }, { user });
    const sure = { type: 'account.claim', code, sure: true } as const;
    const answers = await Promise.all(['first', 'second'].map((user) => inTeams(sure, { user })));
    expect(answers.map(({ answer }) => answer).toSorted()).toEqual(['card', 'refused']);
  });

  test('it works once, for ten minutes, and not where it was made', async () => {
    const code = await made();
    expect(await door.no('UASHA', { type: 'account.claim', code })).toContain('You made this code here');
    await inTeams({ type: 'account.claim', code, sure: true });
    expect(await inTeams({ type: 'account.claim', code }, { user: 'other' })).toMatchObject({ answer: 'refused' });
    const late = await made('UTOM');
    door.clock.set('2026-11-16T10:10:00.001Z' as never);
    expect(await inTeams({ type: 'account.claim', code: late })).toMatchObject({ why: expect.stringContaining('leads nowhere') });
    expect(textOf(await door.card('UASHA', { type: 'account.look', join: true }))).toContain('not seen the code');
  });

  test('nobody parts or prefers what is not theirs', async () => {
    await linked();
    const [own] = await door.store.read.selectFrom('account').select('id').where('platform', '=', 'teams').execute();
    expect(await door.no('UTOM', { type: 'account.part', account: own!.id })).toContain('not one of yours');
    expect(await door.no('UTOM', { type: 'account.prefer', account: own!.id })).toContain('not one of yours');
  });

  test('the code is kept nowhere but as its hash', async () => {
    const code = await made();
    const kept = JSON.stringify([
      await door.store.read.selectFrom('link').selectAll().execute(),
      await door.store.read.selectFrom('remembered').selectAll().execute(),
      door.lines,
    ]);
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replace('-', ''));
  });
});
