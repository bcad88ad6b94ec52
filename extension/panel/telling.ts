import type { PanelPair, PanelState } from '../../shared/api.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import type { Turn } from '../../shared/domain/log-turn.ts';
import { isComing } from '../../shared/domain/meeting.ts';
import type { MeetingSeen, PartySeen } from '../../shared/seen.ts';
import { addDays, dateAt, type Instant, type WallDate, type Zone } from '../../shared/time.ts';
import { sayDay } from '../../shared/words/dates.ts';
import { type PanelWords, panelWordsFor } from '../../shared/words/panel.ts';
import { type Model, pairOf } from './model.ts';
import type { Acts } from './start.ts';

/** A log as its reader sees it. */
export type Log = NonNullable<PanelPair['log']>;

/** What every view of a pair is drawn from. */
export type Telling = {
  model: Model;
  acts: Acts;
  say: PanelWords;
  now: Instant;
  zone: Zone;
  language: string;
  entry: PanelPair;
  pair: PanelPair['pair'];
  partner: PartySeen;
  /** An ended pair is read, and not written. */
  isActive: boolean;
};

export const wordsOf = ({ state }: { state: PanelState | null }): PanelWords => panelWordsFor(state?.me.language ?? navigator.language);

export function tellingOf(model: Model, acts: Acts): Telling | null {
  const entry = pairOf(model);
  const partner = entry?.pair.others[0];
  const { state, now } = model;
  if (!entry || !partner || !state || !now) return null;
  const { zone, language } = state.me;
  const { pair } = entry;
  return { model, acts, say: wordsOf(model), now, zone, language, entry, pair, partner, isActive: pair.status === 'active' };
}

/** Whether somebody is the reader, and their name. */
export function whose({ pair }: Pick<Telling, 'pair'>, person: PersonId) {
  const isReader = person === pair.me.person;
  return { whose: isReader ? ('you' as const) : ('other' as const), name: pair.others.find((one) => one.person === person)?.name ?? '' };
}

export const today = ({ now, zone }: Pick<Telling, 'now' | 'zone'>): WallDate => dateAt(now, zone);

export const isToday = (telling: Pick<Telling, 'now' | 'zone'>, at: Instant): boolean => dateAt(at, telling.zone) === today(telling);

/** The meeting beside the panel. */
export const meetingHere = ({ entry, pair }: Pick<Telling, 'entry' | 'pair'>): MeetingSeen | null =>
  pair.meetings.find((one) => one.id === entry.meeting) ?? null;

/** The one that the log to see to is of. */
export const meetingOfLog = ({ entry, pair }: Pick<Telling, 'entry' | 'pair'>): MeetingSeen | null =>
  pair.meetings.find((one) => one.id === entry.log?.meeting) ?? null;

/** Those after that, the first of them first. */
export function meetingsNext({ entry, pair, now }: Pick<Telling, 'entry' | 'pair' | 'now'>): MeetingSeen[] {
  const coming = pair.meetings.filter((one) => one.id !== entry.meeting && isComing(one, now));
  return coming.toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

export const meetingNext = (telling: Pick<Telling, 'entry' | 'pair' | 'now'>): MeetingSeen | null => meetingsNext(telling)[0] ?? null;

/** Of a log what names are under. */
export const standing = ({ entry, entries }: Pick<Log, 'entry' | 'entries'>) => entries.find((one) => one.entry === entry);

/** Whom a log waits for now. */
export const turnOn = ({ pair }: Pick<Telling, 'pair'>, { id }: Pick<Log, 'id'>): Turn | null =>
  pair.logs.find((one) => one.id === id)?.turn ?? null;

/** A log by the day of its meeting. */
export function nameOfLog(telling: Telling): string {
  const { say, zone, language, now } = telling;
  const about = meetingOfLog(telling);
  return about ? say.logOf({ day: sayDay(about.start, zone, language, now) }) : say.log();
}

/** Whether there is a log to begin, to go on with or to answer, which comes before all else. */
export function isLogFirst(telling: Telling): boolean {
  const { entry, pair } = telling;
  return (
    entry.toWrite !== null ||
    (entry.log !== null && (entry.log.status === 'draft' || turnOn(telling, entry.log)?.person === pair.me.person))
  );
}

const USUAL_DAYS = 14;
/** By when an action is usually wanted: before they meet again. */
export function usualDay(telling: Telling): WallDate {
  const next = meetingNext(telling);
  return next ? dateAt(next.start, telling.zone) : addDays(today(telling), USUAL_DAYS);
}
