import type { LogEntryId, PersonId } from '../domain/ids.ts';
import type { LogMark, MeetingLog } from '../domain/log.ts';
import { type Facts, partnersOf, personIn } from '../facts.ts';
import { type Instant, plus } from '../time.ts';
import { momentForAct } from './moments.ts';
import { firstName } from './names.ts';
import { type Nudge, type NudgeKind, nudge } from './nudge.ts';

/** Later than that, whoever was away finds it with the log. */
const NEWS_DAYS = 14;

/**
 * What one of a pair did to a log, told to the other: that it happened, never what it says. A log that is taken back says nothing: whoever
 * read of it sees on the same card that it is being changed, and whoever slept had never heard of it.
 */
export function logActs(facts: Facts): Nudge[] {
  return facts.logs.flatMap((log) => {
    const meeting = facts.meetings.find((one) => one.id === log.meeting);
    if (meeting?.status !== 'held' && meeting?.status !== 'confirmed') return [];
    return [...ofRecord(facts, log), ...ofAdditions(facts, log)];
  });
}

function ofRecord(facts: Facts, log: MeetingLog): Nudge[] {
  const { entry, filedBy, filedAt, status, completedAt } = log;
  if (entry === null || filedBy === null || filedAt === null) return [];
  const tell = telling(facts, log, 'record');
  const marks = facts.logMarks.filter((one) => one.entry === entry);
  const others = marks.filter((one) => one.person !== filedBy);
  const of = (kind: LogMark['kind']) => others.filter((one) => one.kind === kind);
  // Whoever has yet to read it reads with it what its writer put beside it.
  const isApart = (one: LogMark) => one.person !== filedBy || (completedAt !== null && one.at >= completedAt);
  return [
    ...(status === 'filed' ? tell('log-filed', entry, filedBy, filedAt) : []),
    ...(status === 'filed' ? of('correction') : []).flatMap((one) => tell('log-correction', one.id, one.person, one.at)),
    ...marks.filter((one) => one.kind === 'comment' && isApart(one)).flatMap((one) => tell('log-comment', one.id, one.person, one.at)),
    ...(status === 'signed' ? of('signed') : []).flatMap((one) => tell('log-signed', one.id, one.person, one.at)),
    ...(status === 'differing' ? of('differently') : []).flatMap((one) => tell('log-differs', one.id, one.person, one.at)),
  ];
}

/** What was added to the record: by whom, and what the other made of it. */
function ofAdditions(facts: Facts, log: MeetingLog): Nudge[] {
  const tell = telling(facts, log, 'addition');
  const marks = facts.logMarks.filter((one) => one.log === log.id && one.entry !== null && one.entry !== log.entry);
  return [...Map.groupBy(marks, ({ entry }) => entry as LogEntryId)].flatMap(([entry, all]) => {
    const [first, ...others] = all.filter((one) => one.kind === 'signed').toSorted(byTime);
    if (!first) return [];
    if (entry === log.amendment) return tell('log-amended', entry, first.person, first.at);
    return [
      ...others.flatMap((one) => tell('log-signed', one.id, one.person, one.at)),
      ...all.filter((one) => one.kind === 'differently').flatMap((one) => tell('log-differs', one.id, one.person, one.at)),
    ];
  });
}

/** Nobody is told of their own acts. */
function telling(facts: Facts, { meeting }: MeetingLog, of: 'record' | 'addition') {
  return (kind: NudgeKind, about: string, by: PersonId, at: Instant): Nudge[] =>
    partnersOf(facts, by).map((reader) => {
      const expires = plus(at, { days: NEWS_DAYS });
      return nudge({
        key: `${about}/${kind}/${reader.id}`,
        kind,
        to: reader.id,
        mentorship: facts.mentorship.id,
        meeting,
        ...momentForAct(reader, at, null, expires),
        expires,
        because: { name: firstName(personIn(facts, by)), of },
      });
    });
}

const byTime = (a: LogMark, b: LogMark) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1);
