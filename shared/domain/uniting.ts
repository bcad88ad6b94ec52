import type { Refusal } from '../decision.ts';
import type { MentorshipId, ProgrammeId } from './ids.ts';
import type { Mentorship, Role } from './mentorship.ts';

/** Two who are one person, each in their own chats: as far as it matters to whether they can be united. */
export type Side = { chats: number; pairs: readonly SidePair[] };
export type SidePair = {
  mentorship: MentorshipId;
  status: Mentorship['status'];
  role: Role;
  programme: { id: ProgrammeId; name: string; menteesPerMentor: number };
};

/**
 * Nobody is their own mentor, so the two of one pair are refused; of a pair that was declined there is nothing left. Somebody who brings a
 * code and has several chats already would leave it unclear which of them is parted again.
 */
export function mayUnite(keeps: Side, joins: Side): Refusal<'bothOfOnePair' | 'severalChats'> | null {
  if (joins.chats > 1) return { refused: 'severalChats' };
  const shared = joins.pairs.find(
    (one) => one.status !== 'declined' && keeps.pairs.some(({ mentorship }) => mentorship === one.mentorship),
  );
  return shared ? { refused: 'bothOfOnePair', values: { programme: shared.programme.name } } : null;
}

export type Over = { programme: string; count: number; most: number };

/**
 * Where a mentor would have more mentees than the programme allows. They have them already, only under two names: refusing would hide that,
 * and ending a pair is not a code's business. So it is said, all go on, and whoever invites finds the mentor full until there is room.
 */
export function overLimits(keeps: Side, joins: Side): Over[] {
  const mentors = ({ pairs }: Side) =>
    pairs.filter(({ role, status }) => role === 'mentor' && (status === 'invited' || status === 'active'));
  const all = Map.groupBy([...mentors(keeps), ...mentors(joins)], ({ programme }) => programme.id);
  return [...all.values()].flatMap((pairs) => {
    const { name, menteesPerMentor } = pairs[0]!.programme;
    return pairs.length > menteesPerMentor ? [{ programme: name, count: pairs.length, most: menteesPerMentor }] : [];
  });
}
