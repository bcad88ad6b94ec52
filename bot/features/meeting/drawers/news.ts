import type { Meeting } from '../../../../shared/domain/meeting.ts';
import { spokenOf } from '../../../../shared/nudges.ts';
import { sayTime } from '../../../../shared/words/dates.ts';
import { card, choice, choices, say, title } from '../../../chat/card.ts';
import { answerChoices, datesOf, detailFacts, joinLink, manage, noDateLeft, noticeLine } from '../parts.ts';
import { both, onWhen, when, whenBlock } from '../say.ts';
import { statusCard } from '../status.ts';

import { type About, about, isAgreed, isOpenFor, onlyWhy, withWhy } from './about.ts';

/** What the partner just did about a meeting, or what could not be delivered to them. */
export const proposal = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  if (!isOpenFor(it)) return statusCard(telling, meeting);
  const moved = meeting.movedFrom !== null;
  return card('meeting.proposal', {
    summary: (moved ? words.meeting.movedSummary : words.meeting.proposalSummary)({ partner, when: when(telling, meeting.start) }),
    blocks: [
      title((moved ? words.meeting.movedTitle : words.meeting.proposalTitle)({ partner })),
      meeting.movedFrom ? say(words.meeting.movedBody({ from: when(telling, meeting.movedFrom) })) : null,
      whenBlock(telling, meeting.start),
      detailFacts(telling, meeting),
      withWhy(it, answerChoices(telling, meeting)),
    ],
  });
});

export const seriesProposal = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  const open = draw.facts.meetings.filter(
    (one) => one.series !== null && one.series === meeting.series && one.scheduleRevision === 1 && isOpenFor({ ...it, meeting: one }),
  );
  if (open.length === 0 || !meeting.series) return statusCard(telling, meeting);
  return card('meeting.series-proposal', {
    summary: words.meeting.seriesProposalSummary({ partner, count: open.length, when: onWhen(telling, open[0]!.start) }),
    blocks: [
      title(words.meeting.seriesProposalTitle({ partner, count: open.length })),
      datesOf(telling, open),
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

/** One answer to a whole series is one message. */
const seriesConfirmed = (it: About, meetings: readonly Meeting[]) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  const count = meetings.length;
  return card('meeting.series-confirmed', {
    summary: words.meeting.seriesConfirmedSummary({ partner, count, when: onWhen(telling, meeting.start) }),
    blocks: [
      title(words.meeting.seriesConfirmedTitle({ partner, count })),
      datesOf(telling, meetings),
      detailFacts(telling, meeting),
      noticeLine(telling, meeting),
      withWhy(it, manage(telling, meeting)),
    ],
  });
};

export const confirmed = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  if (!isAgreed(it)) return statusCard(telling, meeting);
  const meetings = spokenOf(draw.facts, { kind: 'confirmed', meeting: meeting.id });
  if (meetings.length > 1) return seriesConfirmed(it, meetings);
  return card('meeting.confirmed', {
    summary: words.meeting.confirmedSummary({ partner, when: onWhen(telling, meeting.start) }),
    blocks: [
      title(words.meeting.confirmedTitle({ partner })),
      whenBlock(telling, meeting.start),
      detailFacts(telling, meeting),
      noticeLine(telling, meeting),
      withWhy(it, manage(telling, meeting)),
    ],
  });
});

export const restored = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  const open = meeting.status === 'proposed';
  const heading = open ? words.meeting.restoredOpenTitle : words.meeting.restoredTitle;
  const summary = open ? words.meeting.restoredOpenSummary : words.meeting.restoredSummary;
  return card('meeting.restored', {
    summary: summary({ partner, when: when(telling, meeting.start) }),
    blocks: [title(heading()), say(summary({ partner, when: both(telling, meeting.start) })), withWhy(it, manage(telling, meeting))],
  });
});

export const off = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  const { ending } = meeting;
  if (meeting.status !== 'cancelled' || !ending) return statusCard(telling, meeting);
  const kind = ending.kind === 'declined' ? 'declined' : ending.notice === null && meeting.movedFrom === null ? 'withdrawn' : 'cancelled';
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
  const others = spokenOf(draw.facts, { kind: draw.kind, meeting: meeting.id }).length - 1;
  return card('meeting.off', {
    summary: summary({ partner, when: when(telling, meeting.start) }),
    blocks: [
      title(heading({ partner })),
      say(summary({ partner, when: both(telling, meeting.start) })),
      kind === 'declined' ? noDateLeft(telling, meeting) : null,
      others > 0 ? say(words.meeting.cancelledSeriesMore({ count: others })) : null,
      kind === 'withdrawn' ? null : say(words.meeting.declinedNext()),
      withWhy(
        it,
        choices(choice(words.meeting.findTime(), { type: 'meeting.suggest', mentorship: meeting.mentorship }, { weight: 'first' })),
      ),
    ],
  });
});

export const late = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words, person } = draw.reader;
  const said = draw.facts.late.find((one) => one.meeting === meeting.id && one.person !== person.id);
  if (!said) return statusCard(telling, meeting);
  const summary = words.meeting.lateSummary({ partner, minutes: said.minutes, time: sayTime(meeting.start, person.zone, person.language) });
  return card('meeting.late', {
    summary,
    blocks: [title(words.meeting.lateTitle({ partner })), say(summary), joinLink(telling, meeting), onlyWhy(it)],
  });
});

export const notReady = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  return card('meeting.not-ready', {
    summary: words.meeting.notReadySummary({ partner, when: when(telling, meeting.start) }),
    blocks: [
      title(words.meeting.notReadyTitle({ partner })),
      say(words.meeting.notReadySummary({ partner, when: when(telling, meeting.start) })),
      withWhy(it, manage(telling, meeting)),
    ],
  });
});

export const notReached = about((it) => {
  const { telling, meeting, draw, partner } = it;
  const { words } = draw.reader;
  const summary = words.meeting.notReachedSummary({ partner, when: onWhen(telling, meeting.start) });
  return card('meeting.partner-not-reached', {
    summary,
    blocks: [
      title(words.meeting.notReachedTitle({ partner })),
      say(summary),
      say(words.meeting.notReachedBody()),
      withWhy(it, manage(telling, meeting)),
    ],
  });
});
