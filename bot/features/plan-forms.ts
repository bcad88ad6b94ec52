import type { View } from '../../shared/access.ts';
import { type Action, type ActionText, actionLengths } from '../../shared/domain/action.ts';
import { marksOf } from '../../shared/domain/edited.ts';
import { type Goal, type GoalKind, goalLengths } from '../../shared/domain/goal.ts';
import type { GoalId, PersonId } from '../../shared/domain/ids.ts';
import { goalsNearest, saidOfAction, saidOfGoal } from '../../shared/domain/plan.ts';
import type { Field, Form } from '../chat/form.ts';
import type { Reader } from './feature.ts';

type Plan = { reader: Reader; pair: View<'pair'> };

/** The forms of a plan. `said` is what somebody wrote elsewhere that is to be part of it: one too long is said afresh, since half a sentence is none. */
export function goalForm(plan: Plan, kind: GoalKind, goal: Goal | null, said = ''): Form {
  const { words } = plan.reader;
  const fresh = kind === 'long-term' ? words.plan.formLongTerm() : words.plan.formGoal();
  return {
    ...common(plan),
    name: goal ? 'plan.goal.edit' : 'plan.goal.add',
    title: goal ? words.plan.formGoalEdit() : fresh,
    ask: goal
      ? { type: 'plan.goal.edit', goal: goal.id, seen: marksOf(saidOfGoal(goal)) }
      : { type: 'plan.goal.add', mentorship: plan.pair.mentorship, kind },
    fields: [
      {
        field: 'text',
        name: 'text',
        label: words.plan.formText(),
        hint: words.plan.formTextHint(),
        value: goal?.text ?? fitting(said, goalLengths.text),
        long: true,
        most: goalLengths.text,
      },
      optional('criteria', words.plan.formCriteria(), goal?.criteria ?? null, goalLengths.criteria),
    ],
  };
}

/** Somebody and a day are asked for; the rest helps to think it through. */
export function actionForm(plan: Plan, action: Action | null, forGoal: GoalId | null, own?: { said: string; by: PersonId }): Form {
  const { words } = plan.reader;
  const { me, others, mentorship } = plan.pair;
  const { milestone = null, resources = null, risk = null } = action ?? {};
  return {
    ...common(plan),
    name: action ? 'plan.action.edit' : 'plan.action.add',
    title: action ? words.plan.formActionEdit() : words.plan.formAction(),
    ask: action
      ? { type: 'plan.action.edit', action: action.id, seen: marksOf(shownOf(plan, action)) }
      : { type: 'plan.action.add', mentorship },
    fields: [
      {
        field: 'text',
        name: 'text',
        label: words.plan.formActionText(),
        hint: words.plan.formActionTextHint(),
        value: action?.text ?? fitting(own?.said ?? '', actionLengths.text),
        long: true,
        most: actionLengths.text,
      },
      {
        field: 'select',
        name: 'person',
        label: words.plan.formPerson(),
        value: action?.person ?? own?.by ?? (me.role === 'mentee' ? me.person : (others[0]?.person ?? me.person)),
        options: [{ value: me.person, label: words.plan.you() }, ...others.map((one) => ({ value: one.person, label: one.name }))],
      },
      { field: 'date', name: 'byWhen', label: words.plan.formByWhen(), value: action?.byWhen ?? null },
      ...goalField(plan, action?.goal ?? forGoal),
      optional('milestone', words.plan.formMilestone(), milestone, actionLengths.milestone),
      optional('resources', words.plan.formResources(), resources, actionLengths.resources),
      optional('risk', words.plan.formRisk(), risk, actionLengths.risk),
    ],
  };
}

/** As the form shows it: a goal that is not open any more cannot be chosen, and is none. */
function shownOf({ pair }: Plan, action: Action): ActionText {
  const said = saidOfAction(action);
  return { ...said, goal: pair.goals.some((one) => one.id === said.goal && one.status === 'open') ? said.goal : null };
}

/** A field that holds what somebody typed; of a choice, none of them is one too. */
export function shownIn(field: Field, value: string | null): Field {
  return { ...field, value: value ?? (field.field === 'select' ? 'none' : null) } as Field;
}

function goalField({ reader, pair }: Plan, chosen: GoalId | null): Field[] {
  const { words } = reader;
  const goals = goalsNearest(pair);
  if (goals.length === 0) return [];
  const value = goals.some((one) => one.id === chosen) ? chosen : 'none';
  const options = goals.map(({ id, text }) => ({ value: id as string, label: text }));
  return [
    {
      field: 'select',
      name: 'goal',
      label: words.plan.formFor(),
      value,
      options: [...options, { value: 'none', label: words.plan.formForNone() }],
    },
  ];
}

export function dropForm(plan: Plan, item: Goal | Action): Form {
  const { words } = plan.reader;
  const isGoal = 'kind' in item;
  return {
    ...common(plan),
    name: isGoal ? 'plan.goal.drop' : 'plan.action.drop',
    title: isGoal ? words.plan.formDropGoal() : words.plan.formDropAction(),
    submit: words.plan.drop(),
    intro: words.plan.formDropIntro({ text: item.text }),
    ask: isGoal ? { type: 'plan.goal.drop', goal: item.id } : { type: 'plan.action.drop', action: item.id },
    fields: [
      {
        ...optional('reason', words.plan.formReason(), null, goalLengths.reason),
        hint: words.plan.formReasonHint(),
      },
    ],
  };
}

function common({ reader: { words }, pair }: Plan): Pick<Form, 'submit' | 'cancel' | 'intro'> {
  const partner = pair.others.map(({ name }) => name).join(', ');
  return { submit: words.common.save(), cancel: words.common.cancel(), intro: words.plan.formBoth({ partner }) };
}

const fitting = (said: string, most: number): string | null => (said !== '' && said.length <= most ? said : null);

function optional(name: string, label: string, value: string | null, most: number): Field {
  return { field: 'text', name, label, value, most, optional: true };
}
