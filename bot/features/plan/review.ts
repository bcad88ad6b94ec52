import { openGoals } from '../../../shared/domain/plan.ts';
import { sayDay } from '../../../shared/words/dates.ts';
import { type Card, card, choice, choices, list, say, title } from '../../chat/card.ts';
import { openChoice, type Plan, partnerOf } from './cards.ts';

/** Each goal with what can become of it; how the last answer was understood comes first. */
export function reviewCard(plan: Plan, note: string | null): Card {
  const { reader, pair, now } = plan;
  const { words, person } = reader;
  const goals = [...openGoals(pair, 'long-term'), ...openGoals(pair, 'short-term')];
  return card('plan.review', {
    summary: note ?? words.plan.reviewTitle(),
    blocks: [
      title(words.plan.reviewTitle()),
      note === null ? say(words.plan.reviewSay()) : say(note),
      goals.length === 0
        ? say(words.plan.reviewEmpty())
        : list(
            goals.map(({ id, text, at }) => ({
              text,
              hint: words.plan.reviewedHint({ day: sayDay(at, person.zone, person.language, now) }),
              choices: [
                choice(words.plan.keep(), { type: 'plan.goal.keep', goal: id }),
                choice(words.plan.edit(), { type: 'plan.goal.edit.open', goal: id }),
                choice(words.plan.drop(), { type: 'plan.goal.drop.open', goal: id }),
              ],
            })),
          ),
      choices(openChoice(plan)),
    ],
  });
}

/** Asks whether the goals still matter, and no longer once they were looked at. */
export function reviewNudgeCard(plan: Plan, since: string, notification: string | null): Card {
  const { words } = plan.reader;
  const partner = partnerOf(plan);
  const isDue = plan.pair.goals.some(({ status, at }) => status === 'open' && at <= since);
  const why = notification === null ? null : choice(words.nudge.why(), { type: 'nudge.why', notification }, { weight: 'rare' });
  if (!isDue) {
    const said = words.plan.reviewSince({ partner });
    return card('plan.reviewed', { summary: said, blocks: [say(said), choices(openChoice(plan), why)] });
  }
  const look = choice(words.plan.reviewLook(), { type: 'plan.review', mentorship: plan.pair.mentorship }, { weight: 'first' });
  return card('plan.review-due', {
    summary: words.plan.reviewTitle(),
    blocks: [title(words.plan.reviewTitle()), say(words.plan.reviewNudge({ partner })), choices(look, openChoice(plan), why)],
  });
}
