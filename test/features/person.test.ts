import { beforeEach, describe, expect, test } from 'vitest';
import { fromRow } from '../../bot/store/nouns.ts';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, book, type DoorOf, openDoor, pairUp, textOf } from './door.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
  });
  const person = async (user: string) =>
    fromRow(
      'person',
      await door.store.read
        .selectFrom('person')
        .selectAll()
        .where('id', '=', await door.personOf(user))
        .executeTakeFirstOrThrow(),
    );
  const wants = (type: string, rest: object) => ({ type, ...rest }) as Ask;

  describe('zone and language', () => {
    test('come from the chat profile until somebody chooses, and can go back to it', async () => {
      await door.card('UASHA', { type: 'settings.show' });
      expect(await person('UASHA')).toMatchObject({ zone: 'Asia/Kolkata', zoneFrom: 'profile', languageFrom: 'profile' });
      const saved = await door.card('UASHA', wants('settings.save', { zone: 'America/New_York', language: 'en-GB', less: 'no' }));
      expect(textOf(saved)).toContain('America/New_York, chosen by you');
      expect(await person('UASHA')).toMatchObject({
        zone: 'America/New_York',
        zoneFrom: 'chosen',
        language: 'en-GB',
        languageFrom: 'profile',
      });
      const [back] = asksOf(saved, 'settings.profile');
      expect(textOf(await door.card('UASHA', back!))).toContain('Asia/Kolkata, from your chat profile');
      expect(await person('UASHA')).toMatchObject({ zone: 'Asia/Kolkata', zoneFrom: 'profile' });
    });

    test('a chat that cannot say them just now leaves them as they are', async () => {
      await door.card('UASHA', wants('settings.save', { zone: 'America/New_York', language: 'en-GB', less: 'no' }));
      const asker = { account: { platform: 'slack', enterprise: '', tenant: 'T1', user: 'UASHA' }, profile: null, message: null } as const;
      const answer = await door.app.handle(asker, { type: 'settings.profile' }, 'without-profile');
      expect(JSON.stringify(answer)).toContain('I could not read it just now');
      expect(await person('UASHA')).toMatchObject({ zone: 'America/New_York', zoneFrom: 'profile' });
    });

    test('the form offers how days are written, and less', async () => {
      const form = await door.form('UASHA', { type: 'settings.open' });
      const [, language, less] = form.fields;
      expect(language).toMatchObject({
        options: [{ value: 'en-GB', label: 'Tuesday 24 November, 14:00' }, { value: 'en-IE' }, { value: 'en-US' }],
      });
      expect(less).toMatchObject({ value: 'no' });
      await door.card('UASHA', wants('settings.save', { zone: 'Asia/Kolkata', language: 'en-US', less: 'yes' }));
      expect(await person('UASHA')).toMatchObject({ language: 'en-US', languageFrom: 'chosen', asksForLess: true });
      expect(textOf(await door.card('UASHA', { type: 'settings.show' }))).toMatch(
        /2:00.PM, chosen by you.*only what belongs to a meeting/s,
      );
    });
  });

  describe('quiet hours', () => {
    test('are set for the days ticked, also through the night, and the others stay', async () => {
      const form = await door.form('UASHA', { type: 'rhythm.open' });
      expect(form.fields[0]).toMatchObject({ values: ['1', '2', '3', '4', '5', '6', '7'] });
      const card = await door.card('UASHA', wants('rhythm.save', { days: ['1', '2', '3'], from: '20:00', to: '06:00', daysOff: ['7'] }));
      expect(textOf(card)).toContain('I may write to you: Mon–Wed 20:00 to 06:00; Thu–Sun 08:00 to 20:00');
      expect(textOf(card)).toContain('Days off: Sun');
      expect((await door.form('UASHA', { type: 'rhythm.open' })).fields[0]).toMatchObject({ values: ['4', '5', '6', '7'] });
    });

    test('changed while a message waits, move it', async () => {
      const { mentorship } = await pairUp(door);
      await book(door, mentorship, '2026-11-24');
      const due = async () =>
        (
          await door.store.read
            .selectFrom('notification')
            .select('due')
            .where('person', '=', await door.personOf('UIDRIS'))
            .where('kind', '=', 'notice')
            .executeTakeFirstOrThrow()
        ).due;
      expect(await due()).toBe('2026-11-23T12:00:00.000Z');
      await door.card('UIDRIS', wants('rhythm.save', { days: [1], from: '18:00', to: '22:00', daysOff: [6, 7] }));
      expect(await due()).toBe('2026-11-22T19:30:00.000Z');
    });

    test('dates that differ are added, replaced and removed', async () => {
      const dates = { from: '2026-12-21', until: '2027-01-04' };
      await door.card('UASHA', wants('exception.add', { ...dates, what: 'off', wakingFrom: null, wakingTo: null }));
      const replaced = await door.card('UASHA', wants('exception.add', { ...dates, what: 'working' }));
      expect(textOf(replaced)).toContain('Monday 21 December to Monday 4 January 2027\nno day off');
      await door.card('UASHA', wants('exception.add', { ...dates, what: 'waking', wakingFrom: '10:00', wakingTo: '16:00' }));
      expect((await person('UASHA')).rhythm.exceptions).toHaveLength(2);
      const [remove] = asksOf(replaced, 'exception.remove');
      expect(textOf(await door.card('UASHA', remove!))).not.toContain('21 December');
      expect((await person('UASHA')).rhythm.exceptions).toEqual([]);
      await door.card('UASHA', remove!);
    });

    test('dates that cannot be are asked about beside the field', async () => {
      const add = (rest: object) =>
        door.ask('UASHA', wants('exception.add', { from: '2026-12-01', until: '2026-12-02', what: 'off', ...rest }));
      expect(await add({ until: '2026-11-30' })).toMatchObject({ fields: { until: expect.stringContaining('before the first') } });
      expect(await add({ from: '2026-11-01', until: '2026-11-02' })).toMatchObject({
        fields: { until: expect.stringContaining('over already') },
      });
      expect(await add({ what: 'waking', wakingFrom: '10:00' })).toMatchObject({
        fields: { wakingTo: expect.stringContaining('both times') },
      });
      expect(await add({ what: 'waking' })).toMatchObject({ fields: { wakingFrom: expect.stringContaining('both times') } });
    });

    test('a hundred dates are enough', async () => {
      await door.card('UASHA', { type: 'settings.show' });
      const rhythm = (await person('UASHA')).rhythm;
      const exceptions = Array.from({ length: 100 }, (_, index) => ({
        from: '2027-01-01',
        until: `2027-05-${index + 100}`,
        off: true,
        waking: null,
      }));
      const row = { rhythm: JSON.stringify({ ...rhythm, exceptions }) };
      await door.store.read
        .updateTable('person')
        .set(row)
        .where('id', '=', await door.personOf('UASHA'))
        .execute();
      expect(await door.no('UASHA', wants('exception.add', { from: '2026-12-01', until: '2026-12-02', what: 'off' }))).toContain(
        'more than 100',
      );
    });

    test('two changes of one’s own at once both count', async () => {
      await door.card('UASHA', { type: 'settings.show' });
      await Promise.all([
        door.card('UASHA', wants('exception.add', { from: '2026-12-01', until: '2026-12-02', what: 'off' })),
        door.card('UASHA', wants('exception.add', { from: '2026-12-05', until: '2026-12-06', what: 'off' })),
        door.card('UASHA', wants('settings.save', { zone: 'Europe/Paris', language: 'en-GB', less: 'yes' })),
      ]);
      expect(await person('UASHA')).toMatchObject({ zone: 'Europe/Paris', asksForLess: true });
      expect((await person('UASHA')).rhythm.exceptions).toHaveLength(2);
    });
  });

  describe('leave', () => {
    test('is noted without a reason, and asks about the meetings inside it', async () => {
      const { mentorship } = await pairUp(door);
      const inside = await book(door, mentorship, '2026-11-24');
      await book(door, mentorship, '2026-12-08');
      const form = await door.form('UASHA', { type: 'pause.open' });
      expect(form.fields.map((field) => field.name)).toEqual(['from', 'until']);
      const card = await door.card('UASHA', wants('pause.start', { from: '2026-11-20', until: '2026-11-30' }));
      expect(textOf(card)).toContain('Friday 20 November to Monday 30 November');
      expect(textOf(card)).toContain('One agreed meeting falls into it');
      expect(asksOf(card, 'meeting.move.open')).toEqual([{ type: 'meeting.move.open', meeting: inside, s: 1 }]);
      expect(asksOf(card, 'meeting.cancel')).toHaveLength(1);
      expect(asksOf(card, 'meeting.coming')).toHaveLength(1);
    });

    test('keeps the reminders of meetings that stay, and the other side is not told', async () => {
      const { mentorship } = await pairUp(door);
      await book(door, mentorship, '2026-11-24');
      const pending = async () =>
        (await door.store.read.selectFrom('notification').select(['kind', 'key']).where('state', '=', 'pending').execute())
          .filter((row) => ['reminder', 'notice'].includes(row.kind))
          .map((row) => row.key)
          .toSorted();
      const before = await pending();
      const all = (await door.store.read.selectFrom('notification').select('id').execute()).length;
      await door.card('UASHA', wants('pause.start', { from: '2026-11-20', until: null }));
      expect(await pending()).toEqual(before);
      expect(before).toHaveLength(4);
      expect((await door.store.read.selectFrom('notification').select('id').execute()).length).toBe(all);
    });

    test('that is reversed, over or overlapping is asked about', async () => {
      const start = (from: string, until: string | null) => door.ask('UASHA', wants('pause.start', { from, until }));
      expect(await start('2026-12-02', '2026-12-01')).toMatchObject({ fields: { until: expect.stringContaining('before the first') } });
      expect(await start('2026-11-01', '2026-11-15')).toMatchObject({ fields: { until: expect.stringContaining('over already') } });
      expect(await start('2026-12-01', '2026-12-10')).toMatchObject({ answer: 'card' });
      for (const [from, until] of [
        ['2026-12-10', '2026-12-12'],
        ['2026-11-20', null],
        ['2026-12-03', '2026-12-04'],
      ] as const)
        expect(await start(from, until)).toMatchObject({ fields: { from: expect.stringContaining('already') } });
      expect(await start('2026-12-11', null)).toMatchObject({ answer: 'card' });
    });

    test('ends when somebody is back, and can be taken back before it begins', async () => {
      expect(await door.no('UASHA', { type: 'pause.end' })).toContain('nothing to end');
      await door.card('UASHA', wants('pause.start', { from: '2026-11-16', until: null }));
      await door.card('UASHA', { type: 'settings.show' });
      expect(textOf(await door.card('UASHA', { type: 'pause.end' }))).toContain('Welcome back');
      await door.card('UASHA', wants('pause.start', { from: '2026-12-01', until: '2026-12-10' }));
      expect(textOf(await door.card('UASHA', { type: 'pause.end' }))).toContain(
        'Tuesday 1 December to Thursday 10 December) is taken back',
      );
      expect(await door.no('UASHA', { type: 'pause.end' })).toContain('nothing to end');
      expect(textOf(await door.card('UASHA', wants('pause.start', { from: '2026-12-05', until: '2026-12-10' })))).toContain('noted');
    });
  });
});
