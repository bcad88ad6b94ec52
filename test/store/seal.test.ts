import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personOfFeed, renewFeed, showFeed } from '../../bot/store/feeds.ts';
import { installationsOf } from '../../bot/store/installations.ts';
import { loadKey } from '../../bot/store/key.ts';
import { commit } from '../../bot/store/nouns.ts';
import { createSeal, readKeys } from '../../bot/store/seal.ts';
import { put } from '../../shared/decision.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { engineOf, onBothEngines } from '../setup/engines.ts';
import { runs } from '../setup/long.ts';
import { people } from './rows.ts';

const now = '2026-03-01T10:00:00.000Z' as Instant;
const clock = { now: () => now, onMoved: () => () => {} };
const newKey = () => randomBytes(32).toString('base64');
const seal = createSeal([randomBytes(32)]);

test('what is sealed opens in its place, and looks different each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string(), (text, where) => {
      const sealed = seal.seal(text, where);
      expect(seal.open(sealed, where)).toBe(text);
      expect(seal.seal(text, where)).not.toBe(sealed);
      expect(text.length > 3 && sealed.includes(text)).toBe(false);
    }),
    { numRuns: runs(100, 10_000) },
  );
});

test('a sealed text that was changed anywhere, or cut, does not open', () => {
  const sealed = seal.seal('xoxb-1-secret', 'installation/T1/sealed');
  for (let at = 0; at < sealed.length - 1; at++) {
    const other = sealed[at] === 'A' ? 'B' : 'A';
    expect(() => seal.open(sealed.slice(0, at) + other + sealed.slice(at + 1), 'installation/T1/sealed'), `letter ${at}`).toThrow();
  }
  for (const cut of [0, 5, 9, 20, sealed.length - 4]) expect(() => seal.open(sealed.slice(0, cut), 'installation/T1/sealed')).toThrow();
});

test('a sealed text moved to another row does not open there', () => {
  expect(() => seal.open(seal.seal('a', 'feed/per_a/sealed'), 'feed/per_b/sealed')).toThrow('moved from its place');
});

test('another key opens nothing, and says that it is the key', () => {
  expect(() => createSeal([randomBytes(32)]).open(seal.seal('a', 'x'), 'x')).toThrow('a key that is not in CAIRN_KEY');
});

test('keys are read as base64, with or without padding, or as hex digits', () => {
  const key = randomBytes(32);
  for (const text of [key.toString('base64'), key.toString('base64url'), key.toString('hex'), ` ${key.toString('hex').toUpperCase()} `])
    expect(readKeys(text)).toEqual([key]);
  for (const text of ['', 'short', `${key.toString('base64')},`, `x${key.toString('hex')}`, key.subarray(1).toString('base64')])
    expect(readKeys(text)).toBeNull();
});

onBothEngines((engine) => {
  const installation = { enterprise: 'E1', tenant: 'T1' };
  const refusal = async (loading: Promise<unknown>) =>
    loading.then(
      () => 'it started',
      (error: Error) => `${error.name}: ${error.message}`,
    );

  test('the wrong key stops the start, the right one goes on', async () => {
    const store = await engine.openFreshStore();
    const keyText = newKey();
    const options = { dataFolder: '', store };
    await loadKey({ ...options, keyText });
    expect(await refusal(loadKey({ ...options, keyText: newKey() }))).toMatch(
      /^StartRefused: CAIRN_KEY is not the key that this data was sealed with/,
    );
    expect(await refusal(loadKey({ ...options, keyText: 'nonsense' }))).toMatch(/^StartRefused: CAIRN_KEY has to be 32 random bytes/);
    await loadKey({ ...options, keyText });
  });

  test('a new key in front of the old seals everything again, after which the old one may go', async () => {
    const store = await engine.openFreshStore();
    const [person] = fc.sample(people, { numRuns: 1, seed: 1 });
    await store.transaction((tx) => commit(tx, [put('person', person!)], person!.id, now));
    const [old, next] = [newKey(), newKey()];
    const options = { dataFolder: '', store };
    const before = await loadKey({ ...options, keyText: old });
    await installationsOf('slack', { store, seal: before, clock }).save(installation, { token: 'xoxb-1' });
    const secret = await renewFeed(store.read, before, person!.id, now);
    const rotated = await loadKey({ ...options, keyText: `${next},${old}` });
    for (const current of [rotated, await loadKey({ ...options, keyText: next })]) {
      expect(await installationsOf('slack', { store, seal: current, clock }).find(installation)).toEqual({ token: 'xoxb-1' });
      expect(await showFeed(store.read, current, person!.id)).toBe(secret);
    }
    expect(await personOfFeed(store.read, secret)).toBe(person!.id);
    expect(await refusal(loadKey({ ...options, keyText: old }))).toMatch(/not the key/);
  });

  test('what was there before it was sealed is sealed when the key is first loaded, and what a pair wrote is sealed again with a new key', async () => {
    const store = await engine.openFreshStore();
    const [person] = fc.sample(people, { numRuns: 1, seed: 1 });
    await store.transaction((tx) => commit(tx, [put('person', person!)], person!.id, now));
    const [old, next] = [newKey(), newKey()];
    await store.read.insertInto('remembered').values({ key: 'k', person: person!.id, answer: 'heron', done: 0, at: now }).execute();
    await store.read.insertInto('meta').values({ name: 'to seal', value: 'agendaPoint remembered' }).execute();
    // Of what was done long ago no answer is left to seal.
    await store.read.insertInto('remembered').values({ key: 'long ago', person: person!.id, answer: '', done: 1, at: now }).execute();
    const answer = async () =>
      (await store.read.selectFrom('remembered').select('answer').where('key', '=', 'k').executeTakeFirstOrThrow()).answer;
    const before = await loadKey({ dataFolder: '', store, keyText: old });
    expect(await answer()).not.toContain('heron');
    expect(before.open(await answer(), 'remembered/k/answer')).toBe('heron');
    await loadKey({ dataFolder: '', store, keyText: `${next},${old}` });
    const after = await loadKey({ dataFolder: '', store, keyText: next });
    expect(after.open(await answer(), 'remembered/k/answer')).toBe('heron');
  });

  test('tokens and feed secrets never lie in the database as they are', async () => {
    const store = await engine.openFreshStore();
    const [person] = fc.sample(people, { numRuns: 1, seed: 1 });
    await store.transaction((tx) => commit(tx, [put('person', person!)], person!.id, now));
    await installationsOf('slack', { store, seal, clock }).save(installation, { token: 'xoxb-canary' });
    const secret = await renewFeed(store.read, seal, person!.id as PersonId, now);
    const everything = JSON.stringify([
      await store.read.selectFrom('installation').selectAll().execute(),
      await store.read.selectFrom('feed').selectAll().execute(),
    ]);
    expect(everything).not.toContain('xoxb-canary');
    expect(everything).not.toContain(secret);
  });
});

describe('on sqlite', () => {
  const engine = engineOf('sqlite');

  test('without CAIRN_KEY a key is made beside the data, for its owner only, and used from then on', async () => {
    const place = await engine.freshPlace();
    const store = await engine.open(place);
    const options = { keyText: null, dataFolder: place.dataFolder, store };
    const made = await loadKey(options);
    const path = join(place.dataFolder, 'cairn.key');
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
    expect((await loadKey(options)).open(made.seal('a', 'x'), 'x')).toBe('a');
    const text = readFileSync(path, 'utf8');
    expect((await loadKey({ ...options, keyText: text })).open(made.seal('a', 'x'), 'x')).toBe('a');

    rmSync(path);
    await expect(loadKey(options)).rejects.toThrow(/^The key .+ is missing, .+ Restore it from a backup/);
    await expect(loadKey(options)).rejects.toThrow(/is missing/); // none was made meanwhile
    writeFileSync(path, 'half a key');
    await expect(loadKey(options)).rejects.toThrow(/^The key in .+ has to be 32 random bytes/);
    writeFileSync(path, text);
    await loadKey(options);
  });
});

describe('on postgres', () => {
  const engine = engineOf('postgres');

  test('PostgreSQL needs a key told, and says how to make one', async () => {
    const store = await engine.openFreshStore();
    await expect(loadKey({ keyText: null, dataFolder: '', store })).rejects.toThrow(
      /^CAIRN_KEY has to be set when Cairn runs on PostgreSQL: .+openssl rand/,
    );
  });

  test('of two processes that start for the first time with different keys, only one goes on', async () => {
    const store = await engine.openFreshStore();
    const results = await Promise.allSettled([newKey(), newKey()].map((keyText) => loadKey({ keyText, dataFolder: '', store })));
    expect(results.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
