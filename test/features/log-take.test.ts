import { beforeEach, expect, test } from 'vitest';
import type { Card } from '../../bot/chat/card.ts';
import { downloadsOf } from '../../bot/downloads.ts';
import { takenFile } from '../../bot/taken-file.ts';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { type DoorOf, openDoor, pairUp } from './door.ts';
import { formOf, meetingHeld, type Writer, windowOf, writer } from './logging.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let log: `log_${string}`;
  let asha: Writer;
  let idris: Writer;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    const meeting = await meetingHeld(door, (await pairUp(door)).mentorship);
    asha = writer(door, 'UASHA');
    idris = writer(door, 'UIDRIS');
    const by = await door.personOf('UASHA');
    log = await asha.files(meeting, { topics: '# Heating\n*and* rent', action1: 'Ask Mair', action1By: by, action1On: '2026-12-04' });
    await idris.presses(log, 'log.sign');
    await asha.sends(formOf(await asha.presses(log, 'log.amend.open')), { text: 'The roof', reason: 'I forgot' });
  });
  const offered = async (user: string, format = 'markdown'): Promise<string> => {
    const link = windowOf(await door.ask(user, { type: 'log.take', log, format } as Ask)).blocks.find(isLink)!;
    expect(link.url).toMatch(/^https:\/\/cairn\.example\/take\/[\w-]{43}$/);
    return link.url.split('/').at(-1)!;
  };
  const isLink = (block: Card['blocks'][number]) => block.block === 'link';
  const fetched = (token: string) => downloadsOf(door.store, door.clock, (take) => takenFile(door, take)).take(token);
  const textIn = (file: Awaited<ReturnType<typeof fetched>>) => new TextDecoder().decode(file?.content);

  test('either of the two takes their log away as text, with everything that stands in its window', async () => {
    const file = await fetched(await offered('UIDRIS'));
    expect(file).toMatchObject({ name: 'Log of Tuesday 24 November with Asha Nair.md', type: 'text/markdown; charset=utf-8' });
    const text = textIn(file);
    for (const said of ['Heating', 'rent', 'Ask Mair', 'By Asha Nair, by Friday 4 December', 'The roof', 'The reason: I forgot'])
      expect(text.replaceAll('\\', '')).toContain(said);
    expect(text).toContain('Signed on Tuesday 24 November at 15:30');
    expect(text).not.toMatch(/^# Heating/m);
  });

  test('as a PDF, too, which names its reader’s partner and language', async () => {
    const file = await fetched(await offered('UASHA', 'pdf'));
    expect(file).toMatchObject({ name: 'Log of Tuesday 24 November with Idris Vaughan.pdf', type: 'application/pdf' });
    expect(textIn(file).slice(0, 5)).toBe('%PDF-');
  });

  test('a link works once and for a short while, and not for whoever may no longer read the log', async () => {
    const token = await offered('UIDRIS');
    expect(await fetched(token)).not.toBeNull();
    expect(await fetched(token)).toBeNull();
    const late = await offered('UIDRIS');
    const closed = await offered('UASHA');
    await door.store.read
      .updateTable('party')
      .set({ invitation: 'declined' })
      .where('person', '=', await door.personOf('UASHA'))
      .execute();
    expect(await fetched(closed)).toBeNull();
    door.clock.set('2026-11-24T15:41:00.000Z');
    expect(await fetched(late)).toBeNull();
  });

  test('a Cairn without a public address says so', async () => {
    const inside = await openDoor(door.store, '2026-11-24T15:30:00.000Z', null);
    expect(await inside.no('UASHA', { type: 'log.take', log, format: 'pdf' })).toContain(
      'Files are fetched from a public address, and this Cairn has none.',
    );
  });
});
