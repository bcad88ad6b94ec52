import { may, viewOfLog, viewOfPair } from '../../../shared/access.ts';
import { apply } from '../../../shared/apply.ts';
import { type Change, isRefusal } from '../../../shared/decision.ts';
import type { ActionId, LogId } from '../../../shared/domain/ids.ts';
import type { LogDraft, LogEntry, MeetingLog, OpenedEntry } from '../../../shared/domain/log.ts';
import type { LogHand } from '../../../shared/domain/log-marks.ts';
import { meetingOf } from '../../../shared/domain/log-met.ts';
import { actionsBefore, recordOf } from '../../../shared/domain/log-record.ts';
import { ownLog } from '../../../shared/domain/log-writing.ts';
import type { Facts } from '../../../shared/facts.ts';
import { wallTime } from '../../../shared/time.ts';
import { actionsAddedSince, digestOf, draftOf, entriesOf, mentorshipOfLog, sharedAbout, wholeLog, withWholeLog } from '../../store/logs.ts';
import { namesOf } from '../../store/people.ts';
import { type Answered, type Context, insteadOf, inWindow, type Outcome, refused } from '../feature.ts';
import { logCard } from './card.ts';
import type { LogTelling } from './telling.ts';

/** A log with everything it is judged by, for one of its two. */
export type Loaded = { facts: Facts; log: MeetingLog; draft: LogDraft | null; entries: OpenedEntry[] };

/** What reading takes: also where nobody presses, as when a file is fetched. */
export type Reading = Pick<Context, 'tx' | 'seal' | 'who' | 'words' | 'now' | 'facts' | 'defect'>;

/** null for one that is not there, or not theirs to know of. */
export async function withLog(context: Reading, id: LogId): Promise<Loaded | null> {
  const { tx, seal, who } = context;
  const mentorship = await mentorshipOfLog(tx, id);
  const known = mentorship && (await context.facts(mentorship));
  if (!known || !may(who.id, 'take-part', known)) return null;
  const facts = known.logs.some((one) => one.id === id) ? known : withWholeLog(known, await wholeLog(tx, seal, id));
  const log = ownLog(facts, who.id, id);
  return isRefusal(log) ? null : { facts, log, draft: await draftOf(tx, seal, id), entries: await entriesOf(tx, seal, id) };
}

/** A log as it is once the changes are made. */
export function afterwards({ facts, log, draft, entries }: Loaded, changes: readonly Change[]): Loaded {
  const rowsOf = (noun: 'logDraft' | 'logEntry', how: 'put' | 'drop') =>
    changes.flatMap((change) => (how in change && (change as Record<string, unknown>)[how] === noun ? [change.row] : []));
  const gone = rowsOf('logEntry', 'drop') as LogEntry[];
  const next = apply(facts, changes);
  return {
    facts: next,
    log: next.logs.find((one) => one.id === log.id) ?? log,
    draft: rowsOf('logDraft', 'drop').length > 0 ? null : ((rowsOf('logDraft', 'put').at(-1) as LogDraft | undefined) ?? draft),
    entries: [...entries.filter(({ id }) => !gone.some((one) => one.id === id)), ...(rowsOf('logEntry', 'put') as LogEntry[])],
  };
}

export const handOf = ({ who, now }: Context): LogHand => ({ who: who.id, now, digest: digestOf });

export const notThere = ({ words }: Context): Outcome => refused(words.log.notYours());

/** Whether what is kept is what names were put to. */
export function isAsSigned({ logMarks }: Pick<Facts, 'logMarks'>, { id, bytes }: LogEntry): boolean {
  const names = logMarks.filter((one) => one.kind === 'signed' && one.entry === id);
  return names.every((one) => one.digest === digestOf(bytes));
}

/** Actions that came into the plan since the meeting of a log began. */
export async function newerActions({ tx }: Reading, { facts, log }: Pick<Loaded, 'facts' | 'log'>): Promise<ActionId[]> {
  return (await actionsAddedSince(tx, facts.mentorship.id, meetingOf(facts, log).start)).map(({ id }) => id);
}

/** The log in a window, as it is with the changes; `note` says what has just come of it. */
export async function shown(context: Context, loaded: Loaded, changes: readonly Change[] = [], note?: string): Promise<Answered> {
  const telling = await tellingOf(context, afterwards(loaded, changes));
  return inWindow(logCard(telling, note ?? null), { type: 'log.show', log: loaded.log.id }, changes);
}

/** The log as it is, in place of what was asked for: nothing came of it, but what `changes` keep. */
export async function shownInstead(context: Context, loaded: Loaded, why: string, changes: readonly Change[] = []): Promise<Outcome> {
  return insteadOf(await shown(context, loaded, changes, why), why);
}

/** What names were put to is not what is kept: nobody's name is put to it, and it is said as plainly as on the log itself. */
export const notAsSigned = (context: Context, loaded: Loaded): Promise<Outcome> =>
  shownInstead(context, loaded, context.words.log.notWhatWasSigned({ log: loaded.log.id }));

export async function tellingOf(context: Reading, loaded: Loaded): Promise<LogTelling> {
  const { tx, who, words, now } = context;
  const { facts, log, draft, entries } = loaded;
  const meeting = meetingOf(facts, log);
  const newer = await newerActions(context, loaded);
  const pair = viewOfPair(facts, who.id);
  const marks = facts.logMarks.filter((one) => one.log === log.id);
  const readers = await namesOf(
    tx,
    marks.filter((one) => one.kind === 'read').map((one) => one.person),
  );
  const view = viewOfLog(facts, who.id, log, { draft, entries, readers }, now);
  if (!pair || !view) throw new Error(`${log.id} was loaded for somebody who may not see it`);
  const wrong = entries.filter((entry) => !isAsSigned(facts, entry));
  for (const { id } of wrong) context.defect('what is kept of a log is not what was signed', { log: log.id, entry: id });
  const shares = (await sharedAbout(tx, log.meeting)).filter(({ by }) => by !== who.id);
  return {
    reader: { person: who, words },
    pair,
    log: view,
    meeting: pair.meetings.find((one) => one.id === log.meeting)!,
    draft: draft && log.status === 'draft' ? recordOf(facts, meeting, draft, { next: nextIn(draft), newer, salt: '' }) : null,
    before: actionsBefore(facts, meeting, [...newer, ...(draft?.content.actions ?? [])]).map(({ id }) => id),
    shared: shares.map(({ talk }) => talk),
    wrong: wrong.map(({ id }) => id),
    now,
  };
}

function nextIn({ content: { fields } }: LogDraft) {
  const { nextDate, nextTime, nextZone } = fields;
  return nextDate && nextTime && nextZone ? { at: wallTime(nextDate, nextTime), zone: nextZone } : null;
}
