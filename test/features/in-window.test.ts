import { beforeEach, expect, test } from 'vitest';
import { createApp } from '../../bot/app.ts';
import { card, say } from '../../bot/chat/card.ts';
import type { Asker } from '../../bot/chat/port.ts';
import { type Feature, inWindow } from '../../bot/features/feature.ts';
import { createLog } from '../../bot/log.ts';
import { createSeal } from '../../bot/store/seal.ts';
import { whereSealed } from '../../bot/store/sealed-columns.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Change, put } from '../../shared/decision.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Intent } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { TestClock } from '../setup/test-clock.ts';
import { directory } from './door.ts';

const canary = 'canary-of-what-was-agreed';
const seal = createSeal([Buffer.alloc(32, 1)]);
const log = (text: string) => card('log.read', { summary: text, blocks: [say(text)] });
const again: Intent = { type: 'record.show' };

onBothEngines((engine) => {
  let store: Store;
  let signed: number;
  /** Signs something that is read in a window; shows it; hands it over as a file; keeps what is typed. */
  const logs: Feature = {
    verbs: {
      help: async ({ who }) => {
        signed++;
        return inWindow(log(`${canary}, signed ${signed} times`), again, [touched(who)]);
      },
      'record.show': async () => inWindow(log(`${canary}, as it is now`), again),
      'feed.show': async ({ who }) => {
        const file = { name: 'log.md', type: 'text/markdown', title: 'The log', content: canary };
        return { answer: { answer: 'file', file, say: 'Here it is.' }, changes: [touched(who)] };
      },
      'feed.renew': async ({ who }) => ({ answer: { answer: 'quiet' }, changes: [touched(who)] }),
    },
  };
  const asker: Asker = {
    account: { platform: 'slack', enterprise: '', tenant: 'T1', user: 'UASHA' },
    profile: directory.UASHA!,
    message: 'a reminder',
  };
  const touched = (who: Person): Change => put('person', { ...who, name: `${who.name}.` });
  const ask = (type: 'help' | 'record.show' | 'feed.show' | 'feed.renew', key: string | null) => {
    const clock = new TestClock('2026-11-26T10:00:00.000Z');
    return createApp({ store, clock, seal, log: createLog('silent'), url: null, features: [logs], wake: () => {} }).handle(
      asker,
      { type },
      key,
    );
  };
  const remembered = async () => {
    const rows = await store.read.selectFrom('remembered').select(['key', 'answer']).execute();
    return rows.map(({ key, answer }) => seal.open(answer, whereSealed.column('remembered', key, 'answer')));
  };
  const name = async () => (await store.read.selectFrom('person').select('name').executeTakeFirstOrThrow()).name;
  beforeEach(async () => {
    store = await engine.openFreshStore();
    signed = 0;
  });

  test('of what is read in a window only the way back to it is remembered', async () => {
    expect(await ask('help', 'press')).toMatchObject({ card: { summary: `${canary}, signed 1 times` } });
    expect(await remembered()).toEqual([JSON.stringify({ again })]);
  });

  test('the same press again shows it as it is then, and signs nothing twice', async () => {
    await ask('help', 'press');
    expect(await ask('help', 'press')).toMatchObject({ place: 'dialog', card: { summary: `${canary}, as it is now` } });
    expect(signed).toBe(1);
    expect(await name()).toBe('Asha Nair.');
  });

  test('a file is remembered by what it was asked for with, and handed over again', async () => {
    const file = { answer: 'file', file: { content: canary }, say: 'Here it is.' };
    expect(await ask('feed.show', 'press')).toMatchObject(file);
    expect(await ask('feed.show', 'press')).toMatchObject(file);
    expect(await remembered()).toEqual([JSON.stringify({ again: { type: 'feed.show' } })]);
    expect(await name()).toBe('Asha Nair.');
  });

  test('what a form holds so far is kept without a press to remember, however often it comes', async () => {
    for (let letters = 0; letters < 5; letters++) await ask('feed.renew', null);
    expect(await name()).toBe('Asha Nair.....');
    expect(await remembered()).toEqual([]);
  });

  test('the message from which the window was opened is kept true as before', async () => {
    await ask('record.show', 'first');
    const { id } = await store.read.selectFrom('account').select('id').executeTakeFirstOrThrow();
    const { id: person } = await store.read.selectFrom('person').select('id').executeTakeFirstOrThrow();
    const about = { kind: 'reminder', mentorship: null, meeting: null, because: '{}', hash: '', at: '2026-11-26T09:00:00.000Z' };
    await store.read
      .insertInto('shown')
      .values({ id: 'shn_1', person, account: id, reference: 'a reminder', ...about } as never)
      .execute();
    await ask('help', 'press');
    expect(await store.read.selectFrom('shown').select('id').execute()).toEqual([{ id: 'shn_1' }]);
  });
});
