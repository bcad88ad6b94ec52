import { type Facts, partnersOf, personIn } from '../facts.ts';
import { plus } from '../time.ts';
import { momentForAct } from './moments.ts';
import { firstName } from './names.ts';
import { type Nudge, nudge } from './nudge.ts';

const OPEN_DAYS = 30;
const TOLD_DAYS = 14;

/** Taking part is an invitation. Until both have accepted, nobody but the coordinators hears anything else. */
export function invitations(facts: Facts): Nudge[] {
  const { mentorship, programme, parties } = facts;
  if (mentorship.status !== 'invited') return [];
  return parties
    .filter((party) => party.invitation === 'invited')
    .map(({ person, role, invitedAt }) => {
      const expires = plus(invitedAt, { days: OPEN_DAYS });
      return nudge({
        key: `${mentorship.id}/invitation/${person}`,
        kind: 'invitation',
        to: person,
        mentorship: mentorship.id,
        meeting: null,
        ...momentForAct(personIn(facts, person), invitedAt, null, expires),
        expires,
        because: { programme: programme.name, role, name: firstName(partnersOf(facts, person)[0]) },
      });
    });
}

/** Coordinators learn that somebody accepted or declined, and no reason. They read it in their own waking time, which only the sender knows. */
export function invitationAnswers(facts: Facts): Nudge[] {
  const { mentorship, programme, parties } = facts;
  if (mentorship.status === 'ended') return [];
  return parties.flatMap(({ person, invitation, answeredAt }) =>
    answeredAt === null || invitation === 'invited'
      ? []
      : nudge({
          key: `${mentorship.id}/invitation-answered/${person}`,
          kind: 'invitation-answered',
          to: { coordinatorsOf: programme.id },
          mentorship: mentorship.id,
          meeting: null,
          due: answeredAt,
          expires: plus(answeredAt, { days: TOLD_DAYS }),
          because: { name: firstName(personIn(facts, person)) },
        }),
  );
}
