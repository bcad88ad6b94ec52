import { endOf } from '../domain/meeting.ts';
import { type Facts, partnersOf, personIn } from '../facts.ts';
import { latest } from '../time.ts';
import { momentForAct } from './moments.ts';
import { firstName } from './names.ts';
import { type Nudge, nudge } from './nudge.ts';
import { type Together, together } from './together.ts';

/**
 * The calendar file: to both, when a meeting is agreed, whenever what a calendar shows changes afterwards, and when it is off. One for a
 * whole series agreed or called off at once. When details changed is not a fact, so an update is due since the meeting was agreed.
 */
export function calendars(facts: Facts): Nudge[] {
  return [...together(facts, 'calendar/series'), ...together(facts, 'calendar/own'), ...together(facts, 'calendar/off')].flatMap((group) =>
    files(facts, group),
  );
}

function files(facts: Facts, { key, at, meetings }: Together): Nudge[] {
  const first = meetings[0];
  const expires = latest(endOf(first), ...meetings.map(endOf), ...meetings.flatMap((one) => one.movedFrom ?? []));
  if (at >= expires) return [];
  return facts.parties.map(({ person }) =>
    nudge({
      key: `${key}/${person}`,
      kind: 'calendar',
      to: person,
      mentorship: facts.mentorship.id,
      meeting: first.id,
      ...momentForAct(personIn(facts, person), at, first, expires),
      expires,
      because: { name: firstName(partnersOf(facts, person)[0]) },
    }),
  );
}
