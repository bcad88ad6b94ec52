import { type Goal, goalLengths } from '../../../shared/domain/goal.ts';
import { isTicked } from '../ahead.ts';
import type { Telling } from '../telling.ts';
import { beginEditGoal, EditGoal, isEditingGoal } from './edit-goal.tsx';
import { OneLine } from './one-line.tsx';
import { Twice } from './twice.tsx';

/** A goal, how far its actions are, and what belongs to it. */
export function GoalHead({ telling, goal }: { telling: Telling; goal: Goal }) {
  const { model, acts, say, pair, isActive } = telling;
  if (isActive && isEditingGoal(telling, goal)) return <EditGoal telling={telling} goal={goal} />;
  const actions = pair.actions.filter((one) => one.goal === goal.id && one.status !== 'dropped');
  const done = actions.filter((one) => isTicked(model, one)).length;
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
        <button type="button" class="quiet" aria-label={say.editName({ text: goal.text })} onClick={() => beginEditGoal(telling, goal)}>
          {say.edit()}
        </button>
      )}
      {isActive && (
        <Twice
          isQuiet
          label={say.goalMet()}
          name={say.goalMetName({ text: goal.text })}
          sure={say.goalMetSure()}
          onSure={() => acts.ask({ type: 'plan.goal.met', goal: goal.id })}
        />
      )}
    </div>
  );
}

export function AddGoal({ telling }: { telling: Telling }) {
  const { acts, say, pair } = telling;
  return (
    <OneLine
      telling={telling}
      asks="plan.goal.add"
      about={pair.mentorship}
      label={say.goalText()}
      most={goalLengths.text}
      onAdd={(text) => acts.ask({ type: 'plan.goal.add', mentorship: pair.mentorship, kind: 'short-term', text })}
    />
  );
}
