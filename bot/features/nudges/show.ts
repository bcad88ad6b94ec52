import type { IntentOf } from '../../../shared/intent.ts';
import { loadFacts } from '../../store/facts.ts';
import { comingTo, type Notice, noticeOf, pastOf } from '../../store/history.ts';
import { type Context, done, type Outcome, refused } from '../feature.ts';
import { comingCard, pastCard, whyCard } from './cards.ts';
import type { About } from './say.ts';

const MOST_LISTED = 12;

export async function show(context: Context, { when }: IntentOf<'nudges.show'>): Promise<Outcome> {
  const { tx, who, words, now } = context;
  const load = when === 'coming' ? comingTo : pastOf;
  const all = await withMeetings(context, await load(tx, who.id, now, MOST_LISTED));
  return done((when === 'coming' ? comingCard : pastCard)({ person: who, words }, all, now), 'new');
}

/** Only whoever a message is for is told why. */
export async function why(context: Context, { notification }: IntentOf<'nudge.why'>): Promise<Outcome> {
  const { tx, who, words, now } = context;
  const notice = await noticeOf(tx, notification, who.id);
  if (!notice) return refused(words.nudge.notYours());
  const [about] = await withMeetings(context, [notice]);
  return done(whyCard({ person: who, words }, about!, now), 'new');
}

/** Only meetings of the reader's own pairs are named. */
async function withMeetings({ tx, who, now }: Context, notices: Notice[]): Promise<About[]> {
  const ids = [...new Set(notices.flatMap((one) => one.mentorship ?? []))];
  const facts = [...(await loadFacts(tx, ids, now)).values()].filter((one) => one.parties.some((party) => party.person === who.id));
  const meetings = new Map(facts.flatMap((one) => one.meetings.map((meeting) => [meeting.id, meeting])));
  return notices.map((notice) => ({ notice, meeting: notice.meeting ? (meetings.get(notice.meeting) ?? null) : null }));
}
