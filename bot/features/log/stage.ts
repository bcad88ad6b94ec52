import type { View } from '../../../shared/access.ts';
import { partnerOf } from '../partner.ts';
import type { LogTelling } from './telling.ts';

export type Stage = 'draft' | 'yours' | 'theirs' | 'signed' | 'other';

/** How a log stands for its reader; `yours` waits for the other's name, `theirs` for the reader's. `other` is two accounts that differ. */
export function stageOf({ log }: { log: Pick<View<'log'>, 'status' | 'filedBy' | 'me'> }): Stage {
  switch (log.status) {
    case 'draft':
      return 'draft';
    case 'filed':
      return log.filedBy === log.me.person ? 'yours' : 'theirs';
    case 'signed':
      return 'signed';
    case 'differing':
      return 'other';
  }
}

export function sayStage(telling: Pick<LogTelling, 'reader' | 'pair'> & Parameters<typeof stageOf>[0]): string {
  const { reader, pair } = telling;
  return reader.words.log.stage({ stage: stageOf(telling), partner: partnerOf(pair) });
}

/** Who can read it, and who will be able to. */
export function sayReaders({ reader, pair, log }: Pick<LogTelling, 'reader' | 'pair' | 'log'>): string {
  const { status, coordinators } = log;
  const waits = (status === 'draft' || status === 'filed') && coordinators.mayReadSigned;
  const ground = coordinators.mayRead ?? (waits ? 'announced' : 'other');
  return reader.words.log.readers({ ground, partner: partnerOf(pair), programme: pair.programme.name });
}
