import type { MentorshipId } from '../../shared/domain/ids.ts';
import type { Words } from '../../shared/words/words.ts';
import { type Choice, choice } from '../chat/card.ts';

/** Saying no to an invitation; asked once more, since only a coordinator can invite again. */
export function declineChoice(words: Words, mentorship: MentorshipId): Choice {
  const { declineSureTitle, declineSure, decline, declineKeep } = words.pair;
  const sure = { title: declineSureTitle(), text: declineSure(), yes: decline(), no: declineKeep() };
  return choice(decline(), { type: 'invitation.answer', mentorship, accept: false }, { sure });
}
