import type { View } from '../../../shared/access.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { Goal } from '../../../shared/domain/goal.ts';
import { actionsOf, openGoals } from '../../../shared/domain/plan.ts';
import { type Instant, minus } from '../../../shared/time.ts';
import { sayDay } from '../../../shared/words/dates.ts';
import { type Block, type Card, type Choice, card, choice, choices, hint, type Item, list, say, title } from '../../chat/card.ts';
import type { Reader } from '../feature.ts';
import { inPlanOrder, sayByWhom } from '../open-actions.ts';
import { partnerOf as partnerIn } from '../partner.ts';

/** A plan as its reader sees it, now. `isPassing` where it is looked at in a dialog: nothing keeps that true, and it leaves nothing in the chat. */
export type Plan = { reader: Reader; pair: View<'pair'>; now: Instant; isPassing: boolean };

/** On one card; how many more there are is said. */
const MOST_ACTIONS = 7;
const MOST_GOALS = 5;
const MOST_DONE = 2;
const LATELY_DAYS = 7;

export const partnerOf = ({ pair }: Plan): string => partnerIn(pair);
const isOngoing = ({ pair }: Plan): boolean => pair.status === 'active';

/** The whole plan; `listed` is how many open actions were listed before, of a plan that may have become shorter since. */
export function planCard(plan: Plan, listed = 0): Card {
  const { reader, pair } = plan;
  const { words } = reader;
  const partner = partnerOf(plan);
  const actions = inPlanOrder(pair);
  const from = listed < actions.length ? listed : 0;
  const more = Math.max(0, actions.length - from - MOST_ACTIONS);
  const isEmpty = actions.length === 0 && !pair.goals.some((one) => one.status === 'open');
  return card('plan', {
    summary: words.plan.summary({ partner, count: actions.length }),
    blocks: [
      title(words.plan.title({ partner })),
      isEmpty ? say(words.plan.empty()) : null,
      ...(from > 0 ? [] : goalBlocks(plan)),
      actions.length > 0
        ? list(
            actions.slice(from, from + MOST_ACTIONS).map((one) => actionItem(plan, one)),
            { title: words.plan.actions(), more: more > 0 ? words.plan.more({ count: more }) : null },
          )
        : null,
      from > 0 ? null : doneBlock(plan),
      choicesOf(plan, more > 0 ? from + MOST_ACTIONS : null),
      plan.isPassing && isOngoing(plan) ? hint(words.plan.passing()) : null,
      hint(isOngoing(plan) ? words.plan.both({ partner }) : words.plan.ended()),
    ],
  });
}

function goalBlocks(plan: Plan): Block[] {
  const { words } = plan.reader;
  const long = openGoals(plan.pair, 'long-term');
  const short = openGoals(plan.pair, 'short-term');
  const more = short.length - MOST_GOALS;
  const block = (goals: Goal[], heading: string, rest: number) =>
    goals.length === 0
      ? []
      : [
          list(
            goals.map((goal) => goalItem(plan, goal, goals.length)),
            { title: heading, more: rest > 0 ? words.plan.more({ count: rest }) : null },
          ),
        ];
  return [...block(long, words.plan.longTerm(), 0), ...block(short.slice(0, MOST_GOALS), words.plan.goals(), more)];
}

function goalItem(plan: Plan, goal: Goal, among: number): Item {
  const { words } = plan.reader;
  const { id, criteria, position } = goal;
  const text = among > 1 ? words.plan.goalNumber({ number: position + 1, text: goal.text }) : goal.text;
  const seen = criteria === null ? words.plan.criteriaMissing() : words.plan.criteria({ criteria });
  if (!isOngoing(plan)) return { text, hint: seen };
  return {
    text,
    hint: seen,
    choices: [
      choice(words.plan.edit(), { type: 'plan.goal.edit.open', goal: id }),
      choice(words.plan.met(), { type: 'plan.goal.met', goal: id }),
      ...(position > 0 ? [choice(words.plan.moveUp(), { type: 'plan.order', item: id }, { weight: 'rare' as const })] : []),
      choice(words.plan.drop(), { type: 'plan.goal.drop.open', goal: id }, { weight: 'rare' }),
    ],
  };
}

function actionItem(plan: Plan, action: Action): Item {
  const { reader, pair, now } = plan;
  const { words } = reader;
  const { id, milestone, resources, risk } = action;
  const goal = pair.goals.find((one) => one.id === action.goal && one.status === 'open');
  const isFirst = actionsOf(pair, goal?.id ?? null)[0]?.id === id;
  const hints = [
    sayByWhom(reader, pair, action, now),
    ...(goal ? [words.plan.actionFor({ goal: goal.text })] : []),
    ...(milestone ? [words.plan.milestoneIs({ milestone })] : []),
    ...(resources ? [words.plan.resourcesAre({ resources })] : []),
    ...(risk ? [words.plan.riskIs({ risk })] : []),
  ];
  const item = { text: action.text, hint: hints.join('\n') };
  if (!isOngoing(plan)) return item;
  return {
    ...item,
    choices: [
      choice(words.plan.tick(), { type: 'plan.action.done', action: id }),
      choice(words.plan.edit(), { type: 'plan.action.edit.open', action: id }),
      ...(isFirst ? [] : [choice(words.plan.moveUp(), { type: 'plan.order', item: id }, { weight: 'rare' as const })]),
      choice(words.plan.drop(), { type: 'plan.action.drop.open', action: id }, { weight: 'rare' }),
    ],
  };
}

function doneBlock(plan: Plan): Block | null {
  const { words, person } = plan.reader;
  const since = minus(plan.now, { days: LATELY_DAYS });
  const done = plan.pair.actions
    .filter((one) => one.status === 'done' && one.at > since)
    .toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1));
  if (done.length === 0) return null;
  const more = done.length - MOST_DONE;
  return list(
    done.slice(0, MOST_DONE).map(({ id, text, at }) => ({
      text,
      hint: words.plan.doneHint({ day: sayDay(at, person.zone, person.language, plan.now) }),
      choices: isOngoing(plan) ? [choice(words.plan.undo(), { type: 'plan.action.undone', action: id })] : [],
    })),
    { title: words.plan.doneLately(), more: more > 0 ? words.common.andMore({ count: more }) : null },
  );
}

function choicesOf(plan: Plan, next: number | null): Block | null {
  const { words } = plan.reader;
  const { mentorship } = plan.pair;
  const has = (kind: Goal['kind']) => openGoals(plan.pair, kind).length > 0;
  // The questions are the mentee's, who owns the plan.
  const begins = !has('long-term') && !has('short-term') && plan.pair.me.role === 'mentee';
  const all: Choice[] = isOngoing(plan)
    ? [
        choice(words.plan.addAction(), { type: 'plan.action.open', mentorship }, { weight: 'first' }),
        ...(begins ? [choice(words.plan.openingQuestions(), { type: 'talk.offer', mentorship })] : []),
        choice(words.plan.addGoal(), { type: 'plan.goal.open', mentorship, kind: 'short-term' }),
        ...(has('long-term') ? [] : [choice(words.plan.addLongTerm(), { type: 'plan.goal.open', mentorship, kind: 'long-term' })]),
        ...(has('long-term') || has('short-term') ? [choice(words.plan.review(), { type: 'plan.review', mentorship })] : []),
      ]
    : [];
  if (plan.pair.goals.length + plan.pair.actions.length > 0)
    all.push(choice(words.plan.whatChanged(), { type: 'plan.history', mentorship }, { weight: 'rare' }));
  if (plan.isPassing && isOngoing(plan)) all.push(choice(words.plan.keepThere(), { type: 'plan.show', mentorship, keep: true }));
  if (next !== null) all.push(choice(words.plan.showMore(), { type: 'plan.show', mentorship, here: true, from: next }));
  return all.length > 0 ? choices(...all) : null;
}

export function openChoice({ reader, pair }: Plan): Choice {
  return choice(reader.words.plan.open(), { type: 'plan.show', mentorship: pair.mentorship, here: true });
}

/** Instead of the dialog that it was asked for in. */
export function keptCard(plan: Plan): Card {
  const { words } = plan.reader;
  const said = words.plan.kept({ partner: partnerOf(plan) });
  return card('plan.kept', { summary: said, blocks: [say(said)] });
}

/** What a form changed, and what might still be said, asked once and kindly. */
export function notedCard(plan: Plan, noted: string, wanting: string[], more: Choice[] = []): Card {
  return card('plan.noted', { summary: noted, blocks: [say(noted), ...wanting.map(hint), choices(...more, openChoice(plan))] });
}

export function whichCard(plans: readonly Plan[]): Card {
  const { words } = plans[0]!.reader;
  return card('plan.which', {
    summary: words.plan.which(),
    blocks: [
      title(words.plan.which()),
      choices(
        ...plans.map((plan) =>
          choice(words.plan.with({ partner: partnerOf(plan) }), { type: 'plan.show', mentorship: plan.pair.mentorship }),
        ),
      ),
    ],
  });
}
