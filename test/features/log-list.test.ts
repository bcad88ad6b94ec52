import { beforeEach, expect, test } from 'vitest';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, book, type DoorOf, invitePair, openDoor, pairUp, textOf } from './door.ts';
import { formOf, meetingHeld, valueIn, type Writer, windowOf, writer } from './logging.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let mentorship: `men_${string}`;
  let programme: `pro_${string}`;
  let asha: Writer;
  let idris: Writer;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ mentorship, programme } = await pairUp(door));
    asha = writer(door, 'UASHA');
    idris = writer(door, 'UIDRIS');
  });
  const list = async (user: string, more: object = {}) => textOf(await door.card(user, { type: 'log.list', ...more } as Ask));
  const paper = (user: string, date: string, more: object = {}) =>
    door.ask(user, { type: 'log.paper', mentorship, date, time: '10:00', zone: 'Europe/London', minutes: 60, ...more } as Ask);

  test('before a first meeting the list says what it is for', async () => {
    expect(await list('UASHA')).toContain('You have not met yet. After a meeting, its log is written here: two minutes are enough.');
    expect(await door.no('UTOM', { type: 'log.list' })).toContain('Logs begin with your first meeting');
  });

  test('past meetings are listed with how each log stands, those that wait for somebody first, and nothing of what they say', async () => {
    const first = await meetingHeld(door, mentorship);
    const log = await asha.files(first, { topics: 'Heating' });
    await idris.presses(log, 'log.sign');
    const second = await book(door, mentorship, '2026-12-01');
    const third = await book(door, mentorship, '2026-12-02');
    await book(door, mentorship, '2026-12-15');
    door.clock.set('2026-12-02T16:00:00.000Z');
    await asha.files(second, { topics: 'The rent' });
    expect(await list('UIDRIS')).toMatch(
      /Your past meetings\. 1 log is left to write\nYour past meetings\nWednesday 2 December[^\n]*\nNo log yet\nTuesday 1 December[^\n]*\nSigned by Asha Nair, for you to confirm\nTuesday 24 November[^\n]*\nSigned by both of you\n/,
    );
    expect(await list('UASHA')).toContain('Signed by you, for Idris Vaughan to confirm');
    expect(await list('UASHA')).not.toMatch(/Heating|rent|15 December/);
    await asha.keeps(await asha.open(third), { topics: 'The roof' });
    expect(await list('UIDRIS')).toContain('A draft');
    for (const user of ['UASHA', 'UIDRIS']) await door.card(user, { type: 'meeting.met', meeting: third, met: false });
    expect(await list('UIDRIS')).toContain('No log is left to write');
  });

  test('whoever asks to write the log gets that of the last meeting without one, and otherwise the list', async () => {
    const first = await meetingHeld(door, mentorship);
    const second = await book(door, mentorship, '2026-12-01');
    door.clock.set('2026-12-02T16:00:00.000Z');
    const form = await door.form('UASHA', { type: 'say', text: 'write the log' });
    const rows = await door.store.read.selectFrom('meetingLog').select(['id', 'meeting']).execute();
    expect(rows).toEqual([{ id: (form.ask as unknown as { log: string }).log, meeting: second }]);
    for (const meeting of [second, first]) await asha.files(meeting, { topics: 'Heating' });
    expect(textOf(await door.card('UASHA', { type: 'say', text: '/mentoring write the log' }))).toContain('Your past meetings');
    expect(textOf(await door.card('UASHA', { type: 'say', text: 'our logs' }))).toContain('Your past meetings');
  });

  test('a long list is shown a few at a time, and somebody with two pairs chooses one', async () => {
    for (let day = 1; day <= 10; day++) formOf(await paper('UASHA', `2026-11-${String(day).padStart(2, '0')}`));
    const first = await door.card('UASHA', { type: 'log.list' });
    expect(textOf(first)).toContain('2 more');
    expect(textOf(await door.card('UASHA', asksOf(first, 'log.list')[0]!))).toMatch(/Monday 2 November[\s\S]*Sunday 1 November/);
    const other = await invitePair(door, programme, 'UIDRIS', 'UTOM');
    for (const user of ['UIDRIS', 'UTOM']) await door.card(user, { type: 'invitation.answer', mentorship: other, accept: true });
    const both = await door.card('UIDRIS', { type: 'log.list' });
    expect(textOf(both)).toContain(', with Asha Nair');
    expect(asksOf(both, 'log.list')).toContainEqual({ type: 'log.list', mentorship: other });
    expect(await list('UIDRIS', { mentorship: other })).toContain('You have not met yet.');
  });

  test('either says who writes the logs, and both are asked to sign all the same', async () => {
    const form = await door.form('UIDRIS', { type: 'log.writer.open', mentorship });
    expect(form.fields).toMatchObject([{ value: 'mentee', options: [{ label: 'Asha Nair' }, { label: 'You' }, { label: 'Both of us' }] }]);
    expect(textOf(await door.card('UIDRIS', { type: 'log.writer', mentorship, by: 'mentor' }))).toContain(
      'You write your logs from now on.',
    );
    expect(textOf(await door.card('UASHA', { type: 'log.writer', mentorship, by: 'mentor' }))).toContain('Idris Vaughan writes your logs');
    expect(textOf(await door.card('UASHA', { type: 'log.writer', mentorship, by: 'together' }))).toContain('You both write your logs');
    expect((await door.store.read.selectFrom('mentorship').select('logBy').execute())[0]!.logBy).toBe('together');
  });

  test('a meeting that was written down on paper is entered with its log', async () => {
    const form = await door.form('UASHA', { type: 'log.paper.open' });
    expect(form.intro).toContain('You say with this that it took place; Idris Vaughan says so by signing the log.');
    const log = formOf(
      await asha.sends(form, { date: '2026-11-10', time: '15:30', minutes: '45', place: 'The library', zone: 'Asia/Kolkata' }),
    );
    expect([valueIn(log, 'minutes'), valueIn(log, 'method'), valueIn(log, 'place')]).toEqual([45, 'face-to-face', 'The library']);
    const said = textOf(windowOf(await asha.sends(log, { topics: 'Heating', nextDate: '2026-11-12', nextTime: '10:00' })));
    expect(said).toContain('Tuesday 10 November at 15:30 for you, 10:00 in London');
    expect(said).toContain('It was on paper first, and entered later.');
    expect(said).toContain('You meet next\nThursday 12 November at 10:00');
    await door.card('UASHA', { type: 'log.file', log: (log.ask as unknown as { log: `log_${string}` }).log });
    expect(await list('UIDRIS')).toContain('Signed by Asha Nair, for you to confirm');
    expect((await door.store.read.selectFrom('meeting').select('id').execute()).length).toBe(1);

    expect(await paper('UASHA', '2026-11-10')).toMatchObject({
      answer: 'refused',
      fields: { date: expect.stringContaining('There is a meeting at that time already.') },
    });
    expect(await paper('UASHA', '2026-11-17')).toMatchObject({
      answer: 'refused',
      fields: { time: expect.stringContaining('not over yet') },
    });
    expect(await paper('UASHA', '2026-01-17')).toMatchObject({
      answer: 'refused',
      fields: { date: 'Meetings of up to 180 days ago can be entered.' },
    });
  });

  test('a draft is gone on with long after its meeting', async () => {
    const meeting = await meetingHeld(door, mentorship);
    await asha.keeps(await asha.open(meeting), { topics: 'Heating' });
    door.clock.set('2027-10-01T10:00:00.000Z');
    const log = await idris.files(meeting, { topics: 'Heating and the roof' });
    await asha.presses(log, 'log.sign');
    expect(await idris.reads(log)).toContain('Heating and the roof');
  });

  test('a log is read and answered long after its meeting', async () => {
    const log = await asha.files(await meetingHeld(door, mentorship), { topics: 'Heating' });
    door.clock.set('2027-10-01T10:00:00.000Z');
    expect(await list('UIDRIS')).toMatch(/Tuesday 24 November 2026[^\n]*\nSigned by Asha Nair, for you to confirm/);
    expect(await idris.reads(log)).toContain('Heating');
    await idris.presses(log, 'log.sign');
    await asha.sends(formOf(await asha.presses(log, 'log.amend.open')), { text: 'The roof', reason: 'I forgot' });
    door.clock.set('2027-10-01T10:01:00.000Z');
    await idris.presses(log, 'log.amend.sign');
    expect(await asha.reads(log)).toMatch(/The roof\nThe reason: I forgot\nYou signed on Friday 1 October at 15:30\nIdris Vaughan signed/);
  });
});
