import type { View } from '../../../shared/access.ts';
import type { Instant, Zone } from '../../../shared/time.ts';
import type { Reader } from '../feature.ts';

/** What every part of the page is drawn from: views only. */
export type HomeView = {
  reader: Reader;
  now: Instant;
  pairs: View<'pair'>[];
  /** Pairs that do not share anything yet, or no longer. */
  invitations: View<'invitee'>[];
};

export function partnerOf(pair: { others: { name: string }[] }): string {
  return pair.others.map((one) => one.name).join(', ');
}

/** The zone of whoever's clock differs from the reader's. */
export function partnerZone(pair: View<'pair'>): Zone {
  return pair.others.find((one) => one.zone !== pair.me.zone)?.zone ?? pair.me.zone;
}
