import { hash } from 'node:crypto';
import { apply } from '../../shared/apply.ts';
import { type Change, type Decision, isRefusal, type Refusal } from '../../shared/decision.ts';
import { heldBy, type OwnForm, opened, type Typed } from '../../shared/domain/drafting.ts';
import type { LogEntryId, LogId, LogMarkId, MeetingId, NewId, PersonId } from '../../shared/domain/ids.ts';
import type { LogContent, LogDraft, LogEntry, MeetingLog } from '../../shared/domain/log.ts';
import { amendLog, signAmendment, withdrawAmendment } from '../../shared/domain/log-amending.ts';
import { comment, seeDifferently, signLog, suggestCorrection } from '../../shared/domain/log-answering.ts';
import { readBytes } from '../../shared/domain/log-bytes.ts';
import { discardLog } from '../../shared/domain/log-discarding.ts';
import { fileLog, withdrawLog } from '../../shared/domain/log-filing.ts';
import type { LogHand } from '../../shared/domain/log-marks.ts';
import { keepTyped, saveDraft } from '../../shared/domain/log-saving.ts';
import { beginLog } from '../../shared/domain/log-writing.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Instant } from '../../shared/time.ts';
import { london, maya } from './facts.ts';

export const digest = (text: string): string => hash('sha256', text);

let count = 0;
export const newId: NewId = (prefix) => `${prefix}_${String(++count).padStart(6, '0')}`;

/** A log as it stands, of a meeting; signed by both unless said otherwise. */
export function aLog(meeting: Pick<Meeting, 'id' | 'mentorship'>, more: Partial<MeetingLog> & { filedAt: Instant }): MeetingLog {
  const { filedAt } = more;
  return {
    id: newId('log') as LogId,
    mentorship: meeting.mentorship,
    meeting: meeting.id,
    status: 'signed',
    startedBy: maya,
    startedAt: filedAt,
    completedAt: filedAt,
    filedBy: maya,
    entry: newId('lge') as LogEntryId,
    amendment: null,
    paper: false,
    readers: 'pair',
    ...more,
  };
}

type Written = { facts: Facts; drafts: readonly LogDraft[]; entries: readonly LogEntry[] };

/** The log of one meeting, as two people write it. Each act gives back why it was refused, or null. */
export function writing(facts: Facts, of: MeetingId = facts.meetings[0]!.id) {
  let state: Written = { facts, drafts: [], entries: [] };
  const log = () => state.facts.logs.find((one) => one.meeting === of);
  const draft = () => state.drafts.find((one) => one.id === log()?.id);
  const entry = (id: LogEntryId | null | undefined) => state.entries.find((one) => one.id === id);
  const hand = (who: PersonId, now: Instant): LogHand => ({ who, now, digest });
  const mark = () => newId('lgm') as LogMarkId;
  const filing = () => ({
    entry: newId('lge') as LogEntryId,
    mark: mark(),
    next: newId('mtg') as MeetingId,
    salt: newId('sea' as 'log'),
    newer: [],
  });

  function done(outcome: Decision | Refusal): string | null {
    if (isRefusal(outcome)) return outcome.refused;
    state = after(state, outcome.changes);
    return null;
  }
  /** For what nobody can press while it is not there. */
  const having = <T>(thing: T | undefined, act: (thing: T) => string | null) => (thing === undefined ? 'nothingThere' : act(thing));

  return {
    state: () => state,
    log: () => log()!,
    draft,
    /** The record that stands. */
    record: () => readBytes(entry(log()?.entry)!.bytes) as Extract<LogContent, { kind: 'record' }>,
    names: () => state.facts.logMarks.filter((one) => one.kind === 'signed' && one.entry === log()?.entry).map((one) => one.person),
    /** Anything else that happens meanwhile. */
    meanwhile: (act: (facts: Facts) => Decision | Refusal) => done(act(state.facts)),
    begins: (who: PersonId, now: Instant) =>
      done(
        beginLog(state.facts, of, { log: newId('log') as LogId, paper: false, topics: '', actions: [] }, { who, now, heard: new Map() }),
      ),
    opens: (form: string, by = maya) =>
      having(draft(), (there) => {
        const content = opened(there.content, { form, by }, london).content;
        return done({ changes: [{ put: 'logDraft', row: { ...there, content } }] });
      }),
    types: (who: PersonId, form: string, fields: Partial<Typed['fields']>, now: Instant, at = Date.parse(now)) =>
      having(draft(), (there) => {
        const row = keepTyped(there, { form, by: who, at, fields: withAll(fields, there, { form, by: who }) }, { who, now });
        return done({ changes: [{ put: 'logDraft', row }] });
      }),
    saves: (who: PersonId, form: string, fields: Partial<Typed['fields']>, now: Instant) =>
      having(draft(), (there) => {
        const typed = { form, by: who, at: Date.parse(now), fields: withAll(fields, there, { form, by: who }) };
        const { changes, no } = saveDraft(state.facts, log()!, there, typed, newId, { who, now });
        done({ changes });
        return no[0]?.refused ?? null;
      }),
    files: (who: PersonId, now: Instant) => having(draft(), (there) => done(fileLog(state.facts, log()!, there, filing(), hand(who, now)))),
    withdraws: (who: PersonId) => having(entry(log()?.entry), (there) => done(withdrawLog(state.facts, log()!, there, who))),
    discards: () => having(log(), (there) => done(discardLog(state.facts, there))),
    signs: (who: PersonId, now: Instant, seen = log()?.entry) =>
      having(entry(seen), (there) => done(signLog(state.facts, log()!, there, mark(), hand(who, now)))),
    corrects: (who: PersonId, text: string, now: Instant) =>
      having(log(), (there) => done(suggestCorrection(there, there.entry!, text, mark(), { who, now }))),
    comments: (who: PersonId, text: string, now: Instant) =>
      having(log(), (there) => done(comment(there, there.entry!, text, mark(), { who, now }))),
    differs: (who: PersonId, text: string, now: Instant) =>
      having(entry(log()?.amendment ?? log()?.entry), (there) => done(seeDifferently(log()!, there, text, mark(), { who, now }))),
    amends: (who: PersonId, now: Instant, { reason, text } = { reason: 'a day was wrong', text: 'Monday' }) =>
      having(log(), (there) => done(amendLog(there, { reason, text }, filing(), hand(who, now)))),
    signsAddition: (who: PersonId, now: Instant) =>
      having(entry(log()?.amendment), (there) => done(signAmendment(log()!, there, mark(), hand(who, now)))),
    takesBackAddition: (who: PersonId) =>
      having(entry(log()?.amendment), (there) => done(withdrawAmendment(state.facts, log()!, there, who))),
  };
}

/** What a form held so far, with some fields changed. */
function withAll(fields: Partial<Typed['fields']>, { content }: LogDraft, form: OwnForm): Typed['fields'] {
  return { ...heldBy(content, form), ...fields };
}

function after({ facts, drafts, entries }: Written, changes: readonly Change[]): Written {
  const kept = <T extends { id: string }>(noun: 'logDraft' | 'logEntry', rows: readonly T[]) =>
    changes.reduce<readonly T[]>((all, change) => {
      if (('put' in change ? change.put : change.drop) !== noun) return all;
      const others = all.filter((one) => one.id !== (change.row as { id: string }).id);
      return 'put' in change ? [...others, change.row as unknown as T] : others;
    }, rows);
  return { facts: apply(facts, changes), drafts: kept('logDraft', drafts), entries: kept('logEntry', entries) };
}
