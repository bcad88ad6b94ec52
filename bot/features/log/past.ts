import { type View, viewOfPair } from '../../../shared/access.ts';
import type { MeetingId, MentorshipId } from '../../../shared/domain/ids.ts';
import type { MeetingLog } from '../../../shared/domain/log.ts';
import { logOf } from '../../../shared/domain/log-state.ts';
import type { MeetingSeen } from '../../../shared/seen.ts';
import { factsSince, loadFacts } from '../../store/facts.ts';
import { logsBefore } from '../../store/logs.ts';
import { mentorshipsOf } from '../../store/mentorships.ts';
import type { Context } from '../feature.ts';

/** A meeting that was, and its log if it has one. */
export type Past = { pair: View<'pair'>; meeting: MeetingSeen; log: MeetingLog | undefined };

/** Those that somebody takes part in, and their meetings that have begun and were not called off, the latest first. */
export async function pastOf({ tx, seal, who, now }: Context, only?: MentorshipId): Promise<{ pairs: View<'pair'>[]; past: Past[] }> {
  const ids = (await mentorshipsOf(tx, who.id)).filter((one) => only === undefined || one === only);
  const pairs: View<'pair'>[] = [];
  const past: Past[] = [];
  for (const facts of (await loadFacts(tx, ids, now)).values()) {
    const older = await logsBefore(tx, seal, facts.mentorship.id, factsSince(now));
    const meetings = [...older.map(({ meeting }) => meeting), ...facts.meetings];
    const logs = [...older.map(({ log }) => log), ...facts.logs];
    const pair = viewOfPair({ ...facts, meetings }, who.id);
    if (!pair) continue;
    pairs.push(pair);
    past.push(...pair.meetings.filter(({ start }) => start <= now).map((meeting) => ({ pair, meeting, log: logOf({ logs }, meeting) })));
  }
  const there = past.filter((one) => one.log !== undefined || isToWrite(one));
  return { pairs, past: there.toSorted(({ meeting: a }, { meeting: b }) => (a.start === b.start ? 0 : a.start < b.start ? 1 : -1)) };
}

/** Nobody has put their name to it yet. */
export const isToWrite = ({ log, meeting: { status } }: Past): boolean =>
  (status === 'confirmed' || status === 'held') && (log === undefined || log.status === 'draft');

export async function latestToWrite(context: Context): Promise<MeetingId | null> {
  return (await pastOf(context)).past.find(isToWrite)?.meeting.id ?? null;
}
