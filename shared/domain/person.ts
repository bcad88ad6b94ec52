import * as z from 'zod/mini';
import { Instant, TimeOfDay, WallDate, Weekday, Zone } from '../time.ts';
import { PauseId, PersonId } from './ids.ts';

/** Waking hours of one weekday. `to` at or before `from` ends on the next day: 20:00–06:00 is a night worker's. */
export const WakingHours = z.object({ from: TimeOfDay, to: TimeOfDay });
export type WakingHours = z.infer<typeof WakingHours>;

/** Dates that differ from the usual week: a holiday, a term, a run of night shifts. Both ends included. */
export const RhythmException = z.object({
  from: WallDate,
  until: WallDate,
  /** A day off holds back follow-ups; null keeps what the weekday says. */
  off: z.nullable(z.boolean()),
  /** Other waking hours; null keeps the weekday's. */
  waking: z.nullable(WakingHours),
});
export type RhythmException = z.infer<typeof RhythmException>;

/** When somebody is happy to hear from Cairn, in their own zone. Index 0 is Monday. Outside waking hours is quiet. */
export const Rhythm = z.object({
  waking: z.array(WakingHours).check(z.length(7)),
  daysOff: z.array(Weekday),
  exceptions: z.array(RhythmException).check(z.maxLength(100)),
});
export type Rhythm = z.infer<typeof Rhythm>;

export const Person = z.object({
  id: PersonId,
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  zone: Zone,
  /** A chosen zone or language is kept when the chat profile changes. */
  zoneFrom: z.enum(['profile', 'chosen']),
  /** BCP 47, such as `en-GB`. */
  language: z.string().check(z.minLength(2), z.maxLength(35)),
  languageFrom: z.enum(['profile', 'chosen']),
  rhythm: Rhythm,
  /** Asked for less: no follow-ups, only what belongs to a meeting. */
  asksForLess: z.boolean(),
});
export type Person = z.infer<typeof Person>;

/** Leave, without a reason. Follow-ups stop; meetings already confirmed keep their reminders. `until` null is open-ended. */
export const Pause = z.object({ id: PauseId, person: PersonId, from: WallDate, until: z.nullable(WallDate), endedAt: z.nullable(Instant) });
export type Pause = z.infer<typeof Pause>;

const day = (from: string, to: string): WakingHours => ({ from: from as TimeOfDay, to: to as TimeOfDay });
export const defaultRhythm: Rhythm = { waking: Array.from({ length: 7 }, () => day('08:00', '20:00')), daysOff: [6, 7], exceptions: [] };
