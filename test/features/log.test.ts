import { beforeEach, expect, test } from 'vitest';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, openDoor, pairUp, textOf } from './door.ts';
import { formOf, meetingHeld, type Writer, windowOf, writer } from './logging.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let meeting: `mtg_${string}`;
  let mentorship: `men_${string}`;
  let asha: Writer;
  let idris: Writer;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ mentorship } = await pairUp(door));
    meeting = await meetingHeld(door, mentorship);
    asha = writer(door, 'UASHA');
    idris = writer(door, 'UIDRIS');
  });
  const statusOf = async (log: string) =>
    (await door.store.read.selectFrom('meetingLog').select('status').where('id', '=', log).executeTakeFirstOrThrow()).status;
  const meetings = async () =>
    (await door.store.read.selectFrom('meeting').select(['at', 'status']).orderBy('start').execute()).map(
      ({ at, status }) => `${at} ${status}`,
    );
  const plan = (user: string) => door.card(user, { type: 'plan.show', mentorship, here: true });

  test('a log takes so many remarks of one person, and their own account all the same', async () => {
    const log = await asha.files(meeting, { topics: 'Heating' });
    const [ask] = asksOf(await idris.show(log), 'log.sign') as unknown as { entry: `lge_${string}` }[];
    const { entry } = ask!;
    for (let i = 0; i < 20; i++) await door.card('UIDRIS', { type: i < 10 ? 'log.correct' : 'log.comment', log, entry, text: `Word ${i}` });
    for (const type of ['log.correct', 'log.comment'] as const)
      expect(await door.no('UIDRIS', { type, log, entry, text: 'One more' })).toContain('20 remarks');
    await door.card('UASHA', { type: 'log.comment', log, entry, text: 'Thank you' });
    await door.card('UIDRIS', { type: 'log.differ', log, entry, text: 'As I saw it' });
    expect(await statusOf(log)).toBe('differing');
  });

  test('a log goes from the first word to a correction, and to both signatures', async () => {
    const by = await door.personOf('UASHA');
    const form = await asha.open(meeting);
    expect(form.intro).toContain('What you write belongs to you and Idris Vaughan from the first word');
    expect(form.intro).toContain('Please name no children, families or colleagues.');
    expect(form.intro).toContain('You and Idris Vaughan read this. Cairn shows it to nobody else.');
    expect(form.fields.filter((one) => !one.optional).map(({ name }) => name)).toEqual(['minutes', 'method', 'topics']);
    expect(await asha.keeps(form, { topics: 'Heat' })).toEqual({ answer: 'quiet' });

    const unfinished = await asha.sends(form, { topics: 'Heating', action1: 'Ask Mair' });
    expect(unfinished).toEqual({
      answer: 'refused',
      why: 'By whom?',
      fields: { action1By: 'By whom?', action1On: 'By when? Every action has a day.' },
    });
    const whole = {
      topics: 'Heating',
      action1: 'Ask Mair',
      action1By: by,
      action1On: '2026-12-04',
      nextDate: '2026-12-08',
      nextTime: '19:30',
    };
    const read = textOf(windowOf(await asha.sends(form, whole)));
    expect(read).toContain('Kept. Please read it through once: this is what your name goes under.');
    expect(read).toMatch(/What did you talk about\?\nHeating\nActions you agreed on\nAsk Mair\nBy you, by Friday 4 December. Open/);
    expect(read).toContain('You meet next\nTuesday 8 December at 19:30 for you, 14:00 in London');
    expect(read).not.toContain('Last time’s actions');
    expect(textOf(await plan('UIDRIS'))).toContain('Ask Mair');

    const { log } = form.ask as unknown as { log: `log_${string}` };
    const filed = await door.card('UASHA', { type: 'log.file', log });
    expect(textOf(filed)).toContain('Signed. Idris Vaughan will be asked to confirm it.');
    expect(textOf(filed)).toContain('Tuesday 8 December at 19:30 for you, 14:00 in London, is suggested with it.');
    expect(textOf(filed)).not.toMatch(/Heating|Mair/);
    expect(await meetings()).toEqual(['2026-11-24T14:00 confirmed', '2026-12-08T19:30 proposed']);

    const correct = formOf(await idris.presses(log, 'log.correct.open'));
    expect(textOf(windowOf(await idris.sends(correct, { text: 'It was the rent' })))).toContain('It was the rent\nYou suggested this');
    expect(await asha.reads(log)).toContain('It was the rent\nIdris Vaughan suggested this on Tuesday 24 November at 21:00');

    const back = await door.card('UASHA', { type: 'log.withdraw', log });
    expect(textOf(back)).toContain('It is a draft again, without a signature.');
    const again = formOf(await door.ask('UASHA', asksOf(back, 'log.open')[0]!));
    expect(again.intro).toContain('Idris Vaughan suggested: It was the rent');
    await asha.sends(again, { topics: 'The rent', nextTime: '18:30' });
    await door.card('UASHA', { type: 'log.file', log });
    expect(await meetings()).toEqual(['2026-11-24T14:00 confirmed', '2026-12-08T18:30 proposed']);

    const said = textOf(await door.card('UIDRIS', asksOf(await idris.show(log), 'log.sign')[0]!));
    expect(said).toContain('You and Asha Nair have both signed it.');
    expect(said).toContain('Tuesday 8 December at 13:00 for you, 18:30 in Kolkata, is booked.');
    expect(await meetings()).toEqual(['2026-11-24T14:00 held', '2026-12-08T18:30 confirmed']);
    const record = await asha.reads(log);
    expect(record).toContain('The rent');
    expect(record).not.toContain('It was the rent');
    expect(record).toMatch(/Signatures\n(You|Idris Vaughan)\nSigned on Tuesday 24 November at 21:00\n(You|Idris Vaughan)\nSigned on/);
    expect(await door.store.read.selectFrom('logDraft').selectAll().execute()).toEqual([]);
  });

  test('the mentor begins it when the mentee does not, and the mentee goes on and signs', async () => {
    const form = await idris.open(meeting);
    await idris.keeps(form, { topics: 'Heating' });
    const here = await asha.open(meeting);
    expect(here.fields.find((one) => one.name === 'topics')).toMatchObject({ value: 'Heating' });
    await asha.sends(here, { topics: 'Heating and the rent' });
    const { log } = here.ask as unknown as { log: `log_${string}` };
    await door.card('UIDRIS', { type: 'log.file', log });
    expect(asksOf(await idris.show(log), 'log.sign')).toEqual([]);
    await asha.presses(log, 'log.sign');
    expect(await statusOf(log)).toBe('signed');
  });

  test('nobody signs what they have not seen', async () => {
    const log = await asha.files(meeting, { topics: 'Heating' });
    const [old] = asksOf(await idris.show(log), 'log.sign');
    await door.card('UASHA', { type: 'log.withdraw', log });
    expect(textOf(windowOf(await door.ask('UIDRIS', old!)))).toContain('This log has changed since you saw it.');
    const form = await asha.open(meeting);
    await asha.sends(form, { topics: 'The rent' });
    await door.card('UASHA', { type: 'log.file', log });
    const stale = windowOf(await door.ask('UIDRIS', old!));
    expect(textOf(stale)).toContain('This log has changed since you saw it. This is how it is now.');
    expect(textOf(stale)).toContain('The rent');
    expect(await statusOf(log)).toBe('filed');
    expect(await idris.presses(log, 'log.sign')).toMatchObject({ answer: 'card' });
  });

  test('a press that comes twice is one, and one that comes again later says how it stands', async () => {
    const form = await asha.open(meeting);
    const typed = { topics: 'Heating', action1: 'Ask Mair', action1By: await door.personOf('UASHA'), action1On: '2026-12-04' };
    const both = [await asha.sends(form, typed, 'sent'), await asha.sends(form, typed, 'sent')];
    expect(both.map((one) => textOf(windowOf(one)).includes('Ask Mair'))).toEqual([true, true]);
    await asha.sends(form, typed, 'sent again');
    expect((await door.store.read.selectFrom('action').select('id').execute()).length).toBe(1);
    const { log } = form.ask as unknown as { log: `log_${string}` };
    const first = await door.ask('UASHA', { type: 'log.file', log }, 'signed');
    expect(await door.ask('UASHA', { type: 'log.file', log }, 'signed')).toEqual(first);
    expect(textOf(windowOf(await door.ask('UASHA', { type: 'log.file', log })))).toContain('This log is signed already.');
    const [sign] = asksOf(await idris.show(log), 'log.sign');
    await door.ask('UIDRIS', sign!, 'confirmed');
    expect(await door.ask('UIDRIS', sign!, 'confirmed')).toMatchObject({ answer: 'card' });
    expect(textOf(windowOf(await door.ask('UIDRIS', sign!)))).toContain('There is nothing left to sign here.');
    expect((await door.store.read.selectFrom('logMark').select('id').where('kind', '=', 'signed').execute()).length).toBe(2);
    expect((await door.store.read.selectFrom('logEntry').select('id').execute()).length).toBe(1);
  });

  test('a draft is thrown away by either, and nothing of it is left', async () => {
    const form = await asha.open(meeting);
    await asha.keeps(form, { topics: 'Heating' });
    const { log } = form.ask as unknown as { log: `log_${string}` };
    const [discard] = asksOf(await idris.show(log), 'log.discard');
    expect(textOf(await door.card('UIDRIS', discard!))).toBe(
      'The draft of Tuesday 24 November is thrown away.\nThe draft of Tuesday 24 November is thrown away.',
    );
    for (const table of ['meetingLog', 'logDraft', 'logEntry', 'logMark'] as const)
      expect(await door.store.read.selectFrom(table).selectAll().execute()).toEqual([]);
    const gone = { answer: 'refused', why: expect.stringContaining('what you typed is still here to copy') };
    expect(await asha.keeps(form, { topics: 'Heating and more' })).toMatchObject(gone);
    expect(await asha.sends(form, { topics: 'Heating and more' })).toMatchObject(gone);
    expect((await asha.open(meeting)).fields.find((one) => one.name === 'topics')).toMatchObject({ value: null });
  });
});
