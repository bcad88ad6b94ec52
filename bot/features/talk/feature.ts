import type { Feature } from '../feature.ts';
import { begin } from './begin.ts';
import { chatDeleted, chatEdited } from './chat.ts';
import { answer, move, openAnswer, show, stop } from './move.ts';
import { offer } from './offer.ts';
import { sharedToldCard, showShared } from './shared.ts';
import { openAction, openGoal } from './to-plan.ts';

/** Guided talks: somebody's own, whoever they share what with. */
export const talk: Feature = {
  verbs: {
    'talk.offer': offer,
    'talk.begin': begin,
    'talk.show': show,
    'talk.move': move,
    'talk.answer.open': openAnswer,
    'talk.answer': answer,
    'talk.action.open': openAction,
    'talk.goal.open': openGoal,
    'talk.stop': stop,
    'talk.edited': chatEdited,
    'talk.deleted': chatDeleted,
    'talk.shared': showShared,
  },
  drawers: { 'talk-shared': sharedToldCard },
};
