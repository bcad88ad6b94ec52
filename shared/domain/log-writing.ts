import { may } from '../access.ts';
import { type Decision, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { emptyFields } from './drafting.ts';
import type { ActionId, LogId, MeetingId, PersonId } from './ids.ts';
import type { LogDraft, LogFields, LogWriter, MeetingLog } from './log.ts';
import type { LogHand } from './log-marks.ts';
import { type NotMet, notMet } from './log-met.ts';
import { type Heard, readersOf } from './log-readers.ts';
import { logOf } from './log-state.ts';

type Pair = Pick<Facts, 'mentorship' | 'parties' | 'coordinators' | 'logs'>;

/** The log, for one of its pair. */
export function ownLog(facts: Pair, who: PersonId, id: LogId): MeetingLog | Refusal<'notYours'> {
  const log = may(who, 'take-part', facts) ? facts.logs.find((one) => one.id === id) : undefined;
  return log ?? { refused: 'notYours' };
}

/** Either of the two begins it, once the meeting has, with what is there to begin with. A log that is there already is gone on with. */
export function beginLog(
  facts: Facts,
  id: MeetingId,
  begun: { log: LogId; paper: boolean; topics: string; actions: readonly ActionId[] },
  { who, now, heard }: Pick<LogHand, 'who' | 'now'> & { heard: Heard },
): Decision | Refusal<'notYours' | Exclude<NotMet, 'accountsDiffer'>> {
  const meeting = may(who, 'take-part', facts) ? facts.meetings.find((one) => one.id === id) : undefined;
  if (!meeting) return { refused: 'notYours' };
  if (logOf(facts, meeting)) return { changes: [] };
  const no = notMet(meeting, now);
  if (no) return no;
  const { id: mentorship } = facts.mentorship;
  const { minutes, method, place } = meeting;
  const fields: LogFields = { ...emptyFields, minutes, method, place: place ?? '', topics: begun.topics };
  const log: MeetingLog = {
    id: begun.log,
    mentorship,
    meeting: id,
    status: 'draft',
    startedBy: who,
    startedAt: now,
    completedAt: null,
    filedBy: null,
    filedAt: null,
    entry: null,
    amendment: null,
    paper: begun.paper,
    // A policy that is loosened later opens nothing.
    readers: readersOf(facts, meeting.start, heard),
  };
  const draft: LogDraft = {
    id: begun.log,
    mentorship,
    content: { fields, actions: [...begun.actions], proposed: null, forms: [] },
    by: who,
    at: now,
  };
  return { changes: [put('meetingLog', log), put('logDraft', draft)] };
}

/** Who of the two writes from now on. Either may say. */
export function chooseWriter(facts: Facts, who: PersonId, by: LogWriter): Decision | Refusal<'notYours'> {
  if (!may(who, 'arrange', facts)) return { refused: 'notYours' };
  const { mentorship } = facts;
  return { changes: mentorship.logBy === by ? [] : [put('mentorship', { ...mentorship, logBy: by })] };
}
