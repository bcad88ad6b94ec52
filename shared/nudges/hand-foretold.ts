import type { Standstill } from '../domain/standstill.ts';
import { standstillsOf } from '../domain/standstill.ts';
import { tellBy, toldKey } from '../domain/standstill-told.ts';
import { type Facts, partnersOf, personIn } from '../facts.ts';
import { earliest } from '../time.ts';
import { momentForFollowUp } from './moments.ts';
import { firstName } from './names.ts';
import { type Nudge, nudge } from './nudge.ts';

/** Before coordinators can see that something stands still between two, both are told, each on a working day of their own, with the day from which it can be seen. */
export function handsForetold(facts: Facts): Nudge[] {
  // Where one of the two asked for fewer messages, it stays between them: then it would not be true for the other.
  const asksForLess = facts.people.some((person) => person.asksForLess);
  return standstillsOf(facts).flatMap((one) =>
    facts.parties.flatMap(({ person }) => {
      const to = personIn(facts, person);
      return asksForLess && !to.asksForLess ? [] : foretold(facts, one, to);
    }),
  );
}

function foretold(facts: Facts, one: Standstill, to: Facts['people'][number]): Nudge[] {
  const due = momentForFollowUp(to, one.from, facts.programme.jurisdiction);
  const expires = one.until === null ? tellBy(facts, one) : earliest(tellBy(facts, one), one.until);
  if (due === null || due >= expires) return [];
  const { reason, seenFrom } = one;
  return [
    nudge({
      key: toldKey(one, to.id),
      kind: 'hand-foretold',
      to: to.id,
      mentorship: facts.mentorship.id,
      meeting: one.meeting,
      due,
      expires,
      class: 'follow-up',
      because: { name: firstName(partnersOf(facts, to.id)[0]), reason, seenFrom },
      withheld: to.asksForLess ? 'asked-for-less' : null,
    }),
  ];
}
