import type { View } from '../../../shared/access.ts';
import { endOf } from '../../../shared/domain/meeting.ts';
import type { Ask } from '../../../shared/intent.ts';
import type { Instant } from '../../../shared/time.ts';
import { sayForBoth } from '../../../shared/words/dates.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Card, card, choice, choices, hint, type Item, list, say, title } from '../../chat/card.ts';
import type { Reader } from '../feature.ts';
import type { WithMeetings } from './phrases.ts';

const MOST_LISTED = 8;

export function notUnderstoodCard(words: Words): Card {
  const { conversation, help } = words;
  return card('conversation.not-understood', {
    summary: conversation.notUnderstoodSummary(),
    blocks: [
      title(conversation.notUnderstoodTitle()),
      say(conversation.notUnderstood()),
      list([
        { text: help.meet(), hint: help.meetHint() },
        { text: help.move(), hint: help.moveHint() },
        { text: help.quiet(), hint: help.quietHint() },
      ]),
      choices(
        choice(conversation.suggestTime(), { type: 'meeting.suggest' }),
        choice(conversation.home(), { type: 'home.open' }),
        choice(help.title(), { type: 'help' }),
      ),
      hint(conversation.notUnderstoodHint()),
    ],
  });
}

export function thanksCard(words: Words): Card {
  return card('conversation.thanks', { summary: words.conversation.thanks(), blocks: [say(words.conversation.thanks())] });
}

/** The coming meetings of whoever asks, each with the button for what they said they want. */
export function meetingsCard(reader: Reader, pairs: readonly View<'pair'>[], to: WithMeetings, now: Instant): Card {
  const { words } = reader;
  const coming = pairs
    .flatMap((pair) => pair.meetings.map((meeting) => ({ pair, meeting })))
    .filter(({ meeting }) => (meeting.status === 'confirmed' || meeting.status === 'proposed') && endOf(meeting) > now)
    .sort((a, b) => (a.meeting.start < b.meeting.start ? -1 : 1));
  if (coming.length === 0)
    return noMeetingsCard(
      words,
      pairs.some(({ status }) => status === 'active'),
    );
  const more = coming.length - MOST_LISTED;
  const heading = words.conversation.whichTitle({ to: to === 'look' ? 'other' : to });
  return card('conversation.meetings', {
    summary: heading,
    blocks: [
      title(heading),
      list(
        coming.slice(0, MOST_LISTED).map((one) => meetingItem(reader, one, to, now)),
        { more: more > 0 ? words.common.andMore({ count: more }) : null },
      ),
      choices(choice(words.conversation.suggestTime(), { type: 'meeting.suggest' }, { weight: 'rare' })),
    ],
  });
}

type Coming = { pair: View<'pair'>; meeting: View<'pair'>['meetings'][number] };

function meetingItem({ words, person }: Reader, { pair, meeting }: Coming, to: WithMeetings, now: Instant): Item {
  const partner = pair.others.map((one) => one.name).join(', ');
  const elsewhere = pair.others.find((one) => one.zone !== person.zone)?.zone ?? person.zone;
  return {
    text: words.conversation.whichItem({ when: sayForBoth(meeting.start, person, elsewhere, now), partner }),
    ...(meeting.status === 'proposed' ? { hint: words.conversation.whichWaiting() } : {}),
    choices: [choice(words.conversation.do({ to: to === 'look' ? 'other' : to }), askFor(meeting, to))],
  };
}

/** Cancelling shows the meeting first, since nobody should lose one to a misread word. */
function askFor({ id, scheduleRevision }: Coming['meeting'], to: WithMeetings): Ask {
  switch (to) {
    case 'move':
      return { type: 'meeting.move.open', meeting: id, s: scheduleRevision };
    case 'late':
      return { type: 'meeting.late.open', meeting: id };
    case 'cancel':
    case 'look':
      return { type: 'meeting.show', meeting: id };
  }
}

function noMeetingsCard(words: Words, hasPair: boolean): Card {
  const { conversation, meeting } = words;
  const suggest = choice(conversation.suggestTime(), { type: 'meeting.suggest' }, { weight: 'first' });
  const home = choice(conversation.home(), { type: 'home.open' });
  return card('conversation.no-meetings', {
    summary: conversation.noneTitle(),
    blocks: [
      title(conversation.noneTitle()),
      say(hasPair ? conversation.none() : meeting.refusedNoPair()),
      choices(hasPair ? suggest : home),
    ],
  });
}
