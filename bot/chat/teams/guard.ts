import type { Request, RequestHandler, Response } from 'express';
import type { Log } from '../../log.ts';
import { NotChecked } from '../port.ts';
import { contentType, isPlain, readBody } from '../read-body.ts';
import { Activity } from './activity.ts';
import type { Reply } from './seam.ts';
import type { ServiceUrls } from './service-urls.ts';
import type { Verifier } from './token.ts';

/** Larger than anything Teams sends: a message has at most some 100 kB. */
const BODY = { mostBytes: 500_000, slowestMs: 5_000 };

export type GuardOptions = {
  appId: string;
  tenants: readonly string[];
  serviceUrls: ServiceUrls;
  verifier: Verifier;
  handle: (activity: Activity) => Promise<Reply>;
  log: Log;
};

type Refusal = 400 | 401 | 403 | 413 | 500 | 503;
/** All that whoever is refused learns. */
const PLAIN: Record<Refusal, string> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  413: 'Too large',
  500: 'Something went wrong',
  503: 'Try again later',
};

/**
 * Stands at Cairn's one address for Teams. Nothing is handled that is not a known shape, sent by Teams to this bot, from an allowed
 * organisation, with an answer going where Teams may be answered.
 */
export function createGuard(options: GuardOptions): RequestHandler {
  const { verifier, handle, log } = options;
  return async (request, response) => {
    if (contentType(request) !== 'application/json' || !isPlain(request)) return refuse(request, response, 400);
    const token = bearerOf(request);
    if (token === null) return refuse(request, response, 401);
    let claims: Awaited<ReturnType<Verifier['claimsOf']>>;
    try {
      claims = await verifier.claimsOf(token);
    } catch (error) {
      // Why it cannot be is said once, and not with all that comes until it is looked for again.
      if (!(error instanceof NotChecked)) log.error({ err: error }, 'what Teams sent cannot be checked; Teams sends it again');
      return refuse(request, response, 503);
    }
    if (claims === null) return refuse(request, response, 401);
    const body = await readBody(request, BODY);
    if (typeof body === 'number') return refuse(request, response, body);
    const activity = readActivity(body);
    if (activity === null) return refuse(request, response, 400);
    const refused = judge(activity, claims.serviceurl ?? claims.serviceUrl, options);
    if (refused !== null) return refuse(request, response, refused);
    try {
      const { status, body: answer } = await handle(activity);
      response.status(status);
      if (answer === undefined) response.end();
      else response.json(answer);
    } catch (error) {
      log.error({ err: error, type: activity.type, invoke: activity.name ?? null }, 'something Teams sent could not be handled');
      refuse(request, response, 500);
    }
  };
}

/** Without keeping the connection: whatever is still being sent is not wanted. */
function refuse(request: Request, response: Response, status: Refusal): void {
  response.status(status).set('connection', 'close').type('text/plain').send(PLAIN[status]);
  request.unpipe();
  request.resume();
}

function bearerOf(request: Request): string | null {
  const [, token = null] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return token;
}

function readActivity(body: Buffer): Activity | null {
  try {
    const read = Activity.safeParse(JSON.parse(body.toString('utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function judge(activity: Activity, claimed: unknown, { appId, tenants, serviceUrls }: GuardOptions): Refusal | null {
  const { serviceUrl, recipient, conversation, channelData } = activity;
  if (claimed !== serviceUrl || !serviceUrls.isAllowed(serviceUrl)) return 401;
  if (recipient.id !== `28:${appId}`) return 400;
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((one) => typeof one === 'string');
  if (named.length === 0 || new Set(named).size > 1) return 400;
  return tenants.includes(named[0]!) ? null : 403;
}
