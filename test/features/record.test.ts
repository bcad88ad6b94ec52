import { beforeEach, describe, expect, test } from 'vitest';
import { renderMessage } from '../../bot/chat/slack/render.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { onBothEngines } from '../setup/engines.ts';
import { type DoorOf, invitePair, openDoor, pairUp, textOf } from './door.ts';
import { openingLogs } from './opening-logs.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let programme: `pro_${string}`;
  let opening: ReturnType<typeof openingLogs>;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    const pair = await pairUp(door);
    ({ programme } = pair);
    opening = openingLogs(door, pair);
  });

  describe('what is recorded about somebody', () => {
    const record = async (user: string) => textOf(await door.card(user, { type: 'record.show' }));

    test('names coordinators as readers of logs where they are, and not where they are not', async () => {
      expect(await record('UASHA')).toMatch(/paired\n.*coordinators see how far each one is/);
      expect(await record('UASHA')).not.toContain('Morwenna');
      await opening.announced();
      expect(await record('UASHA')).toContain(
        'From Monday 23 November at 15:30 on, Morwenna Pascoe can read the logs of meetings that begin then or later',
      );
      const { log } = await opening.logOf('2026-11-18');
      door.clock.set('2026-11-24T10:00:00.000Z');
      expect(await record('UIDRIS')).toContain(
        'Morwenna Pascoe can read the logs of meetings that began after Monday 23 November at 10:00',
      );
      expect(await record('UIDRIS')).not.toContain('both opened');
      for (const user of ['UASHA', 'UIDRIS']) await opening.agree(user, log);
      expect(await record('UIDRIS')).toContain('Morwenna Pascoe can read one log that you both opened.');
      await opening.decide(false);
      expect(await record('UIDRIS')).not.toContain('began after');
      await opening.agree('UIDRIS', log, false);
      expect(await record('UIDRIS')).toMatch(/paired\n.*coordinators see how far each one is/);
    });

    test('says nothing of coordinators to one who is the only one, about a pair of their own', async () => {
      const own = await invitePair(door, programme, 'UMORWENNA', 'UTOM');
      for (const user of ['UMORWENNA', 'UTOM']) await door.card(user, { type: 'invitation.answer', mentorship: own, accept: true });
      await opening.announced();
      expect(await record('UMORWENNA')).toContain('coordinators see how far each one is');
      expect(await record('UTOM')).toContain('Morwenna Pascoe can read');
    });

    test('counts what logs hold of theirs, and says who has read which log and when', async () => {
      const { log } = await opening.logOf('2026-11-24');
      await opening.logOf('2026-11-25', 'draft');
      for (const user of ['UASHA', 'UIDRIS']) await opening.agree(user, log);
      expect(await record('UIDRIS')).toMatch(/Meeting logs: 2\n.*one signature, one remark and one consent of yours/);
      expect(await record('UIDRIS')).toContain('No coordinator has read a log of yours');
      await opening.readsOf(log);
      door.clock.set('2026-11-26T10:00:00.000Z');
      await opening.readsOf(log);
      expect(await record('UASHA')).toContain('Coordinators have read logs of yours 2 times');
      const card = await door.card('UASHA', { type: 'record.readings' });
      expect(textOf(card)).toMatch(
        /Morwenna Pascoe, on Thursday 26 November at 15:30\nThe log of Tuesday 24 November, with Idris Vaughan\nMorwenna Pascoe, on/,
      );
      expect(await record('UMORWENNA')).toContain('You have read logs as a coordinator 2 times\nThe two whose log it is are told');
      expect(textOf(await door.card('UMORWENNA', { type: 'record.readings' }))).toContain('No coordinator has read a log of yours');
    });

    test('is whole in a message, also for a mentor of four', async () => {
      for (const mentee of ['UTOM', 'UROOT', 'UMORWENNA']) {
        const more = await invitePair(door, programme, 'UIDRIS', mentee);
        for (const user of ['UIDRIS', mentee]) await door.card(user, { type: 'invitation.answer', mentorship: more, accept: true });
      }
      await opening.logOf('2026-11-24');
      await door.card('UIDRIS', { type: 'talk.begin', script: 'grow' });
      const card = await door.card('UIDRIS', { type: 'record.show' });
      expect(JSON.stringify(renderMessage(card, wordsFor('en-GB')).blocks)).not.toContain('not shown here');
    });
  });
});
