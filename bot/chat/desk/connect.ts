import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type NextFunction, type Request, type Response, Router } from 'express';
import { dateAt, timeOf, wallTimeAt, type Zone } from '../../../shared/time.ts';
import { placeOf as nameOf } from '../../../shared/words/places.ts';
import { wordsFor } from '../../../shared/words/words.ts';
import { StartRefused } from '../../start-refused.ts';
import { deskMessage } from '../../store/desk-messages.ts';
import { quickly } from '../../store/quickly.ts';
import type { Store } from '../../store/store.ts';
import type { Chat, Door } from '../port.ts';
import { type AnswerParts, ask, hear, keep, type Reply } from './answer.ts';
import { contentOf } from './content.ts';
import { tellDemo } from './demo.ts';
import { deskGuard } from './guard.ts';
import { liveHub } from './live.ts';
import type { MovableClock } from './movable-clock.ts';
import { clockForm, moveClock } from './move.ts';
import { renderPage } from './page.ts';
import { isUnread, readKept, readMove, readPress, readSubmission, readWords, type Unread } from './parse.ts';
import { atTheDesk, type Cast } from './places.ts';
import { renderForm } from './render-form.ts';
import { deskChat } from './send.ts';
import { clockState, NEWEST, personState } from './state.ts';

export type DeskParts = {
  app: Express;
  /** The demo's own database, open. */
  store: Store;
  clock: MovableClock;
  door: Door;
  log: { error(fields: object, text: string): void };
  cast: Cast;
  /** The zone in which the demo's clock is read and set. */
  zone: Zone;
  /** Where the demo's data is, for people to read. */
  folder: string;
  production: boolean;
  /** Resolves when everything due has been sent or put off; the clock waits for it where it stops on its way. */
  settled?: () => Promise<void>;
};

export type Desk = {
  chat: Chat;
  /** Plays the demo's story through the door, once a database. The dispatcher has to know the chat by then. */
  tell(): Promise<void>;
  /** Throws StartRefused with a sentence where a desk would be a danger. Call it before listening, on 127.0.0.1 only. */
  start(): Promise<void>;
  /** Ends the live streams of open pages. */
  hangUp(): void;
  stop(): void;
};

/** A form with a dozen long fields, in any script. */
const LIMIT = '256kb';
const script = 'text/javascript';
const files = {
  'desk.css': 'text/css',
  'desk.js': script,
  'dialogs.js': script,
  'keep.js': script,
  'live.js': script,
  'people.js': script,
  'swap.js': script,
  'wire.js': script,
};

/** The demo desk: a chat platform that is one page on this computer. */
export function connectDesk(parts: DeskParts): Desk {
  const { app, store, clock, cast, zone, log } = parts;
  const words = wordsFor('en-GB');
  const live = liveHub();
  const guard = deskGuard();
  const chat = deskChat({ store, clock, cast, changed: live.tell });
  const answers: AnswerParts = { store, clock, cast, door: parts.door, chat, changed: live.tell, words };
  const moving = { store, clock, zone, words, settled: parts.settled ?? (async () => {}) };
  const seen = { store, clock, cast, zone };
  const none: ReadonlySet<string> = new Set();
  const unmoved = clock.onMoved(() => live.tell('clock'));

  const router = Router();
  router.use(guard.check);
  router.get('/', async (_request, response) => {
    const people = await Promise.all(atTheDesk(cast).map((person) => personState(seen, person, none)));
    const page = { cast, words, token: guard.token, folder: parts.folder, clock: await clockState(seen), people };
    response.type('html').send(renderPage(page));
  });
  for (const [name, type] of Object.entries(files)) {
    const content = readFileSync(join(import.meta.dirname, 'page', name));
    router.get(`/desk/${name}`, (_request, response) => void response.type(type).send(content));
  }
  const mark = readFileSync(join(import.meta.dirname, '../../../manifests/pictures/mark.svg'));
  router.get('/desk/mark.svg', (_request, response) => void response.type('image/svg+xml').send(mark));
  router.get('/desk/live', live.open);
  router.get('/desk/state', async (request, response) => {
    const people = cast.people.filter((person) => listed(request.query.people).has(person.user));
    const all = listed(request.query.all);
    const states = await Promise.all(people.map((person) => personState(seen, person, all, fewer(request.query.most))));
    response.json({ token: guard.token, clock: await clockState(seen), people: states });
  });
  router.get('/desk/file/:id', async (request, response) => {
    const found = await deskMessage(store.read, Number(request.params.id));
    const content = found && contentOf(found);
    if (content?.kind !== 'file') return void response.status(404).type('text/plain').send(words.desk.notFound());
    response.attachment(content.file.name).type(content.file.type).send(Buffer.from(content.file.content));
  });

  const json = express.json({ limit: LIMIT, type: 'application/json' });
  const post = (path: string, work: (body: unknown) => Promise<Reply | Unread>) =>
    router.post(path, json, async (request, response) => void response.json(await work(request.body)));
  post('/desk/press', async (body) => {
    const read = readPress(body, cast, words);
    return isUnread(read) ? read : ask(answers, read);
  });
  post('/desk/submit', async (body) => {
    const read = readSubmission(body, cast, words);
    return isUnread(read) ? read : ask(answers, read);
  });
  post('/desk/keep', async (body) => {
    const read = readKept(body, cast, words);
    return isUnread(read) ? read : keep(answers, read);
  });
  post('/desk/say', async (body) => {
    const read = readWords(body, cast, words);
    return isUnread(read) ? read : hear(answers, read);
  });
  post('/desk/clock', async (body) => {
    const move = readMove(body, words);
    return isUnread(move) ? move : ((await moveClock(moving, move)) ?? {});
  });
  router.get('/desk/clock', (_request, response) => {
    const now = { date: dateAt(clock.now(), zone), time: timeOf(wallTimeAt(clock.now(), zone)) };
    const form = clockForm(now, nameOf(zone), words);
    response.json({ form: renderForm(form, words, { action: '/desk/clock', cast }).text });
  });
  router.use((error: Error & { status?: number }, _request: Request, response: Response, _next: NextFunction) => {
    const status = error.status ?? 500;
    if (status >= 500) log.error({ err: error }, 'the desk failed');
    response.status(status).json({ why: status >= 500 ? words.desk.wentWrong() : words.desk.unreadable(), fields: {} });
  });
  app.use(router);

  return {
    chat,
    tell: () => quickly(store, () => tellDemo({ ...answers, clock, settled: moving.settled })),
    async start() {
      if (parts.production) throw new StartRefused(words.desk.notInProduction());
      const installed = await store.read.selectFrom('installation').select('platform').limit(1).executeTakeFirst();
      if (installed) throw new StartRefused(words.desk.holdsInstallations());
    },
    hangUp: live.close,
    stop() {
      unmoved();
      live.close();
    },
  };
}

/** A page may ask for fewer messages than there would be. */
function fewer(query: unknown): number {
  return typeof query === 'string' && /^[1-9]\d?$/.test(query) ? Math.min(Number(query), NEWEST) : NEWEST;
}

function listed(query: unknown): Set<string> {
  return new Set(typeof query === 'string' ? query.split(',') : []);
}
