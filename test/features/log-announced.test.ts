import { beforeEach, describe, expect, test } from 'vitest';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { choicesOf, type DoorOf, drawnFor, invitePair, openDoor, pairUp, plannedFor, textOf } from './door.ts';
import { writer } from './logging.ts';
import { openingLogs } from './opening-logs.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let programme: `pro_${string}`;
  let mentorship: `men_${string}`;
  let opening: ReturnType<typeof openingLogs>;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ programme, mentorship } = await pairUp(door));
    opening = openingLogs(door, { programme, mentorship });
  });

  describe('a programme that lets coordinators read logs', () => {
    test('does not to begin with, decides it in a step of its own, and announces it to everybody in a pair', async () => {
      const before = await door.card('UMORWENNA', { type: 'programme.readers.open', programme });
      expect(textOf(before)).toMatch(/^.*\n.*\nNo\. Coordinators see/);
      expect(choicesOf(before)[0]).toMatchObject({ ask: { may: true }, sure: { yes: 'Announce it' } });
      expect(textOf(await opening.decide(true))).toContain('begin after Monday 23 November at 10:00');
      const { policy } = await door.store.read.selectFrom('programme').select('policy').executeTakeFirstOrThrow();
      expect(JSON.parse(policy)).toMatchObject({
        coordinatorsReadFrom: '2026-11-23T10:00:00.000Z',
        readersDecidedAt: '2026-11-16T10:00:00.000Z',
      });
      for (const user of ['UIDRIS', 'UASHA']) {
        expect(await plannedFor(door, user)).toContain('readers-announced');
        const told = textOf((await drawnFor(door, user, 'readers-announced', mentorship))!);
        expect(told).toMatch(/once you have both signed.*earlier meetings stay with the two of you/s);
        expect(told).toContain('ask the people who coordinate Rowan Valley: Morwenna Pascoe');
      }
      expect(await plannedFor(door, 'UMORWENNA')).not.toContain('readers-announced');
      expect(await drawnFor(door, 'UMORWENNA', 'readers-announced', mentorship)).toBeNull();
    });

    test('says so in an invitation to whoever joins later, and does not tell them a second time', async () => {
      await opening.decide(true);
      door.clock.set('2026-11-16T10:30:00.000Z');
      const later = await invitePair(door, programme, 'UTOM', 'UROOT');
      expect(textOf((await drawnFor(door, 'UTOM', 'invitation', later))!)).toContain('coordinators may read the log of a meeting');
      door.clock.set('2026-11-16T11:00:00.000Z');
      for (const user of ['UTOM', 'UROOT']) await door.card(user, { type: 'invitation.answer', mentorship: later, accept: true });
      expect(await plannedFor(door, 'UTOM')).not.toContain('readers-announced');
    });

    test('tells whoever was invited before, once they are a pair', async () => {
      const later = await invitePair(door, programme, 'UTOM', 'UROOT');
      await door.card('UTOM', { type: 'invitation.answer', mentorship: later, accept: true });
      door.clock.set('2026-11-16T11:00:00.000Z');
      await opening.decide(true);
      expect(await plannedFor(door, 'UTOM')).not.toContain('readers-announced');
      door.clock.set('2026-11-17T11:00:00.000Z');
      await door.card('UROOT', { type: 'invitation.answer', mentorship: later, accept: true });
      for (const user of ['UTOM', 'UROOT']) expect(await plannedFor(door, user)).toContain('readers-announced');
    });

    test('opens no log of a meeting that began before the day it announced', async () => {
      await opening.announced();
      const { log } = await opening.logOf('2026-11-20');
      const { log: after } = await opening.logOf('2026-11-24');
      expect(await door.no('UMORWENNA', { type: 'log.read', log })).toContain('not open to you');
      expect(textOf(await opening.readsOf(after))).toContain('BITTERN of 2026-11-24');
    });

    test.each([
      ['one of them never heard', null],
      ['one of them heard less than a week before', '2026-11-18T09:00:00.000Z'],
    ])('opens no log where %s of it, and those of meetings a week after they did', async (_, heardAt) => {
      await opening.decide(true);
      await opening.hear('UIDRIS');
      if (heardAt) {
        door.clock.set(heardAt);
        await opening.hear('UASHA');
      }
      const { log } = await opening.logOf('2026-11-24');
      expect(await door.no('UMORWENNA', { type: 'log.read', log })).toContain('not open to you');
      const { log: after } = await opening.logOf('2026-11-26');
      if (heardAt) expect(textOf(await opening.readsOf(after))).toContain('BITTERN of 2026-11-26');
      else expect(await door.no('UMORWENNA', { type: 'log.read', log: after })).toContain('not open to you');
    });

    test('opens no log of a meeting before a pair had known of it for a week, though it is entered from paper afterwards', async () => {
      await opening.announced();
      door.clock.set('2026-12-10T10:00:00.000Z');
      const later = await invitePair(door, programme, 'UTOM', 'UROOT');
      for (const user of ['UTOM', 'UROOT']) await door.card(user, { type: 'invitation.answer', mentorship: later, accept: true });
      const entered = async (date: string) => {
        const held = { date, time: '09:00', zone: 'Europe/London', minutes: 60, method: 'face-to-face', place: null };
        const form = await door.form('UTOM', { type: 'log.paper', mentorship: later, ...held } as Ask);
        await writer(door, 'UTOM').sends(form, { topics: `the DUNLIN of ${date}` });
        const { log } = form.ask as unknown as { log: `log_${string}` };
        await writer(door, 'UTOM').presses(log, 'log.file');
        await writer(door, 'UROOT').presses(log, 'log.sign');
        return log;
      };
      const before = await entered('2026-12-01');
      door.clock.set('2026-12-18T10:00:00.000Z');
      const soon = await entered('2026-12-16');
      const after = await entered('2026-12-18');
      for (const log of [before, soon]) expect(await door.no('UMORWENNA', { type: 'log.read', log })).toContain('not open to you');
      expect(textOf(await opening.readsOf(after))).toContain('DUNLIN of 2026-12-18');
    });

    test('closes them all at once when it decides otherwise, says so, and opens none of them again', async () => {
      await opening.announced();
      const { log } = await opening.logOf('2026-11-24');
      await opening.readsOf(log);
      expect(textOf(await door.card('UASHA', { type: 'log.show', log }))).toContain('and so can the coordinators of Rowan Valley');
      expect(textOf(await opening.decide(false))).toContain('No. Coordinators see');
      expect(textOf(await door.card('UASHA', { type: 'log.show', log }))).toContain('Cairn shows it to nobody else');
      expect(await door.no('UMORWENNA', { type: 'log.read', log })).toContain('not open to you');
      expect(await plannedFor(door, 'UASHA')).toContain('readers-announced');
      expect(textOf((await drawnFor(door, 'UASHA', 'readers-announced', mentorship))!)).toContain('closed to them as well');
      door.clock.set('2026-11-25T10:00:00.000Z');
      await opening.announced();
      door.clock.set('2026-12-25T10:00:00.000Z');
      expect(await door.no('UMORWENNA', { type: 'log.read', log })).toContain('not open to you');
    });

    test('is asked once more before it changes, and pressing twice changes it once', async () => {
      await opening.announced();
      door.clock.set('2026-11-18T10:00:00.000Z');
      await opening.announced();
      const { policy } = await door.store.read.selectFrom('programme').select('policy').executeTakeFirstOrThrow();
      expect(JSON.parse(policy).coordinatorsReadFrom).toBe('2026-11-23T10:00:00.000Z');
      expect(choicesOf(await door.card('UMORWENNA', { type: 'programme.readers.open', programme }))[0]).toMatchObject({
        ask: { may: false },
        sure: { yes: 'Stop' },
      });
    });

    test('keeps what it decided when its numbers change', async () => {
      await opening.announced();
      const form = await door.form('UMORWENNA', { type: 'policy.open', programme });
      const values = Object.fromEntries(form.fields.map((field) => [field.name, 'value' in field ? (field.value ?? '') : '']));
      await door.card('UMORWENNA', { type: 'policy.change', programme, ...values } as Ask);
      const { policy } = await door.store.read.selectFrom('programme').select('policy').executeTakeFirstOrThrow();
      expect(JSON.parse(policy).coordinatorsReadFrom).toBe('2026-11-23T10:00:00.000Z');
    });
  });
});
