import type { Meeting } from '../../../shared/domain/meeting.ts';
import { hasEnded } from '../../../shared/domain/meeting.ts';
import { dateAt, minus } from '../../../shared/time.ts';
import { sayDay, sayTime } from '../../../shared/words/dates.ts';
import { type Block, type Card, card, choice, choices, say, title } from '../../chat/card.ts';
import type { Draw, Drawer, Drawers } from '../feature.ts';
import { agendaBlocks, answerChoices, detailFacts, isToAnswerMet, joinLink, manage, metChoices, noticeLine, whyChoice } from './parts.ts';
import { both, near, partnerNames, type Telling, whenBlock } from './say.ts';
import { statusCard } from './status.ts';

/** Cards that Cairn says on its own. Each is drawn afresh from the facts: where they have moved on, it says how things stand now. */
type About = { telling: Telling; meeting: Meeting; draw: Draw; partner: string };

const about =
  (draws: (about: About) => Card): Drawer =>
  (draw) => {
    const meeting = draw.facts.meetings.find((one) => one.id === draw.meeting);
    if (!meeting) return null;
    const telling: Telling = draw;
    return draws({ telling, meeting, draw, partner: partnerNames(telling) });
  };

/** Answers to a proposal belong to whoever it was put to, while it is open. */
const isOpenFor = ({ meeting, draw }: About) =>
  meeting.status === 'proposed' && meeting.proposedBy !== draw.reader.person.id && meeting.start > draw.now;
const isAgreed = ({ meeting, draw }: About) => meeting.status === 'confirmed' && !hasEnded(meeting, draw.now);

const withWhy = ({ draw }: About, block: Block | null): Block | null => {
  const why = whyChoice(draw.reader, draw.notification);
  if (block?.block !== 'choices' || !why) return block;
  return { ...block, choices: [...block.choices, why] };
};

const proposal = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  if (!isOpenFor(it)) return statusCard(telling, meeting);
  const moved = meeting.movedFrom !== null;
  return card('meeting.proposal', {
    summary: (moved ? words.meeting.movedSummary : words.meeting.proposalSummary)({ partner, when: near(telling, meeting.start) }),
    blocks: [
      title((moved ? words.meeting.movedTitle : words.meeting.proposalTitle)({ partner })),
      meeting.movedFrom ? say(words.meeting.movedBody({ from: near(telling, meeting.movedFrom) })) : null,
      whenBlock(telling, meeting.start),
      detailFacts(telling, meeting),
      withWhy(it, answerChoices(telling, meeting)),
    ],
  });
});

const seriesProposal = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  const open = draw.facts.meetings.filter((one) => one.series === meeting.series && isOpenFor({ ...it, meeting: one }));
  if (open.length === 0 || !meeting.series) return statusCard(telling, meeting);
  const shown = open.slice(0, 8);
  const more = open.length - shown.length;
  return card('meeting.series-proposal', {
    summary: words.meeting.seriesProposalSummary({ partner, count: open.length, when: near(telling, open[0]!.start) }),
    blocks: [
      title(words.meeting.seriesProposalTitle({ partner, count: open.length })),
      {
        block: 'list',
        title: null,
        items: shown.map((one) => ({ text: both(telling, one.start) })),
        more: more > 0 ? words.common.andMore({ count: more }) : null,
      },
      detailFacts(telling, meeting),
      withWhy(
        it,
        choices(
          choice(words.meeting.allWork(), { type: 'series.confirm', series: meeting.series }, { weight: 'first' }),
          choice(words.meeting.anotherTime(), { type: 'meeting.move.open', meeting: open[0]!.id, s: open[0]!.scheduleRevision }),
          choice(words.meeting.cannot(), { type: 'series.decline', series: meeting.series }),
        ),
      ),
    ],
  });
});

const confirmed = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  if (!isAgreed(it)) return statusCard(telling, meeting);
  return card('meeting.confirmed', {
    summary: words.meeting.confirmedSummary({ partner, when: near(telling, meeting.start) }),
    blocks: [
      title(words.meeting.confirmedTitle({ partner })),
      whenBlock(telling, meeting.start),
      detailFacts(telling, meeting),
      noticeLine(telling, noticeMark(telling, meeting)),
      withWhy(it, manage(telling, meeting)),
    ],
  });
});

const restored = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  return card('meeting.restored', {
    summary: words.meeting.restoredSummary({ partner, when: near(telling, meeting.start) }),
    blocks: [
      title(words.meeting.restoredTitle()),
      say(words.meeting.restoredSummary({ partner, when: both(telling, meeting.start) })),
      withWhy(it, manage(telling, meeting)),
    ],
  });
});

const off = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  const { ending } = meeting;
  if (meeting.status !== 'cancelled' || !ending) return statusCard(telling, meeting);
  const when = near(telling, meeting.start);
  const kind = ending.kind === 'declined' ? 'declined' : ending.notice === null && meeting.confirmedAt === null ? 'withdrawn' : 'cancelled';
  const heading = {
    declined: words.meeting.declinedTitle,
    cancelled: words.meeting.cancelledTitle,
    withdrawn: words.meeting.withdrawnTitle,
  }[kind];
  const summary = {
    declined: words.meeting.declinedSummary,
    cancelled: words.meeting.cancelledSummary,
    withdrawn: words.meeting.withdrawnSummary,
  }[kind];
  const sameTime = draw.facts.meetings.filter(
    (one) => one.id !== meeting.id && one.series !== null && one.series === meeting.series && one.ending?.at === ending.at,
  );
  return card('meeting.off', {
    summary: summary({ partner, when }),
    blocks: [
      title(heading({ partner })),
      say(summary({ partner, when: both(telling, meeting.start) })),
      sameTime.length > 0 ? say(words.meeting.cancelledSeriesMore({ count: sameTime.length })) : null,
      kind === 'withdrawn' ? null : say(words.meeting.declinedNext()),
      withWhy(it, choices(choice(words.meeting.pickDate(), { type: 'meeting.open', mentorship: meeting.mentorship }, { weight: 'first' }))),
    ],
  });
});

const late = about(({ telling, meeting, draw, partner }) => {
  const { words, person } = draw.reader;
  const said = draw.facts.late.find((one) => one.meeting === meeting.id && one.person !== person.id);
  if (!said) return statusCard(telling, meeting);
  const summary = words.meeting.lateSummary({ partner, minutes: said.minutes, time: sayTime(meeting.start, person.zone, person.language) });
  return card('meeting.late', { summary, blocks: [title(words.meeting.lateTitle({ partner })), say(summary), joinLink(telling, meeting)] });
});

const notReady = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  return card('meeting.not-ready', {
    summary: words.meeting.notReadySummary({ partner, when: near(telling, meeting.start) }),
    blocks: [
      title(words.meeting.notReadyTitle({ partner })),
      say(words.meeting.notReadySummary({ partner, when: near(telling, meeting.start) })),
      manage(telling, meeting),
    ],
  });
});

const notice = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  if (!isAgreed(it)) return statusCard(telling, meeting);
  const at = { meeting: meeting.id, s: meeting.scheduleRevision };
  const heading = words.meeting.noticeTitle({ partner, when: near(telling, meeting.start) });
  return card('meeting.notice', {
    summary: heading,
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
        ),
      ),
    ],
  });
});

const reminder = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words, person } = draw.reader;
  if (!isAgreed(it)) return statusCard(telling, meeting);
  const at = { meeting: meeting.id, s: meeting.scheduleRevision };
  const agenda = agendaBlocks(telling, meeting, { removable: false });
  const today = dateAt(draw.now, person.zone) === dateAt(meeting.start, person.zone);
  return card('meeting.reminder', {
    summary: words.meeting.reminderSummary({ partner, when: near(telling, meeting.start) }),
    blocks: [
      title(
        today
          ? words.meeting.reminderTitle({ partner, time: sayTime(meeting.start, person.zone, person.language) })
          : words.meeting.noticeTitle({ partner, when: near(telling, meeting.start) }),
      ),
      whenBlock(telling, meeting.start),
      draw.because.noticeMissed === 1 ? say(words.meeting.reminderMissed()) : null,
      detailFacts(telling, meeting),
      joinLink(telling, meeting),
      ...(agenda.length > 0 ? agenda : [say(words.meeting.reminderNoAgenda())]),
      withWhy(
        it,
        choices(
          choice(words.meeting.late(), { type: 'meeting.late.open', meeting: meeting.id }),
          choice(words.meeting.move(), { type: 'meeting.move.open', ...at }),
          choice(words.meeting.cannotMake(), { type: 'meeting.cancel', ...at }),
          choice(words.meeting.agendaButton(), { type: 'agenda.open', meeting: meeting.id }, { weight: 'rare' }),
        ),
      ),
    ],
  });
});

const didYouMeet = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  if (!isToAnswerMet(telling, meeting)) return statusCard(telling, meeting);
  return card('meeting.did-you-meet', {
    summary: words.meeting.metSummary({ partner, when: near(telling, meeting.start) }),
    blocks: [
      title(words.meeting.metTitle({ partner })),
      whenBlock(telling, meeting.start),
      withWhy(it, metChoices(telling, meeting)),
      { block: 'hint', text: words.meeting.metHint() },
    ],
  });
});

const accountsDiffer = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  if (meeting.status !== 'confirmed') return statusCard(telling, meeting);
  const when = near(telling, meeting.start);
  return card('meeting.accounts-differ', {
    summary: words.meeting.differSummary({ partner, when }),
    blocks: [title(words.meeting.differTitle()), say(words.meeting.differBody({ when })), withWhy(it, metChoices(telling, meeting))],
  });
});

const anotherDate = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  return card('meeting.another-date', {
    summary: words.meeting.anotherDateSummary({ partner }),
    blocks: [
      title(words.meeting.anotherDateTitle()),
      say(words.meeting.anotherDateBody({ partner, when: near(telling, meeting.start) })),
      withWhy(it, choices(choice(words.meeting.pickDate(), { type: 'meeting.open', mentorship: meeting.mentorship }, { weight: 'first' }))),
    ],
  });
});

const answerAwaited = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  if (!isOpenFor(it)) return statusCard(telling, meeting);
  return card('meeting.answer-awaited', {
    summary: words.meeting.answerSummary({ partner, when: near(telling, meeting.start) }),
    blocks: [
      title(words.meeting.answerTitle({ partner })),
      whenBlock(telling, meeting.start),
      say(words.meeting.answerBody()),
      withWhy(it, answerChoices(telling, meeting)),
    ],
  });
});

const nextDate = about((it) => {
  const { meeting, draw, partner } = it;
  const { words, person } = draw.reader;
  return card('meeting.next-date', {
    summary: words.meeting.nextDateSummary({ partner }),
    blocks: [
      title(words.meeting.nextDateTitle()),
      say(words.meeting.nextDateBody({ day: sayDay(meeting.start, person.zone, person.language, draw.now) })),
      withWhy(it, choices(choice(words.meeting.pickDate(), { type: 'meeting.open', mentorship: meeting.mentorship }, { weight: 'first' }))),
    ],
  });
});

const touchBase = about(({ meeting, draw, partner }) => {
  const { words, person } = draw.reader;
  return card('meeting.touch-base', {
    summary: words.meeting.touchSummary({ partner }),
    blocks: [
      title(words.meeting.touchTitle({ partner })),
      say(words.meeting.touchBody({ day: sayDay(meeting.start, person.zone, person.language, draw.now) })),
      draw.notification ? choices(choice(words.meeting.why(), { type: 'nudge.why', notification: draw.notification })) : null,
    ],
  });
});

const notReached = about(({ telling, meeting, draw, partner }) => {
  const { words } = draw.reader;
  const summary = words.meeting.notReachedSummary({ partner, when: near(telling, meeting.start) });
  return card('meeting.partner-not-reached', {
    summary,
    blocks: [
      title(words.meeting.notReachedTitle({ partner })),
      say(summary),
      say(words.meeting.notReachedBody()),
      manage(telling, meeting),
    ],
  });
});

export const meetingDrawers: Drawers = {
  proposal,
  moved: proposal,
  'series-proposal': seriesProposal,
  confirmed,
  restored,
  declined: off,
  cancelled: off,
  late,
  'not-ready': notReady,
  notice,
  reminder,
  'did-you-meet': didYouMeet,
  'accounts-differ': accountsDiffer,
  'another-date': anotherDate,
  'answer-awaited': answerAwaited,
  'next-date': nextDate,
  'touch-base': touchBase,
  'partner-not-reached': notReached,
};

/** Until when telling each other is in time, and whether that is still to come. */
export function noticeMark(telling: Telling, meeting: Meeting): { at: string; coming: boolean } {
  const mark = minus(meeting.start, { hours: telling.facts.programme.policy.noticeHours });
  return { at: near(telling, mark), coming: mark > telling.now };
}
