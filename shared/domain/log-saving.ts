import { apply } from '../apply.ts';
import { type Change, type Decision, isRefusal, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { closed, type Typed, typedInto } from './drafting.ts';
import type { ActionId, PlanChangeId } from './ids.ts';
import type { LogDraft, LogRow } from './log.ts';
import type { LogHand } from './log-marks.ts';
import { actionDone, addAction } from './plan.ts';

/** What saving a form comes to. What was typed is kept in any case; `no` says what still has to be put right, and then nothing else is done. */
export type Saved = { changes: Change[]; draft: LogDraft; no: Refusal | null };

type Hand = Pick<LogHand, 'who' | 'now'>;

/** As it is typed: kept, and nothing else. */
export function keepTyped(draft: LogDraft, typed: Typed, { who, now }: Hand): { changes: Change[]; draft: LogDraft } {
  const content = typedInto(draft.content, typed);
  if (content === draft.content) return { changes: [], draft };
  const kept: LogDraft = { ...draft, content, by: who, at: now };
  return { changes: [put('logDraft', kept)], draft: kept };
}

/** Ids for what a form makes of its rows and ticks, as many as there are of each. */
export type SavingIds = { rows: readonly { action: ActionId; change: PlanChangeId }[]; ticks: readonly PlanChangeId[] };

/** A form that is handed in: its rows become actions of the plan, the ticked ones of last time are done; all of it, or only kept. */
export function saveDraft(facts: Facts, draft: LogDraft, typed: Typed, done: readonly ActionId[], ids: SavingIds, hand: Hand): Saved {
  const { draft: kept, changes } = keepTyped(draft, typed, hand);
  const { content } = kept;
  const decided = rowsAndTicks(facts, content.fields.rows, done, ids, hand);
  if (isRefusal(decided)) return { changes, draft: kept, no: decided };
  const saved: LogDraft = {
    ...kept,
    content: closed(
      {
        ...content,
        fields: { ...content.fields, rows: [] },
        actions: [...content.actions, ...decided.agreed],
      },
      typed.form,
    ),
    by: hand.who,
    at: hand.now,
  };
  return { changes: [...decided.changes, put('logDraft', saved)], draft: saved, no: null };
}

function rowsAndTicks(
  facts: Facts,
  rows: readonly LogRow[],
  done: readonly ActionId[],
  ids: SavingIds,
  hand: Hand,
): (Decision & { agreed: ActionId[] }) | Refusal {
  const changes: Change[] = [];
  const agreed: ActionId[] = [];
  let next = facts;
  for (const [index, row] of rows.entries()) {
    if (row.text.trim() === '') continue;
    const id = ids.rows[index]!;
    const outcome = missing(row) ?? addAction(next, wordsOf(row), id.action, { ...hand, change: id.change });
    if (isRefusal(outcome)) return { ...outcome, field: fieldOf(outcome.field, index) };
    agreed.push(id.action);
    changes.push(...outcome.changes);
    next = apply(next, outcome.changes);
  }
  for (const [index, id] of done.entries()) {
    if (!next.actions.some((one) => one.id === id && one.status === 'open')) continue;
    const outcome = actionDone(next, id, { ...hand, change: ids.ticks[index]! });
    if (isRefusal(outcome)) return outcome;
    changes.push(...outcome.changes);
    next = apply(next, outcome.changes);
  }
  return { changes, agreed };
}

/** Whatever an action needs is asked for, kindly, beside its field: `action1` is the first row. */
function missing({ person, byWhen }: LogRow): Refusal | null {
  if (person === null) return { refused: 'rowNeedsSomebody', field: 'person' };
  return byWhen === null ? { refused: 'rowNeedsDay', field: 'byWhen' } : null;
}

const suffix: Record<string, string> = { text: '', person: 'By', byWhen: 'On' };
const fieldOf = (field: string | undefined, row: number) => `action${row + 1}${suffix[field ?? 'text'] ?? ''}`;

function wordsOf({ text, person, byWhen }: LogRow) {
  return { goal: null, text: text.trim(), person: person!, byWhen: byWhen!, milestone: null, resources: null, risk: null };
}
