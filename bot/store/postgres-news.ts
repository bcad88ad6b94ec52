import { Client } from 'pg';
import type { Log } from '../log.ts';
import { fromText, type Source } from './news.ts';

/** Every process of the same Cairn listens and tells here. */
export const CHANNEL = 'cairn';
const AGAIN_MS = 1_000;

/**
 * Hears what any process tells, on a connection of its own: one that is shared is given to somebody else and hears nothing. Comes back by
 * itself when the connection is lost; whatever was told meanwhile is lost, which is said.
 */
export function postgresNews(url: string, log: Log): Source {
  return (hear) => {
    let isStopped = false;
    let client: Client | null = null;
    let again: NodeJS.Timeout | undefined;

    async function connect(): Promise<void> {
      const own = new Client({ connectionString: url, application_name: 'cairn-news', connectionTimeoutMillis: 10_000, keepAlive: true });
      let isLost = false;
      const lost = (error?: Error & { code?: string }) => {
        if (isLost || isStopped) return;
        isLost = true;
        log.warn({ code: error?.code }, 'the connection that hears of changes was lost');
        void own.end().catch(() => {});
        again = setTimeout(() => void connect(), AGAIN_MS);
      };
      own.on('error', lost);
      own.on('end', () => lost());
      own.on('notification', ({ payload }) => hear(fromText(payload ?? '')));
      client = own;
      try {
        await own.connect();
        await own.query(`listen ${CHANNEL}`);
        hear(null);
      } catch (error) {
        lost(error as Error);
      }
    }

    let opening = connect();
    return async () => {
      isStopped = true;
      clearTimeout(again);
      await opening;
      opening = Promise.resolve();
      await client?.end().catch(() => {});
    };
  };
}
