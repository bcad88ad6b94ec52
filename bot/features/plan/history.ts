import { type View, viewOfHistory } from '../../../shared/access.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { Goal } from '../../../shared/domain/goal.ts';
import type { PlanChange } from '../../../shared/domain/plan-change.ts';
import { dateAt } from '../../../shared/time.ts';
import { sayDate, sayWhen } from '../../../shared/words/dates.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Card, card, choice, choices, hint, type Item, list, say, title } from '../../chat/card.ts';
import { planHistory } from '../../store/plan-history.ts';
import { done, type Verb } from '../feature.ts';
import { nameIn } from '../open-actions.ts';
import { openChoice, type Plan, partnerOf } from './cards.ts';
import { notYours, planOf } from './context.ts';

const MOST_LISTED = 8;

type Line = View<'history'>['lines'][number];

/** Who changed what of a plan, and how it was put before, the newest first. */
export const showHistory: Verb<'plan.history'> = async (context, { mentorship, from }) => {
  const loaded = await planOf(context, mentorship);
  if (!loaded) return notYours(context);
  const { lines, hasMore } = await planHistory(context.tx, mentorship, { from: from ?? 0, most: MOST_LISTED });
  const view = viewOfHistory(loaded.facts, context.who.id, lines);
  if (!view) return notYours(context);
  return done(historyCard(loaded.plan, view, from ?? 0, hasMore), from === undefined ? 'new' : 'replace');
};

function historyCard(plan: Plan, { lines }: View<'history'>, from: number, hasMore: boolean): Card {
  const { words } = plan.reader;
  const { mentorship } = plan.pair;
  const partner = partnerOf(plan);
  return card('plan.history', {
    summary: words.plan.historyTitle({ partner }),
    blocks: [
      title(words.plan.historyTitle({ partner })),
      lines.length === 0 ? say(words.plan.historyNone()) : list(lines.map((line) => item(plan, line))),
      choices(
        hasMore ? choice(words.plan.historyEarlier(), { type: 'plan.history', mentorship, from: from + MOST_LISTED }) : null,
        from > 0 ? choice(words.plan.historyLater(), { type: 'plan.history', mentorship, from: Math.max(0, from - MOST_LISTED) }) : null,
        openChoice(plan),
      ),
      hint(words.plan.historyBoth({ partner })),
    ],
  });
}

function item(plan: Plan, { change, became }: Line): Item {
  const { reader, pair, now } = plan;
  const { words, person } = reader;
  const who = change.person === person.id ? 'you' : 'other';
  const name = nameIn(pair, change.person);
  const earlier = change.before ? differences(plan, change.before, became) : [];
  const hints = [
    sayWhen(change.at, person.zone, person.language, now),
    ...earlier.map((text) => words.plan.historyBefore({ text })),
    ...(became.status === 'dropped' && became.reason !== null ? [words.plan.historyReason({ reason: became.reason })] : []),
  ];
  return { text: words.plan.historyLine({ who, name, what: sayWhat(words, change.what), text: became.text }), hint: hints.join('\n') };
}

function sayWhat({ plan }: Words, what: PlanChange['what']): string {
  const did = {
    'goal-added': plan.didGoalAdded,
    'goal-edited': plan.didGoalEdited,
    'goal-kept': plan.didGoalKept,
    'goal-met': plan.didGoalMet,
    'goal-dropped': plan.didGoalDropped,
    'goal-moved': plan.didGoalMoved,
    'action-added': plan.didActionAdded,
    'action-edited': plan.didActionEdited,
    'action-done': plan.didActionDone,
    'action-undone': plan.didActionUndone,
    'action-dropped': plan.didActionDropped,
    'action-moved': plan.didActionMoved,
  } satisfies { [W in PlanChange['what']]: () => string };
  return did[what]();
}

/** How it was put before, as far as it was put differently. */
function differences({ reader, pair, now }: Plan, before: Goal | Action, became: Goal | Action): string[] {
  const { plan } = reader.words;
  const all: string[] = before.text === became.text ? [] : [before.text];
  if ('kind' in before || 'kind' in became) {
    const criteria = 'kind' in before && 'kind' in became && before.criteria !== became.criteria ? before.criteria : null;
    return criteria === null ? all : [...all, plan.criteria({ criteria })];
  }
  const { person, byWhen, milestone, resources, risk } = before;
  if (person !== became.person || byWhen !== became.byWhen) {
    const day = sayDate(byWhen, reader.person.language, dateAt(now, reader.person.zone));
    const whose = person === reader.person.id ? 'you' : 'other';
    all.push(plan.actionHint({ whose, name: nameIn(pair, person), day, isLate: 'other' }));
  }
  if (milestone && milestone !== became.milestone) all.push(plan.milestoneIs({ milestone }));
  if (resources && resources !== became.resources) all.push(plan.resourcesAre({ resources }));
  if (risk && risk !== became.risk) all.push(plan.riskIs({ risk }));
  return all;
}
