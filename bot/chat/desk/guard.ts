import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { wordsFor } from '../../../shared/words/words.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** Everything the page is made of comes from this server as a file; nothing inline, nothing from elsewhere, no frame around it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export type Guard = { token: string; check(request: Request, response: Response, next: NextFunction): void };

/**
 * The desk lets whoever opens it act as anybody, so it must be opened on this computer only: the connection and the Host header are
 * loopback's (a page elsewhere whose name was made to point here sends its own), and a change comes from the desk's own page (Origin, and a
 * token that is fresh with every start).
 */
export function deskGuard(): Guard {
  const token = randomBytes(24).toString('base64url');
  const words = wordsFor('en-GB').desk;

  function check(request: Request, response: Response, next: NextFunction): void {
    response.set({
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const why = objection(request);
    if (why === null) next();
    else response.status(403).type('text/plain').send(why);
  }

  function objection(request: Request): string | null {
    const port = request.socket.localPort ?? 0;
    const host = request.headers.host ?? '';
    const isOurs = HOSTS.some((name) => host === `${name}:${port}` || (port === 80 && host === name));
    if (!isOurs || !LOOPBACK.has(request.socket.remoteAddress ?? '')) return words.refusedHost({ port });
    if (request.method === 'GET' || request.method === 'HEAD') return null;
    if (request.headers.origin !== `http://${host}`) return words.refusedOrigin();
    return same(request.headers['x-desk-token'], token) ? null : words.refusedToken();
  }
  return { token, check };
}

function same(given: string | string[] | undefined, token: string): boolean {
  const bytes = Buffer.from(typeof given === 'string' ? given : '');
  return bytes.length === Buffer.byteLength(token) && timingSafeEqual(bytes, Buffer.from(token));
}
