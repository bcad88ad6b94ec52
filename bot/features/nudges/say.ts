import { givenUpReasons } from '../../../shared/domain/given-up.ts';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import { type NudgeKind, whySentence, withheldReasons, withheldSentence } from '../../../shared/nudges.ts';
import type { Instant } from '../../../shared/time.ts';
import { sayWhen } from '../../../shared/words/dates.ts';
import type { Notice } from '../../store/history.ts';
import type { Reader } from '../feature.ts';

/** A message with the meeting it is about, if that is still known. */
export type About = { notice: Notice; meeting: Pick<Meeting, 'start'> | null };

export function kindName({ words }: Reader, kind: NudgeKind): string {
  type Kind = Parameters<typeof words.nudge.kind>[0]['kind'];
  return words.nudge.kind({ kind: kind.replaceAll('-', '') as Kind });
}

/** "meeting of Tuesday 24 November at 14:00" */
export function sayMeeting({ words, person }: Reader, meeting: Pick<Meeting, 'start'>, now: Instant): string {
  return words.nudge.meetingOf({ when: sayWhen(meeting.start, person.zone, person.language, now) });
}

/** Why it is sent, and, where it is not or not yet, why not. */
export function sayBecause({ words }: Reader, { kind, because, state, why }: Notice): string {
  const sentences = [whySentence(words, kind, because)];
  const withheld = withheldReasons.find((one) => one === why);
  if (state === 'withheld' && withheld) sentences.push(withheldSentence(words, withheld));
  if (state === 'pending' && (why === 'day-full' || why === 'held-up')) sentences.push(withheldSentence(words, why));
  if (state === 'dead' || givenUpReasons.some((one) => one === why)) sentences.push(words.nudge.notDelivered());
  return sentences.join(' ');
}
