import { coordinates } from '../access.ts';
import { type Decision, drop, put, type Refusal } from '../decision.ts';
import type { Zone } from '../time.ts';
import type { PersonId, ProgrammeId } from './ids.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import type { ChannelRef, Coordinator, Jurisdiction, Programme, SummaryTime } from './programme.ts';

/** Setting up a programme, changing it, and who coordinates it. */
export type ProgrammeWish = { name: string; zone: Zone; jurisdiction: Jurisdiction; channel: ChannelRef | null; summary: SummaryTime };

/** Whoever sets a programme up coordinates it, so that there is always somebody who does. */
export function setUp(
  by: { person: PersonId; admin: boolean },
  wish: ProgrammeWish & { noticeHours: number },
  id: ProgrammeId,
): (Decision & { programme: Programme }) | Refusal<'onlyAdmins'> {
  if (!by.admin) return { refused: 'onlyAdmins' };
  const { noticeHours, ...rest } = wish;
  const programme = { id, ...rest, policy: { ...defaultPolicy, noticeHours } };
  return { programme, changes: [put('programme', programme), put('coordinator', { programme: id, person: by.person })] };
}

export function changeProgramme(
  programme: Programme,
  coordinators: readonly Coordinator[],
  who: PersonId,
  wish: ProgrammeWish,
): Decision | Refusal<'notCoordinator'> {
  if (!coordinates(who, coordinators)) return { refused: 'notCoordinator' };
  return { changes: [put('programme', { ...programme, ...wish })] };
}

export function changePolicy(
  programme: Programme,
  coordinators: readonly Coordinator[],
  who: PersonId,
  policy: Policy,
): Decision | Refusal<'notCoordinator' | 'lengthsReversed'> {
  if (!coordinates(who, coordinators)) return { refused: 'notCoordinator' };
  if (policy.shortestMinutes > policy.longestMinutes) return { refused: 'lengthsReversed', field: 'longestMinutes' };
  return { changes: [put('programme', { ...programme, policy })] };
}

export function addCoordinator(
  programme: ProgrammeId,
  coordinators: readonly Coordinator[],
  who: PersonId,
  person: PersonId,
): Decision | Refusal<'notCoordinator' | 'alreadyCoordinates'> {
  if (!coordinates(who, coordinators)) return { refused: 'notCoordinator' };
  if (coordinates(person, coordinators)) return { refused: 'alreadyCoordinates', field: 'person' };
  return { changes: [put('coordinator', { programme, person })] };
}

/** One always remains. Removing somebody who has already left changes nothing. */
export function removeCoordinator(
  programme: ProgrammeId,
  coordinators: readonly Coordinator[],
  who: PersonId,
  person: PersonId,
): Decision | Refusal<'notCoordinator' | 'lastCoordinator'> {
  if (!coordinates(who, coordinators)) return { refused: 'notCoordinator' };
  if (!coordinates(person, coordinators)) return { changes: [] };
  return coordinators.length === 1 ? { refused: 'lastCoordinator' } : { changes: [drop('coordinator', { programme, person })] };
}
