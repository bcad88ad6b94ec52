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

/** A failed connection hides its reason in causes, and a list of them where several addresses were tried. */
function codesIn(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  const inside = Array.isArray(errors) ? errors.flatMap((one) => codesIn(one, depth + 1)) : [];
  return [...(typeof code === 'string' ? [code] : []), ...inside, ...codesIn(cause, depth + 1)];
}
