import { type Facts, partnersOf, personIn } from '../facts.ts';
import { plus } from '../time.ts';
import { momentForAct } from './moments.ts';
import { firstName } from './names.ts';
import { type Nudge, nudge } from './nudge.ts';

const OPEN_DAYS = 30;
const TOLD_DAYS = 14;

/** Taking part is an invitation. Until both have accepted, nobody hears of anything but invitations and their answers. */
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

/**
 * Coordinators learn that somebody accepted or declined, and no reason; they read it in their own waking time, which only the sender
 * knows. A partner who has said yes already learns what came of it.
 */
export function invitationAnswers(facts: Facts): Nudge[] {
  const { mentorship, programme, parties } = facts;
  if (mentorship.status === 'ended') return [];
  return parties.flatMap((party) => {
    const { person, answeredAt } = party;
    if (answeredAt === null || party.invitation === 'invited') return [];
    const told = {
      kind: 'invitation-answered',
      mentorship: mentorship.id,
      meeting: null,
      expires: plus(answeredAt, { days: TOLD_DAYS }),
    } as const;
    const key = `${mentorship.id}/invitation-answered/${person}`;
    const name = firstName(personIn(facts, person));
    const waited =
      mentorship.status === 'invited'
        ? []
        : parties.filter((one) => one.invitation === 'accepted' && one.answeredAt !== null && one.answeredAt < answeredAt);
    return [
      nudge({ ...told, key, to: { coordinatorsOf: programme.id }, due: answeredAt, because: { name, to: 'coordinator' } }),
      ...waited.map((one) =>
        nudge({
          ...told,
          // Not below the coordinators’ key: every row below that one is theirs.
          key: `${mentorship.id}/invitation-settled/${person}/${one.person}`,
          to: one.person,
          ...momentForAct(personIn(facts, one.person), answeredAt, null, told.expires),
          because: { name, to: 'partner' },
        }),
      ),
    ];
  });
}

/** Whoever coordinates learns who brought the code for a seat, since it may have come into other hands. */
export function seatsTaken(facts: Facts): Nudge[] {
  const { mentorship, programme, parties } = facts;
  if (mentorship.status === 'ended') return [];
  return parties
    .filter(({ cameBy }) => cameBy === 'code')
    .map(({ person, invitedAt }) =>
      nudge({
        key: `${mentorship.id}/seat-taken/${person}`,
        kind: 'seat-taken',
        to: { coordinatorsOf: programme.id },
        mentorship: mentorship.id,
        meeting: null,
        due: invitedAt,
        expires: plus(invitedAt, { days: TOLD_DAYS }),
        because: { name: personIn(facts, person)?.name ?? '' },
      }),
    );
}

/** Whoever had said yes already waits for the other's answer, and hears that it does not come. */
export function invitationsWithdrawn(facts: Facts): Nudge[] {
  const { mentorship, parties } = facts;
  const { status, endedAt } = mentorship;
  if (status !== 'declined' || endedAt === null) return [];
  const expires = plus(endedAt, { days: TOLD_DAYS });
  return parties
    .filter(({ invitation }) => invitation === 'accepted')
    .map(({ person }) =>
      nudge({
        key: `${mentorship.id}/invitation-withdrawn/${person}`,
        kind: 'invitation-withdrawn',
        to: person,
        mentorship: mentorship.id,
        meeting: null,
        ...momentForAct(personIn(facts, person), endedAt, null, expires),
        expires,
        because: { name: firstName(partnersOf(facts, person)[0]) },
      }),
    );
}
