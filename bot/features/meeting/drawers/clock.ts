import { viewOfPair } from '../../../../shared/access.ts';
import { noticeSentence, reminderTone } from '../../../../shared/nudges.ts';
import { dateAt } from '../../../../shared/time.ts';
import { sayTime } from '../../../../shared/words/dates.ts';
import { card, choice, choices, say, title } from '../../../chat/card.ts';
import { openActionsBlock } from '../../open-actions.ts';
import { agendaBlocks, detailFacts, isToAnswerMet, joinLink, metChoices, talkChoices } from '../parts.ts';
import { onWhen, when, whenBlock } from '../say.ts';
import { statusCard } from '../status.ts';

import { type About, about, isAgreed, withWhy } from './about.ts';

/** In a reminder; the plan has them all. */
const MOST_ACTIONS = 5;

/** What a meeting says by its own clock. */
const missedNotice = ({ meeting, draw }: About) => {
  const { person } = draw.reader;
  const sentence = noticeSentence(meeting, person, draw.facts.programme.policy.noticeHours);
  return reminderTone(draw.notice, sentence) === 'notice-missed';
};

export const notice = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  if (!isAgreed(it)) return statusCard(telling, meeting);
  const at = { meeting: meeting.id, s: meeting.scheduleRevision };
  const heading = words.meeting.noticeTitle({ partner, when: onWhen(telling, meeting.start) });
  return card('meeting.notice', {
    summary: words.meeting.reminderSummary({ partner, when: onWhen(telling, meeting.start) }),
    blocks: [
      title(heading),
      whenBlock(telling, meeting.start),
      say(words.meeting.noticeBody({ hours: draw.facts.programme.policy.noticeHours })),
      withWhy(
        it,
        choices(
          choice(words.meeting.coming(), { type: 'meeting.coming', ...at }, { weight: 'first' }),
          choice(words.meeting.move(), { type: 'meeting.move.open', ...at }),
          choice(words.meeting.cannotMake(), { type: 'meeting.cancel', ...at }),
          choice(words.meeting.notReady(), { type: 'agenda.not-ready', meeting: meeting.id }, { weight: 'rare' }),
          choice(words.meeting.agendaButton(), { type: 'agenda.open', meeting: meeting.id }, { weight: 'rare' }),
          ...talkChoices(telling, meeting, 'before'),
        ),
      ),
    ],
  });
});

export const reminder = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words, person } = draw.reader;
  if (!isAgreed(it)) return statusCard(telling, meeting);
  const at = { meeting: meeting.id, s: meeting.scheduleRevision };
  const agenda = agendaBlocks(telling, meeting, { removable: false });
  const pair = viewOfPair(draw.facts, person.id);
  const actions = pair && openActionsBlock(draw.reader, pair, draw.now, MOST_ACTIONS);
  const today = dateAt(draw.now, person.zone) === dateAt(meeting.start, person.zone);
  return card('meeting.reminder', {
    summary: words.meeting.reminderSummary({ partner, when: onWhen(telling, meeting.start) }),
    blocks: [
      title(
        today
          ? words.meeting.reminderTitle({ partner, time: sayTime(meeting.start, person.zone, person.language) })
          : words.meeting.noticeTitle({ partner, when: onWhen(telling, meeting.start) }),
      ),
      whenBlock(telling, meeting.start),
      missedNotice(it) ? say(words.meeting.reminderMissed()) : null,
      detailFacts(telling, meeting),
      joinLink(telling, meeting),
      ...(agenda.length > 0 ? agenda : [say(words.meeting.reminderNoAgenda())]),
      actions,
      withWhy(
        it,
        choices(
          choice(words.meeting.late(), { type: 'meeting.late.open', meeting: meeting.id }),
          choice(words.meeting.move(), { type: 'meeting.move.open', ...at }),
          choice(words.meeting.cannotMake(), { type: 'meeting.cancel', ...at }),
          choice(words.meeting.agendaButton(), { type: 'agenda.open', meeting: meeting.id }, { weight: 'rare' }),
          actions && choice(words.plan.open(), { type: 'plan.show', mentorship: meeting.mentorship }, { weight: 'rare' }),
          ...talkChoices(telling, meeting, 'around'),
        ),
      ),
    ],
  });
});

export const didYouMeet = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  if (!isToAnswerMet(telling, meeting)) return statusCard(telling, meeting);
  return card('meeting.did-you-meet', {
    summary: words.meeting.metSummary({ partner, when: onWhen(telling, meeting.start) }),
    blocks: [
      title(words.meeting.metTitle({ partner })),
      whenBlock(telling, meeting.start),
      withWhy(it, metChoices(telling, meeting)),
      { block: 'hint', text: words.meeting.metHint() },
    ],
  });
});

export const accountsDiffer = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  if (meeting.status !== 'confirmed') return statusCard(telling, meeting);
  const said = onWhen(telling, meeting.start);
  return card('meeting.accounts-differ', {
    summary: words.meeting.differSummary({ partner, when: when(telling, meeting.start) }),
    blocks: [title(words.meeting.differTitle()), say(words.meeting.differBody({ when: said })), withWhy(it, metChoices(telling, meeting))],
  });
});
