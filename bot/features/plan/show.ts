import { moveUp } from '../../../shared/domain/plan.ts';
import { activeMentorshipsOf, mentorshipsOf } from '../../store/mentorships.ts';
import { type Answered, type Context, done, refused, type Verb } from '../feature.ts';
import { type Plan, planCard, reviewCard, whichCard } from './cards.ts';
import { decided, handOf, liveCard, notYours, planOf, withItem } from './context.ts';

/** As a message of its own, which is kept true; where somebody looks at something else, beside that. */
export const showPlan: Verb<'plan.show'> = async (context, { mentorship, here, from }) => {
  if (mentorship) {
    const loaded = await planOf(context, mentorship);
    if (!loaded) return notYours(context);
    return here ? done(planCard(loaded.plan, from), 'new') : said(loaded.plan);
  }
  const [first, ...others] = await plansOf(context);
  if (!first) return refused(context.words.plan.none());
  if (others.length > 0) return done(whichCard([first, ...others]), 'new');
  return said(first);
};

/** A plan that has come to its end changes no more, so that nothing has to be kept true. */
function said(plan: Plan): Answered {
  const { mentorship, status } = plan.pair;
  if (status !== 'active') return { answer: { answer: 'card', card: planCard(plan), place: 'new' } };
  return { answer: { answer: 'quiet' }, live: { kind: 'plan', mentorship } };
}

/** Those that are being worked on; without any, those of the past. */
async function plansOf(context: Context): Promise<Plan[]> {
  const { tx, who } = context;
  const active = await activeMentorshipsOf(tx, who.id);
  const ids = active.length > 0 ? active : await mentorshipsOf(tx, who.id);
  const plans: Plan[] = [];
  for (const id of ids.toSorted()) {
    const loaded = await planOf(context, id);
    if (loaded) plans.push(loaded.plan);
  }
  return plans;
}

export const order: Verb<'plan.order'> = async (context, { item }) => {
  const loaded = await withItem(context, item);
  return loaded ? decided(context, loaded.facts, moveUp(loaded.facts, item, handOf(context)), liveCard) : notYours(context);
};

export const review: Verb<'plan.review'> = async (context, { mentorship }) => {
  const loaded = await planOf(context, mentorship);
  return loaded ? done(reviewCard(loaded.plan, null), 'new') : notYours(context);
};
