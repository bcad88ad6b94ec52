import type { View } from '../../../shared/access.ts';
import type { ActionId, LogEntryId, PersonId, TalkId } from '../../../shared/domain/ids.ts';
import { canonical } from '../../../shared/domain/log-bytes.ts';
import type { MeetingSeen } from '../../../shared/seen.ts';
import type { Instant } from '../../../shared/time.ts';
import { sayDay, sayWhen } from '../../../shared/words/dates.ts';
import { digestOf } from '../../store/logs.ts';
import type { Reader } from '../feature.ts';
import { nameIn } from '../open-actions.ts';
import type { Recorded } from '../recorded.ts';

/** What a card about a log is drawn from. */
export type LogTelling = {
  reader: Reader;
  pair: View<'pair'>;
  log: View<'log'>;
  meeting: MeetingSeen;
  /** What a name would be put to now; null once one is under it. */
  draft: Recorded | null;
  /** Last time's actions. */
  before: ActionId[];
  /** Talks about this meeting of which the other shares something. */
  shared: TalkId[];
  /** What does not match the signatures under it. */
  wrong: LogEntryId[];
  now: Instant;
};

/** Names what a name would be put to now, without saying any of it. */
export const seenOf = ({ draft }: Pick<LogTelling, 'draft'>): string | undefined => (draft ? digestOf(canonical(draft)) : undefined);

/** "Tuesday 24 November", by the reader's clock. */
export const dayOf = ({ reader, meeting, now }: Pick<LogTelling, 'reader' | 'meeting' | 'now'>): string =>
  sayDay(meeting.start, reader.person.zone, reader.person.language, now);

export const onWhen = ({ reader, now }: LogTelling, at: Instant): string => sayWhen(at, reader.person.zone, reader.person.language, now);

/** Whether somebody is the reader, and their name. */
export const whoseOf = ({ pair }: Pick<LogTelling, 'pair'>, person: PersonId) => ({
  whose: person === pair.me.person ? ('you' as const) : ('other' as const),
  name: nameIn(pair, person),
});
