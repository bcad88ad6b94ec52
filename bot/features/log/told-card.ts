import { type View, viewOfPair } from '../../../shared/access.ts';
import type { Turn } from '../../../shared/domain/log-turn.ts';
import type { LogSeen, MeetingSeen } from '../../../shared/seen.ts';
import { sayDay } from '../../../shared/words/dates.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Card, card, choices, hint, say, title } from '../../chat/card.ts';
import type { Draw, Drawer } from '../feature.ts';
import { logChoice, logOf } from '../log-choice.ts';
import { partnerOf } from '../partner.ts';
import { whyChoice } from '../why.ts';
import { sayStage } from './stage.ts';

/** What a card is drawn from that Cairn sends about a log, with the values of its sentences. */
type Told = {
  draw: Draw;
  pair: View<'pair'>;
  meeting: MeetingSeen;
  log: LogSeen | undefined;
  partner: string;
  day: string;
  /** What it is about: what was added to a log, or the log. */
  of: 'addition' | 'other';
  begun: 'yes' | 'other';
  /** Who writes the logs of this pair. */
  writes: 'you' | 'other';
};
type Said = { summary: string; title: string; body: string; hint?: string };

/** Each card is drawn afresh from the facts: where they have moved on, it says how things stand now. */
export function told(isStillSo: (it: Told) => boolean, sentences: (said: Words['lognews'], it: Told) => Said): Drawer {
  return (draw) => {
    const it = toldOf(draw);
    return it && (isStillSo(it) ? news(it, sentences(draw.reader.words.lognews, it)) : standing(it));
  };
}

export const isToWrite = ({ meeting: { status }, log }: Told): boolean =>
  (status === 'held' || status === 'confirmed') && (log === undefined || log.status === 'draft');

export const isSigned = ({ log }: Told): boolean => log !== undefined && log.status !== 'draft';

export const isTurn =
  (...to: Turn['to'][]) =>
  ({ log, pair }: Told): boolean =>
    log?.turn?.person === pair.me.person && to.includes(log.turn.to);

function toldOf(draw: Draw): Told | null {
  const { facts, reader, because, now } = draw;
  const { person } = reader;
  const pair = viewOfPair(facts, person.id);
  const meeting = pair?.meetings.find((one) => one.id === draw.meeting);
  if (!pair || !meeting) return null;
  const log = logOf(pair, meeting);
  return {
    draw,
    pair,
    meeting,
    log,
    partner: partnerOf(pair),
    day: sayDay(meeting.start, person.zone, person.language, now),
    of: because.of === 'addition' || (draw.kind === 'log-signature' && log?.turn?.to === 'sign-addition') ? 'addition' : 'other',
    begun: log ? 'yes' : 'other',
    writes: pair.logWriters.includes(person.id) ? 'you' : 'other',
  };
}

function news(it: Told, said: Said): Card {
  const { draw, meeting, log } = it;
  const { reader, notification, kind } = draw;
  return card(`log.${kind}`, {
    summary: said.summary,
    blocks: [
      title(said.title),
      say(said.body),
      choices(logChoice(reader, meeting, log, 'first'), whyChoice(reader, notification)),
      said.hint ? hint(said.hint) : null,
    ],
  });
}

function standing(it: Told): Card {
  const { draw, pair, meeting, log, partner, day } = it;
  const { reader, notification } = draw;
  const { words } = reader;
  const stands = log ? sayStage({ reader, pair, log: { ...log, me: pair.me } }) : words.lognews.nothingOpen();
  return card('log.stands', {
    summary: words.log.statusSummary({ day, partner, said: stands }),
    blocks: [
      title(words.log.title({ day })),
      say(stands),
      choices(log ? logChoice(reader, meeting, log) : null, whyChoice(reader, notification)),
    ],
  });
}
