/** What became of a call that brought no answer. Only one that was never made, or not trusted, surely did nothing. */
export type Connection = 'never made' | 'not trusted' | 'broken';

/** The connection was never made, so nothing was sent. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const NOT_TRUSTED = /^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** From what {@link codesIn} found. */
export function connectionOf(codes: readonly string[]): Connection {
  if (codes.some((code) => NOT_CONNECTED.has(code))) return 'never made';
  return codes.some((code) => NOT_TRUSTED.test(code)) ? 'not trusted' : 'broken';
}

/** A failed call hides its reason in causes, and a list of them where several addresses were tried. */
export function codesIn(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  const inside = Array.isArray(errors) ? errors.flatMap((one) => codesIn(one, depth + 1)) : [];
  return [...(typeof code === 'string' ? [code] : []), ...inside, ...codesIn(cause, depth + 1)];
}
