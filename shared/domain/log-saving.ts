import { apply } from '../apply.ts';
import { type Change, isRefusal, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { closed, heldBy, isBlank, type Typed, typedInto } from './drafting.ts';
import type { ActionId, NewId } from './ids.ts';
import { type LogDraft, type LogFields, type LogRow, logLengths, type MeetingLog } from './log.ts';
import type { LogHand } from './log-marks.ts';
import { meetingOf } from './log-met.ts';
import { nextTime } from './log-next.ts';
import { meetingMinutes } from './meeting.ts';
import { actionDone, addAction } from './plan.ts';

/** What saving a form comes to. What was typed is kept in any case; `no` says what still has to be put right, and then nothing else is done. */
export type Saved = { changes: Change[]; draft: LogDraft; no: Refusal[] };

type Hand = Pick<LogHand, 'who' | 'now'>;

/** As it is typed: kept, and nothing else. */
export function keepTyped(draft: LogDraft, typed: Typed, { who, now }: Hand): LogDraft {
  const content = typedInto(draft.content, typed);
  return content === draft.content ? draft : { ...draft, content, by: who, at: now };
}

/**
 * A form that is handed in: its rows become actions of the plan, and what is ticked of last time is done; all of it, or only kept. Rows
 * of other forms are left to those.
 */
export function saveDraft(facts: Facts, log: MeetingLog, draft: LogDraft, typed: Typed, newId: NewId, hand: Hand): Saved {
  const kept = keepTyped(draft, typed, hand);
  const { content } = kept;
  const own = heldBy(content, typed);
  const made = inPlan(facts, own, newId, hand);
  const no = [...wrongLength(own), ...wrongNext(facts, log, own, hand), ...made.no];
  if (no.length > 0) return { changes: kept === draft ? [] : [put('logDraft', kept)], draft: kept, no };
  const { fields, actions } = content;
  const left: LogFields = {
    ...fields,
    rows: fields.rows.filter(({ key }) => !own.rows.some((row) => row.key === key)),
    done: fields.done.filter((id) => !own.done.includes(id)),
  };
  const saved = { ...kept, content: closed({ ...content, fields: left, actions: [...actions, ...made.agreed] }, typed) };
  return { changes: [...made.changes, put('logDraft', saved)], draft: saved, no };
}

type Made = { changes: Change[]; agreed: ActionId[]; no: Refusal[] };

function inPlan(facts: Facts, { rows, done }: LogFields, newId: NewId, hand: Hand): Made {
  const made: Made = { changes: [], agreed: [], no: [] };
  let next = facts;
  const decided = (outcome: ReturnType<typeof addAction>): Refusal | null => {
    if (isRefusal(outcome)) return outcome;
    made.changes.push(...outcome.changes);
    next = apply(next, outcome.changes);
    return null;
  };
  for (const [index, row] of rows.entries()) {
    if (isBlank(row)) continue;
    const missing = missingIn(row);
    const action = newId('act');
    const no = missing.length > 0 ? null : decided(addAction(next, wordsOf(row), action, { ...hand, change: newId('plc') }));
    if (missing.length === 0 && !no) made.agreed.push(action);
    made.no.push(...[...missing, ...(no ? [no] : [])].map((one) => ({ ...one, field: fieldOf(one.field, index) })));
  }
  for (const id of done) {
    if (!next.actions.some((one) => one.id === id && one.status === 'open')) continue;
    const no = decided(actionDone(next, id, { ...hand, change: newId('plc') }));
    if (no) made.no.push(no);
  }
  return made;
}

/** Whatever an action needs is asked for, kindly, beside its field. */
function missingIn({ text, person, byWhen }: LogRow): Refusal[] {
  return [
    ...(text.trim() === '' ? [{ refused: 'rowNeedsText', field: 'text' }] : []),
    ...(text.length > logLengths.action ? [{ refused: 'rowTooLong', values: { most: logLengths.action }, field: 'text' }] : []),
    ...(person === null ? [{ refused: 'rowNeedsSomebody', field: 'person' }] : []),
    ...(byWhen === null ? [{ refused: 'rowNeedsDay', field: 'byWhen' }] : []),
  ];
}

/** The fields of the first row are `action1`, `action1By` and `action1On`. */
const suffix: Record<string, string> = { text: '', person: 'By', byWhen: 'On' };
const fieldOf = (field: string | undefined, row: number) => `action${row + 1}${suffix[field ?? 'text'] ?? ''}`;

function wordsOf({ text, person, byWhen }: LogRow) {
  return { goal: null, text: text.trim(), person: person!, byWhen: byWhen!, milestone: null, resources: null, risk: null };
}

function wrongLength({ minutes }: LogFields): Refusal[] {
  const { least, most } = meetingMinutes;
  const isRight = minutes === null || (minutes >= least && minutes <= most);
  return isRight ? [] : [{ refused: 'lengthOdd', values: meetingMinutes, field: 'minutes' }];
}

function wrongNext(facts: Facts, log: MeetingLog, fields: LogFields, { now }: Hand): Refusal[] {
  const next = nextTime(facts, meetingOf(facts, log), fields, now);
  return next !== null && isRefusal(next) ? [next] : [];
}
