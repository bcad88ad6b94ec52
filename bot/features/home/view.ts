import type { View } from '../../../shared/access.ts';
import type { Instant } from '../../../shared/time.ts';
import type { Reader } from '../feature.ts';

/** What every part of the page is drawn from: views only. */
export type HomeView = {
  reader: Reader;
  now: Instant;
  pairs: View<'pair'>[];
  /** Pairs that do not share anything yet, or no longer. */
  invitations: View<'invitee'>[];
};

export { partnerOf, partnerZone } from '../partner.ts';
