import fc from 'fast-check';
import type { LogEntryId, LogId, LogMarkId, PersonId } from '../../shared/domain/ids.ts';
import type { LogMark, MeetingLog } from '../../shared/domain/log.ts';
import { endOf, type Meeting } from '../../shared/domain/meeting.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { kofi, maya } from './facts.ts';

const ofTwo = fc.constantFrom(kofi, maya);
const minutes = fc.integer({ min: 1, max: 20 * 24 * 60 });

/** How far a log got, with everything that may be put to one on the way; when, in minutes after the meeting, each after the one before. */
const log = fc.record({
  status: fc.constantFrom<MeetingLog['status']>('draft', 'filed', 'filed', 'signed', 'signed', 'differing'),
  by: ofTwo,
  filed: minutes,
  correction: fc.option(minutes),
  comment: fc.option(fc.record({ by: ofTwo, after: minutes })),
  answered: minutes,
  added: fc.option(fc.record({ by: ofTwo, after: minutes, answer: fc.constantFrom('waits', 'signed', 'differently') })),
});
type Drawn = typeof log extends fc.Arbitrary<infer T> ? T : never;

export const logs = fc.array(fc.option(log), { minLength: 3, maxLength: 3 });

/** The logs of some meetings, as they were drawn for the first, the second and so on. */
export function logsOf(meetings: readonly Meeting[], drawn: readonly (Drawn | null)[]): { logs: MeetingLog[]; logMarks: LogMark[] } {
  const all = meetings.flatMap((meeting, index) => {
    const one = drawn[index];
    return one ? [logOf(meeting, one, index)] : [];
  });
  return { logs: all.map((one) => one.log), logMarks: all.flatMap((one) => one.marks) };
}

function logOf(meeting: Meeting, { status, by, filed, correction, comment, answered, added }: Drawn, index: number) {
  const other = by === kofi ? maya : kofi;
  const record = `lge_record${index}` as LogEntryId;
  const addition = `lge_added${index}` as LogEntryId;
  const filedAt = plus(endOf(meeting), { minutes: filed });
  const answeredAt = plus(filedAt, { minutes: answered });
  const isOver = status === 'signed' || status === 'differing';
  const marks: LogMark[] = [];
  const mark = (kind: LogMark['kind'], person: PersonId, entry: LogEntryId, at: Instant) =>
    marks.push({
      id: `lgm_${index}of${String(marks.length).padStart(4, '0')}` as LogMarkId,
      log: `log_drawn${index}` as LogId,
      mentorship: meeting.mentorship,
      entry,
      person,
      kind,
      text: kind === 'signed' ? null : 'said',
      digest: kind === 'signed' ? 'f00d' : null,
      at,
    });
  if (status !== 'draft') mark('signed', by, record, filedAt);
  if (status !== 'draft' && correction) mark('correction', other, record, plus(filedAt, { minutes: correction }));
  if (status !== 'draft' && comment) mark('comment', comment.by, record, plus(filedAt, { minutes: comment.after }));
  if (isOver) mark(status === 'signed' ? 'signed' : 'differently', other, record, answeredAt);
  const addedAt = added && plus(answeredAt, { minutes: added.after });
  if (isOver && added && addedAt) {
    mark('signed', added.by, addition, addedAt);
    if (added.answer !== 'waits')
      mark(added.answer as 'signed' | 'differently', added.by === kofi ? maya : kofi, addition, plus(addedAt, { minutes: answered }));
  }
  const stands: MeetingLog = {
    id: `log_drawn${index}` as LogId,
    mentorship: meeting.mentorship,
    meeting: meeting.id,
    status,
    startedBy: by,
    startedAt: endOf(meeting),
    completedAt: isOver ? answeredAt : null,
    filedBy: status === 'draft' ? null : by,
    filedAt: status === 'draft' ? null : filedAt,
    entry: status === 'draft' ? null : record,
    amendment: isOver && added?.answer === 'waits' ? addition : null,
    paper: false,
    readers: 'pair',
  };
  return { log: stands, marks };
}
