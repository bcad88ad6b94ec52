import type { View } from '../../../shared/access.ts';
import type { Role } from '../../../shared/domain/mentorship.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Card, card, choice, choices, hint, say, title, toType } from '../../chat/card.ts';
import { namesOf } from './cards.ts';

export function seatCard(words: Words, seat: { name: string; code: string; days: number; role: Role }): Card {
  const { pair } = words;
  return card('pair.seat', {
    summary: pair.seatSummary({ name: seat.name }),
    blocks: [
      title(pair.seatTitle({ name: seat.name })),
      say(pair.seatBody({ role: seat.role === 'mentor' ? 'mentor' : 'other' })),
      toType(pair.seatCode({ code: seat.code })),
      hint(pair.seatHint({ days: seat.days })),
      choices(choice(pair.inviteAnother(), { type: 'pair.open' }), choice(pair.seatTakeBack(), { type: 'pair.seat.end', code: seat.code })),
    ],
  });
}

export function seatEndedCard({ pair }: Words): Card {
  return card('pair.seat-ended', {
    summary: pair.seatTakenBackTitle(),
    blocks: [title(pair.seatTakenBackTitle()), say(pair.seatTakenBack())],
  });
}

/** For whoever coordinates: who came with it, how far the pair is, and while it is open the way to undo it. */
export function seatTakenCard({ pair }: Words, view: View<'coordinator'>, name: string): Card {
  const names = namesOf(view);
  const text =
    view.status === 'invited' ? pair.cameOpen(names) : view.status === 'declined' ? pair.cameClosed(names) : pair.cameActive(names);
  const sure = { title: pair.withdrawSureTitle(), text: pair.withdrawSure(names), yes: pair.withdraw(), no: pair.withdrawKeep() };
  const undo = choice(pair.withdraw(), { type: 'invitation.withdraw', mentorship: view.mentorship }, { sure });
  return card('pair.seat-taken', {
    summary: pair.cameSummary({ name }),
    blocks: [title(pair.cameTitle({ name })), say(text), view.status === 'invited' ? choices(undo) : null],
  });
}

export function withdrawnForCard({ pair }: Words, view: View<'coordinator'>): Card {
  const text = pair.withdrawnFor(namesOf(view));
  return card('pair.withdrawn-for', {
    summary: text,
    blocks: [title(pair.withdrawnForTitle()), say(text), choices(choice(pair.inviteAnother(), { type: 'pair.open' }))],
  });
}

export function joinedCard(words: Words, programme: string): Card {
  const { pair } = words;
  return card('pair.joined', {
    summary: pair.joinedSummary({ programme }),
    blocks: [title(pair.joinedTitle()), say(pair.joinedSummary({ programme }))],
  });
}
