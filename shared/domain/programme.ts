import * as z from 'zod/mini';
import { TimeOfDay, Weekday, Zone } from '../time.ts';
import { PersonId, ProgrammeId } from './ids.ts';
import { Policy } from './policy.ts';

/** Whose bank holidays hold back follow-ups. */
export const Jurisdiction = z.enum(['england-and-wales', 'scotland', 'northern-ireland', 'none']);
export type Jurisdiction = z.infer<typeof Jurisdiction>;

/** Where a platform keeps a channel; opaque to everything but that platform's adapter. */
export const ChannelRef = z.object({
  platform: z.enum(['slack', 'teams', 'desk']),
  enterprise: z.string(),
  tenant: z.string(),
  channel: z.string(),
});
export type ChannelRef = z.infer<typeof ChannelRef>;

/** When the channel gets its weekly summary, by the programme's zone: what was chosen, from which every instant is derived. */
export const SummaryTime = z.object({ weekday: Weekday, time: TimeOfDay });
export type SummaryTime = z.infer<typeof SummaryTime>;
export const defaultSummaryTime: SummaryTime = { weekday: 1, time: '09:00' as TimeOfDay };

/** One organisation's (or partnership's) mentoring scheme. */
export const Programme = z.object({
  id: ProgrammeId,
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  zone: Zone,
  jurisdiction: Jurisdiction,
  channel: z.nullable(ChannelRef),
  summary: SummaryTime,
  policy: Policy,
});
export type Programme = z.infer<typeof Programme>;

/** Recruits, matches, supports and watches the process. Does not see what was said. */
export const Coordinator = z.object({ programme: ProgrammeId, person: PersonId });
export type Coordinator = z.infer<typeof Coordinator>;
