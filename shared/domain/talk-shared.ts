import type { Instant } from '../time.ts';
import type { MentorshipId, PersonId, TalkId } from './ids.ts';

/** That something of a talk is shared with the other of the pair, and since when. What it says stays sealed with the talk. */
export type TalkShared = { talk: TalkId; mentorship: MentorshipId; by: PersonId; at: Instant };
