import type { MentorshipId, PersonId, ProgrammeId } from '../../shared/domain/ids.ts';
import type { Party } from '../../shared/domain/mentorship.ts';
import { defaultRhythm, type Person } from '../../shared/domain/person.ts';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import { defaultSummaryTime } from '../../shared/domain/programme.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Instant, Zone } from '../../shared/time.ts';

/** A mentor, a mentee and a coordinator of one programme, as facts for rules. */
export const kofi = 'per_kofi' as PersonId;
export const maya = 'per_maya' as PersonId;
export const grace = 'per_grace' as PersonId;
export const stranger = 'per_stranger' as PersonId;

export function somebody(id: PersonId, name: string, other: Partial<Person> = {}): Person {
  return {
    id,
    name,
    zone: 'Europe/London' as Zone,
    zoneFrom: 'profile',
    language: 'en-GB',
    languageFrom: 'profile',
    rhythm: defaultRhythm,
    asksForLess: false,
    ...other,
  };
}

export function pairFacts(other: Partial<Facts> = {}): Facts {
  const programme = 'pro_leaders' as ProgrammeId;
  const mentorship = 'men_kofimaya' as MentorshipId;
  const party = (person: PersonId, role: Party['role']): Party => ({
    mentorship,
    person,
    role,
    invitation: 'accepted',
    cameBy: null,
    invitedBy: grace,
    invitedAt: '2026-10-01T09:00:00.000Z' as Instant,
    answeredAt: '2026-10-02T09:00:00.000Z' as Instant,
  });
  return {
    programme: {
      id: programme,
      name: 'Leading Together',
      zone: 'Europe/London' as Zone,
      jurisdiction: 'england-and-wales',
      channel: null,
      summary: defaultSummaryTime,
      policy: defaultPolicy,
    },
    coordinators: [{ programme, person: grace }],
    mentorship: {
      id: mentorship,
      programme,
      status: 'active',
      revision: 1,
      since: '2026-10-02T09:00:00.000Z' as Instant,
      endedAt: null,
      logBy: 'mentee',
    },
    parties: [party(kofi, 'mentor'), party(maya, 'mentee')],
    people: [somebody(kofi, 'Kofi Mensah'), somebody(maya, 'Maya Lind')],
    pauses: [],
    meetings: [],
    series: [],
    attendance: [],
    agenda: [],
    late: [],
    goals: [],
    actions: [],
    talksShared: [],
    logs: [],
    logMarks: [],
    contacts: [],
    ...other,
  };
}
