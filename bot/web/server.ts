import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { wordsFor } from '../../shared/words/words.ts';
import type { Log } from '../log.ts';
import { plainPage, plainPageHeaders } from '../plain-page.ts';
import { type Downloads, mountDownloads } from './downloads.ts';
import { networkOf } from './network.ts';
import { createRateLimit } from './rate-limit.ts';

export type WebParts = {
  log: Log;
  /** Whether everything needed to serve people is there, the database above all. */
  health(): Promise<boolean>;
  /** The calendar that a secret opens; null when it opens none. */
  feed(secret: string): Promise<string | null>;
  downloads: Downloads;
  /** Adds what the platforms need, such as Bolt's receiver and the OAuth pages, before the page for addresses that are not there. */
  mount?(app: Express): void;
  /** Web servers in front of Cairn, whose word is taken for who asks through them. */
  proxies?: readonly string[];
  /** Milliseconds of a clock that never goes back. */
  elapsed?: () => number;
};

/** Calendar apps ask every few hours, and people take away a file now and then; somebody who guesses at secrets asks more often. */
const MOST_A_MINUTE = 60;

/** Nobody knows who reads these pages, so they are in the language Cairn is written in. */
const words = wordsFor('en-GB').web;

/**
 * What Cairn answers over HTTP by itself. There is no body parser here: Bolt reads the raw body to check its signature, and
 * one in front of it would break JSON events while button presses still pass.
 */
export function createWeb({
  log,
  health,
  feed,
  downloads,
  mount,
  proxies = ['loopback'],
  elapsed = () => performance.now(),
}: WebParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', [...proxies]);
  app.use(securityHeaders, passedOnByStranger(log));

  app.get('/healthz', async (_, response) => {
    const ready = await health().catch((error: unknown) => {
      log.warn({ err: error }, 'not healthy');
      return false;
    });
    response
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .type('text')
      .send(ready ? 'ready' : 'not ready');
  });

  // Where the packages of platforms lead whoever asks what is kept.
  app.get('/about', (_, response) => {
    response
      .set(plainPageHeaders)
      .type('html')
      .send(plainPage({ title: words.aboutTitle(), text: words.about(), action: null }));
  });

  const limited = () => createRateLimit({ most: MOST_A_MINUTE, perMilliseconds: 60_000, elapsed });
  const mayAskForFeed = limited();
  app.get('/calendar/:secret.ics', async (request, response, next) => {
    response.set('Cache-Control', 'private, max-age=300').set('X-Robots-Tag', 'noindex');
    if (!mayAskForFeed(networkOf(request.ip).one)) {
      response.status(429).set('Retry-After', '60').type('text').send(words.tooMany());
      return;
    }
    const { secret } = request.params;
    const calendar = /^[\w-]{43}$/.test(secret) ? await feed(secret) : null;
    if (calendar === null) next();
    else response.type('text/calendar; charset=utf-8').send(calendar);
  });

  mountDownloads(app, { downloads, words, log, mayAsk: limited() });

  mount?.(app);
  app.use(notFound);
  app.use(failed(log));
  return app;
}

/** Nothing of Cairn's is a page to be framed, sniffed or run; what is one, such as the desk, says what it needs. */
const securityHeaders: RequestHandler = (_, response, next) => {
  response.set({
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  next();
};

/** Whoever comes through a web server that nobody named is counted as that one, so it is said, once. */
function passedOnByStranger(log: Log): RequestHandler {
  let isSaid = false;
  return (request, _, next) => {
    const { remoteAddress } = request.socket;
    const isTrusted = request.app.get('trust proxy fn');
    if (!isSaid && request.headers['x-forwarded-for'] !== undefined && !isTrusted(remoteAddress, 0)) {
      isSaid = true;
      log.warn(
        { from: remoteAddress },
        'a web server passed a request on that CAIRN_PROXIES does not name: all who come through it count as one',
      );
    }
    next();
  };
}

const notFound: RequestHandler = (_, response) => {
  response.status(404).type('text').send(words.notFound());
};

/** Says nothing of the request: neither its address, which may hold a secret, nor what went wrong. */
function failed(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    const status = Number(error?.status);
    const theirs = status >= 400 && status < 500;
    if (!theirs) log.error({ err: error, method: request.method, route: request.route?.path }, 'a request failed');
    if (response.headersSent) return next(error);
    response
      .status(theirs ? status : 500)
      .set('Cache-Control', 'no-store')
      .type('text')
      .send(theirs ? words.notUnderstood() : words.failed());
  };
}
