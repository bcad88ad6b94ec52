import type { Overview } from '../../../shared/domain/overview.ts';
import type { ChannelRef, Programme } from '../../../shared/domain/programme.ts';
import { pairsOver, weeksTo } from '../../../shared/domain/summary.ts';
import type { Instant, WallDate } from '../../../shared/time.ts';
import { loadOverview, monthsSaid, overviewSince } from '../../store/summaries.ts';
import type { Db } from '../../store/tables.ts';
import type { Desk } from '../parts.ts';

/** A programme that has a channel. */
export type Posting = Programme & { channel: ChannelRef };

/** Whether there is time left to send something; and to be called before it is. */
export type Sending = { mayBegin: () => boolean; begins: () => void };

/** What a post was drawn from, to draw it again: what was decided then stays so, whoever has begun or ended since. */
export type Drawn = { week: WallDate; from: WallDate | null; month: WallDate | null; asOf: WallDate; channel: ChannelRef };

/** What there is to say of a week in a programme's channel. Of one programme at a time: a Monday morning with many holds up nobody's messages. */
export function loadOne(desk: Desk, programme: Posting, week: WallDate, month: WallDate | null): Promise<Overview> {
  return desk.overviews.use(() => loadSeen(desk.store.read, programme, week, month, desk.clock.now()));
}

export async function loadSeen(db: Db, programme: Posting, week: WallDate, month: WallDate | null, now: Instant): Promise<Overview> {
  const watched = await loadOverview(db, programme.id, overviewSince(week, programme.zone));
  if (!watched) throw new Error(`there is no ${programme.id} any more`);
  if (month === null) return { ...watched, month: null };
  const before = Temporal.PlainDate.from(month).subtract({ months: 1 }).toString() as WallDate;
  const [said, saidBefore] = await monthsSaid(db, programme, [month, before], now);
  return { ...watched, month: { said: said!, before: saidBefore! } };
}

/** Nobody is there whom a summary could be about. */
export function isAboutNobody({ pairs, programme }: Overview, week: WallDate): boolean {
  return pairsOver(pairs, weeksTo(week), programme.zone) === 0;
}
