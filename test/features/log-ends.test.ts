import { beforeEach, expect, test } from 'vitest';
import { createSeal } from '../../bot/store/seal.ts';
import { whereSealed } from '../../bot/store/sealed-columns.ts';
import type { Ask } from '../../shared/intent.ts';
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
  const meetingStatus = async () =>
    (await door.store.read.selectFrom('meeting').select('status').where('id', '=', meeting).executeTakeFirstOrThrow()).status;
  /** Asha wrote and signed it, and Idris confirmed it. */
  const signedLog = async () => {
    const log = await asha.files(meeting, { topics: 'Heating' });
    await idris.presses(log, 'log.sign');
    return log;
  };

  test('two who see it differently have come to as good an end, with both accounts side by side', async () => {
    const log = await asha.files(meeting, { topics: 'Heating' });
    const form = formOf(await idris.presses(log, 'log.differ.open'));
    expect(form.intro).toContain('That is as good an end as any. It stays between the two of you and goes to nobody else.');
    const said = textOf(windowOf(await idris.sends(form, { text: 'It was about the rent' })));
    expect(said).toContain('Both accounts stand side by side now, yours and Asha Nair’s. Nothing more is needed.');
    expect(await statusOf(log)).toBe('differing');
    for (const reads of [await asha.reads(log), await idris.reads(log)]) {
      expect(reads).toContain('You see it differently, and both accounts stand side by side. That is as good an end as any.');
      expect(reads).toMatch(/Heating[\s\S]*It was about the rent/);
    }
    expect(await asha.reads(log)).toContain('How Idris Vaughan sees it, Tuesday 24 November at 21:00');
    expect(asksOf(await asha.show(log), 'log.withdraw')).toEqual([]);
    expect(await door.store.read.selectFrom('logDraft').selectAll().execute()).toEqual([]);
  });

  test('a comment stands beside the log with the same weight, before and after it is signed', async () => {
    const log = await asha.files(meeting, { topics: 'Heating' });
    await idris.sends(formOf(await idris.presses(log, 'log.comment.open')), { text: 'I enjoyed this' });
    await idris.presses(log, 'log.sign');
    door.clock.set('2026-11-25T10:00:00.000Z');
    await asha.sends(formOf(await asha.presses(log, 'log.comment.open')), { text: 'So did I' });
    expect(await idris.reads(log)).toMatch(/Remarks\nI enjoyed this\nYour comment, [^\n]*\nSo did I\nAsha Nair’s comment/);
    expect(await statusOf(log)).toBe('signed');
  });

  test('a signed log is added to with a reason, and never rewritten', async () => {
    const log = await signedLog();
    const before = await door.store.read.selectFrom('logEntry').selectAll().execute();
    const form = formOf(await asha.presses(log, 'log.amend.open'));
    expect(form.intro).toContain('What you both signed stays as it is.');
    const added = textOf(windowOf(await asha.sends(form, { text: 'We also spoke of the roof', reason: 'I forgot' })));
    expect(added).toContain('Added, with your signature. Idris Vaughan will be asked to sign it as well.');
    const seen = await idris.reads(log);
    expect(seen).toMatch(
      /Heating[\s\S]*Asha Nair added this on Tuesday 24 November at 15:30\nWe also spoke of the roof\nThe reason: I forgot/,
    );
    expect(seen).toContain('This waits for the second signature.');
    expect(asksOf(await asha.show(log), 'log.amend.open')).toEqual([]);
    const signed = await door.card('UIDRIS', asksOf(await idris.show(log), 'log.amend.sign')[0]!);
    expect(textOf(signed)).toContain('You and Asha Nair have both signed what was added.');
    expect(await asha.reads(log)).not.toContain('This waits for the second signature.');
    const rows = await door.store.read.selectFrom('logEntry').selectAll().orderBy('at').execute();
    expect(rows).toEqual(expect.arrayContaining(before));
    expect(rows).toHaveLength(2);
  });

  test('what was added is taken back while the other has not signed it, or seen differently by them', async () => {
    const log = await signedLog();
    const add = async () => asha.sends(formOf(await asha.presses(log, 'log.amend.open')), { text: 'The roof', reason: 'I forgot' });
    await add();
    expect(textOf(windowOf(await asha.presses(log, 'log.amend.withdraw')))).toContain('What you added is taken back.');
    expect(await idris.reads(log)).not.toContain('The roof');
    await add();
    const form = formOf(await idris.presses(log, 'log.differ.open'));
    await idris.sends(form, { text: 'Not with me' });
    expect(await statusOf(log)).toBe('signed');
    expect(await asha.reads(log)).toMatch(/Not with me\nHow Idris Vaughan sees it/);
    expect(asksOf(await asha.show(log), 'log.amend.open')).toHaveLength(1);
  });

  test('a form of something that has changed since says so, and what was typed can be copied', async () => {
    const log = await asha.files(meeting, { topics: 'Heating' });
    const form = formOf(await idris.presses(log, 'log.correct.open'));
    await door.card('UASHA', { type: 'log.withdraw', log });
    expect(await idris.sends(form, { text: 'It was the rent' })).toMatchObject({
      answer: 'refused',
      fields: { text: 'This log has changed since you saw it. This is how it is now.' },
    });
    const { entry } = form.ask as unknown as { entry: `lge_${string}` };
    expect(textOf(windowOf(await door.ask('UIDRIS', { type: 'log.correct.open', log, entry })))).toContain('This log has changed');
  });

  test('nobody answers what they wrote themselves', async () => {
    const log = await asha.files(meeting, { topics: 'Heating' });
    const { entry } = (await door.store.read.selectFrom('meetingLog').select('entry').executeTakeFirstOrThrow()) as {
      entry: `lge_${string}`;
    };
    expect(textOf(windowOf(await door.ask('UASHA', { type: 'log.sign', log, entry })))).toContain(
      'You have signed this already: it is for the other to confirm.',
    );
    expect(await door.no('UASHA', { type: 'log.correct', log, entry, text: 'No' })).toContain('You have signed this already');
    expect(await door.no('UASHA', { type: 'log.differ', log, entry, text: 'No' })).toContain('You have signed this already');
    expect(textOf(windowOf(await door.ask('UIDRIS', { type: 'log.withdraw', log })))).toContain(
      'There is nothing of yours to take back here.',
    );
  });

  test('while they say different things about whether they met nobody signs, and the draft stays', async () => {
    const form = await asha.open(meeting);
    await asha.sends(form, { topics: 'Heating' });
    await door.card('UIDRIS', { type: 'meeting.met', meeting, met: false });
    const { log } = form.ask as unknown as { log: `log_${string}` };
    const told = textOf(windowOf(await door.ask('UASHA', { type: 'log.file', log })));
    expect(told).toContain('You have said different things about whether you met, so nobody can sign this yet.');
    expect(told).toContain('Heating');
    await door.card('UIDRIS', { type: 'meeting.met', meeting, met: true });
    await door.card('UASHA', { type: 'log.file', log });
    expect(await meetingStatus()).toBe('held');
  });

  test('there is no log of a meeting that was called off, is still to come or was never agreed', async () => {
    const book = async (date: string) => {
      await door.card('UIDRIS', { type: 'meeting.propose', mentorship, date, time: '14:00', zone: 'Europe/London', minutes: 60 } as Ask);
      const rows = await door.store.read.selectFrom('meeting').select('id').where('status', '=', 'proposed').execute();
      return rows[0]!.id as `mtg_${string}`;
    };
    const other = await book('2026-12-01');
    expect(await door.no('UASHA', { type: 'log.open', meeting: other })).toContain('This meeting was never agreed');
    await door.card('UASHA', { type: 'meeting.confirm', meeting: other, s: 1 });
    expect(await door.no('UASHA', { type: 'log.open', meeting: other })).toContain('This meeting has not begun yet.');
    await door.card('UASHA', { type: 'meeting.cancel', meeting: other, s: 1 });
    expect(await door.no('UASHA', { type: 'log.open', meeting: other })).toContain('This meeting was called off');
    for (const user of ['UASHA', 'UIDRIS']) await door.card(user, { type: 'meeting.met', meeting, met: false });
    expect(await door.no('UASHA', { type: 'log.open', meeting })).toContain('You both said that this meeting did not take place');
  });

  test('a mentorship that has ended still finishes its last log', async () => {
    await door.store.read.updateTable('mentorship').set({ status: 'ended' }).where('id', '=', mentorship).execute();
    const form = await asha.open(meeting);
    expect(form.fields.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['action1', 'nextDate']));
    await asha.sends(form, { topics: 'Looking back' });
    const { log } = form.ask as unknown as { log: `log_${string}` };
    await door.card('UASHA', { type: 'log.file', log });
    await idris.presses(log, 'log.sign');
    expect(await statusOf(log)).toBe('signed');
    expect(await door.no('UASHA', { type: 'log.writer.open', mentorship })).toContain('A log that was begun can still be finished.');
  });

  test('words that are not what was signed are said to be so, and whoever runs Cairn is told by ids alone', async () => {
    const log = await asha.files(meeting, { topics: 'Heating' });
    const [sign] = asksOf(await idris.show(log), 'log.sign');
    const [row] = await door.store.read.selectFrom('logEntry').selectAll().execute();
    const seal = createSeal([Buffer.alloc(32, 1)]);
    const where = whereSealed.column('logEntry', row!.id, 'bytes');
    const bytes = seal.seal(seal.open(row!.bytes, where).replace('Heating', 'Cooling'), where);
    await door.store.read.updateTable('logEntry').set({ bytes }).where('id', '=', row!.id).execute();
    expect(await asha.reads(log)).toContain(
      `the words and the signatures do not match. Please do not rely on it, and tell whoever runs Cairn for you. The log is ${log}.`,
    );
    expect(textOf(windowOf(await door.ask('UIDRIS', sign!)))).toContain('the words and the signatures do not match');
    expect(await statusOf(log)).toBe('filed');
    const told = door.lines.filter((line) => line.includes('not what was signed'));
    expect(told).not.toEqual([]);
    expect(told.every((line) => line.includes(log) && !/Cooling|Heating|Asha|Idris/.test(line))).toBe(true);
  });
});
