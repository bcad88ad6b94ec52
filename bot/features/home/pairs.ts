import type { View } from '../../../shared/access.ts';
import type { Instant } from '../../../shared/time.ts';
import { sayDay } from '../../../shared/words/dates.ts';
import { type Block, type Choice, choice, type Item, list } from '../../chat/card.ts';
import type { Reader } from '../feature.ts';
import { type HomeView, partnerOf } from './view.ts';

/** Whom the reader has, and whose answer is still awaited. */
export function pairBlocks(view: HomeView, isBooked: boolean): Block[] {
  const { words } = view.reader;
  const items = [
    ...view.pairs.map((pair) => pairItem(view, pair, isBooked)),
    ...view.invitations.filter((one) => one.status === 'invited' && one.me.invitation === 'accepted').map((one) => waitingItem(view, one)),
  ];
  return items.length === 0 ? [] : [list(items, { title: words.home.pairsTitle() })];
}

/** Where nothing is booked, suggesting a time is offered above already. */
function pairItem({ reader, now }: HomeView, pair: View<'pair'>, isBooked: boolean): Item {
  const { words, person } = reader;
  const partner = partnerOf(pair);
  const programme = pair.programme.name;
  if (pair.status !== 'active' || pair.since === null)
    return { text: words.home.pairEnded({ partner }), hint: programme, choices: pastMeetings(reader, pair, now) };
  return {
    text: words.home.pairItem({ partner, role: pair.others[0]?.role === 'mentor' ? 'mentor' : 'other' }),
    hint: words.home.pairHint({ programme, day: sayDay(pair.since, person.zone, person.language, now) }),
    choices: [
      ...(isBooked ? [choice(words.home.suggestTime(), { type: 'meeting.suggest', mentorship: pair.mentorship })] : []),
      ...pastMeetings(reader, pair, now),
    ],
  };
}

/** Where their logs are. */
function pastMeetings({ words }: Reader, { mentorship, meetings }: View<'pair'>, now: Instant): Choice[] {
  const has = meetings.some((one) => one.start <= now && one.status !== 'cancelled');
  return has ? [choice(words.log.listOpen(), { type: 'log.list', mentorship })] : [];
}

function waitingItem({ reader }: HomeView, { others, programme }: View<'invitee'>): Item {
  return { text: reader.words.home.pairWaiting({ partner: partnerOf({ others }) }), hint: programme.name };
}
