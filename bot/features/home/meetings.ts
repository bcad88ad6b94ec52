import type { View } from '../../../shared/access.ts';
import { isNear } from '../../../shared/domain/around.ts';
import { endOf } from '../../../shared/domain/meeting.ts';
import type { MeetingSeen } from '../../../shared/seen.ts';
import { minus } from '../../../shared/time.ts';
import { sayBoth, sayForBoth, sayLength, sayOnWhen } from '../../../shared/words/dates.ts';
import { type Block, type Choice, choice, choices, factList, hint, type Item, list, say, title } from '../../chat/card.ts';
import { logItems } from './logs.ts';
import { type HomeView, partnerOf, partnerZone } from './view.ts';

/** A meeting with the pair it belongs to. */
export type Mine = { meeting: MeetingSeen; pair: View<'pair'> };

const MOST_LISTED = 6;
/** After that, whether a meeting was held is no longer asked here. */
const ASK_MET_DAYS = 14;

/** The next that is agreed; otherwise the next that the reader has suggested. What waits for the reader's own answer is listed as that. */
export function nextMeeting(view: HomeView): Mine | null {
  const coming = comingOf(view);
  return coming.find(({ meeting }) => meeting.status === 'confirmed') ?? coming.find((one) => !isForMe(one)) ?? null;
}

export function meetingBlocks(view: HomeView, next: Mine | null): Block[] {
  const open = [...openItems(view), ...logItems(view)];
  const others = comingOf(view).filter((one) => one.meeting !== next?.meeting && !isForMe(one));
  const { words } = view.reader;
  const active = view.pairs.filter((one) => one.status === 'active');
  return [
    ...(next ? nextBlocks(view, next) : active.length > 0 ? noneBlocks(view, active, open.length > 0) : []),
    ...(open.length > 0 ? [list(open, { title: words.home.openTitle() })] : []),
    ...(others.length > 0
      ? [
          list(
            others.slice(0, MOST_LISTED).map((one) => otherItem(view, one)),
            {
              title: words.home.otherTitle(),
              more: others.length > MOST_LISTED ? words.common.andMore({ count: others.length - MOST_LISTED }) : null,
            },
          ),
        ]
      : []),
  ];
}

function comingOf({ pairs, now }: HomeView): Mine[] {
  return pairs
    .flatMap((pair) => pair.meetings.map((meeting) => ({ meeting, pair })))
    .filter(({ meeting }) => (meeting.status === 'confirmed' || meeting.status === 'proposed') && endOf(meeting) > now)
    .sort((a, b) => (a.meeting.start < b.meeting.start ? -1 : a.meeting.start > b.meeting.start ? 1 : 0));
}

function isForMe({ meeting, pair }: Mine): boolean {
  return meeting.status === 'proposed' && meeting.proposedBy !== pair.me.person;
}

function nextBlocks(view: HomeView, { meeting, pair }: Mine): Block[] {
  const { words, person } = view.reader;
  const partner = partnerOf(pair);
  const facts = [
    { label: words.meeting.length(), value: sayLength(meeting.minutes, person.language) },
    {
      label: words.meeting.method(),
      value: words.meeting.methodName({ method: meeting.method === 'face-to-face' ? 'facetoface' : meeting.method }),
    },
    ...(meeting.place ? [{ label: words.meeting.place(), value: meeting.place }] : []),
  ];
  return [
    title(words.home.nextTitle({ partner })),
    { block: 'when', start: meeting.start, ...sayBoth(meeting.start, person, partnerZone(pair), view.now) },
    factList(facts),
    ...(meeting.joinLink ? [{ block: 'link' as const, label: words.meeting.joinLink(), url: meeting.joinLink }] : []),
    ...(meeting.status === 'proposed' ? [hint(words.home.bookedUntilAnswer({ partner }))] : []),
    choices(...nextChoices(view, { meeting, pair })),
  ];
}

function nextChoices({ reader, now }: HomeView, { meeting }: Mine): Choice[] {
  const { words } = reader;
  const at = { meeting: meeting.id, s: meeting.scheduleRevision };
  return [
    ...(isNear(meeting, now) ? [choice(words.meeting.late(), { type: 'meeting.late.open', meeting: meeting.id })] : []),
    choice(words.meeting.agendaButton(), { type: 'agenda.open', meeting: meeting.id }),
    choice(words.meeting.move(), { type: 'meeting.move.open', ...at }),
    choice(words.meeting.cannotMake(), { type: 'meeting.cancel', ...at }),
  ];
}

function noneBlocks({ reader }: HomeView, active: View<'pair'>[], somethingOpen: boolean): Block[] {
  const { words } = reader;
  const [only] = active;
  const first = active.length === 1 && only!.meetings.length === 0;
  const weight = somethingOpen ? 'plain' : 'first';
  return [
    title(words.home.noneTitle()),
    say(first ? words.home.noneFirst({ partner: partnerOf(only!) }) : words.home.none()),
    choices(
      ...active.map((pair, index) =>
        choice(
          active.length === 1 ? words.home.suggestTime() : words.home.suggestTimeTo({ partner: partnerOf(pair) }),
          { type: 'meeting.suggest', mentorship: pair.mentorship },
          { weight: index === 0 ? weight : 'plain' },
        ),
      ),
    ),
  ];
}

/** What only the reader can answer: suggestions of the other side, a series as one, and whether a meeting took place. */
function openItems(view: HomeView): Item[] {
  const waiting = comingOf(view).filter(isForMe);
  const single = waiting.filter(({ meeting }) => !meeting.series || meeting.scheduleRevision > 1);
  const bySeries = Map.groupBy(
    waiting.filter(({ meeting }) => meeting.series && meeting.scheduleRevision === 1),
    ({ meeting }) => meeting.series,
  );
  return [
    ...single.map((one) => proposalItem(view, one)),
    ...[...bySeries.values()].map((all) => seriesItem(view, all as [Mine, ...Mine[]])),
    ...view.pairs.flatMap((pair) => toAnswerMet(view, pair).map((meeting) => metItem(view, { meeting, pair }))),
  ];
}

function proposalItem({ reader, now }: HomeView, { meeting, pair }: Mine): Item {
  const { words, person } = reader;
  const at = { meeting: meeting.id, s: meeting.scheduleRevision };
  const said = { partner: partnerOf(pair), when: sayForBoth(meeting.start, person, partnerZone(pair), now) };
  return {
    text: meeting.movedFrom ? words.home.openMove(said) : words.home.openProposal(said),
    choices: [
      choice(words.meeting.worksForMe(), { type: 'meeting.confirm', ...at }),
      choice(words.meeting.anotherTime(), { type: 'meeting.move.open', ...at }),
      choice(words.meeting.cannot(), { type: 'meeting.decline', ...at }),
    ],
  };
}

function seriesItem({ reader, now }: HomeView, all: [Mine, ...Mine[]]): Item {
  const { words, person } = reader;
  const [{ meeting, pair }] = all;
  const series = meeting.series!;
  return {
    text: words.home.openSeries({
      partner: partnerOf(pair),
      count: all.length,
      when: sayForBoth(meeting.start, person, partnerZone(pair), now),
    }),
    choices: [
      choice(words.meeting.allWork(), { type: 'series.confirm', series }),
      choice(words.home.openIt(), { type: 'meeting.show', meeting: meeting.id }),
      choice(words.meeting.cannot(), { type: 'series.decline', series }),
    ],
  };
}

function toAnswerMet({ now }: HomeView, pair: View<'pair'>): MeetingSeen[] {
  return pair.meetings.filter(
    (meeting) =>
      meeting.status === 'confirmed' &&
      endOf(meeting) <= now &&
      endOf(meeting) > minus(now, { days: ASK_MET_DAYS }) &&
      !pair.attendance.some((one) => one.meeting === meeting.id),
  );
}

function metItem({ reader, now }: HomeView, { meeting, pair }: Mine): Item {
  const { words, person } = reader;
  return {
    text: words.home.openMet({ partner: partnerOf(pair), when: sayOnWhen(meeting.start, person.zone, person.language, now) }),
    choices: [
      choice(words.meeting.metYes(), { type: 'meeting.met', meeting: meeting.id, met: true }),
      choice(words.meeting.metNo(), { type: 'meeting.met', meeting: meeting.id, met: false }),
    ],
  };
}

function otherItem({ reader, now }: HomeView, { meeting, pair }: Mine): Item {
  const { words, person } = reader;
  const partner = partnerOf(pair);
  return {
    text: words.home.otherMeeting({ when: sayForBoth(meeting.start, person, partnerZone(pair), now), partner }),
    ...(meeting.status === 'proposed' ? { hint: words.home.otherWaiting({ partner }) } : {}),
    choices: [choice(words.home.openIt(), { type: 'meeting.show', meeting: meeting.id })],
  };
}
