import type { Selectable } from 'kysely';
import type { MeetingId, MentorshipId, PersonId, ProgrammeId } from '../../shared/domain/ids.ts';
import type { NudgeKind } from '../../shared/nudges.ts';
import type { Instant } from '../../shared/time.ts';
import type { Tables } from '../store/tables.ts';

/** A notification as the dispatcher handles it. `claim` is ours for as long as the row is `sending`. */
export type Row = Omit<
  Selectable<Tables['notification']>,
  'work' | 'kind' | 'person' | 'mentorship' | 'programme' | 'meeting' | 'due' | 'expires' | 'unclearSince'
> & {
  work: Work;
  kind: NudgeKind;
  person: PersonId;
  mentorship: MentorshipId | null;
  /** A programme's: for its channel where `person` is empty. */
  programme: ProgrammeId | null;
  meeting: MeetingId | null;
  due: Instant;
  expires: Instant;
  unclearSince: Instant | null;
};

export type Work = 'say' | 'file' | 'update' | 'home' | 'duty';
