import type { View } from '../../shared/access.ts';
import type { Action } from '../../shared/domain/action.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { actionsOf, goalsNearest } from '../../shared/domain/plan.ts';
import { dateAt, type Instant } from '../../shared/time.ts';
import { sayDate } from '../../shared/words/dates.ts';
import { type Block, list } from '../chat/card.ts';
import type { Reader } from './feature.ts';

/** Open actions in the order of the plan: goal by goal, then the rest. */
export function inPlanOrder(pair: View<'pair'>): Action[] {
  const goals = goalsNearest(pair);
  return [...goals.flatMap((goal) => actionsOf(pair, goal.id)), ...actionsOf(pair, null)];
}

/** "By Asha Nair, by Friday 4 December" */
export function sayByWhom({ words, person }: Reader, pair: View<'pair'>, action: Action, now: Instant): string {
  const today = dateAt(now, person.zone);
  return words.plan.actionHint({
    whose: action.person === person.id ? 'you' : 'other',
    name: nameIn(pair, action.person),
    day: sayDate(action.byWhen, person.language, today),
    isLate: action.byWhen < today ? 'yes' : 'other',
  });
}

export function nameIn({ me, others }: View<'pair'>, id: PersonId): string {
  return [me, ...others].find((one) => one.person === id)?.name ?? '';
}

/** What is open, to be seen beside other things; the plan itself is where it is changed. */
export function openActionsBlock(reader: Reader, pair: View<'pair'>, now: Instant, most: number): Block | null {
  const actions = inPlanOrder(pair);
  if (actions.length === 0) return null;
  const { words } = reader;
  const more = actions.length - most;
  return list(
    actions.slice(0, most).map((action) => ({ text: action.text, hint: sayByWhom(reader, pair, action, now) })),
    { title: words.plan.actions(), more: more > 0 ? words.plan.more({ count: more }) : null },
  );
}
