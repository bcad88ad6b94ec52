import { beforeEach, expect, test } from 'vitest';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, openDoor, pairUp, textOf } from './door.ts';
import { meetingHeld, type Writer, windowOf, writer } from './logging.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let meeting: `mtg_${string}`;
  let asha: Writer;
  let idris: Writer;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    meeting = await meetingHeld(door, (await pairUp(door)).mentorship);
    asha = writer(door, 'UASHA');
    idris = writer(door, 'UIDRIS');
  });
  const rows = (table: 'meetingLog' | 'logDraft' | 'logEntry' | 'logMark' | 'action') =>
    door.store.read.selectFrom(table).selectAll().execute();

  test('two who begin at the same moment write in one log', async () => {
    const [one, other] = await Promise.all([asha.open(meeting), idris.open(meeting)]);
    expect(one.ask).toMatchObject({ log: (other.ask as unknown as { log: string }).log });
    await Promise.all([asha.keeps(one, { hard: 'The lease' }), idris.keeps(other, { helped: 'The walk' })]);
    const again = await asha.open(meeting);
    expect(JSON.stringify(again.fields)).toMatch(/The lease.*The walk/);
    expect([(await rows('meetingLog')).length, (await rows('logDraft')).length]).toEqual([1, 1]);
  });

  test('forms that save themselves and are handed in all at once lose nothing, and make each action once', async () => {
    const by = await door.personOf('UASHA');
    const forms = await Promise.all([asha.open(meeting), asha.open(meeting), idris.open(meeting), idris.open(meeting)]);
    const typed = forms.map((_, index) => ({ topics: `Topic ${index}`, action1: `Step ${index}`, action1By: by, action1On: '2026-12-04' }));
    await Promise.all(
      forms.flatMap((form, index) => {
        const who = index < 2 ? asha : idris;
        return [
          who.keeps(form, { topics: `Topic ${index}` }),
          who.keeps(form, typed[index]!),
          who.sends(form, typed[index]!),
          who.sends(form, typed[index]!),
        ];
      }),
    );
    const read = await asha.reads((forms[0]!.ask as unknown as { log: string }).log);
    for (const index of forms.keys()) {
      expect(read).toContain(`Topic ${index}`);
      expect(read).toContain(`Step ${index}`);
    }
    expect(await rows('action')).toHaveLength(4);
  });

  test('a name and a taking back at the same moment end in one or the other', async () => {
    const log = await asha.files(meeting, { topics: 'Heating' });
    const [sign] = asksOf(await idris.show(log), 'log.sign');
    const answers = await Promise.all([door.ask('UIDRIS', sign!), door.ask('UASHA', { type: 'log.withdraw', log })]);
    const [{ status }] = (await rows('meetingLog')) as unknown as [{ status: string }];
    const names = (await rows('logMark')).filter((one) => one.kind === 'signed');
    expect([status, names.length, (await rows('logEntry')).length, (await rows('logDraft')).length]).toEqual(
      status === 'signed' ? ['signed', 2, 1, 0] : ['draft', 0, 0, 1],
    );
    // Whoever came second reads how it stands.
    expect(answers.filter((one) => one.answer === 'card' && one.place === 'dialog').map(windowOf)).toHaveLength(1);
  });

  test('nobody’s name gets under what the other wrote, or changed in the plan, while they read it through', async () => {
    const by = await door.personOf('UASHA');
    const form = await asha.open(meeting);
    const there = await idris.open(meeting);
    await asha.sends(form, { topics: 'Heating', action1: 'Ask Mair', action1By: by, action1On: '2026-12-04' });
    const { log } = form.ask as unknown as { log: string };
    const signing = async () => asksOf(await asha.show(log), 'log.file')[0]!;

    const first = await signing();
    await idris.keeps(there, { topics: 'Heating', hard: 'The lease' });
    const told = windowOf(await door.ask('UASHA', first));
    expect(textOf(told)).toContain('This log has changed since you saw it.');
    expect(textOf(told)).toContain('The lease');

    const second = await signing();
    const [action] = await rows('action');
    const change = { type: 'plan.action.edit', action: action!.id, text: 'Ask Mair and Non', person: by, byWhen: '2026-12-04' };
    await door.card('UIDRIS', change as Ask);
    expect(textOf(windowOf(await door.ask('UASHA', second)))).toContain('Ask Mair and Non');
    expect((await rows('logMark')).length).toBe(0);

    await door.card('UASHA', await signing());
    expect((await rows('logMark')).map(({ kind }) => kind)).toEqual(['signed']);
  });
});
