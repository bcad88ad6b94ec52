import type { Wanting } from '../../../shared/domain/plan-wanting.ts';
import type { Words } from '../../../shared/words/words.ts';

export function sayWanting({ plan }: Words, wanting: readonly Wanting[]): string[] {
  const sentences = {
    criteria: plan.wantCriteria,
    'first-step': plan.wantFirstStep,
    goal: plan.wantGoal,
    milestone: plan.wantMilestone,
  } satisfies { [W in Wanting]: () => string };
  return wanting.map((one) => sentences[one]());
}
