import type { View } from '../../../shared/access.ts';
import { isWithinLeave } from '../../../shared/domain/pausing.ts';
import type { Pause } from '../../../shared/domain/person.ts';
import { dateAt, type Instant, type WallDate } from '../../../shared/time.ts';
import { sayForBoth } from '../../../shared/words/dates.ts';
import { type Block, type Card, card, choice, choices, hint, type Item, list, say, title } from '../../chat/card.ts';
import type { Reader } from '../feature.ts';
import { sayLeave } from './cards.ts';

type Dates = Pick<Pause, 'from' | 'until'>;
type Agreed = { pair: View<'pair'>; meeting: View<'pair'>['meetings'][number] };

const MOST_LISTED = 8;

export function leaveCard(reader: Reader, leave: Dates, pairs: readonly View<'pair'>[], now: Instant): Card {
  const { words, person } = reader;
  const dates = sayLeave(words, leave, person.language, dateAt(now, person.zone));
  return card('person.leave', {
    summary: words.person.pausedSummary({ dates }),
    blocks: [
      title(words.person.pausedTitle()),
      say(words.person.pausedBody({ dates })),
      ...meetingBlocks(reader, leave, pairs, now),
      choices(choice(words.person.endLeave(), { type: 'pause.end' }, { weight: 'rare' })),
    ],
  });
}

function meetingBlocks(reader: Reader, leave: Dates, pairs: readonly View<'pair'>[], now: Instant): Block[] {
  const { words, person } = reader;
  const within = pairs
    .flatMap((pair) => pair.meetings.map((meeting) => ({ pair, meeting })))
    .filter(({ meeting }) => isWithinLeave(meeting, leave, person.zone, now))
    .sort((a, b) => (a.meeting.start < b.meeting.start ? -1 : 1));
  if (within.length === 0) return [];
  const more = within.length - MOST_LISTED;
  return [
    list(
      within.slice(0, MOST_LISTED).map((one) => meetingItem(reader, one, now)),
      {
        title: words.person.pausedMeetingsTitle({ count: within.length }),
        more: more > 0 ? words.common.andMore({ count: more }) : null,
      },
    ),
    hint(words.person.pausedMeetingsHint()),
  ];
}

function meetingItem({ words, person }: Reader, { pair, meeting }: Agreed, now: Instant): Item {
  const at = { meeting: meeting.id, s: meeting.scheduleRevision };
  const elsewhere = pair.others.find((one) => one.zone !== person.zone)?.zone ?? person.zone;
  return {
    text: words.person.pausedMeeting({
      when: sayForBoth(meeting.start, person, elsewhere, now),
      partner: pair.others.map((one) => one.name).join(', '),
    }),
    choices: [
      choice(words.person.pausedKeep(), { type: 'meeting.coming', ...at, beside: true }),
      choice(words.person.pausedMove(), { type: 'meeting.move.open', ...at }),
      choice(words.person.pausedCancel(), { type: 'meeting.cancel', ...at, beside: true }),
    ],
  };
}

export function leaveEndedCard({ words, person }: Reader, ended: Dates, today: WallDate): Card {
  const was = ended.from <= today ? 'now' : 'other';
  const dates = sayLeave(words, ended, person.language, today);
  return card('person.leave-ended', {
    summary: words.person.endedSummary({ was, dates }),
    blocks: [title(words.person.endedTitle({ was })), say(words.person.endedSummary({ was, dates })), say(words.person.endedBody())],
  });
}
