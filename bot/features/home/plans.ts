import type { View } from '../../../shared/access.ts';
import { type Block, choice, choices, list, say, title } from '../../chat/card.ts';
import { inPlanOrder, sayByWhom } from '../open-actions.ts';
import { type HomeView, partnerOf } from './view.ts';

const MOST_LISTED = 5;

/** What is open in each plan, to tick; the plan itself is a press away. */
export function planBlocks(view: HomeView): Block[] {
  return view.pairs.filter((one) => one.status === 'active').flatMap((pair) => ofPair(view, pair));
}

function ofPair({ reader, now }: HomeView, pair: View<'pair'>): Block[] {
  const { words } = reader;
  const actions = inPlanOrder(pair);
  const more = actions.length - MOST_LISTED;
  const isEmpty = actions.length === 0 && !pair.goals.some((one) => one.status === 'open');
  const items = actions.slice(0, MOST_LISTED).map((action) => ({
    text: action.text,
    hint: sayByWhom(reader, pair, action, now),
    choices: [choice(words.plan.tick(), { type: 'plan.action.done', action: action.id })],
  }));
  const { mentorship } = pair;
  return [
    title(words.plan.title({ partner: partnerOf(pair) })),
    items.length > 0
      ? list(items, { more: more > 0 ? words.plan.more({ count: more }) : null })
      : say(isEmpty ? words.plan.homeEmpty() : words.plan.homeNone()),
    choices(
      choice(words.plan.open(), { type: 'plan.show', mentorship, here: true }),
      choice(words.plan.addAction(), { type: 'plan.action.open', mentorship }),
    ),
  ];
}
