import { type Change, type Decision, put, type Refusal } from '../decision.ts';
import { type Facts, partyOf } from '../facts.ts';
import { dateAt, type Instant, plus, type WallDate } from '../time.ts';
import type { Action, ActionText } from './action.ts';
import { mayBook } from './booking.ts';
import { type Clash, edited, type Marks } from './edited.ts';
import type { Goal, GoalKind, GoalText } from './goal.ts';
import type { ActionId, GoalId, PersonId, PlanChangeId } from './ids.ts';
import type { PlanChange } from './plan-change.ts';

/** A plan that holds more is a list nobody works on; and every decision about a pair reads all of it. */
export const MOST_ACTIONS = 40;
/** No action is set further ahead. */
export const FARTHEST_DAYS = 731;

/** Who changes a plan, when, and the id of the line its history gets. */
export type Hand = { who: PersonId; now: Instant; change: PlanChangeId };

export type Planned = Pick<Facts, 'goals' | 'actions'>;
type Item = Goal | Action;

/** What was done keeps the place that the next one then moved up to. */
const byPosition = (a: Item, b: Item) =>
  a.position - b.position || Number(b.status === 'done') - Number(a.status === 'done') || (a.id < b.id ? -1 : 1);

export function openGoals({ goals }: Pick<Planned, 'goals'>, kind: GoalKind): Goal[] {
  return goals.filter((one) => one.status === 'open' && one.kind === kind).toSorted(byPosition);
}

/** All that are open, those first that most actions are for. */
export const goalsNearest = (plan: Pick<Planned, 'goals'>): Goal[] => [...openGoals(plan, 'short-term'), ...openGoals(plan, 'long-term')];

const isOpen = ({ status }: Action): boolean => status === 'open';

export function openActions({ actions }: Pick<Planned, 'actions'>): Action[] {
  return actions.filter(isOpen).toSorted(byPosition);
}

/** Actions as a plan lists them: those of a goal that is open together, the rest under no goal. */
export function actionsOf(plan: Planned, goal: GoalId | null, isListed = isOpen): Action[] {
  const open = new Set(plan.goals.filter((one) => one.status === 'open').map((one) => one.id));
  const listed = plan.actions.filter(isListed).toSorted(byPosition);
  return listed.filter((one) => (one.goal !== null && open.has(one.goal) ? one.goal : null) === goal);
}

export function addGoal(facts: Facts, kind: GoalKind, text: GoalText, id: GoalId, hand: Hand): Decision | Refusal {
  const there = openGoals(facts, kind);
  const no = mayBook(facts, hand.who);
  if (no) return no;
  const most = facts.programme.policy.goalsToBegin;
  if (kind === 'long-term' && there.length > 0) return { refused: 'hasLongTerm', field: 'text' };
  if (kind === 'short-term' && there.length >= most) return { refused: 'enoughGoals', values: { most }, field: 'text' };
  const { text: words, criteria } = text;
  const { who, now } = hand;
  const goal: Goal = {
    id,
    mentorship: facts.mentorship.id,
    kind,
    text: words,
    criteria,
    position: there.length,
    status: 'open',
    reason: null,
    by: who,
    at: now,
  };
  return { changes: [put('goal', goal), history(facts, hand, 'goal-added', id, null)] };
}

/** `seen` is what its editor saw of it: see {@link edited}. */
export function editGoal(facts: Facts, id: GoalId, text: GoalText, hand: Hand, seen?: Marks): Decision | Refusal | Clash {
  return withGoal(facts, id, hand, 'goal-edited', (goal) => {
    const { becomes, clash } = edited(saidOfGoal(goal), saidOfGoal(text), seen);
    return clashing(clash) ?? [put('goal', { ...goal, ...becomes, ...stamp(hand) })];
  });
}

/** A review found that it still matters. */
export function keepGoal(facts: Facts, id: GoalId, hand: Hand): Decision | Refusal {
  return withGoal(facts, id, hand, 'goal-kept', (goal) => [put('goal', { ...goal, ...stamp(hand) })]);
}

export function goalMet(facts: Facts, id: GoalId, hand: Hand): Decision | Refusal {
  return withGoal(facts, id, hand, 'goal-met', (goal) => [
    put('goal', { ...goal, status: 'met', ...stamp(hand) }),
    ...closedUp(facts, goal),
  ]);
}

/** Its actions stay, under no goal. A reason may be given and need not be. */
export function dropGoal(facts: Facts, id: GoalId, reason: string | null, hand: Hand): Decision | Refusal {
  return withGoal(facts, id, hand, 'goal-dropped', (goal) => [
    put('goal', { ...goal, status: 'dropped', reason, ...stamp(hand) }),
    ...closedUp(facts, goal),
  ]);
}

export function addAction(facts: Facts, text: ActionText, id: ActionId, hand: Hand): Decision | Refusal {
  const there = openActions(facts);
  const no = mayBook(facts, hand.who) ?? fits(facts, text, null, hand);
  if (no) return no;
  if (there.length >= MOST_ACTIONS) return { refused: 'planFull', values: { most: MOST_ACTIONS }, field: 'text' };
  const action: Action = {
    id,
    mentorship: facts.mentorship.id,
    ...saidOfAction(text),
    status: 'open',
    reason: null,
    position: there.length,
    ...stamp(hand),
  };
  return { changes: [put('action', action), history(facts, hand, 'action-added', id, null)] };
}

/** `seen` is what its editor saw of it: see {@link edited}. */
export function editAction(facts: Facts, id: ActionId, text: ActionText, hand: Hand, seen?: Marks): Decision | Refusal | Clash {
  return withAction(facts, id, hand, 'action-edited', 'open', (action) => {
    const { becomes, clash } = edited(saidOfAction(action), saidOfAction(text), seen);
    return clashing(clash) ?? fits(facts, becomes, action, hand) ?? [put('action', { ...action, ...becomes, ...stamp(hand) })];
  });
}

function clashing(clash: readonly string[]): Clash | null {
  return clash.length === 0 ? null : { refused: 'changedMeanwhile', field: clash[0]!, clash };
}

/** Either of the two ticks it, and what both tick is ticked. */
export function actionDone(facts: Facts, id: ActionId, hand: Hand): Decision | Refusal {
  if (isAlready(facts, id, 'done', hand)) return { changes: [] };
  return withAction(facts, id, hand, 'action-done', 'open', (action) => [
    put('action', { ...action, status: 'done', ...stamp(hand) }),
    ...closedUp(facts, action),
  ]);
}

/** Open again, at the end of the list. */
export function actionUndone(facts: Facts, id: ActionId, hand: Hand): Decision | Refusal {
  if (isAlready(facts, id, 'open', hand)) return { changes: [] };
  return withAction(facts, id, hand, 'action-undone', 'done', (action) => {
    const { length } = openActions(facts);
    if (length >= MOST_ACTIONS) return { refused: 'planFull', values: { most: MOST_ACTIONS } };
    return [put('action', { ...action, status: 'open', position: length, ...stamp(hand) })];
  });
}

/** A reason may be given and need not be. */
export function dropAction(facts: Facts, id: ActionId, reason: string | null, hand: Hand): Decision | Refusal {
  if (reason === null && isAlready(facts, id, 'dropped', hand)) return { changes: [] };
  return withAction(facts, id, hand, 'action-dropped', 'open', (action) => [
    put('action', { ...action, status: 'dropped', reason, ...stamp(hand) }),
    ...closedUp(facts, action),
  ]);
}

/** Before the one that is listed above it. */
export function moveUp(facts: Facts, id: GoalId | ActionId, hand: Hand): Decision | Refusal {
  const goal = facts.goals.find((one) => one.id === id);
  if (goal) return withGoal(facts, goal.id, hand, 'goal-moved', (one) => swapped(openGoals(facts, one.kind), one, 'goal'));
  const action = id as ActionId;
  return withAction(facts, action, hand, 'action-moved', 'open', (one) => {
    const shelf = facts.goals.some(({ id: of, status }) => of === one.goal && status === 'open') ? one.goal : null;
    return swapped(actionsOf(facts, shelf), one, 'action');
  });
}

function swapped(list: readonly Item[], item: Item, noun: 'goal' | 'action'): Change[] | Refusal {
  const above = list[list.findIndex((one) => one.id === item.id) - 1];
  if (!above) return { refused: 'isFirst' };
  return [put(noun, { ...item, position: above.position } as never), put(noun, { ...above, position: item.position } as never)];
}

/** The others move up when one of a list is open no more. */
function closedUp(facts: Facts, gone: Item): Change[] {
  const after = (one: Item) => one.position > gone.position;
  return 'kind' in gone
    ? openGoals(facts, gone.kind)
        .filter(after)
        .map((one) => put('goal', { ...one, position: one.position - 1 }))
    : openActions(facts)
        .filter(after)
        .map((one) => put('action', { ...one, position: one.position - 1 }));
}

type Made = Change[] | Refusal;

function withGoal(facts: Facts, id: GoalId, hand: Hand, what: PlanChange['what'], make: (goal: Goal) => Made): Decision | Refusal {
  const goal = facts.goals.find((one) => one.id === id);
  const no = mayBook(facts, hand.who);
  if (no) return no;
  if (!goal) return { refused: 'notYours' };
  if (goal.status !== 'open') return { refused: 'goalClosed' };
  return kept(facts, hand, what, goal, make(goal));
}

function withAction(
  facts: Facts,
  id: ActionId,
  hand: Hand,
  what: PlanChange['what'],
  status: Action['status'],
  make: (action: Action) => Made,
): Decision | Refusal {
  const action = facts.actions.find((one) => one.id === id);
  const no = mayBook(facts, hand.who);
  if (no) return no;
  if (!action) return { refused: 'notYours' };
  if (action.status !== status) return { refused: status === 'done' ? 'notDone' : 'actionClosed' };
  return kept(facts, hand, what, action, make(action));
}

function kept(facts: Facts, hand: Hand, what: PlanChange['what'], before: Item, made: Made): Decision | Refusal {
  return 'refused' in made ? made : { changes: [...made, history(facts, hand, what, before.id, before)] };
}

function history(facts: Facts, hand: Hand, what: PlanChange['what'], item: Item['id'], before: Item | null): Change {
  return put('planChange', { id: hand.change, mentorship: facts.mentorship.id, person: hand.who, at: hand.now, what, item, before });
}

/** By somebody of the pair, by a day still to come, and for a goal that is open. What an action had before it may keep. */
function fits(facts: Facts, { person, byWhen, goal }: ActionText, before: Action | null, hand: Hand): Refusal | null {
  if (partyOf(facts, person)?.invitation !== 'accepted') return { refused: 'notOfPair', field: 'person' };
  if (goal !== null && goal !== before?.goal && !facts.goals.some((one) => one.id === goal && one.status === 'open'))
    return { refused: 'goalClosed', field: 'goal' };
  if (byWhen === before?.byWhen) return null;
  const [first, last] = daysFor(facts, hand);
  if (byWhen < first) return { refused: 'dayIsPast', field: 'byWhen' };
  return byWhen > last ? { refused: 'dayIsFar', field: 'byWhen' } : null;
}

function daysFor(facts: Facts, { who, now }: Hand): [WallDate, WallDate] {
  const { zone } = facts.people.find((one) => one.id === who)!;
  return [dateAt(now, zone), dateAt(plus(now, { days: FARTHEST_DAYS }), zone)];
}

const isAlready = (facts: Facts, id: ActionId, status: Action['status'], { who }: Hand): boolean =>
  mayBook(facts, who) === null && facts.actions.some((one) => one.id === id && one.status === status);

/** Nothing more than what a goal says. */
export const saidOfGoal = ({ text, criteria }: GoalText): GoalText => ({ text, criteria });

/** Nothing more than what an action says. */
export function saidOfAction({ goal, text, person, byWhen, milestone, resources, risk }: ActionText): ActionText {
  return { goal, text, person, byWhen, milestone, resources, risk };
}

const stamp = ({ who, now }: Hand) => ({ by: who, at: now });
