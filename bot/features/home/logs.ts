import type { View } from '../../../shared/access.ts';
import { endOf } from '../../../shared/domain/meeting.ts';
import type { LogSeen, MeetingSeen } from '../../../shared/seen.ts';
import { plus } from '../../../shared/time.ts';
import { sayDay } from '../../../shared/words/dates.ts';
import { choice, type Item } from '../../chat/card.ts';
import { logChoice, logOf } from '../log-choice.ts';
import { type HomeView, partnerOf } from './view.ts';

/** A meeting of a pair, and its log if it has one. */
type About = { pair: View<'pair'>; meeting: MeetingSeen; log: LogSeen | undefined };

const MOST_LISTED = 3;

/** What is open about logs: first those that somebody waits for, then those to write, the latest first. How many more there are leads to all. */
export function logItems(view: HomeView): Item[] {
  const all = view.pairs.flatMap((pair) => pair.meetings.map((meeting) => ({ pair, meeting, log: logOf(pair, meeting) })).reverse());
  const waiting = all.filter(({ pair, log }) => log?.turn?.person === pair.me.person);
  const toWrite = all.filter((one) => isToWrite(view, one));
  const more = toWrite.length - MOST_LISTED;
  return [
    ...waiting.map((one) => waitingItem(view, one)),
    ...toWrite.slice(0, MOST_LISTED).map((one) => toWriteItem(view, one)),
    ...(more > 0 ? [moreItem(view, more)] : []),
  ];
}

/** Whoever writes is reminded since they met; the other, who can write it as well, since it was due. */
function isToWrite({ now }: HomeView, { pair, meeting, log }: About): boolean {
  if (log && log.status !== 'draft') return false;
  const saidYes = pair.attendance.some((one) => one.meeting === meeting.id && one.met);
  const took = meeting.status === 'held' || (meeting.status === 'confirmed' && endOf(meeting) <= now && saidYes);
  const isWriter = pair.logWriters.includes(pair.me.person) || log?.startedBy === pair.me.person;
  return took && pair.status === 'active' && (isWriter || plus(endOf(meeting), { days: pair.logDueDays }) <= now);
}

function waitingItem(view: HomeView, about: About): Item {
  const { reader } = view;
  const { home } = reader.words;
  const said = saidOf(view, about);
  const { meeting, log } = about;
  const sentence = { sign: home.openLogToSign, correct: home.openLogCorrected, 'sign-addition': home.openLogAdded } as const;
  return { text: sentence[log!.turn!.to](said), choices: [logChoice(reader, meeting, log)] };
}

function toWriteItem(view: HomeView, about: About): Item {
  const { reader } = view;
  return { text: reader.words.home.openLog(saidOf(view, about)), choices: [logChoice(reader, about.meeting, about.log)] };
}

function moreItem({ reader: { words } }: HomeView, count: number): Item {
  return { text: words.home.openLogsMore({ count }), choices: [choice(words.log.listOpen(), { type: 'log.list' })] };
}

function saidOf({ reader: { person }, now }: HomeView, { pair, meeting }: About) {
  return { partner: partnerOf(pair), day: sayDay(meeting.start, person.zone, person.language, now) };
}
