import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { sealOf } from '../../bot/store/carried-seal.ts';
import { loadKey } from '../../bot/store/key.ts';
import { up as sealedPlaces } from '../../bot/store/migrations/008-sealed-places.ts';
import { commit, fromRow } from '../../bot/store/nouns.ts';
import { undoWith } from '../../bot/store/undo.ts';
import { put } from '../../shared/decision.ts';
import type { Undo } from '../../shared/domain/meeting.ts';
import type { Instant } from '../../shared/time.ts';
import { engineOf, onBothEngines } from '../setup/engines.ts';
import { aMeeting } from '../setup/facts.ts';
import { kofi, pairFacts } from '../setup/pair-facts.ts';

const now = '2026-03-01T10:00:00.000Z' as Instant;
const newKey = () => randomBytes(32).toString('base64');

onBothEngines((engine) => {
  test('where a pair meet, and what was changed by mistake, is sealed in a database of an older Cairn, and again with a new key', async () => {
    const store = await engine.openFreshStore();
    const [old, next] = [newKey(), newKey()];
    await loadKey({ dataFolder: '', store, keyText: old });
    const { programme, mentorship } = pairFacts();
    const meeting = { ...aMeeting({ at: '2026-11-24T14:00' }), place: 'the Tin Loft', joinLink: 'https://meet.example/heron' };
    const undo: Undo = { id: 'und_one1', mentorship: mentorship.id, person: kofi, until: now, before: [meeting], created: [] };
    const changes = [put('programme', programme), put('mentorship', mentorship), put('meeting', meeting), put('undo', undo)];
    await store.transaction((tx) => commit(tx, changes, kofi, now));
    const kept = async () =>
      JSON.stringify([
        await store.read.selectFrom('meeting').selectAll().execute(),
        await store.read.selectFrom('undo').selectAll().execute(),
      ]);
    expect(await kept()).not.toMatch(/Tin Loft|heron/);

    // As an older Cairn left it, which had something else to seal as well.
    await store.read.updateTable('meeting').set({ place: meeting.place, joinLink: meeting.joinLink }).execute();
    await store.read
      .updateTable('undo')
      .set({ before: JSON.stringify(undo.before) })
      .execute();
    await store.read.insertInto('meta').values({ name: 'to seal', value: 'remembered' }).execute();
    await sealedPlaces(store.read as unknown as Kysely<unknown>);
    const left = () => store.read.selectFrom('meta').select('value').where('name', '=', 'to seal').execute();
    expect(await left()).toEqual([{ value: 'remembered meeting undo' }]);
    await loadKey({ dataFolder: '', store, keyText: old });
    expect(await left()).toEqual([]);
    for (const keyText of [`${next},${old}`, next]) {
      const seal = await loadKey({ dataFolder: '', store, keyText });
      expect(await kept()).not.toMatch(/Tin Loft|heron/);
      const row = await store.read.selectFrom('meeting').selectAll().executeTakeFirstOrThrow();
      expect(fromRow('meeting', row, seal)).toEqual(meeting);
      expect(await undoWith(store.read, undo.id)).toEqual(undo);
    }
    // Whoever copies one pair's place into another's meeting reads nothing of it.
    const { place } = await store.read.selectFrom('meeting').select('place').executeTakeFirstOrThrow();
    await store.read.updateTable('meeting').set({ joinLink: place }).execute();
    const row = await store.read.selectFrom('meeting').selectAll().executeTakeFirstOrThrow();
    expect(() => fromRow('meeting', row, sealOf(store.read))).toThrow('moved from its place');
  });

  test('a database without meetings is left as it is', async () => {
    const store = await engine.openFreshStore();
    await sealedPlaces(store.read as unknown as Kysely<unknown>);
    expect(await store.read.selectFrom('meta').select('value').where('name', '=', 'to seal').execute()).toEqual([]);
  });
});

const sqlite = engineOf('sqlite');
test('of what was sealed afterwards the file keeps nothing as it was', async () => {
  const place = await sqlite.freshPlace();
  const store = await sqlite.open(place);
  const { programme, mentorship } = pairFacts();
  const meetings = Array.from({ length: 40 }, (_, index) => aMeeting({ at: `2026-11-${String(1 + (index % 28)).padStart(2, '0')}T14:00` }));
  const undos = meetings.map(
    (meeting, index): Undo => ({
      id: `und_${1000 + index}`,
      mentorship: mentorship.id,
      person: kofi,
      until: now,
      before: [meeting],
      created: [],
    }),
  );
  const changes = [
    put('programme', programme),
    put('mentorship', mentorship),
    ...meetings.map((one) => put('meeting', one)),
    ...undos.map((one) => put('undo', one)),
  ];
  await store.transaction((tx) => commit(tx, changes, kofi, now));
  await store.read
    .updateTable('meeting')
    .set({ place: 'the Tin Loft, by the HERONRY', joinLink: 'https://meet.example/HERONRY' })
    .execute();
  await store.read
    .updateTable('undo')
    .set({ before: JSON.stringify(Array(300).fill('the HERONRY, as it was before')) })
    .execute();
  await store.read.insertInto('meta').values({ name: 'to seal', value: 'meeting undo' }).execute();
  const bytes = () => readFileSync(join(place.dataFolder, 'cairn.sqlite'));
  await sql`pragma wal_checkpoint(truncate)`.execute(store.read);
  expect(bytes().includes('HERONRY')).toBe(true);
  await loadKey({ keyText: null, dataFolder: place.dataFolder, store });
  await store.close();
  expect(bytes().includes('HERONRY')).toBe(false);
});
