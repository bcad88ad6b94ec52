import type { View } from '../../../shared/access.ts';
import type { ActionId, LogEntryId, PersonId, TalkId } from '../../../shared/domain/ids.ts';
import type { LogContent } from '../../../shared/domain/log.ts';
import type { MeetingSeen } from '../../../shared/seen.ts';
import type { Instant } from '../../../shared/time.ts';
import { sayDay, sayWhen } from '../../../shared/words/dates.ts';
import type { Reader } from '../feature.ts';
import { nameIn } from '../open-actions.ts';

export type Recorded = Extract<LogContent, { kind: 'record' }>;

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

/** "Tuesday 24 November", by the reader's clock. */
export const dayOf = ({ reader, meeting, now }: Pick<LogTelling, 'reader' | 'meeting' | 'now'>): string =>
  sayDay(meeting.start, reader.person.zone, reader.person.language, now);

export const onWhen = ({ reader, now }: LogTelling, at: Instant): string => sayWhen(at, reader.person.zone, reader.person.language, now);

/** Whether somebody is the reader, and their name. */
export const whoseOf = ({ pair }: Pick<LogTelling, 'pair'>, person: PersonId) => ({
  whose: person === pair.me.person ? ('you' as const) : ('other' as const),
  name: nameIn(pair, person),
});
