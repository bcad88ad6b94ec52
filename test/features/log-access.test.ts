import { beforeEach, describe, expect, test } from 'vitest';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, choicesOf, type DoorOf, drawnFor, openDoor, pairUp, plannedFor, textOf } from './door.ts';
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

  describe('a coordinator', () => {
    test('finds the logs of each pair from Home, how far they are and nothing of what they say', async () => {
      await opening.announced();
      const { log } = await opening.logOf('2026-11-24');
      await opening.logOf('2026-11-26', 'filed');
      await opening.logOf('2026-11-27', 'differing');
      await opening.logOf('2026-11-28', 'draft');
      expect(asksOf(await door.card('UMORWENNA', { type: 'home.open' }), 'logs.show')).toEqual([{ type: 'logs.show', programme }]);
      const all = await door.card('UMORWENNA', { type: 'logs.show', programme });
      expect(textOf(all)).toMatch(/Idris Vaughan and Asha Nair\n2 signed, 2 open, none overdue/);
      const [ask] = asksOf(all, 'logs.pair');
      const card = await door.card('UMORWENNA', ask!);
      expect(textOf(card)).toMatch(
        /28 November\nBegun\n.*27 November\nComplete\n.*26 November\nWritten, waiting.*\n.*24 November\nComplete/,
      );
      expect(textOf(card)).not.toContain('BITTERN');
      // That two accounts differ is nobody else’s business, and so is what only one of them has signed.
      expect(asksOf(card, 'log.read')).toEqual([{ type: 'log.read', log }]);
      door.clock.set('2026-12-20T10:00:00.000Z');
      expect(textOf(await door.card('UMORWENNA', { type: 'logs.pair', mentorship }))).toMatch(/28 November\nOverdue/);
    });

    test('reads in a window what both have signed and no remark, and the two are told by whom, once', async () => {
      await opening.announced();
      const { log, add } = await opening.logOf('2026-11-24');
      const answer = await door.ask('UMORWENNA', { type: 'log.read', log }, 'once');
      expect(answer).toMatchObject({ answer: 'card', place: 'dialog', again: { type: 'log.read', log } });
      const text = textOf((answer as { card: Parameters<typeof textOf>[0] }).card);
      expect(text).toContain('the BITTERN of 2026-11-24');
      expect(text).not.toContain('as I heard it');
      expect(await opening.marks('read')).toMatchObject([
        { log, person: await door.personOf('UMORWENNA'), at: '2026-11-24T19:00:00.000Z' },
      ]);
      for (const user of ['UIDRIS', 'UASHA']) {
        expect((await plannedFor(door, user)).filter((one) => one === 'log-read')).toHaveLength(1);
        const told = (await drawnFor(door, user, 'log-read', mentorship, { log, name: 'Morwenna Pascoe' }))!;
        expect(textOf(told)).toMatch(/Morwenna Pascoe has read your log of Tuesday 24 November\n.*announced beforehand/);
        expect(textOf(told)).not.toContain('BITTERN');
      }
      // The same press again is the same reading; another press is another one, and no news.
      await door.ask('UMORWENNA', { type: 'log.read', log }, 'once');
      expect(await opening.marks('read')).toHaveLength(1);
      door.clock.set('2026-11-25T10:00:00.000Z');
      await add('and a wren');
      door.clock.set('2026-11-25T11:00:00.000Z');
      expect(textOf(await opening.readsOf(log))).toContain('and a wren');
      expect(await opening.marks('read')).toHaveLength(2);
      const told = await door.store.read.selectFrom('notification').select('key').where('kind', '=', 'log-read').execute();
      expect(told).toHaveLength(2);
      const kept = await door.store.read.selectFrom('remembered').selectAll().execute();
      expect(JSON.stringify(kept)).not.toContain('BITTERN');
    });

    test('is told of nothing and reads nothing as a coordinator elsewhere, an administrator or somebody who stepped back', async () => {
      await opening.announced();
      const { log } = await opening.logOf('2026-11-24');
      for (const user of ['UTOM', 'UROOT', 'UZOE']) expect(await door.no(user, { type: 'log.read', log })).toContain('not open to you');
      await door.card('UMORWENNA', { type: 'coordinator.add', programme, person: 'UTOM' });
      expect(textOf(await opening.readsOf(log, 'UTOM'))).toContain('BITTERN');
      await door.card('UMORWENNA', { type: 'coordinator.remove', programme, person: await door.personOf('UTOM') });
      expect(await door.no('UTOM', { type: 'log.read', log })).toContain('not open to you');
      expect(await door.no('UTOM', { type: 'logs.pair', mentorship })).toContain('do not coordinate');
    });

    test('may read a log of a pair that has ended by the same rule, and the two are told', async () => {
      await opening.announced();
      const { log } = await opening.logOf('2026-11-24');
      await door.store.read.updateTable('mentorship').set({ status: 'ended' }).execute();
      expect(textOf(await door.card('UMORWENNA', { type: 'logs.show', programme }))).toContain('Idris Vaughan and Asha Nair');
      expect(textOf(await opening.readsOf(log))).toContain('BITTERN');
      expect(await plannedFor(door, 'UASHA')).toContain('log-read');
    });
  });

  describe('a pair', () => {
    test('opens one log when both agree, comments included, and either closes it again at once', async () => {
      const { log } = await opening.logOf('2026-11-24');
      const who = await door.card('UASHA', { type: 'log.readers', log });
      expect(textOf(who)).toMatch(/Coordinators see that it is complete, and not what it says.\nNo coordinator has read it/);
      expect(choicesOf(who)[0]).toMatchObject({ ask: { consent: true }, sure: { yes: 'Agree' } });
      expect(textOf(await opening.agree('UASHA', log))).toContain('they can once Idris Vaughan agrees as well');
      expect(await door.no('UMORWENNA', { type: 'log.read', log })).toContain('not open to you');
      expect(textOf(await door.card('UIDRIS', { type: 'log.readers', log }))).toContain('Asha Nair would let coordinators read it');
      expect(textOf(await opening.agree('UIDRIS', log))).toContain('because you both agreed');
      expect(textOf(await opening.readsOf(log))).toMatch(/BITTERN of 2026-11-24.*Idris Vaughan added to it:\n.*as I heard it/s);
      expect(textOf(await door.card('UASHA', { type: 'log.readers', log }))).toMatch(
        /Who has read it\nMorwenna Pascoe\nWednesday 25 November at 00:30/,
      );
      expect(textOf(await opening.agree('UASHA', log, false))).toContain('Idris Vaughan would let coordinators read it');
      expect(await door.no('UMORWENNA', { type: 'log.read', log })).toContain('not open to you');
      expect(textOf(await door.card('UASHA', { type: 'log.readers', log }))).toContain('Morwenna Pascoe');
    });

    test('opens two accounts that differ only together, and what is added later only anew', async () => {
      const { log, add } = await opening.logOf('2026-11-24', 'differing');
      for (const user of ['UASHA', 'UIDRIS']) await opening.agree(user, log);
      expect(textOf(await opening.readsOf(log))).toMatch(/Idris Vaughan sees it differently:\n.*as I saw it/);
      door.clock.set('2026-11-25T10:00:00.000Z');
      await add('and a wren');
      door.clock.set('2026-11-25T11:00:00.000Z');
      expect(textOf(await opening.readsOf(log))).not.toContain('and a wren');
      const who = await door.card('UASHA', { type: 'log.readers', log });
      expect(choicesOf(who).map((one) => one.label)).toEqual(['Let them read what was added, too', 'Take that back']);
      for (const user of ['UASHA', 'UIDRIS']) await opening.agree(user, log);
      expect(textOf(await opening.readsOf(log))).toContain('and a wren');
      expect(await opening.marks('consented')).toHaveLength(2);
    });

    test('what only one stood behind when both agreed stays closed, whatever the other says to it afterwards', async () => {
      const { log } = await opening.logOf('2026-11-24');
      door.clock.set('2026-11-25T10:00:00.000Z');
      const rest = { reason: 'left out', text: 'and a wren' };
      await door.card('UASHA', { type: 'log.amend', log, ...rest });
      for (const user of ['UASHA', 'UIDRIS']) await opening.agree(user, log);
      door.clock.set('2026-11-25T11:00:00.000Z');
      const { amendment } = await door.store.read.selectFrom('meetingLog').select('amendment').executeTakeFirstOrThrow();
      await door.card('UIDRIS', { type: 'log.differ', log, entry: amendment as `lge_${string}`, text: 'It was a robin' });
      const read = textOf(await opening.readsOf(log));
      expect(read).toContain('the BITTERN');
      expect(read).not.toContain('and a wren');
      for (const user of ['UASHA', 'UIDRIS']) await opening.agree(user, log);
      expect(textOf(await opening.readsOf(log))).toMatch(/and a wren.*It was a robin/s);
    });

    test('nobody opens with it what was added while they thought about it', async () => {
      const { log, add } = await opening.logOf('2026-11-24');
      const [agree] = asksOf(await door.card('UASHA', { type: 'log.readers', log }), 'log.consent');
      door.clock.set('2026-11-25T10:00:00.000Z');
      await add('and a wren');
      expect(await door.no('UASHA', agree!)).toContain('Something was added to this log');
      expect(await opening.marks('consented')).toEqual([]);
      const [anew] = asksOf(await door.card('UASHA', { type: 'log.readers', log }), 'log.consent');
      await door.card('UASHA', anew!);
      expect(await opening.marks('consented')).toHaveLength(1);
    });

    test('what was added before one agreed and signed after it is offered to be opened anew', async () => {
      const { log } = await opening.logOf('2026-11-24');
      door.clock.set('2026-11-25T10:00:00.000Z');
      await door.card('UASHA', { type: 'log.amend', log, reason: 'left out', text: 'and a wren' });
      for (const user of ['UASHA', 'UIDRIS']) await opening.agree(user, log);
      door.clock.set('2026-11-25T11:00:00.000Z');
      const { amendment } = await door.store.read.selectFrom('meetingLog').select('amendment').executeTakeFirstOrThrow();
      await door.card('UIDRIS', { type: 'log.amend.sign', log, entry: amendment as `lge_${string}` });
      expect(textOf(await opening.readsOf(log))).not.toContain('and a wren');
      expect(choicesOf(await door.card('UASHA', { type: 'log.readers', log })).map((one) => one.label)).toContain(
        'Let them read what was added, too',
      );
    });

    test('cannot open what is not complete, nor what coordinators may read anyway, and sees why', async () => {
      const { log: draft } = await opening.logOf('2026-11-17', 'draft');
      expect(textOf(await door.card('UASHA', { type: 'log.readers', log: draft }))).toContain('Nobody else reads a draft');
      expect(await door.no('UASHA', { type: 'log.consent', log: draft, consent: true })).toContain('not complete yet');
      const { log: filed } = await opening.logOf('2026-11-18', 'filed');
      expect(textOf(await door.card('UASHA', { type: 'log.readers', log: filed }))).toContain('before you have both put your names to it');
      await opening.announced();
      const { log: soon } = await opening.logOf('2026-11-26', 'filed');
      expect(textOf(await door.card('UASHA', { type: 'log.readers', log: soon }))).toContain('Once you have both signed it');
      expect(textOf(await door.card('UASHA', { type: 'log.show', log: soon }))).toContain('Once you have both signed it');
      const { log } = await opening.logOf('2026-11-27');
      expect(asksOf(await door.card('UASHA', { type: 'log.show', log }), 'log.readers')).toHaveLength(1);
      const who = await door.card('UASHA', { type: 'log.readers', log });
      expect(textOf(who)).toContain('that was announced before you met');
      expect(asksOf(who, 'log.consent')).toEqual([]);
      expect(await door.no('UASHA', { type: 'log.consent', log, consent: true })).toContain('can read it already');
    });

    test('a log closed by one of them in the same moment as it is read is read with a trace, or not at all', async () => {
      const { log } = await opening.logOf('2026-11-24');
      for (const user of ['UASHA', 'UIDRIS']) await opening.agree(user, log);
      const [answer] = await Promise.all([door.ask('UMORWENNA', { type: 'log.read', log }), opening.agree('UASHA', log, false)]);
      expect((await opening.marks('read')).length).toBe(answer.answer === 'card' ? 1 : 0);
      expect(await door.no('UMORWENNA', { type: 'log.read', log })).toContain('not open to you');
    });
  });
});
