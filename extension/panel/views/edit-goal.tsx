import { type Goal, goalLengths } from '../../../shared/domain/goal.ts';
import { saidOfGoal } from '../../../shared/domain/plan.ts';
import { begunFrom } from '../ahead.ts';
import { draftId } from '../drafts.ts';
import type { Telling } from '../telling.ts';
import { Clash } from './clash.tsx';
import { LongText, SaveOrCancel } from './field.tsx';
import { typedHere } from './typed.ts';

export const isEditingGoal = ({ model }: Telling, { id }: Goal): boolean => draftId('plan.goal.edit', id) in model.drafts;

export function beginEditGoal({ acts }: Telling, goal: Goal): void {
  acts.tell({ says: 'draft', id: draftId('plan.goal.edit', goal.id), draft: begunFrom(saidOfGoal(goal)) });
}

export function EditGoal({ telling, goal }: { telling: Telling; goal: Goal }) {
  const { model, acts, say } = telling;
  const typed = typedHere(telling, draftId('plan.goal.edit', goal.id), begunFrom(saidOfGoal(goal)).fields);
  const { fields, draft, change, forget } = typed;
  const no = model.refused?.intent.type === 'plan.goal.edit' && model.refused.intent.goal === goal.id ? model.refused.fields : {};
  const text = fields.text!.trim();
  function submit(event: Event) {
    event.preventDefault();
    if (text === '') return;
    const seen = draft?.seen ? { seen: draft.seen } : {};
    acts.ask({ type: 'plan.goal.edit', goal: goal.id, ...seen, text, criteria: fields.criteria!.trim() || null });
  }
  return (
    <form class="edit" onSubmit={submit} noValidate>
      <Clash telling={telling} typed={typed} />
      <LongText
        label={say.goalText()}
        text={fields.text!}
        most={goalLengths.text}
        error={text === '' ? say.wordsMissing() : no.text}
        onText={(written) => change({ text: written })}
      />
      <LongText
        label={say.goalCriteria()}
        text={fields.criteria!}
        most={goalLengths.criteria}
        error={no.criteria}
        onText={(criteria) => change({ criteria })}
      />
      <SaveOrCancel say={say} onCancel={forget} />
    </form>
  );
}
