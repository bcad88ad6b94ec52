import { coordinates } from '../access.ts';
import { type Decision, put, type Refusal } from '../decision.ts';
import { type Facts, partyOf } from '../facts.ts';
import type { Instant } from '../time.ts';
import type { MentorshipId, PersonId } from './ids.ts';
import type { Mentorship, Party, Role } from './mentorship.ts';
import type { Person } from './person.ts';
import type { Coordinator, Programme } from './programme.ts';

/** Bringing a mentor and a mentee together: both are asked, and nothing begins before both have said yes. */
export type Pairing = { mentorship: Pick<Mentorship, 'status'>; parties: Pick<Party, 'person' | 'role'>[] };

export type InviteRefusal = Refusal<'notCoordinator' | 'samePerson' | 'alreadyPaired' | 'alreadyInvited' | 'mentorFull'>;

/** `pairings` are the programme's. The programme is locked meanwhile. `cameByCode` is who of the pair brought a code. */
export function invite(
  programme: Programme,
  coordinators: readonly Coordinator[],
  pairings: readonly Pairing[],
  who: PersonId,
  pair: Record<Role, Pick<Person, 'id' | 'name'>>,
  id: MentorshipId,
  now: Instant,
  cameByCode: PersonId | null = null,
): Decision | InviteRefusal {
  const { mentor, mentee } = pair;
  if (!coordinates(who, coordinators)) return { refused: 'notCoordinator' };
  if (mentor.id === mentee.id) return { refused: 'samePerson', field: 'mentee' };
  const going = pairings.filter((one) => one.mentorship.status === 'invited' || one.mentorship.status === 'active');
  const before = going.find((one) => [mentor.id, mentee.id].every((person) => one.parties.some((party) => party.person === person)));
  const names = { mentor: mentor.name, mentee: mentee.name };
  if (before)
    return { refused: before.mentorship.status === 'active' ? 'alreadyPaired' : 'alreadyInvited', values: names, field: 'mentee' };
  const count = going.filter((one) => one.parties.some((party) => party.person === mentor.id && party.role === 'mentor')).length;
  if (count >= programme.policy.menteesPerMentor)
    return { refused: 'mentorFull', values: { name: mentor.name, count, most: programme.policy.menteesPerMentor }, field: 'mentor' };
  const party = (person: PersonId, role: Role): Party => ({
    mentorship: id,
    person,
    role,
    invitation: 'invited',
    invitedBy: who,
    invitedAt: now,
    answeredAt: null,
    cameBy: person === cameByCode ? 'code' : null,
  });
  return {
    changes: [
      put('mentorship', { id, programme: programme.id, status: 'invited', revision: 0, since: null, endedAt: null, logBy: 'mentee' }),
      put('party', party(mentor.id, 'mentor')),
      put('party', party(mentee.id, 'mentee')),
    ],
  };
}

/** The first answer counts; any later one, and one to an invitation that no longer stands, changes nothing. */
export function answerInvitation(facts: Facts, who: PersonId, accept: boolean, now: Instant): Decision | Refusal<'notYours'> {
  const party = partyOf(facts, who);
  if (!party) return { refused: 'notYours' };
  if (party.invitation !== 'invited' || facts.mentorship.status !== 'invited') return { changes: [] };
  const answered: Party = { ...party, invitation: accept ? 'accepted' : 'declined', answeredAt: now };
  const all = facts.parties.every((one) => one.person === who || one.invitation === 'accepted');
  if (!accept) return { changes: [put('party', answered), put('mentorship', { ...facts.mentorship, status: 'declined' })] };
  if (!all) return { changes: [put('party', answered)] };
  return { changes: [put('party', answered), put('mentorship', { ...facts.mentorship, status: 'active', since: now })] };
}

/** As long as not both have accepted, whoever coordinates can take an invitation back, such as one that somebody came to by a code meant for another. */
export function withdrawInvitation(facts: Facts, who: PersonId, now: Instant): Decision | Refusal<'notTheirs' | 'notOpen'> {
  if (!coordinates(who, facts.coordinators)) return { refused: 'notTheirs' };
  if (facts.mentorship.status !== 'invited') return { refused: 'notOpen' };
  return { changes: [put('mentorship', { ...facts.mentorship, status: 'declined', endedAt: now })] };
}
