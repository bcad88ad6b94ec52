import { join } from 'node:path';
import express, { type Express } from 'express';
import { type App, createApp } from './app.ts';
import { type AccountRef, accountName, type Chat, type Platform } from './chat/port.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { downloadsOf } from './downloads.ts';
import { features } from './features/all.ts';
import { drawHome } from './features/home/cards.ts';
import { drawPost } from './features/summary/cards.ts';
import { feedText } from './feed.ts';
import { keepHouse } from './housekeeping.ts';
import { newId } from './ids.ts';
import type { Log } from './log.ts';
import { createDispatcher, type Dispatcher } from './outbox/dispatcher.ts';
import { Lanes } from './outbox/slots.ts';
import { mountPanel, type PanelRoutes } from './panel/mount.ts';
import { mountPages, type Tabs } from './panel/pages.ts';
import { drawWeeks } from './pictures/weeks.ts';
import { loadKey } from './store/key.ts';
import type { Seal } from './store/seal.ts';
import type { Store } from './store/store.ts';
import { takenFile } from './taken-file.ts';
import { type Listening, listen } from './web/listen.ts';
import { createWeb } from './web/server.ts';

/** What a chat platform may use to connect itself. */
export type Core = { config: Config; log: Log; store: Store; seal: Seal; clock: Clock; app: App; dispatcher: Dispatcher };

/** A chat platform that is connected: its routes are mounted; `start` opens what it needs before the first request. */
export type Connected = {
  chat: Chat;
  start(): Promise<void>;
  /** The address at which everybody opens it who can, given the port; links lead there then. */
  opensAt?(port: number): string;
  /** Lets go of answers that never end by themselves, such as live streams, so that stopping need not wait for them. */
  hangUp?(): void;
  /** Where it shows pages of Cairn's inside of it. */
  tabs?: Tabs & {
    /** Whose account a token is that it gave to such a page; null for whatever is wrong with it. Throws NotChecked where that cannot be told. */
    vouched(token: string): Promise<AccountRef | null>;
  };
  stop(): void | Promise<void>;
};
export type Connect = (web: Express, core: Core) => Promise<Connected>;

export type StartParts = {
  config: Config;
  log: Log;
  store: Store;
  clock: Clock;
  connects: readonly Connect[];
  /** The address to listen on; null is every address of this computer. */
  host: string | null;
  /** What was built of the panel's page. */
  pages?: string;
};

export type Running = { port: number; app: App; dispatcher: Dispatcher; stop(): Promise<void> };

const PAGES = join(import.meta.dirname, '../dist/web');

/** Requests under way may take so long to finish when Cairn stops; the dispatcher as long again. Together well within 10 s. */
const PATIENCE_MS = 3_000;

/** Builds the parts around an open store, starts them in order, and gives back how to stop them in the other. The store is its owner's to close. */
export async function startCairn({ config, log, store, clock, connects, host, pages = PAGES }: StartParts): Promise<Running> {
  const seal = await loadKey({ keyText: config.keyText, dataFolder: config.dataFolder, store });
  const chats = new Map<Platform, Chat>();
  let { url } = config;
  const app = inTurn(
    createApp({
      store,
      clock,
      seal,
      log,
      features,
      wake: () => dispatcher.wake(),
      // Where the port is any free one, known only once it listens.
      get url() {
        return url;
      },
    }),
  );
  const dispatcher = createDispatcher({
    store,
    clock,
    chats,
    drawers: app.drawers,
    programmeDrawers: app.programmeDrawers,
    personalDrawers: app.personalDrawers,
    drawHome,
    channel: { post: drawPost, picture: drawWeeks },
    duty: app.duty,
    url: config.url,
    newId,
    log,
  });

  // Platforms mount on an application of their own, so that the page for addresses that are not there stays the last.
  const platforms = express().disable('x-powered-by');
  let panel: PanelRoutes | null = null;
  const web = createWeb({
    log,
    proxies: config.proxies,
    health: () => answers(store),
    feed: (secret) => feedText(store.read, secret, clock.now()),
    downloads: downloadsOf(store, clock, (wish) => takenFile({ store, seal, clock, log }, wish)),
    mount: (main) => {
      panel = mountPanel(main, {
        store,
        seal,
        clock,
        log,
        door: app,
        url: () => url,
        origins: config.panelOrigins,
        vouched: async (token) => (await withTabs()?.vouched(token)) ?? null,
        wake: () => dispatcher.wake(),
      });
      main.use(platforms);
    },
  });
  const connected: Connected[] = [];
  const withTabs = () => connected.find(({ tabs }) => tabs)?.tabs ?? null;
  /** Side by side, so that none waits for another; that one would not stop is told once all have tried. */
  const letGo = async () => {
    const stopped = await Promise.allSettled(connected.map(async (one) => one.stop()));
    for (const one of stopped) if (one.status === 'rejected') throw one.reason;
  };
  let isPageBuilt = false;
  async function open(): Promise<Listening> {
    for (const connect of connects) {
      const one = await connect(platforms, { config, log, store, seal, clock, app, dispatcher });
      chats.set(one.chat.platform, one.chat);
      connected.push(one);
    }
    isPageBuilt = mountPages(platforms, { folder: pages, tabs: withTabs() }).isBuilt;
    await app.deriveStarts();
    await dispatcher.takeOver();
    for (const one of connected) await one.start();
    return listen(web, config.port, host);
  }
  // What was connected already would keep a process alive that has said it did not start.
  const listening = await open().catch(async (error: unknown) => {
    await letGo();
    throw error;
  });
  for (const { opensAt } of connected) url = opensAt?.(listening.port) ?? url;
  if (!isPageBuilt) log.warn('the panel’s page was not built, so it is not served; where all packages are installed, npm start builds it');
  dispatcher.start();
  const stopTidying = keepHouse(store, clock, log);

  return {
    port: listening.port,
    app,
    dispatcher,
    async stop() {
      for (const one of [panel, ...connected]) one?.hangUp?.();
      await Promise.all([listening.close(PATIENCE_MS), dispatcher.stop(PATIENCE_MS), stopTidying()]);
      await letGo();
    },
  };
}

/** However fast somebody presses, they are answered one press after the other, and nobody else waits behind them for the database. */
function inTurn(app: App): App {
  const lanes = new Lanes();
  return { ...app, handle: (asker, intent, key) => lanes.use(accountName(asker.account), () => app.handle(asker, intent, key)) };
}

async function answers(store: Store): Promise<boolean> {
  await store.read.selectFrom('meta').select('name').limit(1).execute();
  return true;
}
