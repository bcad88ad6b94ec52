import { beforeEach, expect, test } from 'vitest';
import type { Form } from '../../bot/chat/form.ts';
import { draftOf, keepDraft } from '../../bot/store/logs.ts';
import type { LogDraft } from '../../shared/domain/log.ts';
import { onBothEngines } from '../setup/engines.ts';
import { type DoorOf, openDoor, pairUp, textOf } from './door.ts';
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
  const logIn = (form: Form) => (form.ask as unknown as { log: `log_${string}` }).log;
  const agree = async (form: Form, typed: object) => textOf(windowOf(await asha.sends(form, typed as Record<string, unknown>)));

  test('a form is its writer’s: whoever else names it fills, holds and closes nothing of it', async () => {
    const form = await asha.open(meeting);
    const named = await idris.open(meeting);
    const ofAsha = { ...named, ask: form.ask, keep: form.keep! } as Form;
    const [by, ofIdris] = [await door.personOf('UASHA'), await door.personOf('UIDRIS')];
    const step = (text: string, person: string) => ({ action1: text, action1By: person, action1On: '2026-12-04' });
    await idris.keeps(ofAsha, { topics: 'Mine', ...step('Mine to do', ofIdris) }, Number.MAX_SAFE_INTEGER);
    await asha.keeps(form, { topics: 'Heating', hard: 'The lease', ...step('Ask Mair', by) });
    await idris.sends(ofAsha, { topics: 'Mine', ...step('Mine to do', ofIdris) });
    await asha.keeps(form, { topics: 'Heating and rent', hard: 'The lease', ...step('Ask Mair', by) }, Date.parse(door.clock.now()) + 1);
    door.clock.set('2026-11-24T15:31:00.000Z');
    const said = await agree(form, { topics: 'Heating and rent', hard: 'The lease', ...step('Ask Mair', by) });
    for (const own of ['Heating and rent', 'Mine', 'The lease', 'Ask Mair\nBy you', 'Mine to do\nBy Idris Vaughan'])
      expect(said).toContain(own);
  });

  test('what a form says that an older Cairn opened, and kept without whose it was, stands below', async () => {
    const form = await asha.open(meeting);
    await asha.keeps(form, { topics: 'Heating' });
    await door.store.transaction(async (tx) => {
      const draft = (await draftOf(tx, door.seal, logIn(form)))!;
      const forms = draft.content.forms.map(({ by: _, ...older }) => older);
      await keepDraft(tx, { ...draft, content: { ...draft.content, forms } } as unknown as LogDraft, draft.by, draft.at);
    });
    await idris.keeps(form, { topics: 'Rent' });
    expect(await agree(form, { topics: 'Heating and rent' })).toContain('about?\nHeating and rent\nRent\n');
  });
});
