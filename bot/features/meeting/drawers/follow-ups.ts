import { sayDay } from '../../../../shared/words/dates.ts';
import { card, choice, choices, say, title } from '../../../chat/card.ts';
import { answerChoices } from '../parts.ts';
import { when, whenBlock } from '../say.ts';
import { statusCard } from '../status.ts';

import { about, isOpenFor, onlyWhy, withWhy } from './about.ts';

/** Follow-ups: at most two a day, each said once. */
export const anotherDate = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  return card('meeting.another-date', {
    summary: words.meeting.anotherDateSummary({ partner }),
    blocks: [
      title(words.meeting.anotherDateTitle()),
      say(words.meeting.anotherDateBody({ partner, when: when(telling, meeting.start) })),
      withWhy(
        it,
        choices(choice(words.meeting.findTime(), { type: 'meeting.suggest', mentorship: meeting.mentorship }, { weight: 'first' })),
      ),
    ],
  });
});

export const answerAwaited = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  if (!isOpenFor(it)) return statusCard(telling, meeting);
  return card('meeting.answer-awaited', {
    summary: words.meeting.answerSummary({ partner, when: when(telling, meeting.start) }),
    blocks: [
      title(words.meeting.answerTitle({ partner })),
      whenBlock(telling, meeting.start),
      say(words.meeting.answerBody()),
      withWhy(it, answerChoices(telling, meeting)),
    ],
  });
});

export const nextDate = about((it) => {
  const { meeting, draw, partner } = it;
  const { words, person } = draw.reader;
  return card('meeting.next-date', {
    summary: words.meeting.nextDateSummary({ partner }),
    blocks: [
      title(words.meeting.nextDateTitle()),
      say(words.meeting.nextDateBody({ day: sayDay(meeting.start, person.zone, person.language, draw.now) })),
      withWhy(
        it,
        choices(choice(words.meeting.findTime(), { type: 'meeting.suggest', mentorship: meeting.mentorship }, { weight: 'first' })),
      ),
    ],
  });
});

export const touchBase = about((it) => {
  const { meeting, draw, partner } = it;
  const { words, person } = draw.reader;
  return card('meeting.touch-base', {
    summary: words.meeting.touchSummary({ partner }),
    blocks: [
      title(words.meeting.touchTitle({ partner })),
      say(words.meeting.touchBody({ day: sayDay(meeting.start, person.zone, person.language, draw.now) })),
      onlyWhy(it),
    ],
  });
});
