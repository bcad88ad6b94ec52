import type { LogId } from '../shared/domain/ids.ts';
import type { TakenFile } from '../shared/page.ts';
import { wordsFor } from '../shared/words/words.ts';
import type { Clock } from './clock.ts';
import { fileOf } from './export/file.ts';
import { tellingOf, withLog } from './features/log/context.ts';
import { logPage } from './features/log/page.ts';
import type { Log } from './log.ts';
import type { Take } from './store/downloads.ts';
import { loadFacts } from './store/facts.ts';
import { fromRow } from './store/nouns.ts';
import type { Seal } from './store/seal.ts';
import type { Store } from './store/store.ts';

type Parts = { store: Store; seal: Seal; clock: Clock; log: Log };

/** The file of what somebody wanted to take away, as it is when they fetch it; null where it is not theirs, or not any more. */
export async function takenFile({ store, seal, clock, log }: Parts, { person, id, format }: Take): Promise<TakenFile | null> {
  const now = clock.now();
  const tx = store.read;
  const row = await tx.selectFrom('person').selectAll().where('id', '=', person).executeTakeFirst();
  if (!row) return null;
  const who = fromRow('person', row);
  const reading = {
    tx,
    seal,
    who,
    words: wordsFor(who.language),
    now,
    facts: async (of: Parameters<typeof loadFacts>[1][number]) => (await loadFacts(tx, [of], now)).get(of) ?? null,
    defect: (what: string, ids: Record<string, string>) => log.error(ids, what),
  };
  const loaded = await withLog(reading, id as LogId);
  return loaded && fileOf(logPage(await tellingOf(reading, loaded)), format);
}
