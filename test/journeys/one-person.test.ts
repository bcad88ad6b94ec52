import { afterEach, expect, test } from 'vitest';
import { onBothEngines } from '../setup/engines.ts';
import { during } from './pair.ts';
import type { Actor } from './stage/actor.ts';
import { mixedTheatre } from './stage/mixed.ts';
import { openStage, type Stage } from './stage/stage.ts';

/** Every other one is in Teams; Asha is in both, as UASHA and as TASHA. */
const cast = [
  { user: 'UMORWENNA', name: 'Morwenna Pascoe', zone: 'Europe/London', admin: true },
  { user: 'UIDRIS', name: 'Idris Vaughan', zone: 'Europe/London' },
  { user: 'TASHA', name: 'Asha N.', zone: 'Europe/London' },
  { user: 'UASHA', name: 'Asha Nair', zone: 'Europe/London' },
  { user: 'TZOE', name: 'Zoe Elsewhere', zone: 'Europe/London' },
  { user: 'UTOM', name: 'Tom Okafor', zone: 'Europe/London' },
];

onBothEngines((engine) => {
  let stage: Stage | null = null;
  afterEach(async () => {
    await stage?.end();
    stage = null;
  });

  test('somebody with a mentor in Slack and another in Teams is one person, hears each thing once, and parts again', async () => {
    stage = await openStage(mixedTheatre, engine, cast, '2026-11-16T09:00');
    const play = stage;
    const [morwenna, idris, tom] = [play.actor('UMORWENNA'), play.actor('UIDRIS'), play.actor('UTOM')];
    const [inSlack, inTeams] = [play.actor('UASHA'), play.actor('TASHA')];

    await morwenna.says('setup');
    await morwenna.fills({ name: 'Rowan Valley', zone: 'Europe/London', jurisdiction: 'england-and-wales' });
    const paired = async (mentor: Actor, mentee: Actor, users: { mentor: string; mentee: string }) => {
      await morwenna.says('pair');
      await morwenna.fills(users);
      await play.settle();
      await mentor.presses('Accept');
      await mentee.presses('Accept');
      await play.settle();
    };
    await paired(idris, inSlack, { mentor: 'UIDRIS', mentee: 'UASHA' });
    await paired(tom, inTeams, { mentor: 'UTOM', mentee: 'TASHA' });
    const booked = async (mentee: Actor, mentor: Actor, when: string) => {
      await mentee.says(`meet ${when}`);
      await mentee.presses('Suggest it');
      await play.settle();
      await mentor.presses('That works');
      await play.settle();
    };
    await booked(inSlack, idris, 'Tuesday 24 November 3pm');
    await booked(inTeams, tom, 'Wednesday 25 November 11am');

    await inSlack.says('link');
    const [, code] = /link ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec((await inSlack.messages()).at(-1)!)!;
    await inTeams.says(`link ${code}`);
    expect((await inTeams.messages()).at(-1)).toMatch(/What comes along from here[\s\S]*1 pair/);
    await inTeams.presses('Yes, that is me');
    await inSlack.presses('I have written it there');
    await inSlack.presses('Yes, join them');
    await play.settle();

    for (const chat of [inSlack, inTeams]) {
      await chat.opensHome();
      const home = await chat.home();
      expect(home).toContain('Idris Vaughan is your mentor');
      expect(home).toContain('Tom Okafor is your mentor');
    }
    await inSlack.says('plan');
    await play.settle();
    const plans = (await inSlack.messages()).join('\n');
    expect(plans).toContain('Idris Vaughan');
    expect(plans).toContain('Tom Okafor');

    // Slack is where she is written to first, and everything comes once.
    const heard = async (what: RegExp) =>
      [inSlack, inTeams].map(async (chat) => (await chat.messages()).filter((text) => what.test(text)).length);
    const quietInTeams = await during(inTeams, () => play.until('2026-11-25T10:30'));
    expect(quietInTeams).toEqual([]);
    expect(await Promise.all(await heard(/You meet Idris Vaughan at 15:00/))).toEqual([1, 0]);
    expect(await Promise.all(await heard(/You meet Tom Okafor at 11:00/))).toEqual([1, 0]);
    expect((await tom.messages()).filter((text) => /You meet Asha Nair at 11:00/.test(text))).toHaveLength(1);
    await play.until('2026-11-25T12:30');
    await inSlack.presses('Yes, we met');
    await tom.presses('Yes, we met');
    await play.settle();

    await inSlack.says('accounts');
    await inSlack.presses('Part it');
    await play.settle();
    await inTeams.opensHome();
    expect(await inTeams.home()).toContain('Tom Okafor is your mentor');
    expect(await inTeams.home()).not.toContain('Idris Vaughan');
    await inSlack.opensHome();
    expect(await inSlack.home()).toContain('Idris Vaughan is your mentor');
    expect(await inSlack.home()).not.toContain('Tom Okafor');
    const inBoth = await during(inTeams, async () => {
      expect((await during(inSlack, () => play.until('2026-12-20T12:00'))).join('\n')).not.toContain('Tom Okafor');
    });
    expect(inBoth.join('\n')).toContain('Tom');
    expect(inBoth.join('\n')).not.toContain('Idris Vaughan');
  });
});
