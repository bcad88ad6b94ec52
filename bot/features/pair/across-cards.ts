import type { Role } from '../../../shared/domain/mentorship.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Card, card, choice, choices, hint, say, title } from '../../chat/card.ts';

export function seatCard(words: Words, seat: { name: string; code: string; days: number; role: Role }): Card {
  const { pair } = words;
  return card('pair.seat', {
    summary: pair.seatSummary({ name: seat.name }),
    blocks: [
      title(pair.seatTitle({ name: seat.name })),
      say(pair.seatBody({ role: seat.role === 'mentor' ? 'mentor' : 'other' })),
      say(pair.seatCode({ code: seat.code })),
      hint(pair.seatHint({ days: seat.days })),
      choices(choice(pair.inviteAnother(), { type: 'pair.open' })),
    ],
  });
}

export function joinedCard(words: Words, programme: string): Card {
  const { pair } = words;
  return card('pair.joined', {
    summary: pair.joinedSummary({ programme }),
    blocks: [title(pair.joinedTitle()), say(pair.joinedSummary({ programme }))],
  });
}
