import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { sealOf } from '../../bot/store/carried-seal.ts';
import { commit, fromRow } from '../../bot/store/nouns.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Change, drop, type Noun, type Nouns, put } from '../../shared/decision.ts';
import type { Instant } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { runs } from '../setup/long.ts';
import { instants } from './any.ts';
import { facts, meetings, mentorships, type Parents, people, programmes } from './rows.ts';

const now = '2026-03-01T10:00:00.000Z' as Instant;
const later = '2026-03-02T10:00:00.000Z' as Instant;
const sample = <T>(arbitrary: fc.Arbitrary<T>, seed = 1): T => fc.sample(arbitrary, { numRuns: 1, seed })[0]!;

onBothEngines((engine) => {
  let store: Store;
  let parents: Parents;

  const write = (changes: Change[], who = 'per_somebody', at = now) => store.transaction((tx) => commit(tx, changes, who, at));

  beforeAll(async () => {
    store = await engine.openFreshStore();
    const programme = sample(programmes);
    const person = sample(people);
    const mentorship = sample(mentorships(programme.id));
    const some = { programme: programme.id, person: person.id, mentorship: mentorship.id, series: 'ser_parent' as const };
    const series = { ...sample(facts({ ...some, meeting: 'mtg_parent' }).series), id: some.series };
    const meeting = sample(meetings(some));
    parents = { ...some, meeting: meeting.id };
    await write([
      put('programme', programme),
      put('person', person),
      put('mentorship', mentorship),
      put('series', series),
      put('meeting', meeting),
    ]);
  });

  const nouns = Object.keys(
    facts({ programme: 'pro_aaaa', person: 'per_aaaa', mentorship: 'men_aaaa', series: 'ser_aaaa', meeting: 'mtg_aaaa' }),
  ) as Noun[];
  test.each(nouns)(
    'whatever is written of a %s is read again as it was, changed, and gone when dropped',
    { timeout: runs(30_000, 300_000) },
    async (noun) => {
      const all = async () =>
        (
          await store.read
            .selectFrom(noun as 'person')
            .selectAll()
            .execute()
        ).map((row) => fromRow(noun, row, sealOf(store.read)));
      const before = await all();
      await fc.assert(
        fc.asyncProperty(
          facts(parents)[noun] as fc.Arbitrary<Nouns['undo']>,
          facts(parents)[noun] as fc.Arbitrary<Nouns['undo']>,
          async (first, other) => {
            await write([put(noun, first)]);
            expect(await all()).toContainEqual(first);
            const key = 'talk' in first ? 'talk' : 'id';
            const changed = key in first ? { ...other, [key]: first[key as 'id'] } : other;
            await write([put(noun, changed)]);
            expect(await all()).toHaveLength(before.length + 1);
            expect(await all()).toContainEqual(changed);
            await write([drop(noun, changed)]);
            expect(await all()).toEqual(before);
          },
        ),
        { numRuns: runs(15, 500) },
      );
    },
  );

  test('every fact says who wrote it first and when, and who changed it last', async () => {
    const person = sample(people, 2);
    await write([put('person', person)], 'per_first', now);
    await write([put('person', { ...person, name: 'Changed' })], 'per_second', later);
    const row = await store.read.selectFrom('person').selectAll().where('id', '=', person.id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: 'Changed', createdAt: now, createdBy: 'per_first', changedAt: later, changedBy: 'per_second' });
  });

  test('characters that a database cannot keep are left out, and the rest of the sentence stays', async () => {
    const point = { ...sample(facts(parents).agendaPoint), text: 'one\0two \ud800 three' };
    await write([put('agendaPoint', point)]);
    const row = await store.read.selectFrom('agendaPoint').selectAll().where('id', '=', point.id).executeTakeFirstOrThrow();
    expect(fromRow('agendaPoint', row, sealOf(store.read)).text).toBe('onetwo \ufffd three');
  });

  test('a fact that hangs on something unknown is refused, and so is taking away what others hang on', async () => {
    const stray = sample(facts({ ...parents, meeting: 'mtg_nowhere' }).agendaPoint);
    await expect(write([put('agendaPoint', stray)])).rejects.toThrow(/foreign key/i);
    const mentorship = await store.read.selectFrom('mentorship').selectAll().where('id', '=', parents.mentorship).executeTakeFirstOrThrow();
    await expect(write([drop('mentorship', fromRow('mentorship', mentorship))])).rejects.toThrow(/foreign key/i);
  });

  test('instants sort as time does', { timeout: runs(30_000, 300_000) }, async () => {
    const fresh = await engine.openFreshStore();
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(instants, { minLength: 2, maxLength: 30 }), async (some) => {
        await fresh.read.deleteFrom('audit').execute();
        await fresh.read
          .insertInto('audit')
          .values(some.map((at) => ({ at, person: 'per_x', intent: 'x', mentorship: null, meeting: null })))
          .execute();
        const sorted = await fresh.read.selectFrom('audit').select('at').orderBy('at').execute();
        expect(sorted.map((row) => row.at)).toEqual(some.toSorted((a, b) => Date.parse(a) - Date.parse(b)));
        const middle = some[0]!;
        const after = await fresh.read.selectFrom('audit').select('at').where('at', '>', middle).execute();
        expect(after).toHaveLength(some.filter((at) => Date.parse(at) > Date.parse(middle)).length);
      }),
      { numRuns: runs(20, 500) },
    );
  });

  test('text sorts by its bytes on both engines, whatever the database’s own language', async () => {
    const fresh = await engine.openFreshStore();
    const names = ['b', 'B', 'a', 'Z', 'é', '_', '1'];
    await fresh.read
      .insertInto('meta')
      .values(names.map((name) => ({ name, value: '' })))
      .execute();
    const rows = await fresh.read.selectFrom('meta').select('name').where('name', '<>', 'schema').orderBy('name').execute();
    expect(rows.map((row) => row.name)).toEqual(['1', 'B', 'Z', '_', 'a', 'b', 'é']);
  });

  test('whole numbers come back as numbers, large ones too', async () => {
    const fresh = await engine.openFreshStore();
    const leaseUntil = Date.UTC(2090, 0);
    const text = {
      key: 'k',
      work: 'say',
      kind: 'x',
      class: 'act',
      person: 'per_x',
      due: now,
      expires: now,
      because: '{}',
      state: 'sending',
      mark: 'm',
      createdAt: now,
      changedAt: now,
    };
    await fresh.read
      .insertInto('notification')
      .values({ id: 'ntf_x', ...text, attempt: 3, leaseUntil, planner: 1 })
      .execute();
    expect(await fresh.read.selectFrom('notification').select(['attempt', 'leaseUntil']).execute()).toEqual([{ attempt: 3, leaseUntil }]);
    const { count } = await fresh.read
      .selectFrom('notification')
      .select((eb) => eb.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(1);
  });
});
