import type { Facts } from '../facts.ts';
import type { PersonId } from './ids.ts';
import type { MeetingLog } from './log.ts';

/** Whom something about a log waits for, once somebody has put their name to it. */
export type Turn = { person: PersonId; to: 'sign' | 'correct' | 'sign-addition' };

export function turnOf(facts: Pick<Facts, 'logMarks' | 'parties'>, log: MeetingLog): Turn | null {
  const otherThan = (one: PersonId) => facts.parties.find(({ person }) => person !== one)?.person;
  if (log.status === 'filed' && log.filedBy !== null) {
    const other = otherThan(log.filedBy);
    if (isCorrected(facts, log)) return { person: log.filedBy, to: 'correct' };
    return other ? { person: other, to: 'sign' } : null;
  }
  const added = facts.logMarks.find((one) => one.kind === 'signed' && one.entry === log.amendment);
  const other = added && otherThan(added.person);
  return other ? { person: other, to: 'sign-addition' } : null;
}

/** A correction was suggested to what stands: that is an answer, and the writer's turn. */
export function isCorrected({ logMarks }: Pick<Facts, 'logMarks'>, { entry }: MeetingLog): boolean {
  return entry !== null && logMarks.some((one) => one.kind === 'correction' && one.entry === entry);
}

/** Those who are asked to write a log: it can be begun by the other as well. */
export function writersOf({ mentorship, parties }: Pick<Facts, 'mentorship' | 'parties'>): PersonId[] {
  const accepted = parties.filter((one) => one.invitation === 'accepted');
  return accepted.filter((one) => mentorship.logBy === 'together' || one.role === mentorship.logBy).map((one) => one.person);
}
