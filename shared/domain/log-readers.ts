import { coordinates, mayConsent } from '../access.ts';
import { type Change, type Decision, drop, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { dateAt, type Instant, minus, plus } from '../time.ts';
import type { LogMarkId, PersonId } from './ids.ts';
import type { LogMark, MeetingLog } from './log.ts';
import { READERS_AHEAD_DAYS } from './policy.ts';
import type { Coordinator, Programme } from './programme.ts';

/** Reading is announced, and counts for meetings still to come; that it stops counts at once, for every log there is. */
export function decideReaders(
  programme: Programme,
  coordinators: readonly Coordinator[],
  who: PersonId,
  mayRead: boolean,
  now: Instant,
): (Decision & { programme: Programme }) | Refusal<'notCoordinator'> {
  if (!coordinates(who, coordinators)) return { refused: 'notCoordinator' };
  if (mayRead === (programme.policy.coordinatorsReadFrom !== null)) return { programme, changes: [] };
  const coordinatorsReadFrom = mayRead ? plus(now, { days: READERS_AHEAD_DAYS }) : null;
  const decided: Programme = { ...programme, policy: { ...programme.policy, coordinatorsReadFrom, readersDecidedAt: now } };
  return { programme: decided, changes: [put('programme', decided)] };
}

/** Who has to hear of what was decided last, and the message that tells them. Whoever was invited after that has read it in their invitation. */
export function announcementsTo({ mentorship, programme, parties }: Pick<Facts, 'mentorship' | 'programme' | 'parties'>) {
  const { readersDecidedAt } = programme.policy;
  if (readersDecidedAt === null) return [];
  return parties
    .filter(({ invitedAt }) => invitedAt <= readersDecidedAt)
    .map(({ person }) => ({ person, key: `${mentorship.id}/readers/${readersDecidedAt}/${person}` }));
}

/** When messages reached their reader, by key; those that did not are left out. */
export type Heard = ReadonlyMap<string, Instant>;

/** Who may read the log of a meeting: coordinators only where each of the two had really heard so in good time before it began. */
export function readersOf(facts: Facts, start: Instant, heard: Heard): MeetingLog['readers'] {
  const from = facts.programme.policy.coordinatorsReadFrom;
  const latestToHear = minus(start, { days: READERS_AHEAD_DAYS });
  const knew = announcementsTo(facts).every(({ key }) => (heard.get(key) ?? start) <= latestToHear);
  return from !== null && from <= start && knew ? 'coordinators' : 'pair';
}

/** One of the pair agrees that coordinators read a log as it is now, or takes that back. Agreeing anew includes what was added since. */
export function decideConsent(
  facts: Facts,
  who: PersonId,
  log: MeetingLog,
  consent: boolean,
  { id, now }: { id: LogMarkId; now: Instant },
): Decision | Refusal<'cannotOpen'> {
  const given = facts.logMarks.find((one) => one.log === log.id && one.kind === 'consented' && one.person === who);
  if (!consent) return { changes: given ? [drop('logMark', given)] : [] };
  if (!mayConsent(facts, who, log, now)) return { refused: 'cannotOpen' };
  return { changes: [put('logMark', given ? { ...given, at: now } : markOf(log, 'consented', who, id, now))] };
}

/**
 * A coordinator reads a log: nobody does without leaving this behind. One a day, by the programme's clock, for each reader; but what was
 * put to the log since, or opened anew, is read anew.
 */
export function readMark(facts: Facts, log: MeetingLog, who: PersonId, { id, now }: { id: LogMarkId; now: Instant }): Change[] {
  const { zone } = facts.programme;
  const marks = facts.logMarks.filter((one) => one.log === log.id);
  const isRead = marks.some(
    (one) =>
      one.kind === 'read' &&
      one.person === who &&
      dateAt(one.at, zone) === dateAt(now, zone) &&
      marks.every(({ kind, at }) => kind === 'read' || at < one.at),
  );
  return isRead ? [] : [put('logMark', markOf(log, 'read', who, id, now))];
}

function markOf(log: MeetingLog, kind: 'consented' | 'read', person: PersonId, id: LogMarkId, at: Instant): LogMark {
  return { id, log: log.id, mentorship: log.mentorship, entry: null, person, kind, text: null, digest: null, at };
}
