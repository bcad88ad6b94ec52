import type { Facts } from '../facts.ts';
import { addMonths, dateAt, daysBetween, earliest, type Instant, minus, plus } from '../time.ts';
import { followUp } from './follow-up.ts';
import type { Nudge } from './nudge.ts';

/** Asked so often and not once looked at, a plan is left alone until somebody changes it. */
const MOST_ROUNDS = 4;
/** Whoever comes back from leave is not asked on their first days. */
const GENTLE_DAYS = 7;

/**
 * Both are asked whether their goals still matter, every so many months since the open goal that was looked at longest ago was set, changed
 * or kept: no goal goes without a look for longer, and where each was looked at in that time nobody is asked.
 */
export function planReviews(facts: Facts): Nudge[] {
  const [first, ...others] = facts.goals.filter((goal) => goal.status === 'open').map((goal) => goal.at);
  if (!first) return [];
  const since = earliest(first, ...others);
  const { reviewMonths } = facts.programme.policy;
  return Array.from({ length: MOST_ROUNDS }, (_, index) => (index + 1) * reviewMonths).flatMap((months) =>
    facts.people.flatMap((to) =>
      followUp(facts, {
        kind: 'plan-review',
        to,
        key: `${facts.mentorship.id}/plan-review/${since}/${months}/${to.id}`,
        meeting: null,
        since: minus(monthsLater(since, months, to), { days: GENTLE_DAYS }),
        days: GENTLE_DAYS,
        tooLate: null,
        because: { months, since },
      }),
    ),
  );
}

/** By the calendar on somebody's wall. */
function monthsLater(at: Instant, months: number, { zone }: Facts['people'][number]): Instant {
  const date = dateAt(at, zone);
  return plus(at, { days: daysBetween(date, addMonths(date, months)) });
}
