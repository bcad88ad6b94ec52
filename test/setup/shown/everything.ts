import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type App, createApp } from '../../../bot/app.ts';
import type { Card } from '../../../bot/chat/card.ts';
import { demoCast } from '../../../bot/chat/desk/cast.ts';
import { accountOf, profileOf } from '../../../bot/chat/desk/places.ts';
import type { Form } from '../../../bot/chat/form.ts';
import type { Answer } from '../../../bot/chat/port.ts';
import { features } from '../../../bot/features/all.ts';
import { createLog } from '../../../bot/log.ts';
import { openStore } from '../../../bot/store/open.ts';
import { createSeal } from '../../../bot/store/seal.ts';
import type { Store } from '../../../bot/store/store.ts';
import { type Ask, Intent, type IntentType, type PartialAsk } from '../../../shared/intent.ts';
import type { Instant } from '../../../shared/time.ts';
import { openDemoDesk } from '../demo-desk.ts';
import { TestClock } from '../test-clock.ts';
import { chapters } from './chapters.ts';
import { asksOf, collection } from './kept.ts';
import { sendings } from './sendings.ts';
import { everythingTold, url } from './told.ts';

export type EverythingShown = {
  cards: Map<string, Card[]>;
  forms: Map<string, Form[]>;
  /** What was pressed, whether that was in a message, and whether it was answered by a form or a window. */
  pressed: { ask: PartialAsk; inMessage: boolean; opened: boolean }[];
};

/** What people type. */
const typed: PartialAsk[] = [
  ...[
    'help',
    'home',
    'settings',
    'logs',
    'plan',
    'prepare',
    'record',
    'nudges',
    'feed',
    'contacts',
    'setup',
    'pair',
    'summary',
    'pause',
    'panel',
    'devices',
  ],
  ...['meet', 'meetings', 'move it', 'cancel', 'late', 'meet next Tuesday 3pm', 'meet at some point', 'meet Friday or Monday', 'times'],
  ...['thanks', 'the weather is fine', 'next Tuesday 3pm', 'meet tomorrow at 3', 'move our meeting to Friday 10am'],
].map((text) => ({ type: 'say', text }));
/** Of one kind of control on one kind of card, so many are pressed. */
const PRESSES = 6;
/** So many controls are tried before it is said that none does it. */
const TRIES = 20;

/** The same for every file of a run that asks for it: whoever is first keeps what came of it for the others. */
export async function everythingShown(): Promise<EverythingShown> {
  const kept = join(inject('keep'), 'everything-shown.json');
  if (!existsSync(kept)) {
    const { cards, forms, pressed } = await walkedThrough();
    const fresh = `${kept}-${process.pid}`;
    writeFileSync(fresh, JSON.stringify({ cards: [...cards], forms: [...forms], pressed }));
    renameSync(fresh, kept);
  }
  const { cards, forms, pressed } = JSON.parse(readFileSync(kept, 'utf8'));
  return { cards: new Map(cards), forms: new Map(forms), pressed };
}

/**
 * Everything that can be come upon from where the demo's people are, over the weeks that follow: every message of Cairn's own accord, and
 * whatever is behind every control and every form. Each press is undone again, so that all that stood beside it can be pressed, too.
 */
async function walkedThrough(): Promise<EverythingShown> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-shown-'));
  await (await openDemoDesk(folder, Date.parse('2026-11-23T19:00:00Z'))).close();
  const store = await openStore({ databaseUrl: null, dataFolder: folder, log: createLog('silent') });
  try {
    return await walk(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function walk(store: Store): Promise<EverythingShown> {
  const clock = new TestClock('2026-11-24T09:12:00.000Z');
  const parts = { clock, seal: createSeal([Buffer.alloc(32, 1)]), log: createLog('silent'), url, features, wake: () => {} };
  const app = createApp({ ...parts, store });
  const tried = createApp({ ...parts, store: undoing(store) });
  const unreachable = createApp({ ...parts, store: undoing(store), url: null });
  const { cards, forms, keepCard, keepForm } = collection();
  const offers: { user: string; ask: PartialAsk }[] = [];
  /** Offered by what was not undone, and not pressed yet. */
  const fresh = new Map<string, Ask[]>();
  const pressed: EverythingShown['pressed'] = [];
  const nameless = Object.fromEntries(demoCast.people.map((one) => [one.user, profileOf(one)]));
  let presses = 0;

  async function ask(door: App, user: string, intent: Intent): Promise<Answer> {
    const asker = { account: accountOf(user), profile: nameless[user]!, message: null, picked: nameless };
    const answer = await door.handle(asker, intent, `shown-${presses++}`);
    if (answer.answer === 'card') keepCard(answer.card);
    if (answer.answer === 'form') keepForm(answer.form);
    return answer;
  }

  async function look(users: readonly string[]): Promise<void> {
    const told = await everythingTold(store.read, app, clock.now());
    const accounts = new Map(
      (await store.read.selectFrom('account').select(['person', 'user']).execute()).map((one) => [one.person, one.user]),
    );
    for (const { card } of told) keepCard(card);
    for (const user of users) {
      const asks = told.flatMap(({ to, card }) => (to !== null && accounts.get(to) === user ? asksOf(card) : []));
      offers.push(...asks.map((one) => ({ user, ask: one })));
      await explore(user, [...typed, ...asks, ...(fresh.get(user) ?? [])], new Set(asks));
    }
    fresh.clear();
    await ask(unreachable, users[0]!, { type: 'feed.show' });
  }

  /** Presses everything there is to press, and sends every form. */
  async function explore(user: string, queue: PartialAsk[], inMessages: Set<PartialAsk>): Promise<void> {
    const known = new Set<string>();
    const counts = new Map<string, number>();
    const isNew = (card: string, { type }: PartialAsk) => {
      const count = (counts.get(`${card}/${type}`) ?? 0) + 1;
      counts.set(`${card}/${type}`, count);
      return count <= PRESSES;
    };
    for (let next = queue.shift(); next; next = queue.shift()) {
      const name = JSON.stringify(next);
      const read = Intent.safeParse(next);
      if (known.has(name) || !read.success) continue;
      known.add(name);
      // What was undone is not there any more, which some take for a defect.
      const answer = await ask(tried, user, read.data).catch(() => null);
      if (answer) pressed.push({ ask: next, inMessage: inMessages.has(next), opened: isOpened(answer) });
      if (answer?.answer === 'form') queue.push(...sendings(answer.form, clock.now()));
      if (answer?.answer !== 'card') continue;
      const asks = asksOf(answer.card);
      if (answer.place !== 'dialog') for (const one of asks) inMessages.add(one);
      offers.push(...asks.map((one) => ({ user, ask: one })));
      queue.push(...asks.filter((one) => isNew(answer.card.name, one)));
    }
  }

  async function commit(user: string, wanted: PartialAsk): Promise<Answer | null> {
    const read = Intent.safeParse(wanted);
    const answer = read.success ? await ask(app, user, read.data).catch(() => null) : null;
    if (answer?.answer === 'card') fresh.set(user, [...asksOf(answer.card), ...(fresh.get(user) ?? [])]);
    return answer?.answer === 'refused' ? null : answer;
  }

  const offered = (user: string, type: IntentType) =>
    offers.flatMap((one) => (one.user === user && one.ask.type === type ? [one.ask] : []));

  await chapters({
    look,
    pass: (time) => clock.set(time as Instant),
    async does(user, type, more = {}) {
      const asks = [...(fresh.get(user) ?? []).filter((one) => one.type === type), ...offered(user, type).reverse(), { type }];
      for (const one of asks.slice(0, TRIES)) {
        let answer = await commit(user, { ...one, ...more });
        // One form may lead to the next, as a meeting on paper does to its log.
        for (let count = 0; answer?.answer === 'form' && count < 3; count++) {
          answer = await commit(user, sendings(answer.form, clock.now(), more)[0]!);
        }
        if (answer && answer.answer !== 'form') return;
      }
      throw new Error(`${user} was offered no ${type} that works`);
    },
    async consents(user) {
      for (const one of offered(user, 'log.consent')) if (one.consent) await commit(user, one);
    },
  });
  return { cards, forms, pressed };
}

const isOpened = (answer: Answer) => answer.answer === 'form' || (answer.answer === 'card' && answer.place === 'dialog');

/** Everything a transaction did is undone at its end; what it came to is given back all the same. */
function undoing(store: Store): Store {
  const over = new Error('undone');
  return {
    engine: store.engine,
    read: store.read,
    snapshot: (work) => store.snapshot(work),
    close: () => store.close(),
    async transaction<T>(work: Parameters<typeof store.transaction<T>>[0]) {
      const results: T[] = [];
      await store
        .transaction(async (tx) => {
          results.push(await work(tx));
          throw over;
        })
        .catch((error: unknown) => {
          if (error !== over) throw error;
        });
      return results[0]!;
    },
  };
}
