import { beforeEach, describe, expect, test } from 'vitest';
import { defaultPolicy, policyBounds } from '../../shared/domain/policy.ts';
import { Intent } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, invitePair, openDoor, pairUp, plannedFor, setUp, textOf } from './door.ts';

const numbers = { ...defaultPolicy, contactsPerWeek: '', coreSessions: '' };

const wantsTotals = (programme: string) => Intent.parse({ type: 'programme.totals', programme });

onBothEngines((engine) => {
  let door: DoorOf;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
  });
  const policyOf = async () =>
    JSON.parse((await door.store.read.selectFrom('programme').select('policy').executeTakeFirstOrThrow()).policy);

  test('totals of the months that are over are for whoever coordinates, and for nobody else', async () => {
    await setUp(door);
    const programme = (await door.store.read.selectFrom('programme').select('id').executeTakeFirstOrThrow()).id;
    const card = await door.card('UMORWENNA', wantsTotals(programme));
    expect(textOf(card)).toContain('no meeting held');
    expect(textOf(card)).toContain('fewer than 5 pairs had a date, so I say nothing of notice');
    expect(await door.no('UASHA', wantsTotals(programme))).toContain('coordinat');
  });

  test('whoever joins the coordinators later is not told what was news before', async () => {
    const { programme } = await pairUp(door);
    door.clock.set('2026-11-21T10:00:00.000Z');
    await door.card('UMORWENNA', { type: 'coordinator.add', programme, person: 'UTOM' });
    expect(await plannedFor(door, 'UTOM')).toEqual([]);
    expect((await plannedFor(door, 'UMORWENNA')).join()).toContain('invitation-answered');
  });

  describe('setting a programme up', () => {
    test('an administrator is asked for what only they know, and everything else has a usual number', async () => {
      const form = await door.form('UMORWENNA', { type: 'programme.open' });
      expect(form.fields.map((field) => field.name)).toEqual([
        'name',
        'zone',
        'jurisdiction',
        'channel',
        'summaryDay',
        'summaryTime',
        'noticeHours',
      ]);
      await setUp(door, { channel: 'C42', noticeHours: '48' });
      expect(await policyOf()).toEqual({ ...defaultPolicy, noticeHours: 48 });
      const row = await door.store.read.selectFrom('programme').selectAll().executeTakeFirstOrThrow();
      expect(JSON.parse(row.channel!)).toEqual({ platform: 'slack', enterprise: '', tenant: 'T1', channel: 'C42' });
    });

    test('whoever sets it up coordinates it, and the next step is a button', async () => {
      const card = await door.card('UMORWENNA', {
        type: 'programme.setup',
        name: 'Rowan Valley',
        zone: 'Europe/London',
        jurisdiction: 'none',
        noticeHours: 24,
      });
      expect(textOf(card)).toContain('Rowan Valley is ready');
      expect(asksOf(card, 'pair.open')).toHaveLength(1);
      expect(await door.card('UMORWENNA', { type: 'programme.open' })).toMatchObject({ name: 'programme.list' });
    });

    test('nobody else can, and they are told whom to ask', async () => {
      expect(await door.no('UTOM', { type: 'programme.open' })).toContain('administrator');
      const wish = { type: 'programme.setup', name: 'Mine', zone: 'Europe/London', jurisdiction: 'none', noticeHours: 24 } as const;
      expect(await door.no('UTOM', wish as never)).toContain('administrator');
      expect(await door.store.read.selectFrom('programme').select('id').execute()).toEqual([]);
    });

    test('pressing twice makes one programme', async () => {
      const wish = { type: 'programme.setup', name: 'Once', zone: 'Europe/London', jurisdiction: 'none', noticeHours: 24 } as never;
      const first = await door.ask('UMORWENNA', wish, 'same');
      expect(await door.ask('UMORWENNA', wish, 'same')).toEqual(first);
      expect(await door.store.read.selectFrom('programme').select('id').execute()).toHaveLength(1);
    });

    test('an administrator may set up another, a coordinator who is none is not offered it', async () => {
      const { programme } = await setUp(door);
      await door.card('UMORWENNA', { type: 'coordinator.add', programme, person: 'UTOM' });
      expect(textOf(await door.card('UMORWENNA', { type: 'programme.open' }))).toContain('[Set up another programme]');
      expect(textOf(await door.card('UTOM', { type: 'programme.open' }))).not.toContain('another');
      expect(await door.form('UMORWENNA', { type: 'programme.open', another: true })).toMatchObject({ name: 'programme.setup' });
    });
  });

  describe('changing a programme', () => {
    test('a coordinator changes its name, zone and bank holidays', async () => {
      const { programme } = await setUp(door);
      const form = await door.form('UMORWENNA', { type: 'programme.open', programme });
      expect(form.fields.map((field) => ('value' in field ? field.value : null))).toEqual([
        'Rowan Valley',
        'Europe/London',
        'scotland',
        null,
        '1',
        '09:00',
      ]);
      const wish = { type: 'programme.change', programme, name: 'Rowan', zone: 'Europe/Dublin', jurisdiction: 'northern-ireland' };
      expect(textOf(await door.card('UMORWENNA', wish as never))).toContain('The changes to Rowan are saved');
      const row = await door.store.read.selectFrom('programme').selectAll().executeTakeFirstOrThrow();
      expect(row).toMatchObject({ name: 'Rowan', zone: 'Europe/Dublin', jurisdiction: 'northern-ireland', channel: null });
    });

    test('every number can be changed, says what is usual, and is saved', async () => {
      const { programme } = await setUp(door);
      const form = await door.form('UMORWENNA', { type: 'policy.open', programme });
      expect(form.fields.map((field) => field.name).toSorted()).toEqual(Object.keys(policyBounds).toSorted());
      for (const field of form.fields) expect(field.hint).toMatch(/[Uu]sual/);
      const card = await door.card('UMORWENNA', { type: 'policy.change', programme, ...numbers, menteesPerMentor: '2' });
      expect(textOf(card)).toContain('Mentees for each mentor, at most: 2');
      expect(await policyOf()).toEqual({ ...defaultPolicy, menteesPerMentor: 2 });
    });

    test('the form’s numbers are those that the programme allows', async () => {
      const { programme } = await setUp(door);
      const form = await door.form('UMORWENNA', { type: 'policy.open', programme });
      for (const field of form.fields) {
        if (field.field !== 'number') throw new Error(`${field.name} is no number`);
        const wish = (value: number) => Intent.safeParse({ type: 'policy.change', programme, ...numbers, [field.name]: value }).success;
        expect([field.name, [field.least - 1, field.least, field.most, field.most + 1].map(wish)]).toEqual([
          field.name,
          [false, true, true, false],
        ]);
      }
    });

    test('a longest meeting shorter than the shortest is asked about beside the field', async () => {
      const { programme } = await setUp(door);
      const answer = await door.ask('UMORWENNA', { type: 'policy.change', programme, ...numbers, shortestMinutes: 90, longestMinutes: 60 });
      expect(answer).toMatchObject({ answer: 'refused', fields: { longestMinutes: expect.stringContaining('shorter') } });
    });

    test('nobody but its coordinators can open or change anything of it', async () => {
      const { programme } = await setUp(door);
      const tries: Parameters<typeof door.no>[1][] = [
        { type: 'programme.open', programme },
        { type: 'programme.change', programme, name: 'X', zone: 'Europe/London', jurisdiction: 'none' } as never,
        { type: 'policy.open', programme },
        { type: 'policy.change', programme, ...numbers },
        { type: 'coordinator.open', programme },
        { type: 'coordinator.add.open', programme },
        { type: 'coordinator.add', programme, person: 'UTOM' },
        { type: 'coordinator.remove', programme, person: await door.personOf('UMORWENNA') },
      ];
      // Administering a workspace is not coordinating its programmes.
      for (const user of ['UTOM', 'UROOT']) for (const wish of tries) expect(await door.no(user, wish)).toContain('coordinators');
    });

    test('a programme that is not there is said kindly', async () => {
      expect(await door.no('UMORWENNA', { type: 'coordinator.open', programme: 'pro_nowhere1' })).toContain('cannot find');
    });
  });

  describe('coordinators', () => {
    test('a coordinator adds another, who then can do the same', async () => {
      const { programme } = await setUp(door);
      const card = await door.card('UMORWENNA', { type: 'coordinator.add', programme, person: 'UTOM' });
      expect(textOf(card)).toContain('Tom Okafor coordinates this programme from now on');
      expect(textOf(await door.card('UTOM', { type: 'coordinator.open', programme }))).toContain('Tom Okafor (you)');
      await invitePair(door, programme);
    });

    test('adding somebody twice, or from elsewhere, is said beside the field', async () => {
      const { programme } = await setUp(door);
      const twice = await door.ask('UMORWENNA', { type: 'coordinator.add', programme, person: 'UMORWENNA' });
      expect(twice).toMatchObject({ answer: 'refused', fields: { person: expect.stringContaining('already') } });
      for (const person of ['UZOE', 'UNOBODY'])
        expect(await door.ask('UMORWENNA', { type: 'coordinator.add', programme, person })).toMatchObject({
          fields: { person: expect.stringContaining('organisation’s chat') },
        });
    });

    test('one always remains', async () => {
      const { programme } = await setUp(door);
      const morwenna = await door.personOf('UMORWENNA');
      expect(await door.no('UMORWENNA', { type: 'coordinator.remove', programme, person: morwenna })).toContain('Add somebody else first');
      await door.card('UMORWENNA', { type: 'coordinator.add', programme, person: 'UTOM' });
      const left = await door.card('UMORWENNA', { type: 'coordinator.remove', programme, person: morwenna });
      expect(textOf(left)).toContain('You no longer coordinate Rowan Valley');
      expect(await door.no('UMORWENNA', { type: 'coordinator.open', programme })).toContain('coordinators');
      expect(await door.no('UTOM', { type: 'coordinator.remove', programme, person: await door.personOf('UTOM') })).toContain('only');
    });

    test('two who remove each other at the same moment leave one behind', async () => {
      const { programme } = await setUp(door);
      await door.card('UMORWENNA', { type: 'coordinator.add', programme, person: 'UTOM' });
      const [morwenna, tom] = [await door.personOf('UMORWENNA'), await door.personOf('UTOM')];
      await Promise.all([
        door.ask('UMORWENNA', { type: 'coordinator.remove', programme, person: tom }),
        door.ask('UTOM', { type: 'coordinator.remove', programme, person: morwenna }),
      ]);
      expect(await door.store.read.selectFrom('coordinator').select('person').execute()).toHaveLength(1);
    });

    test('removing somebody who has left already changes nothing', async () => {
      const { programme } = await setUp(door);
      await door.card('UMORWENNA', { type: 'coordinator.add', programme, person: 'UTOM' });
      const tom = await door.personOf('UTOM');
      await door.card('UMORWENNA', { type: 'coordinator.remove', programme, person: tom });
      expect(textOf(await door.card('UMORWENNA', { type: 'coordinator.remove', programme, person: tom }))).toContain(
        'Morwenna Pascoe (you)',
      );
    });
  });
});
