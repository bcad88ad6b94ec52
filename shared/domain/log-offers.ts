import type { Seen } from '../seen.ts';
import type { LogEntryId } from './ids.ts';

/** What can be done about a log that somebody's name is under, by the name of what is asked for. */
export type LogOffer = 'sign' | 'correct' | 'differ' | 'comment' | 'withdraw' | 'amend' | 'amend.sign' | 'amend.withdraw';

type Log = Pick<Seen['log'], 'status' | 'filedBy' | 'entry' | 'amendment' | 'me' | 'entries'>;

/** What its reader may do about it on any surface, the usual first: all of it is fine. Of a draft, nothing: it is gone on with. */
export function offersOn({ status, filedBy, amendment, me, entries }: Log): LogOffer[] {
  if (status === 'draft') return [];
  if (status === 'filed') return filedBy === me.person ? ['withdraw', 'comment'] : ['sign', 'correct', 'differ', 'comment'];
  if (amendment === null) return ['amend', 'comment'];
  const isOwn = entries.some((one) => one.entry === amendment && one.by === me.person);
  return isOwn ? ['amend.withdraw', 'comment'] : ['amend.sign', 'differ', 'comment'];
}

/** What one of them is about: the addition that waits, or else the record that stands. */
export function offeredOn({ entry, amendment }: Pick<Log, 'entry' | 'amendment'>, offer: LogOffer): LogEntryId {
  const isAdded = offer === 'differ' || offer === 'amend.sign' || offer === 'amend.withdraw';
  return ((isAdded ? amendment : null) ?? entry)!;
}
