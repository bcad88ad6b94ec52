import { beforeEach, expect, test } from 'vitest';
import { keepHouse } from '../../bot/housekeeping.ts';
import { createLog } from '../../bot/log.ts';
import { createSeal } from '../../bot/store/seal.ts';
import { whereSealed } from '../../bot/store/sealed-columns.ts';
import { MOST_MEETINGS } from '../../shared/domain/booking.ts';
import { type Ask, Intent } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, book, type DoorOf, openDoor, pairUp, plannedFor, textOf } from './door.ts';
import { pairAcross, teamsUser, unite } from './two-chats.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let mentorship: `men_${string}`;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ mentorship } = await pairUp(door));
  });
  const propose = (date: string, more = {}) =>
    door.ask('UIDRIS', { type: 'meeting.propose', mentorship, date, time: '14:00', zone: 'Europe/London', minutes: 60, ...more } as Ask);

  test('nothing is arranged further ahead than two years, however it is asked for', async () => {
    expect(await propose('2028-11-15')).toMatchObject({ answer: 'card' });
    expect(await propose('2028-11-18')).toMatchObject({ answer: 'refused', fields: { date: expect.stringContaining('two years') } });
    expect(await propose('9999-12-01', { repeats: 'weekly', count: 26 })).toMatchObject({ answer: 'refused' });
    const meeting = (await door.store.read.selectFrom('meeting').select('id').executeTakeFirstOrThrow()).id;
    const far = { type: 'meeting.move', meeting, s: 1, date: '2031-01-01', time: '10:00', zone: 'Europe/London' } as Ask;
    expect(await door.ask('UASHA', far)).toMatchObject({ answer: 'refused' });
  });

  test('a pair’s diary has an end, so that nobody keeps everybody waiting', async () => {
    for (let week = 0; week < 15; week++)
      await propose('2026-11-24', { time: `${8 + week}:00`.padStart(5, '0'), repeats: 'weekly', count: 26 });
    const kept = async () => (await door.store.read.selectFrom('meeting').select('id').execute()).length;
    expect(await kept()).toBe(15 * 26);
    expect(await propose('2026-11-25', { repeats: 'weekly', count: 26 })).toMatchObject({
      answer: 'refused',
      why: expect.stringContaining(`${MOST_MEETINGS} meetings`),
    });
    expect(await kept()).toBe(15 * 26);
  });

  test('whoever gets no follow-ups is not promised one', async () => {
    await door.card('UASHA', { type: 'settings.save', zone: 'Asia/Kolkata', language: 'en-GB', less: true });
    const meeting = await book(door, mentorship, '2026-12-01');
    const [cannotSay] = asksOf(await door.card('UASHA', { type: 'meeting.cancel', meeting, s: 1 }), 'meeting.cannot-say');
    expect(textOf(await door.card('UASHA', cannotSay!))).not.toContain('ask you once more');
    expect(await plannedFor(door, 'UASHA')).not.toContain('another-date');
  });

  test('of a suggestion that nobody has read yet nobody is promised to be told', async () => {
    door.clock.set('2026-11-16T23:00:00.000Z'); // Asha sleeps.
    await propose('2026-12-01');
    const meeting = (await door.store.read.selectFrom('meeting').select('id').executeTakeFirstOrThrow()).id;
    const off = textOf(await door.card('UIDRIS', { type: 'meeting.cancel', meeting, s: 1 } as Ask));
    expect(off).toContain('If Asha Nair has seen the suggestion');
    expect(await plannedFor(door, 'UASHA')).not.toContain('cancelled');
  });

  test('what somebody is answered, which may hold what they wrote, is kept for two days', async () => {
    const meeting = await book(door, mentorship, '2026-12-01');
    await door.card('UASHA', { type: 'agenda.add', meeting, text: 'my question' });
    const seal = createSeal([Buffer.alloc(32, 1)]);
    const holding = async () => {
      const rows = await door.store.read.selectFrom('remembered').select(['key', 'answer']).where('answer', '<>', '').execute();
      expect(rows.filter((one) => one.answer.includes('my question'))).toEqual([]);
      const opened = rows.map(({ key, answer }) => seal.open(answer, whereSealed.column('remembered', key, 'answer')));
      return opened.filter((one) => one.includes('my question')).length;
    };
    for (const [now, left] of [
      ['2026-11-18T09:59:00.000Z', 1],
      ['2026-11-18T10:01:00.000Z', 0],
    ] as const) {
      door.clock.set(now);
      await keepHouse(door.store, door.clock, createLog('silent'))();
      expect(await holding()).toBe(left);
    }
  });

  test('what was asked once is done once, whoever its account has become since and however late it comes again; a no is looked at anew', async () => {
    const teams = teamsUser(door);
    const { programme } = await door.store.read.selectFrom('mentorship').select('programme').executeTakeFirstOrThrow();
    const brought = await pairAcross(door, programme as `pro_${string}`, teams, 'UTOM', 'mentee');
    const account = { platform: 'teams', enterprise: '', tenant: 'tenant', user: 'asha-object' } as const;
    const add = async (key: string, more = {}) => {
      const person = await teams.id();
      const wish = { type: 'plan.action.add', mentorship: brought, text: 'Ask Mair', person, byWhen: '2027-01-31', ...more };
      const answer = await door.app.handle({ account, profile: null, message: null }, Intent.parse(wish), `panel/${key}`);
      const actions = await door.store.read.selectFrom('action').select('id').execute();
      return [answer.answer, actions.length];
    };
    const tooEarly = { byWhen: '2026-11-01' };
    expect([await add('once'), await add('no', tooEarly)]).toEqual([
      ['card', 1],
      ['refused', 1],
    ]);
    await unite(door, teams);
    expect([await add('once'), await add('no')]).toEqual([
      ['card', 1],
      ['refused', 1],
    ]);
    door.clock.set('2026-11-19T10:00:00.000Z');
    await keepHouse(door.store, door.clock, createLog('silent'))();
    expect([await add('once'), await add('no')]).toEqual([
      ['quiet', 1],
      ['card', 2],
    ]);
    door.clock.set('2027-12-25T10:00:00.000Z');
    await keepHouse(door.store, door.clock, createLog('silent'))();
    expect(await door.store.read.selectFrom('remembered').select('key').execute()).toEqual([]);
  });

  test('whoever says again and again that they are as late as they said is told of once', async () => {
    const meeting = await book(door, mentorship, '2026-11-24');
    const told = async () =>
      (await door.store.read.selectFrom('notification').select('key').where('kind', '=', 'late').execute()).map((row) => row.key).length;
    for (let press = 0; press < 4; press++) {
      door.clock.set(`2026-11-24T13:0${press}:00.000Z`);
      await door.card('UASHA', { type: 'meeting.late', meeting, minutes: 10 });
    }
    expect(await told()).toBe(1);
    await door.card('UASHA', { type: 'meeting.late', meeting, minutes: 15 });
    expect(await told()).toBe(2);
  });
});
