import type { PersonId } from '../domain/ids.ts';
import { type Facts, personIn } from '../facts.ts';
import { mergeable } from './merging.ts';
import type { Nudge } from './nudge.ts';

/**
 * How much Cairn says of its own accord: unprompted messages and follow-ups a person was sent, for each meeting held. Messages that
 * were merged count once, whatever answers somebody's act not at all. Null while no meeting was held.
 */
export function unpromptedPerMeeting(
  facts: Facts,
  sent: readonly Nudge[],
): { person: PersonId; messages: number; perMeeting: number | null }[] {
  const held = facts.meetings.filter((meeting) => meeting.status === 'held').length;
  return facts.parties.map(({ person }) => {
    const own = sent.filter((nudge) => nudge.to === person && nudge.class !== 'act');
    const messages = mergeable(own, personIn(facts, person)).length;
    return { person, messages, perMeeting: held === 0 ? null : messages / held };
  });
}
