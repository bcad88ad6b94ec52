import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../shared/decision.ts';
import type { ActionText } from '../../shared/domain/action.ts';
import type { ActionId, GoalId, PersonId, PlanChangeId } from '../../shared/domain/ids.ts';
import {
  actionDone,
  actionsOf,
  actionUndone,
  addAction,
  addGoal,
  dropAction,
  dropGoal,
  editAction,
  editGoal,
  goalMet,
  type Hand,
  keepGoal,
  MOST_ACTIONS,
  moveUp,
  openActions,
  openGoals,
} from '../../shared/domain/plan.ts';
import { wantingOfAction, wantingOfGoal } from '../../shared/domain/plan-wanting.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Instant, WallDate } from '../../shared/time.ts';
import { aPair, factsAfter, kofi, maya } from '../setup/facts.ts';
import { runs } from '../setup/long.ts';
import { grace, stranger } from '../setup/pair-facts.ts';

const now = '2026-11-16T10:00:00.000Z' as Instant;
let count = 0;
const by = (who: PersonId): Hand => ({ who, now, change: `plc_${String(++count).padStart(5, '0')}` as PlanChangeId });
const goalId = () => `goa_${String(++count).padStart(5, '0')}` as GoalId;
const actionId = () => `act_${String(++count).padStart(5, '0')}` as ActionId;
const goal = (text: string, criteria: string | null = null) => ({ text, criteria });
const step = (text: string, more: Partial<ActionText> = {}): ActionText => ({
  goal: null,
  text,
  person: maya,
  byWhen: '2026-12-01' as WallDate,
  milestone: null,
  resources: null,
  risk: null,
  ...more,
});
/** A plan with three short-term goals and three actions for the second of them. */
function aPlan(): Facts {
  let facts = factsAfter(aPair(), addGoal(aPair(), 'long-term', goal('Lead a school'), goalId(), by(maya)));
  for (const text of ['First', 'Second', 'Third']) facts = factsAfter(facts, addGoal(facts, 'short-term', goal(text), goalId(), by(maya)));
  const of = openGoals(facts, 'short-term')[1]!.id;
  for (const text of ['Ask', 'Read', 'Try']) facts = factsAfter(facts, addAction(facts, step(text, { goal: of }), actionId(), by(kofi)));
  return facts;
}
const texts = (items: readonly { text: string }[]) => items.map((one) => one.text);

describe('goals', () => {
  test('there is one long-term goal at a time', () => {
    const facts = aPlan();
    expect(addGoal(facts, 'long-term', goal('Another'), goalId(), by(kofi))).toMatchObject({ refused: 'hasLongTerm' });
    const [first] = openGoals(facts, 'long-term');
    const after = factsAfter(facts, goalMet(facts, first!.id, by(kofi)));
    expect(isRefusal(addGoal(after, 'long-term', goal('Another'), goalId(), by(kofi)))).toBe(false);
  });

  test('a plan begins with as many short-term goals as the programme says, and another fits when one is met', () => {
    const facts = aPlan();
    expect(addGoal(facts, 'short-term', goal('Fourth'), goalId(), by(maya))).toMatchObject({ refused: 'enoughGoals', values: { most: 3 } });
    const after = factsAfter(facts, goalMet(facts, openGoals(facts, 'short-term')[0]!.id, by(maya)));
    const more = factsAfter(after, addGoal(after, 'short-term', goal('Fourth'), goalId(), by(maya)));
    expect(texts(openGoals(more, 'short-term'))).toEqual(['Second', 'Third', 'Fourth']);
  });

  test('a goal that is dropped keeps its reason, and its actions stay in the plan', () => {
    const facts = aPlan();
    const second = openGoals(facts, 'short-term')[1]!;
    const after = factsAfter(facts, dropGoal(facts, second.id, 'It was somebody else’s wish', by(maya)));
    expect(after.goals.find((one) => one.id === second.id)).toMatchObject({ status: 'dropped', reason: 'It was somebody else’s wish' });
    expect(texts(actionsOf(after, null))).toEqual(['Ask', 'Read', 'Try']);
  });

  test('a goal is edited by either, and is no more once it is met', () => {
    const facts = aPlan();
    const { id } = openGoals(facts, 'short-term')[0]!;
    const after = factsAfter(facts, editGoal(facts, id, goal('Better said', 'We will see it in May'), by(kofi)));
    expect(after.goals.find((one) => one.id === id)).toMatchObject({ text: 'Better said', criteria: 'We will see it in May', by: kofi });
    const met = factsAfter(after, goalMet(after, id, by(maya)));
    expect(editGoal(met, id, goal('Too late'), by(kofi))).toEqual({ refused: 'goalClosed' });
  });
});

describe('actions', () => {
  test('an action is by one of the pair and by a day still to come', () => {
    const facts = aPlan();
    const add = (more: Partial<ActionText>) => addAction(facts, step('Write', more), actionId(), by(maya));
    expect(add({ person: grace })).toEqual({ refused: 'notOfPair', field: 'person' });
    expect(add({ byWhen: '2026-11-15' as WallDate })).toEqual({ refused: 'dayIsPast', field: 'byWhen' });
    expect(add({ byWhen: '2029-01-01' as WallDate })).toEqual({ refused: 'dayIsFar', field: 'byWhen' });
    expect(add({ goal: goalId() })).toEqual({ refused: 'goalClosed', field: 'goal' });
    expect(isRefusal(add({ byWhen: '2026-11-16' as WallDate }))).toBe(false);
  });

  test('an action whose day has passed can still be reworded', () => {
    const facts = aPlan();
    const [first] = openActions(facts);
    const old: Facts = { ...facts, actions: facts.actions.map((one) => ({ ...one, byWhen: '2026-11-01' as WallDate })) };
    const edited = editAction(old, first!.id, step('Ask again', { goal: first!.goal, byWhen: '2026-11-01' as WallDate }), by(maya));
    expect(texts(openActions(factsAfter(old, edited)))).toEqual(['Ask again', 'Read', 'Try']);
  });

  test('either ticks it, and it can be opened again', () => {
    const facts = aPlan();
    const [first] = openActions(facts);
    const done = factsAfter(facts, actionDone(facts, first!.id, by(kofi)));
    expect(texts(openActions(done))).toEqual(['Read', 'Try']);
    expect(actionDone(done, first!.id, by(maya))).toEqual({ changes: [] });
    const again = factsAfter(done, actionUndone(done, first!.id, by(maya)));
    expect(texts(openActions(again))).toEqual(['Read', 'Try', 'Ask']);
    expect(actionUndone(again, first!.id, by(maya))).toEqual({ changes: [] });
    const dropped = factsAfter(again, dropAction(again, first!.id, null, by(kofi)));
    expect(dropAction(dropped, first!.id, null, by(maya))).toEqual({ changes: [] });
    expect(actionDone(dropped, first!.id, by(maya))).toEqual({ refused: 'actionClosed' });
    expect(actionUndone(dropped, first!.id, by(maya))).toEqual({ refused: 'notDone' });
  });

  test('one is moved before the one above it, within its goal', () => {
    const facts = aPlan();
    const third = openActions(facts)[2]!;
    const after = factsAfter(facts, moveUp(facts, third.id, by(maya)));
    expect(texts(openActions(after))).toEqual(['Ask', 'Try', 'Read']);
    expect(moveUp(after, openActions(after)[0]!.id, by(maya))).toEqual({ refused: 'isFirst' });
    const goals = factsAfter(facts, moveUp(facts, openGoals(facts, 'short-term')[2]!.id, by(kofi)));
    expect(texts(openGoals(goals, 'short-term'))).toEqual(['First', 'Third', 'Second']);
  });

  test('a plan takes no more actions than anybody could work on', () => {
    let facts = aPair();
    for (let i = 0; i < MOST_ACTIONS; i++) facts = factsAfter(facts, addAction(facts, step(`Step ${i}`), actionId(), by(maya)));
    expect(addAction(facts, step('One more'), actionId(), by(maya))).toMatchObject({ refused: 'planFull', values: { most: MOST_ACTIONS } });
  });
});

test('what is missing is asked, and never stands in the way', () => {
  const facts = aPlan();
  const [first, second] = openGoals(facts, 'short-term');
  expect(wantingOfGoal(first!, facts)).toEqual(['criteria', 'first-step']);
  expect(wantingOfGoal(second!, facts)).toEqual(['criteria']);
  expect(wantingOfAction({ ...openActions(facts)[0]!, goal: null }, facts)).toEqual(['goal', 'milestone']);
  expect(wantingOfAction({ ...openActions(facts)[0]!, milestone: 'A first draft' }, facts)).toEqual([]);
});

test('a plan is nobody’s but the pair’s, and rests when the mentorship has ended', () => {
  const facts = aPlan();
  const [action] = openActions(facts);
  const [first] = openGoals(facts, 'short-term');
  const tries = (of: Facts, who: PersonId) => [
    addGoal(of, 'short-term', goal('Mine'), goalId(), by(who)),
    addAction(of, step('Mine'), actionId(), by(who)),
    editGoal(of, first!.id, goal('Mine'), by(who)),
    keepGoal(of, first!.id, by(who)),
    dropGoal(of, first!.id, null, by(who)),
    actionDone(of, action!.id, by(who)),
    dropAction(of, action!.id, null, by(who)),
    moveUp(of, action!.id, by(who)),
  ];
  for (const who of [grace, stranger]) for (const outcome of tries(facts, who)) expect(outcome).toEqual({ refused: 'notYours' });
  const ended: Facts = { ...facts, mentorship: { ...facts.mentorship, status: 'ended' } };
  for (const outcome of tries(ended, maya)) expect(outcome).toEqual({ refused: 'notActive' });
});

describe('whatever the two do', () => {
  const whoever = fc.constantFrom(kofi, maya);
  const moves = fc.array(fc.record({ who: whoever, what: fc.integer({ min: 0, max: 11 }), which: fc.nat(6), long: fc.boolean() }), {
    maxLength: 40,
  });
  type Move = { who: PersonId; what: number; which: number; long: boolean };
  const made = (facts: Facts, { who, what, which, long }: Move) => {
    const hand = by(who);
    const of = facts.goals[which % Math.max(1, facts.goals.length)]?.id ?? goalId();
    const action = facts.actions[which % Math.max(1, facts.actions.length)]?.id ?? actionId();
    const all = [
      () => addGoal(facts, long ? 'long-term' : 'short-term', goal(`Goal ${count}`), goalId(), hand),
      () => editGoal(facts, of, goal('Edited'), hand),
      () => keepGoal(facts, of, hand),
      () => goalMet(facts, of, hand),
      () => dropGoal(facts, of, null, hand),
      () => moveUp(facts, of, hand),
      () => addAction(facts, step('Step', { goal: long ? of : null }), actionId(), hand),
      () => editAction(facts, action, step('Edited', { goal: long ? of : null }), hand),
      () => actionDone(facts, action, hand),
      () => actionUndone(facts, action, hand),
      () => dropAction(facts, action, null, hand),
      () => moveUp(facts, action, hand),
    ];
    return all[what]!();
  };

  test('there is one long-term goal at most, every place in the lists is taken once, and nothing changes without a line of history', () => {
    fc.assert(
      fc.property(moves, (all) => {
        let facts = aPair();
        for (const move of all) {
          const outcome = made(facts, move);
          if (isRefusal(outcome) || outcome.changes.length === 0) continue;
          const lines = outcome.changes.flatMap((one) => ('put' in one && one.put === 'planChange' ? [one.row as never] : [])) as {
            item: string;
            before: { id: string } | null;
            person: PersonId;
          }[];
          expect(lines).toHaveLength(1);
          const [line] = lines;
          const items = [...facts.goals, ...facts.actions];
          expect(line).toMatchObject({ person: move.who, before: items.find((one) => one.id === line!.item) ?? null });
          const next = factsAfter(facts, outcome);
          for (const one of [...next.goals, ...next.actions]) {
            const was = items.find(({ id }) => id === one.id);
            // Of the others nothing but their place changes.
            if (was && one.id !== line!.item) expect({ ...one, position: 0 }).toEqual({ ...was, position: 0 });
          }
          facts = next;
        }
        expect(openGoals(facts, 'long-term').length).toBeLessThanOrEqual(1);
        expect(openGoals(facts, 'short-term').length).toBeLessThanOrEqual(3);
        for (const list of [openGoals(facts, 'long-term'), openGoals(facts, 'short-term'), openActions(facts)])
          expect(list.map((one) => one.position)).toEqual(list.map((_, index) => index));
      }),
      { numRuns: runs(150, 3000) },
    );
  });
});
