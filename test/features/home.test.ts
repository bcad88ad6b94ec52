import { beforeEach, expect, test } from 'vitest';
import type { Ask } from '../../shared/intent.ts';
import type { Instant } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, book, type DoorOf, invitePair, openDoor, pairUp, setUp, textOf } from './door.ts';
import { meetingHeld, writer } from './logging.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
  });
  const home = (user: string) => door.card(user, { type: 'home.open' });

  test('somebody new reads what Cairn is and what comes next', async () => {
    const card = await home('UTOM');
    expect(textOf(card)).toContain('You have no mentoring partner here at the moment');
    expect(asksOf(card, 'programme.open')).toHaveLength(1);
  });

  test('it is the standing page, and is redrawn when something changes', async () => {
    const answer = await door.ask('UASHA', { type: 'home.open' });
    expect(answer).toMatchObject({ answer: 'card', place: 'home' });
    const person = await door.personOf('UASHA');
    const shown = await door.store.read.selectFrom('shown').select(['kind', 'person']).execute();
    expect(shown).toEqual([{ kind: 'home', person }]);
    const { programme } = await setUp(door);
    await invitePair(door, programme);
    const rows = await door.store.read.selectFrom('notification').select('work').where('person', '=', person).execute();
    expect(rows.map((row) => row.work).toSorted()).toEqual(['home', 'say']);
  });

  test('an open invitation is answered there too', async () => {
    const { programme } = await setUp(door);
    const mentorship = await invitePair(door, programme);
    const card = await home('UASHA');
    expect(textOf(card)).toContain('Rowan Valley suggests Idris Vaughan as your mentor');
    expect(asksOf(card, 'invitation.answer')).toEqual([
      { type: 'invitation.answer', mentorship, accept: true },
      { type: 'invitation.answer', mentorship, accept: false },
    ]);
    await door.card('UASHA', { type: 'invitation.answer', mentorship, accept: true });
    expect(textOf(await home('UASHA'))).toContain('Idris Vaughan has not answered the invitation yet');
  });

  test('a pair without a meeting is offered to find the first', async () => {
    const { mentorship } = await pairUp(door);
    const card = await home('UASHA');
    expect(textOf(card)).toContain('The next step is a first meeting');
    expect(asksOf(card, 'meeting.suggest')[0]).toEqual({ type: 'meeting.suggest', mentorship });
  });

  test('the next meeting is on top, in both zones, with what one can do about it', async () => {
    const { mentorship } = await pairUp(door);
    const meeting = await book(door, mentorship, '2026-11-24');
    const card = await home('UASHA');
    expect(card.summary).toBe('Your next meeting is on Tuesday 24 November at 19:30.');
    expect(card.blocks[1]).toMatchObject({ block: 'when', text: 'Tuesday 24 November at 19:30', other: '14:00 in London' });
    expect(asksOf(card, 'meeting.cancel')).toEqual([{ type: 'meeting.cancel', meeting, s: 1 }]);
    expect(asksOf(card, 'meeting.late.open')).toEqual([]);
    door.clock.set('2026-11-24T12:30:00.000Z');
    expect(asksOf(await home('UASHA'), 'meeting.late.open')).toHaveLength(1);
  });

  test('a suggestion waits for whoever it was put to, and is only shown to whoever made it', async () => {
    const { mentorship } = await pairUp(door);
    await door.card('UIDRIS', {
      type: 'meeting.propose',
      mentorship,
      date: '2026-11-24',
      time: '14:00',
      zone: 'Europe/London',
      minutes: 60,
    } as Ask);
    const asha = await home('UASHA');
    expect(textOf(asha)).toContain('Idris Vaughan suggests Tuesday 24 November at 19:30 for you, 14:00 in London');
    expect(asksOf(asha, 'meeting.confirm')).toHaveLength(1);
    const idris = await home('UIDRIS');
    expect(textOf(idris)).toContain('Asha Nair has not answered yet');
    expect(asksOf(idris, 'meeting.confirm')).toEqual([]);
  });

  test('a series waits as one question', async () => {
    const { mentorship } = await pairUp(door);
    const wish = { type: 'meeting.propose', mentorship, date: '2026-11-24', time: '14:00', zone: 'Europe/London', minutes: 60 };
    await door.card('UIDRIS', { ...wish, repeats: 'fortnightly', count: 9 } as Ask);
    const asha = await home('UASHA');
    expect(textOf(asha)).toContain('Idris Vaughan suggests 9 meetings');
    expect(asksOf(asha, 'series.confirm')).toHaveLength(1);
    const [confirm] = asksOf(asha, 'series.confirm');
    await door.card('UASHA', confirm!);
    expect(textOf(await home('UASHA'))).toMatch(/Also in your diary.*2 more/s);
  });

  test('whether a meeting took place is asked there until it is answered', async () => {
    const { mentorship } = await pairUp(door);
    const meeting = await book(door, mentorship, '2026-11-24');
    door.clock.set('2026-11-24T15:30:00.000Z');
    expect(asksOf(await home('UASHA'), 'meeting.met')).toHaveLength(2);
    await door.card('UASHA', { type: 'meeting.met', meeting, met: false });
    expect(asksOf(await home('UASHA'), 'meeting.met')).toEqual([]);
    expect(asksOf(await home('UIDRIS'), 'meeting.met')).toHaveLength(2);
  });

  test('a log that is open waits there for whoever writes it, and then for whoever has yet to sign it', async () => {
    const { mentorship } = await pairUp(door);
    const meeting = await meetingHeld(door, mentorship);
    expect(textOf(await home('UASHA'))).not.toContain('The log of');
    for (const user of ['UASHA', 'UIDRIS']) await door.card(user, { type: 'meeting.met', meeting, met: true });
    const open = 'The log of Tuesday 24 November with Idris Vaughan is still open';
    expect(textOf(await home('UASHA'))).toContain(open);
    expect(asksOf(await home('UASHA'), 'log.open')).toEqual([{ type: 'log.open', meeting }]);
    expect(textOf(await home('UIDRIS'))).not.toContain('The log of');
    door.clock.set('2026-12-01T15:00:00.000Z');
    expect(textOf(await home('UIDRIS'))).toContain('The log of Tuesday 24 November with Asha Nair is still open');
    const asha = writer(door, 'UASHA');
    await asha.sends(await asha.open(meeting), { topics: 'The heron' });
    expect(textOf(await home('UASHA'))).toContain('[Go on with the log]');
    const { id } = await door.store.read.selectFrom('meetingLog').select('id').executeTakeFirstOrThrow();
    const log = id as `log_${string}`;
    await door.card('UASHA', { type: 'log.file', log });
    expect(textOf(await home('UASHA'))).not.toContain('The log of');
    expect(textOf(await home('UIDRIS'))).toContain('Asha Nair waits for your signature under the log of Tuesday 24 November');
    const { entry } = await door.store.read.selectFrom('meetingLog').select('entry').executeTakeFirstOrThrow();
    await door.ask('UIDRIS', { type: 'log.correct', log, entry, text: 'No heron' } as Ask);
    expect(textOf(await home('UASHA'))).toContain('Idris Vaughan suggests a correction to the log of Tuesday 24 November');
    expect(textOf(await home('UIDRIS'))).not.toMatch(/waits for your name|heron/);
    await door.ask('UIDRIS', { type: 'log.sign', log, entry } as Ask);
    for (const user of ['UASHA', 'UIDRIS']) expect(textOf(await home(user))).not.toContain('The log of');
    await door.ask('UASHA', { type: 'log.amend', log, text: 'Two herons', reason: 'left out' } as Ask);
    expect(textOf(await home('UIDRIS'))).toContain('waits for your signature under what was added to the log of');
    expect(asksOf(await home('UIDRIS'), 'log.list')).toEqual([{ type: 'log.list', mentorship }]);
  });

  test('of many logs that are open three are named, and the rest are a press away', async () => {
    const { mentorship } = await pairUp(door);
    for (const date of ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-23']) {
      const meeting = await book(door, mentorship, date);
      door.clock.set(`${date}T17:00:00.000Z` as Instant);
      for (const user of ['UASHA', 'UIDRIS']) await door.card(user, { type: 'meeting.met', meeting, met: true });
    }
    const card = await home('UASHA');
    expect(asksOf(card, 'log.open')).toHaveLength(3);
    expect(textOf(card)).toMatch(/Monday 23 November.*Thursday 19 November.*2 more logs are still open/s);
  });

  test('a coordinator sees names and status of the pairs, and nothing that a pair says', async () => {
    const { programme, mentorship } = await pairUp(door);
    const meeting = await book(door, mentorship, '2026-11-24');
    await door.card('UASHA', { type: 'agenda.add', meeting, text: 'canary' });
    await invitePair(door, programme, 'UIDRIS', 'UTOM');
    const text = textOf(await home('UMORWENNA'));
    expect(text).toContain('Idris Vaughan and Asha Nair\nPaired since Monday 16 November');
    expect(text).toContain('Idris Vaughan and Tom Okafor\nInvited; neither has answered yet');
    expect(text).not.toMatch(/canary|24 November/);
    expect(textOf(await home('UASHA'))).not.toContain('coordinate');
  });

  test('a coordinator without a pair is shown the way to the first', async () => {
    await setUp(door);
    expect(textOf(await home('UMORWENNA'))).toContain('No pair yet');
  });

  test('leave is shown with the way back', async () => {
    await door.card('UASHA', { type: 'pause.start', from: '2026-11-16', until: '2026-11-30' } as Ask);
    const card = await home('UASHA');
    expect(textOf(card)).toContain('Until Monday 30 November I send you no follow-ups');
    expect(asksOf(card, 'pause.end')).toHaveLength(1);
  });
});
