import express, { type Express, type Request, type RequestHandler, type Response, Router } from 'express';
import { PairRequest, StateRequest } from '../../shared/api.ts';
import { panelPaths } from '../../shared/panel-paths.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { NotChecked, NotThere } from '../chat/port.ts';
import { removeDevice } from '../store/devices.ts';
import { networkOf } from '../web/network.ts';
import { createRateLimit } from '../web/rate-limit.ts';
import { ask, readAsk } from './ask.ts';
import { type Again, liveStreams } from './live.ts';
import { mayAsk } from './origin.ts';
import { deviceName, pair } from './pair.ts';
import { type PanelParts, usualLimits } from './parts.ts';
import { stateOf } from './state.ts';
import { createTries } from './tries.ts';
import { type Asking, whoAsks } from './who.ts';

/** Nobody but a browser reads these. */
const words = wordsFor('en-GB').web;
/** What a whole log takes with every letter written as an escape; everything else is a few lines. */
const sizes = { pair: '4kb', state: '16kb', live: '1kb', ask: '256kb', leave: '1kb' } as const;
type Path = keyof typeof sizes;

export type PanelRoutes = { hangUp(): void };

type Answering = (request: Request, response: Response, asking: Asking) => Promise<void>;

/**
 * What the side panel asks for: see shared/api.ts. There are no cookies, so no page can ask in somebody's name; and whatever is wrong with
 * a token is answered alike.
 */
export function mountPanel(app: Express, parts: PanelParts): PanelRoutes {
  const { store, clock, elapsed = () => performance.now() } = parts;
  const limits = { ...usualLimits, ...parts.limits };
  const tries = createTries(elapsed);
  const who = whoAsks(parts);
  const live = liveStreams(parts);
  const mayAskMore = createRateLimit({ most: limits.asks, perMilliseconds: 60_000, elapsed });
  const mayAskToday = createRateLimit({ most: limits.asksADay, perMilliseconds: 86_400_000, elapsed });
  const mayBeUnknown = createRateLimit({ most: limits.unknown, perMilliseconds: 60_000, elapsed });
  const routes = Router();

  const fromPanels: RequestHandler = (request, response, next) => {
    const { origin } = request.headers;
    response.set({ 'Cache-Control': 'no-store', Vary: 'Origin' });
    if (!mayAsk(origin, { origins: parts.origins, url: parts.url() })) return no(response, 403);
    response.set('Access-Control-Allow-Origin', origin);
    if (request.method === 'POST') return next();
    response.set({
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'authorization, content-type',
      'Access-Control-Max-Age': '600',
    });
    if (request.method === 'OPTIONS') response.status(204).end();
    else no(response.set('Allow', 'POST, OPTIONS'), 405);
  };

  /** Looked for before the body is read: nobody unknown makes Cairn read much, nor keeps anybody known of the same network waiting. */
  const known: RequestHandler = async (request, response, next) => {
    const again = () => who(request.headers.authorization, request.headers.origin!);
    const asking = await askingOf(again, response, () => mayBeUnknown(networkOf(request.ip).one));
    if (asking === null) return;
    if (!mayAskMore(asking.id)) return no(response.set('Retry-After', '60'), 429, words.tooMany());
    response.locals.again = again;
    next();
  };

  /** And once more after it: a body can be held back for minutes, and a device taken back or its person gone meanwhile. */
  const stillKnown: RequestHandler = async (_, response, next) => {
    const asking = await askingOf(response.locals.again, response);
    if (asking === null) return;
    response.locals.asking = asking;
    next();
  };

  const read = (path: Path): RequestHandler => express.json({ limit: sizes[path], type: () => true });
  const answer = (path: Exclude<Path, 'pair'>, answering: Answering) =>
    routes.all(panelPaths[path], fromPanels, known, read(path), stillKnown, (request, response) =>
      answering(request, response, response.locals.asking),
    );

  routes.all(panelPaths.pair, fromPanels, read('pair'), async (request, response) => {
    const given = PairRequest.safeParse(request.body);
    const name = given.success ? deviceName(given.data.device) : '';
    if (!given.success || name === '') return no(response, 400);
    const origin = request.headers.origin!;
    response.json(await pair(parts, { code: given.data.code, name, origin }, tries, networkOf(request.ip)));
  });

  answer('state', async ({ body }, response, { person }) => {
    const given = StateRequest.safeParse(body);
    if (!given.success) return no(response, 400);
    response.json(await stateOf(parts, person, given.data.call));
  });

  answer('ask', async ({ body }, response, asking) => {
    const given = readAsk(body);
    if (!given) return no(response, 400);
    if (!mayAskToday(asking.person.id)) return no(response.set('Retry-After', '3600'), 429, words.tooMany());
    const answer = await ask(parts.door, asking, given).catch(unlessGone);
    if (answer === null) return unknown(response);
    response.json(answer);
  });

  answer('live', async (_, response, asking) => live.open(asking, response.locals.again, response));

  answer('leave', async (_, response, { person, device }) => {
    if (device === null) return no(response, 400);
    await store.transaction((tx) => removeDevice(tx, person.id, device, clock.now()));
    response.json({ done: true });
  });

  app.use(routes);
  return { hangUp: () => live.close() };
}

/** Who asks; null where that is nobody, or cannot be told, and it is answered already. */
async function askingOf(again: Again, response: Response, mayBeUnknown = () => true): Promise<Asking | null> {
  try {
    const asking = await again();
    if (asking === null && mayBeUnknown()) unknown(response);
    else if (asking === null) no(response.set('Retry-After', '60'), 429, words.tooMany());
    return asking;
  } catch (error) {
    if (!(error instanceof NotChecked)) throw error;
    no(response.set('Retry-After', '15'), 503, words.notChecked());
    return null;
  }
}

function unlessGone(error: unknown): null {
  if (error instanceof NotThere) return null;
  throw error;
}

const unknown = (response: Response): void => no(response.set('WWW-Authenticate', 'Bearer'), 401);

/** Says nothing of the request. */
function no(response: Response, status: number, sentence: string = words.notUnderstood()): void {
  response.status(status).type('text').send(sentence);
}
