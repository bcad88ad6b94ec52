import * as z from 'zod/mini';
import { actionLengths } from './domain/action.ts';
import { goalLengths } from './domain/goal.ts';
import { GoalId, PersonId } from './domain/ids.ts';
import { optionalText, words } from './intent-fields.ts';
import { WallDate } from './time.ts';

/** What its editor saw of each field: see shared/domain/edited.ts. What names none is meant as it is, whatever stands there. */
export const seenFields = { seen: z.optional(z.record(z.string().check(z.maxLength(20)), z.string().check(z.maxLength(20)))) };

/** What a goal and an action are asked for, as their forms bring it. */
export const goalFields = { text: words(goalLengths.text, 'lines'), criteria: optionalText(goalLengths.criteria) };
export const actionFields = {
  goal: z._default(
    z.pipe(
      z.transform((v) => (v === '' || v === 'none' ? null : v)),
      z.nullable(GoalId),
    ),
    null,
  ),
  text: words(actionLengths.text, 'lines'),
  person: PersonId,
  byWhen: WallDate,
  milestone: optionalText(actionLengths.milestone),
  resources: optionalText(actionLengths.resources),
  risk: optionalText(actionLengths.risk),
};
