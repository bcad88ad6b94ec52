import { WebClient, type WebClientOptions } from '@slack/web-api';
import { Recent } from '../recent.ts';
import type { Access } from './installations.ts';
import { type Log, sdkLog } from './log.ts';

/** Shorter than the ten seconds a stop may take. */
const TIMEOUT_MS = 8_000;
const KEPT = 500;

export type ClientOptions = { apiUrl: string | undefined; log: Log };

/**
 * Options for every client: no retries and no waiting inside, because our own dispatcher decides when something may be
 * repeated. Made anew for each client, and never with `headers`: the SDK writes the first token into that object and
 * would send it for the next workspace too.
 */
export function clientOptions({ apiUrl, log }: ClientOptions): WebClientOptions {
  return {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: TIMEOUT_MS,
    maxRequestConcurrency: 1_000,
    allowAbsoluteUrls: true,
    logger: sdkLog(log),
    fetch: fetchWithRetryAfter,
  };
}

/** The SDK throws an unmarked error at a 429 without a time to wait; this gives it one. */
const fetchWithRetryAfter: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', '30');
  return new Response(await response.text(), { status: 429, headers });
};

/** One client a token, kept while in use. */
export function clients(options: ClientOptions): (access: Pick<Access, 'token'>) => WebClient {
  const kept = new Recent<WebClient>(KEPT);
  return ({ token }) => {
    const client = kept.get(token) ?? new WebClient(token, clientOptions(options));
    kept.set(token, client);
    return client;
  };
}
