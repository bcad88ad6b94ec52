import type { Feature } from '../feature.ts';
import { drawers, programmeDrawers } from './drawers.ts';
import { showHands, showSummary } from './show.ts';

/** What a programme's coordinators hear of it as a whole; `drawPost` in cards.ts is what their channel hears, each week. */
export const summary: Feature = {
  verbs: { 'summary.show': showSummary, 'summary.hands': showHands },
  drawers,
  programmeDrawers,
};
