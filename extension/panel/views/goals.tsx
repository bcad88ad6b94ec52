import type { Goal, GoalKind } from '../../../shared/domain/goal.ts';
import { goalLengths } from '../../../shared/domain/goal.ts';
import { openGoals } from '../../../shared/domain/plan.ts';
import { underWay } from '../model.ts';
import type { Telling } from '../telling.ts';
import { isTicked } from './actions.tsx';
import { OneLine } from './one-line.tsx';

const kinds: readonly GoalKind[] = ['long-term', 'short-term'];

export const goalsOpen = ({ pair, model }: Pick<Telling, 'pair' | 'model'>): Goal[] => {
  const met = underWay(model, 'plan.goal.met').map(({ goal }) => goal);
  return kinds.flatMap((kind) => openGoals(pair, kind)).filter((one) => !met.includes(one.id));
};

/** A goal, how far its actions are, and what belongs to it. */
export function GoalHead({ telling, goal }: { telling: Telling; goal: Goal }) {
  const { acts, say, pair, isActive } = telling;
  const actions = pair.actions.filter((one) => one.goal === goal.id && one.status !== 'dropped');
  const done = actions.filter((one) => isTicked(telling, one)).length;
  const progress = say.progress({ total: actions.length, done });
  return (
    <div class="goal">
      <div>
        {goal.kind === 'long-term' && <p class="kind">{say.longTerm()}</p>}
        <h3>{goal.text}</h3>
        <p class="hint">{progress}</p>
        {actions.length > 0 && <progress max={actions.length} value={done} aria-label={progress} />}
      </div>
      {isActive && (
        <button
          type="button"
          class="quiet"
          aria-label={say.goalMetName({ text: goal.text })}
          onClick={() => acts.ask({ type: 'plan.goal.met', goal: goal.id })}
        >
          {say.goalMet()}
        </button>
      )}
    </div>
  );
}

export function AddGoal({ telling }: { telling: Telling }) {
  const { model, acts, say, pair } = telling;
  return (
    <OneLine
      label={say.goalText()}
      add={say.add()}
      most={goalLengths.text}
      again={model.refused?.intent.type === 'plan.goal.add' ? model.refused.intent.text : null}
      onAdd={(text) => acts.ask({ type: 'plan.goal.add', mentorship: pair.mentorship, kind: 'short-term', text })}
    />
  );
}
