import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse } from 'node:querystring';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { contentType, isPlain, readBody } from '../read-body.ts';
import { isKnownShape } from './shapes.ts';

/** Larger than anything Slack sends us: a full view with its state is some 250 kB. */
const BODY = { mostBytes: 1_000_000, slowestMs: 5_000 };
const SKEW_MS = 5 * 60_000;
/** Events we never asked for and Bolt knows no answer to. */
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

export type GuardOptions = {
  signingSecret: string;
  /** Milliseconds since 1970 by the machine's clock: a signature's age has nothing to do with Cairn's movable one. */
  now?: () => number;
};

/**
 * Stands before Bolt at Slack's one address. Refuses, by itself and at once, what is too large or slow (413, 400), not
 * signed by Slack or signed at another time in either direction (401), or of no shape we know (400); Bolt would
 * answer some of these with 500 and hold others for three seconds. What passes is verified by Bolt again.
 */
export function createGuard({ signingSecret, now = Date.now }: GuardOptions): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction) => {
    const type = contentType(request);
    if ((type !== FORM && type !== JSON_TYPE) || !isPlain(request)) return refuse(request, response, 400);
    if (!isRecent(request, now())) return refuse(request, response, 401);
    const body = await readBody(request, BODY);
    if (typeof body === 'number') return refuse(request, response, body);
    if (!isSigned(request, body, signingSecret)) return refuse(request, response, 401);
    const text = body.toString('utf8');
    const sent = parseBody(text, type);
    if (isSettled(sent)) {
      response.status(200).end();
      return;
    }
    if (!isKnownShape(sent)) return refuse(request, response, 400);
    request.headers['content-type'] = type;
    Object.assign(request, { rawBody: body });
    next();
  };
}

/** Without keeping the connection: whatever is still being sent is not wanted. */
function refuse(request: Request, response: Response, status: 400 | 401 | 413): void {
  response.status(status).set('connection', 'close').end();
  request.unpipe();
  request.resume();
}

function isRecent(request: Request, now: number): boolean {
  const sent = request.headers['x-slack-request-timestamp'];
  return typeof sent === 'string' && /^\d{9,11}$/.test(sent) && Math.abs(now - Number(sent) * 1000) <= SKEW_MS;
}

function isSigned(request: Request, body: Buffer, secret: string): boolean {
  const signature = request.headers['x-slack-signature'];
  if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  const mac = createHmac('sha256', secret).update(`v0:${request.headers['x-slack-request-timestamp']}:`).update(body).digest();
  return timingSafeEqual(mac, Buffer.from(signature.slice(3), 'hex'));
}

/** Slack's own checks of the connection, and events of kinds added in the app's settings that Cairn has no use for. */
function isSettled(sent: unknown): boolean {
  if (typeof sent !== 'object' || sent === null) return false;
  return ('ssl_check' in sent && sent.ssl_check === '1') || ('type' in sent && sent.type === 'app_rate_limited');
}

/** As Bolt will read it. */
function parseBody(text: string, type: string): unknown {
  try {
    if (type === JSON_TYPE) return JSON.parse(text);
    const form = parse(text);
    return typeof form.payload === 'string' ? JSON.parse(form.payload) : form;
  } catch {
    return null;
  }
}
