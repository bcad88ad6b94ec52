import { viewOfInvitation, viewOfProcess } from '../../../shared/access.ts';
import { type GivenUpReason, givenUpReasons } from '../../../shared/domain/given-up.ts';
import type { Card } from '../../chat/card.ts';
import { choice, choices } from '../../chat/card.ts';
import type { Draw, Drawers } from '../feature.ts';
import { seatTakenCard } from './across-cards.ts';
import { answeredCard, invitationCard, notReachedCard } from './cards.ts';

const withWhy = ({ notification, reader }: Draw, drawn: Card): Card =>
  notification === null
    ? drawn
    : {
        ...drawn,
        blocks: [...drawn.blocks, choices(choice(reader.words.nudge.why(), { type: 'nudge.why', notification }, { weight: 'rare' }))],
      };

function reasonOf(said: unknown): GivenUpReason {
  return givenUpReasons.find((one) => one === said) ?? 'defect';
}

/** What Cairn says on its own about a pair. A party hears of the other's answer on the same card as of their own. */
export const drawers: Drawers = {
  invitation: (draw) => {
    const view = viewOfInvitation(draw.facts, draw.reader.person.id);
    return view && withWhy(draw, invitationCard(draw.reader.words, view));
  },
  'invitation-answered': (draw) => {
    const { facts, reader } = draw;
    const process = draw.because.to === 'partner' ? null : viewOfProcess(facts, reader.person.id);
    if (process) return withWhy(draw, answeredCard(reader.words, process, facts.programme.name));
    const view = viewOfInvitation(facts, reader.person.id);
    return view && withWhy(draw, invitationCard(reader.words, view));
  },
  'invitation-withdrawn': (draw) => {
    const view = viewOfInvitation(draw.facts, draw.reader.person.id);
    return view && withWhy(draw, invitationCard(draw.reader.words, view));
  },
  'seat-taken': (draw) => {
    const { facts, reader, because } = draw;
    const view = viewOfProcess(facts, reader.person.id);
    return view && withWhy(draw, seatTakenCard(reader.words, view, String(because.name ?? '')));
  },
  'coordinator-told': (draw) => {
    const { facts, reader, because } = draw;
    const view = viewOfProcess(facts, reader.person.id);
    return view && withWhy(draw, notReachedCard(reader.words, String(because.name ?? ''), reasonOf(because.reason), facts.programme.name));
  },
};
