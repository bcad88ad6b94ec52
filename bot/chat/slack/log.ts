import type { Logger, LogLevel } from '@slack/bolt';

/** What this adapter needs of the house's log. */
export type Log = Record<'debug' | 'info' | 'warn' | 'error', (fields: object, message: string) => void>;

/**
 * The SDK's log. Its debug and info lines hold request bodies, which are people's words, so they end here; of warnings
 * and errors only the message goes on.
 */
export function sdkLog(log: Log): Logger {
  const say = (parts: unknown[]) =>
    parts
      .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : ''))
      .filter(Boolean)
      .join(' ')
      .slice(0, 300);
  return {
    debug() {},
    info() {},
    warn: (...parts: unknown[]) => log.warn({ from: 'slack-sdk' }, say(parts)),
    error: (...parts: unknown[]) => log.error({ from: 'slack-sdk' }, say(parts)),
    setLevel() {},
    setName() {},
    getLevel: () => 'warn' as LogLevel,
  };
}
