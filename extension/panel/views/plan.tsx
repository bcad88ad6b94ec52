import type { Action } from '../../../shared/domain/action.ts';
import { actionsOf } from '../../../shared/domain/plan.ts';
import { goalsAhead } from '../ahead.ts';
import { isToday, type Telling } from '../telling.ts';
import { Actions, ActionsAdded } from './actions.tsx';
import { AddAction } from './add-action.tsx';
import { GoalHead } from './goals.tsx';
import { Section } from './section.tsx';

/** Actions under their goals, and those under none. What was done today stays where it was ticked, and can be unticked. */
export function Plan({ telling }: { telling: Telling }) {
  const { model, say, pair, partner, isActive } = telling;
  const isListed = ({ status, at }: Action) => status === 'open' || (status === 'done' && isToday(telling, at));
  const goals = goalsAhead(model, pair);
  const loose = actionsOf(pair, null, isListed);
  return (
    <Section title={say.plan()}>
      {isActive && <p class="hint">{say.planHint({ partner: partner.name })}</p>}
      {goals.length === 0 && <p class="hint">{say.goalsNone()}</p>}
      {goals.map((one) => (
        <div key={one.id}>
          <GoalHead telling={telling} goal={one} />
          <Actions telling={telling} actions={actionsOf(pair, one.id, isListed)} />
        </div>
      ))}
      {loose.length > 0 && goals.length > 0 && <h3>{say.otherActions()}</h3>}
      <Actions telling={telling} actions={loose} />
      <ActionsAdded telling={telling} />
      {isActive && <AddAction telling={telling} />}
    </Section>
  );
}
