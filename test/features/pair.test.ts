import { beforeEach, describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, book, type DoorOf, drawnFor, invitePair, openDoor, pairUp, plannedFor, setUp, textOf } from './door.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
  });
  const statusOf = async () => (await door.store.read.selectFrom('mentorship').select('status').execute()).map((row) => row.status);
  const answer = (user: string, mentorship: `men_${string}`, accept: boolean) =>
    door.card(user, { type: 'invitation.answer', mentorship, accept });

  describe('inviting', () => {
    test('a coordinator names a mentor and a mentee, and each is asked', async () => {
      const { programme } = await setUp(door);
      const form = await door.form('UMORWENNA', { type: 'pair.open' });
      expect(form.ask).toEqual({ type: 'pair.invite', programme });
      expect(form.fields.map((field) => field.name)).toEqual(['mentor', 'mentee']);
      const card = await door.card('UMORWENNA', { type: 'pair.invite', programme, mentor: 'UIDRIS', mentee: 'UASHA' });
      expect(textOf(card)).toContain('Idris Vaughan and Asha Nair are invited');
      expect(await statusOf()).toEqual(['invited']);
      expect(await plannedFor(door, 'UIDRIS')).toEqual(['invitation']);
      expect(await plannedFor(door, 'UASHA')).toEqual(['invitation']);
    });

    test('a coordinator of several programmes is asked which', async () => {
      await setUp(door);
      await setUp(door, { name: 'Second' });
      const form = await door.form('UMORWENNA', { type: 'pair.open' });
      expect(form.ask).toEqual({ type: 'pair.invite' });
      expect(form.fields.map((field) => field.name)).toEqual(['programme', 'mentor', 'mentee']);
    });

    test('somebody who coordinates nothing is told who can', async () => {
      const { programme } = await setUp(door);
      expect(await door.no('UTOM', { type: 'pair.open' })).toContain('coordinators');
      expect(await door.no('UTOM', { type: 'pair.invite', programme, mentor: 'UIDRIS', mentee: 'UASHA' })).toContain('do not coordinate');
      expect(await statusOf()).toEqual([]);
    });

    test('what cannot be is said beside the person it concerns', async () => {
      const { programme } = await setUp(door);
      const invite = (mentor: string, mentee: string) => door.ask('UMORWENNA', { type: 'pair.invite', programme, mentor, mentee });
      expect(await invite('UIDRIS', 'UIDRIS')).toMatchObject({ fields: { mentee: expect.stringContaining('same person') } });
      expect(await invite('UZOE', 'UASHA')).toMatchObject({ fields: { mentor: expect.stringContaining('organisation’s chat') } });
      expect(await invite('UIDRIS', 'UNOBODY')).toMatchObject({ fields: { mentee: expect.stringContaining('organisation’s chat') } });
      const mentorship = await invitePair(door, programme);
      expect(await invite('UIDRIS', 'UASHA')).toMatchObject({ fields: { mentee: expect.stringContaining('invited already') } });
      expect(await invite('UASHA', 'UIDRIS')).toMatchObject({ fields: { mentee: expect.stringContaining('invited already') } });
      await answer('UIDRIS', mentorship, true);
      await answer('UASHA', mentorship, true);
      expect(await invite('UIDRIS', 'UASHA')).toMatchObject({ fields: { mentee: expect.stringContaining('paired in this programme') } });
    });

    test('a mentor with as many mentees as the programme allows gets no more, and a no makes room', async () => {
      const { programme } = await setUp(door);
      const { contactsPerWeek: _, coreSessions: __, ...numbers } = defaultPolicy;
      await door.card('UMORWENNA', { type: 'policy.change', programme, ...numbers, menteesPerMentor: 1 });
      const mentorship = await invitePair(door, programme);
      const wish = { type: 'pair.invite', programme, mentor: 'UIDRIS', mentee: 'UTOM' } as const;
      expect(await door.ask('UMORWENNA', wish)).toMatchObject({
        fields: {
          mentor:
            'Idris Vaughan already has 1 mentee, and this programme’s limit is 1. You can choose another mentor, or change the limit under “Numbers”.',
        },
      });
      await answer('UASHA', mentorship, false);
      expect(await door.ask('UMORWENNA', wish)).toMatchObject({ answer: 'card' });
    });

    test('two coordinators at once cannot give a mentor one mentee too many', async () => {
      const { programme } = await setUp(door);
      const { contactsPerWeek: _, coreSessions: __, ...numbers } = defaultPolicy;
      await door.card('UMORWENNA', { type: 'policy.change', programme, ...numbers, menteesPerMentor: 1 });
      await door.card('UMORWENNA', { type: 'coordinator.add', programme, person: 'UROOT' });
      const answers = await Promise.all([
        door.ask('UMORWENNA', { type: 'pair.invite', programme, mentor: 'UIDRIS', mentee: 'UASHA' }),
        door.ask('UROOT', { type: 'pair.invite', programme, mentor: 'UIDRIS', mentee: 'UTOM' }),
      ]);
      expect(answers.map((one) => one.answer).toSorted()).toEqual(['card', 'refused']);
    });
  });

  describe('an invitation', () => {
    test('says what Cairn is, that it is voluntary, what is recorded and who reads it', async () => {
      const { programme } = await setUp(door);
      const mentorship = await invitePair(door, programme);
      const card = (await drawnFor(door, 'UASHA', 'invitation', mentorship))!;
      expect(card.summary).toBe('Rowan Valley suggests Idris Vaughan as your mentor. Would you like to take part?');
      expect(textOf(card)).toMatch(/up to you.*needs no reason.*coordinators see your names.*export/s);
      expect(asksOf(card, 'invitation.answer').map((ask) => (ask as { accept: boolean }).accept)).toEqual([true, false]);
      expect(textOf((await drawnFor(door, 'UIDRIS', 'invitation', mentorship))!)).toContain('Asha Nair as your mentee');
    });

    test('accepted by both makes a pair, whoever waited hears of it, and the coordinator does', async () => {
      const { programme } = await setUp(door);
      const mentorship = await invitePair(door, programme);
      expect(textOf(await answer('UIDRIS', mentorship, true))).toContain('Asha Nair is asked as well');
      expect(await statusOf()).toEqual(['invited']);
      door.clock.set('2026-11-16T11:00:00.000Z');
      const card = await answer('UASHA', mentorship, true);
      expect(textOf(card)).toContain('Idris Vaughan is your mentor');
      expect(asksOf(card, 'meeting.suggest')).toEqual([{ type: 'meeting.suggest', mentorship }]);
      expect(await statusOf()).toEqual(['active']);
      const { since } = await door.store.read.selectFrom('mentorship').select('since').executeTakeFirstOrThrow();
      expect(since).toBe('2026-11-16T11:00:00.000Z');
      expect(await plannedFor(door, 'UIDRIS')).toContain('invitation-answered');
      const told = (await drawnFor(door, 'UIDRIS', 'invitation-answered', mentorship, { name: 'Asha', to: 'partner' }))!;
      expect(told.summary).toBe('You and Asha Nair are paired. The next step is a first meeting.');
      const coordinator = (await drawnFor(door, 'UMORWENNA', 'invitation-answered', mentorship, { name: 'Asha', to: 'coordinator' }))!;
      expect(coordinator.summary).toBe('Idris Vaughan and Asha Nair have both accepted.');
    });

    test('declined needs no reason, withdraws the other one, and says so kindly', async () => {
      const { programme } = await setUp(door);
      const mentorship = await invitePair(door, programme);
      expect(textOf(await answer('UASHA', mentorship, false))).toContain('Nothing more is sent to you about this');
      expect(await statusOf()).toEqual(['declined']);
      expect(await plannedFor(door, 'UIDRIS')).toEqual([]);
      const old = (await drawnFor(door, 'UIDRIS', 'invitation', mentorship))!;
      expect(textOf(old)).toContain('It says nothing about you');
      expect(asksOf(old, 'invitation.answer')).toEqual([]);
      const coordinator = (await drawnFor(door, 'UMORWENNA', 'invitation-answered', mentorship, { name: 'Asha', to: 'coordinator' }))!;
      expect(textOf(coordinator)).toContain('Asha Nair said no, thank you');
    });

    test('answered once stays answered: an old button shows how things stand', async () => {
      const { programme } = await setUp(door);
      const mentorship = await invitePair(door, programme);
      await answer('UASHA', mentorship, true);
      expect(textOf(await answer('UASHA', mentorship, false))).toContain('You have accepted');
      await answer('UIDRIS', mentorship, false);
      expect(textOf(await answer('UIDRIS', mentorship, true))).toContain('Thank you for answering');
      expect(textOf(await answer('UASHA', mentorship, true))).toContain('no longer stands');
      expect(await statusOf()).toEqual(['declined']);
    });

    test('is answered by nobody else', async () => {
      const { programme } = await setUp(door);
      const mentorship = await invitePair(door, programme);
      for (const user of ['UTOM', 'UMORWENNA'])
        expect(await door.no(user, { type: 'invitation.answer', mentorship, accept: true })).toContain('somebody else');
      expect(await door.no('UASHA', { type: 'invitation.answer', mentorship: 'men_nowhere1', accept: true })).toContain('cannot find');
      expect(await drawnFor(door, 'UTOM', 'invitation', mentorship)).toBeNull();
    });

    test('answered by both at the same moment makes a pair', async () => {
      const { programme } = await setUp(door);
      const mentorship = await invitePair(door, programme);
      await Promise.all([answer('UASHA', mentorship, true), answer('UIDRIS', mentorship, true)]);
      expect(await statusOf()).toEqual(['active']);
    });

    test('a coordinator who cannot be told is not named what the message said', async () => {
      const { mentorship } = await pairUp(door);
      for (const reason of ['no-account', 'refused', 'no-answer', 'may-have-arrived', 'defect', 'unheard-of']) {
        const card = (await drawnFor(door, 'UMORWENNA', 'coordinator-told', mentorship, { name: 'Asha', reason }))!;
        expect(card.summary).toBe('I could not reach Asha of Rowan Valley.');
      }
      expect(await drawnFor(door, 'UIDRIS', 'coordinator-told', mentorship, { name: 'Asha', reason: 'refused' })).toBeNull();
    });
  });

  describe('what is recorded', () => {
    test('is shown from the invitation on, with who reads each and where chats keep copies', async () => {
      const { programme } = await setUp(door);
      await invitePair(door, programme);
      const text = textOf(await door.card('UASHA', { type: 'record.show' }));
      expect(text).toMatch(
        /coordinators of the programme read this\nYour name: Asha Nair\n.*read this\nYour time zone: Asia\/Kolkata.*Only you read this\nYour language: British English/s,
      );
      expect(text).toContain('Rowan Valley: mentee of Idris Vaughan, invited');
      expect(text).toMatch(/your organisation can export direct messages/);
      expect(text).not.toContain('Morwenna');
    });

    test('counts what is there, and nothing about notice', async () => {
      const { mentorship } = await pairUp(door);
      const meeting = await book(door, mentorship, '2026-11-16', '18:00');
      await door.card('UASHA', { type: 'agenda.add', meeting, text: 'How to say no' });
      await door.card('UASHA', { type: 'meeting.cancel', meeting, s: 1 });
      const text = textOf(await door.card('UASHA', { type: 'record.show' }));
      expect(text).toContain('Meetings: 1');
      expect(text).toContain('Agenda points of yours: 1');
      expect(text).toContain('Nobody is shown a count of yours or of anybody’s');
      expect(text).not.toContain('How to say no');
    });

    test('of somebody who takes part in nothing is little, and they can see it', async () => {
      const text = textOf(await door.card('UTOM', { type: 'record.show' }));
      expect(text).toContain('Tom Okafor');
      expect(text).toContain('Meetings: none');
    });
  });
});
