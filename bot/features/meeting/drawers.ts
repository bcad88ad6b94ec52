import type { Drawers } from '../feature.ts';
import { accountsDiffer, didYouMeet, notice, reminder } from './drawers/clock.ts';
import { anotherDate, answerAwaited, nextDate, touchBase } from './drawers/follow-ups.ts';
import { confirmed, late, notReached, notReady, off, proposal, restored, seriesProposal } from './drawers/news.ts';

/** Everything that Cairn says on its own about meetings. */
export const meetingDrawers: Drawers = {
  proposal,
  moved: proposal,
  'series-proposal': seriesProposal,
  confirmed,
  restored,
  declined: off,
  cancelled: off,
  late,
  'not-ready': notReady,
  notice,
  reminder,
  'did-you-meet': didYouMeet,
  'accounts-differ': accountsDiffer,
  'another-date': anotherDate,
  'answer-awaited': answerAwaited,
  'next-date': nextDate,
  'touch-base': touchBase,
  'partner-not-reached': notReached,
};
