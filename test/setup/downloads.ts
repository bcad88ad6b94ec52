import { Writable } from 'node:stream';
import { downloadsOf, type HandOver } from '../../bot/downloads.ts';
import { createLog } from '../../bot/log.ts';
import { addAccount } from '../../bot/store/accounts.ts';
import { offerDownload, type Take } from '../../bot/store/downloads.ts';
import type { Store } from '../../bot/store/store.ts';
import { listen } from '../../bot/web/listen.ts';
import { createWeb } from '../../bot/web/server.ts';
import { kofi, somebody } from './pair-facts.ts';
import { TestClock } from './test-clock.ts';

export const kofisLog: Take = { person: kofi, what: 'log', id: 'mtg_1', format: 'pdf' };
export const logFile = { name: 'Cofnod Siân Ŵyn.pdf', type: 'application/pdf', content: new TextEncoder().encode('%PDF a log') };

/** A Cairn that hands over files, for Kofi. `handed` is what it was asked for; `logged` all that it wrote to its log. */
export async function openDownloads(store: Store, handOver: HandOver = async () => logFile) {
  const clock = new TestClock('2026-11-26T09:30:00.000Z');
  const handed: Take[] = [];
  let logged = '';
  const to = new Writable({
    write(chunk, _, done) {
      logged += chunk;
      done();
    },
  });
  await store.transaction((tx) =>
    addAccount(tx, { platform: 'slack', enterprise: '', tenant: 'T1', user: 'UKOFI' }, somebody(kofi, 'Kofi'), clock.now()),
  );
  const downloads = downloadsOf(store, clock, async (take) => {
    handed.push(take);
    return handOver(take);
  });
  let elapsed = 0;
  const log = createLog('debug', to);
  const web = createWeb({ log, health: async () => true, feed: async () => null, downloads, elapsed: () => elapsed });
  const { port, close } = await listen(web, 0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    clock,
    handed,
    logged: () => logged,
    offer: (take: Take = kofisLog) => offerDownload(store.read, take, clock.now()),
    aMinuteLater: () => {
      elapsed += 60_000;
    },
    close: () => close(0),
  };
}
