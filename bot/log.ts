import pino, { type DestinationStream, type Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What people write and what opens doors is left out wherever it turns up, however deep. Compared in lower case. */
const NEVER = new Set(
  'token accesstoken access_token bottoken bot_token refreshtoken refresh_token authorization cookie password secret clientsecret client_secret signingsecret keytext cairnkey sealed connectionstring text answer answers summary title body card blocks form fields place joinlink agenda content parameters name profile'.split(
    ' ',
  ),
);
const LOOKS_SECRET = /\bxox[a-z]-[\w-]+|\bxapp-[\w-]+|\bxoxe\.[\w.-]+|Bearer\s+\S+|:\/\/[^\s/:@]+:[^\s@]+@/g;
const DEEPEST = 6;

/** JSON lines on standard output, or wherever `to` leads. */
export function createLog(level: LogLevel, to?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: (fields: object) => clean(fields, 0) as Record<string, unknown> },
    hooks: {
      logMethod(this: Logger, args: Parameters<Logger['info']>, method: Logger['info']) {
        const [first, ...rest]: unknown[] = args;
        // pino would take the sentence from an error logged by itself as it stands.
        const said = first instanceof Error ? [{ err: first }, ...(rest.length > 0 ? rest : [first.message])] : [first, ...rest];
        method.apply(this, said.map((one, index) => (index === 0 && typeof one === 'object' ? one : clean(one, 0))) as typeof args);
      },
    },
    serializers: { err: (error: unknown) => error },
  };
  return to ? pino(options, to) : pino(options);
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return masked(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return cleanError(value, depth);
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) return value.map((one) => clean(one, depth + 1));
  const kept = Object.entries(value).filter(([name]) => !NEVER.has(name.toLowerCase()));
  return Object.fromEntries(kept.map(([name, one]) => [name, clean(one, depth + 1)]));
}

/** A database's or a client's error carries rows, requests and headers in its other properties. */
function cleanError(error: Error, depth: number): object {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return {
    type: error.name,
    message: masked(error.message),
    stack: masked(error.stack ?? ''),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(cause instanceof Error && depth < DEEPEST ? { cause: cleanError(cause, depth + 1) } : {}),
  };
}

function masked(text: string): string {
  return text.replace(LOOKS_SECRET, '[left out]');
}
