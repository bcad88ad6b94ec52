import type { Feature } from '../feature.ts';
import { endSeat, join, offerSeat, openAcross } from './across.ts';
import { answer } from './answer.ts';
import { drawers } from './drawers.ts';
import { invitePair, openInvite } from './invite.ts';
import { showReadings, showRecord } from './record.ts';
import { withdraw } from './withdraw.ts';

/** A mentor and a mentee: inviting them, their answers, and what is recorded about each. */
export const pair: Feature = {
  verbs: {
    'pair.open': openInvite,
    'pair.invite': invitePair,
    'pair.across.open': openAcross,
    'pair.across': offerSeat,
    'pair.join': join,
    'pair.seat.end': endSeat,
    'invitation.answer': answer,
    'invitation.withdraw': withdraw,
    'record.show': showRecord,
    'record.readings': showReadings,
  },
  drawers,
};
