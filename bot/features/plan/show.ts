import { moveUp } from '../../../shared/domain/plan.ts';
import { activeMentorshipsOf, mentorshipsOf } from '../../store/mentorships.ts';
import { type Answered, type Context, done, refused, type Verb } from '../feature.ts';
import { keptCard, type Plan, planCard, whichCard } from './cards.ts';
import { decided, handOf, liveCard, notYours, planOf, withItem } from './context.ts';
import { reviewCard } from './review.ts';

/**
 * As a message of its own, which is kept true. Where somebody looks at it from their standing page or a dialog it is shown there, as it
 * stands, with the way to keep it in their messages: nothing of a plan is left in a chat unless they want it there.
 */
export const showPlan: Verb<'plan.show'> = async (context, { mentorship, here, from, keep }) => {
  if (mentorship) {
    const loaded = await planOf(context, mentorship);
    if (!loaded) return notYours(context);
    if (keep)
      return { answer: { answer: 'card', card: keptCard(loaded.plan), place: 'replace' }, live: { kind: 'plan', mentorship, said: true } };
    return here && context.asker.message === null ? done(planCard(loaded.plan, from), from ? 'replace' : 'new') : said(loaded.plan, from);
  }
  const [first, ...others] = await plansOf(context);
  if (!first) return refused(context.words.plan.none());
  if (others.length > 0) return done(whichCard([first, ...others]), 'new');
  return said(first);
};

/** A plan that has come to its end changes no more, so that nothing has to be kept true. */
function said(plan: Plan, from = 0): Answered {
  const { mentorship, status } = plan.pair;
  if (status !== 'active') return { answer: { answer: 'card', card: planCard(plan, from), place: 'new' } };
  return { answer: { answer: 'quiet' }, live: { kind: 'plan', mentorship, from } };
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
