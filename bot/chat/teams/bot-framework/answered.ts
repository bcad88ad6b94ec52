import { codesIn } from '../../connection.ts';
import type { Answered } from '../errors.ts';

/** How a call of the SDK's failed, in nobody's SDK's words. Its own error holds what was sent, which goes no further. */
export function answeredBy(error: unknown): Answered {
  const { statusCode, response } = (typeof error === 'object' && error !== null ? error : {}) as {
    statusCode?: unknown;
    response?: { bodyAsText?: unknown; headers?: { get?(name: string): string | undefined } };
  };
  return {
    status: typeof statusCode === 'number' ? statusCode : null,
    body: parsed(response?.bodyAsText),
    retryAfter: response?.headers?.get?.('retry-after') ?? null,
    connection: typeof statusCode === 'number' ? [] : codesIn(error),
  };
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
