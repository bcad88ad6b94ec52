import type { Change } from '../../shared/decision.ts';
import type { LogId, MeetingId } from '../../shared/domain/ids.ts';
import type { MeetingLog } from '../../shared/domain/log.ts';
import { isComing } from '../../shared/domain/meeting.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Instant } from '../../shared/time.ts';

/** Changes that name their meeting. */
const aboutMeetings: ReadonlySet<string> = new Set(['agendaPoint', 'attendance', 'runningLate', 'meetingLog']);

/** Changes that are another wording of every meeting to come: its reminder shows what is open in the plan, too. */
const wide: ReadonlySet<string> = new Set(['person', 'programme', 'planChange']);

/**
 * Which cards a decision makes untrue, as sets of meetings; an empty set is those about no meeting. One card speaks of a whole series.
 * Another zone, language or name is another wording of every time to come, and so are other numbers of the programme.
 */
export function shownAbout({ meetings }: Facts, changes: readonly Change[], changed: readonly MeetingId[], now: Instant): MeetingId[][] {
  const series = new Set(meetings.flatMap((one) => (one.series !== null && changed.includes(one.id) ? [one.series] : [])));
  const ofSeries = meetings.filter((one) => one.series !== null && series.has(one.series)).map((one) => one.id);
  const isWide = changes.some((change) => 'put' in change && wide.has(change.put));
  const coming = isWide ? meetings.filter((one) => isComing(one, now)).map((one) => one.id) : [];
  const about = [...new Set([...changed, ...ofSeries, ...coming])];
  return about.length === 0 ? [[]] : changed.length === 0 ? [[], about] : [about];
}

/** The meetings that changes concern, also the one on whose agenda a point was that is on another now. */
export function meetingsIn(changes: readonly Change[], loaded: readonly Facts[]): MeetingId[] {
  return changes.flatMap((change) => [meetingOf(change, changes, loaded) ?? [], leftBy(change, loaded)].flat());
}

function leftBy(change: Change, loaded: readonly Facts[]): MeetingId[] {
  if (!('put' in change) || change.put !== 'agendaPoint') return [];
  const { id, meeting } = change.row;
  return loaded.flatMap(({ agenda }) => agenda.flatMap((one) => (one.id === id && one.meeting !== meeting ? one.meeting : [])));
}

/** The meeting that a change concerns. A mark on a log says which log, which is in the facts or comes with the same changes. */
function meetingOf(change: Change, all: readonly Change[], loaded: readonly Facts[]): MeetingId | null {
  const noun = 'put' in change ? change.put : change.drop;
  if (noun === 'meeting') return (change.row as { id: MeetingId }).id;
  if (aboutMeetings.has(noun)) return (change.row as { meeting: MeetingId }).meeting;
  if (noun !== 'logMark') return null;
  const { log } = change.row as { log: LogId };
  const logs = [
    ...loaded.flatMap((facts) => facts.logs),
    ...all.flatMap((one) => ('put' in one && one.put === 'meetingLog' ? [one.row as MeetingLog] : [])),
  ];
  return logs.find((one) => one.id === log)?.meeting ?? null;
}
