import { beforeEach, expect, test } from 'vitest';
import type { Form } from '../../bot/chat/form.ts';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, openDoor, pairUp, textOf } from './door.ts';
import { formOf, meetingHeld, valueIn, type Writer, windowOf, writer } from './logging.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let mentorship: `men_${string}`;
  let asha: Writer;
  let idris: Writer;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ mentorship } = await pairUp(door));
    asha = writer(door, 'UASHA');
    idris = writer(door, 'UIDRIS');
  });
  const logIn = (form: Form) => (form.ask as unknown as { log: `log_${string}` }).log;
  const action = async (user: string, text: string, byWhen = '2026-12-31') =>
    door.card(user, { type: 'plan.action.add', mentorship, text, person: await door.personOf('UASHA'), byWhen } as Ask);
  const agree = async (form: Form, typed: object) => textOf(windowOf(await asha.sends(form, typed as Record<string, unknown>)));

  test('it begins with what is known: how they met, the agenda, last time’s actions and what came into the plan while they met', async () => {
    await action('UIDRIS', 'Ask Mair');
    await action('UASHA', 'Read the report');
    const read = (await door.store.read.selectFrom('action').select('id').execute()).map(({ id }) => id as `act_${string}`);
    const meeting = await meetingHeld(door, mentorship);
    door.clock.set('2026-11-23T10:00:00.000Z');
    await door.card('UASHA', { type: 'agenda.add', meeting, text: 'Heating' });
    door.clock.set('2026-11-23T11:00:00.000Z');
    await door.card('UIDRIS', { type: 'agenda.add', meeting, text: 'Holidays' });
    await door.card('UIDRIS', { type: 'meeting.details', meeting, method: 'face-to-face', place: 'The library' });
    door.clock.set('2026-11-24T14:30:00.000Z');
    await action('UIDRIS', 'Write to the council');
    door.clock.set('2026-11-26T10:00:00.000Z');
    await action('UASHA', 'Something of two days later');

    const form = await asha.open(meeting);
    expect(['minutes', 'method', 'place', 'topics'].map((name) => valueIn(form, name))).toEqual([
      60,
      'face-to-face',
      'The library',
      'Heating\nHolidays',
    ]);
    expect(form.intro).toContain('In your plan already: Write to the council');
    expect(form.intro).not.toContain('two days later');
    expect(form.fields.find((one) => one.name === 'done')).toMatchObject({
      values: [],
      options: [
        { value: expect.any(String), label: 'Ask Mair (By you, by Thursday 31 December)' },
        { value: expect.any(String), label: 'Read the report (By you, by Thursday 31 December)' },
      ],
    });
    const done = form.fields.find((one) => one.name === 'done') as { options: { value: string }[] };
    const [first] = done.options;
    expect(read).toContain(first!.value);
    const said = await agree(form, { done: [first!.value], went: 'One of two' });
    expect(said).toMatch(/Last time’s actions\n(Ask Mair\n.*Done\nRead the report\n.*Open|Read the report\n.*Open\nAsk Mair\n.*Done)/);
    expect(said).toContain('How did last time’s actions go?\nOne of two');
    expect(said).toContain('Actions you agreed on\nWrite to the council');
    expect(said).not.toContain('two days later');
    const ticked = door.store.read.selectFrom('action').select('status').where('id', '=', first!.value);
    expect(await ticked.execute()).toEqual([{ status: 'done' }]);
  });

  test('a first log does not ask about a last time', async () => {
    const form = await asha.open(await meetingHeld(door, mentorship));
    expect(form.fields.map(({ name }) => name)).not.toContain('done');
    expect(form.fields.map(({ name }) => name)).not.toContain('went');
  });

  test('of many actions ten can be ticked, and how many more there are is said', async () => {
    for (let i = 1; i <= 12; i++) await action('UASHA', `Step ${i}`);
    const form = await asha.open(await meetingHeld(door, mentorship));
    const done = form.fields.find((one) => one.name === 'done') as unknown as { hint: string; options: unknown[] };
    expect(done.options).toHaveLength(10);
    expect(done.hint).toBe('2 more in your plan');
  });

  test('what the other shared of a talk about the meeting is a press away, and copied by nobody but who writes', async () => {
    const meeting = await meetingHeld(door, mentorship);
    door.clock.set('2026-11-23T10:00:00.000Z');
    await door.ask('UASHA', { type: 'talk.begin', script: 'grow', meeting });
    const { id: talk } = (await door.store.read.selectFrom('talk').select('id').executeTakeFirstOrThrow()) as { id: `tlk_${string}` };
    await door.ask('UASHA', { type: 'talk.answer', talk, question: 'goal.today', text: 'A warmer hall' });
    await door.ask('UASHA', { type: 'talk.move', talk, move: { move: 'finish' } });
    await door.ask('UASHA', { type: 'talk.move', talk, move: { move: 'choose', question: 'goal.today', choice: 'shared' } } as Ask);
    door.clock.set('2026-11-24T15:30:00.000Z');
    const form = await idris.open(meeting);
    expect(form.intro).toContain('Asha Nair has shared answers from preparing for this meeting.');
    expect(JSON.stringify(form)).not.toContain('A warmer hall');
    expect(asksOf(await idris.show(logIn(form)), 'talk.shared')).toEqual([{ type: 'talk.shared', talk }]);
    expect(asksOf(await asha.show(logIn(form)), 'talk.shared')).toEqual([]);
    expect((await asha.open(meeting)).intro).not.toContain('has shared answers');
  });

  test('two devices write at once, and nothing of either is lost', async () => {
    const meeting = await meetingHeld(door, mentorship);
    const phone = await asha.open(meeting);
    const desk = await asha.open(meeting);
    const there = await idris.open(meeting);
    expect(new Set([phone, desk, there].map((form) => JSON.stringify(form.keep))).size).toBe(3);
    await asha.keeps(phone, { topics: 'Heat' });
    await asha.keeps(desk, { topics: 'Rent', hard: 'The lease' });
    await idris.keeps(there, { helped: 'The walk', action1: 'Write to the council' });
    await asha.keeps(phone, { topics: 'Heating' });
    await asha.keeps(desk, { topics: 'Rent and deposit', hard: 'The lease' });
    const said = await agree(phone, { topics: 'Heating' });
    expect(said).toContain('What did you talk about?\nHeating\nRent and deposit\n');
    expect(said).toContain('What was hard?\nThe lease\nWhat helped?\nThe walk');

    // A half-written action of another form is neither lost nor in the way, and nobody signs past it.
    const file = { type: 'log.file', log: logIn(phone) } as const;
    expect(textOf(windowOf(await door.ask('UASHA', file)))).toContain('An action is written down and not finished.');
    expect(valueIn(await asha.open(meeting), 'action1')).toBe('Write to the council');
    const idrisId = await door.personOf('UIDRIS');
    await idris.sends(there, { helped: 'The walk', action1: 'Write to the council', action1By: idrisId, action1On: '2026-12-04' });
    await door.card('UASHA', file);
    expect(await idris.reads(logIn(phone))).toContain('Write to the council\nBy you, by Friday 4 December. Open');
  });

  test('what arrives late or twice changes nothing, and neither does a form that was handed in', async () => {
    const form = await asha.open(await meetingHeld(door, mentorship));
    const at = Date.parse(door.clock.now());
    await asha.keeps(form, { topics: 'Heating' }, at + 2000);
    await asha.keeps(form, { topics: 'Heat' }, at + 1000);
    await asha.keeps(form, { topics: 'Heating' }, at + 2000);
    door.clock.set('2026-11-24T15:31:00.000Z');
    expect(await agree(form, { topics: 'Heating' })).toContain('about?\nHeating\n');
    await asha.keeps(form, { topics: 'Heat' }, at + 90_000);
    expect(await asha.reads(logIn(form))).toContain('about?\nHeating\n');
  });

  test('each thing that is wrong is said kindly beside its field, and everything is kept', async () => {
    const meeting = await meetingHeld(door, mentorship);
    const form = await asha.open(meeting);
    const typed = { topics: 'Heating', minutes: '3', action1On: '2026-12-04', nextDate: '2026-11-01', nextTime: '10:00', left: 'The roof' };
    expect(await asha.sends(form, typed)).toMatchObject({
      answer: 'refused',
      fields: {
        minutes: 'A meeting lasts from 5 to 480 minutes here.',
        action1: 'What will be done?',
        action1By: 'By whom?',
        nextDate: 'The next meeting is one that is still to come. Which day would work?',
      },
    });
    const again = await asha.open(meeting);
    expect(['topics', 'left', 'action1On', 'nextDate', 'nextTime'].map((name) => valueIn(again, name))).toEqual([
      'Heating',
      'The roof',
      '2026-12-04',
      '2026-11-01',
      '10:00',
    ]);
    const passed = {
      action1: 'Yesterday',
      action1By: await door.personOf('UASHA'),
      action1On: '2026-11-23',
      nextDate: '',
      nextTime: '10:00',
    };
    expect(await asha.sends(form, { ...typed, ...passed, minutes: '60' })).toMatchObject({
      fields: {
        action1On: 'That day has passed. Which day to come would work?',
        nextDate: 'On which day do you meet then?',
      },
    });
    expect((await door.store.read.selectFrom('action').select('id').execute()).length).toBe(0);
  });

  test('a time that one of them typed is read by the other on their own clock', async () => {
    const meeting = await meetingHeld(door, mentorship);
    const form = await asha.open(meeting);
    await asha.keeps(form, { topics: 'Heating', nextDate: '2026-12-09', nextTime: '02:30' });
    const there = await idris.open(meeting);
    expect(there.fields.find((one) => one.name === 'nextTime')).toMatchObject({ hint: 'By the clock in London.' });
    expect([valueIn(there, 'nextDate'), valueIn(there, 'nextTime')]).toEqual(['2026-12-08', '21:00']);
    expect(textOf(windowOf(await idris.sends(there, {})))).toContain(
      'Tuesday 8 December at 21:00 for you, Wednesday 9 December at 02:30 in Kolkata',
    );
  });

  test('a text that outgrew its field in two forms is kept whole', async () => {
    const meeting = await meetingHeld(door, mentorship);
    const [phone, desk] = [await asha.open(meeting), await idris.open(meeting)];
    await asha.keeps(phone, { topics: 'a'.repeat(3000) });
    await idris.keeps(desk, { topics: 'b'.repeat(3000) });
    const form = await asha.open(meeting);
    const topics = form.fields.find((one) => one.name === 'topics');
    expect(topics).toMatchObject({ value: 'a'.repeat(3000), hint: expect.stringContaining('you can read all of it in the log') });
    const said = await agree(form, { hard: 'To be brief' });
    expect(said).toContain(`${'a'.repeat(3000)}\n${'b'.repeat(3000)}`);
  });

  test('one more action goes into the plan and into the log', async () => {
    const meeting = await meetingHeld(door, mentorship);
    const form = await asha.open(meeting);
    await asha.sends(form, { topics: 'Heating' });
    const more = formOf(await idris.presses(logIn(form), 'log.action.open'));
    expect(textOf(windowOf(await idris.sends(more, { text: 'Ask Mair', byWhen: '2026-12-04' })))).toContain(
      'Actions you agreed on\nAsk Mair\nBy Asha Nair, by Friday 4 December. Open',
    );
    expect(textOf(await door.card('UASHA', { type: 'plan.show', mentorship, here: true }))).toContain('Ask Mair');
    await door.card('UASHA', { type: 'log.file', log: logIn(form) });
    expect(await idris.sends(more, { text: 'Too late', byWhen: '2026-12-04' })).toMatchObject({
      answer: 'refused',
      fields: { text: 'This log is signed already.' },
    });
  });

  test('an action that was dropped from the plan is agreed no more, and what becomes of the others is seen in the log', async () => {
    const meeting = await meetingHeld(door, mentorship);
    const by = await door.personOf('UASHA');
    const two = { action1: 'Ask Mair', action1By: by, action1On: '2026-12-04', action2: 'Read', action2By: by, action2On: '2026-12-04' };
    const form = await asha.open(meeting);
    await asha.sends(form, { topics: 'Heating', ...two });
    const plan = await door.card('UASHA', { type: 'plan.show', mentorship, here: true });
    const [first, second] = asksOf(plan, 'plan.action.done') as { action: `act_${string}` }[];
    await door.card('UASHA', { type: 'plan.action.drop', action: second!.action });
    await door.card('UASHA', { type: 'log.file', log: logIn(form) });
    await door.card('UIDRIS', { type: 'plan.action.done', action: first!.action });
    const seen = await idris.reads(logIn(form));
    expect(seen).toContain('Ask Mair\nBy Asha Nair, by Friday 4 December. Done');
    expect(seen).not.toContain('Read\n');
  });

  test('what is typed into a form while the other signs is kept with the draft, and said to be', async () => {
    const meeting = await meetingHeld(door, mentorship);
    const form = await asha.open(meeting);
    const there = await idris.open(meeting);
    await asha.sends(form, { topics: 'Heating' });
    await door.card('UASHA', { type: 'log.file', log: logIn(form) });
    await idris.keeps(there, { topics: 'Heating', hard: 'The lease' });
    const told = textOf(windowOf(await idris.sends(there, { topics: 'Heating', hard: 'The lease' })));
    expect(told).toContain('This log was signed while you were writing.');
    expect(told).not.toContain('The lease');
    await door.card('UASHA', { type: 'log.withdraw', log: logIn(form) });
    expect(valueIn(await asha.open(meeting), 'hard')).toBe('The lease');
    await door.card('UASHA', { type: 'log.file', log: logIn(form) });
    await idris.presses(logIn(form), 'log.sign');
    expect(await asha.sends(form, { topics: 'Later' })).toMatchObject({
      answer: 'refused',
      why: expect.stringContaining('This log is complete'),
    });
  });
});
