import * as z from 'zod/mini';
import { Fold, hoursBetween, Instant, plus, WallTime, Zone } from '../time.ts';
import { AgendaPointId, MeetingId, MentorshipId, PersonId, SeriesId, UndoId } from './ids.ts';

export const Method = z.enum(['face-to-face', 'telephone', 'video', 'email', 'messenger', 'other']);
export type Method = z.infer<typeof Method>;

/** The least and the most that a meeting lasts. */
export const meetingMinutes = { least: 5, most: 480 };

/** In time: at least the programme's notice hours before the start. Programmes see totals, nobody sees a person's count. */
export const Notice = z.enum(['in-time', 'short', 'after-start']);
export type Notice = z.infer<typeof Notice>;

/** How a meeting came off, and whether another date was asked for there and then. */
export const Ending = z.object({
  by: PersonId,
  at: Instant,
  kind: z.enum(['declined', 'cancelled']),
  /** null where no notice is owed: a declined proposal. */
  notice: z.nullable(Notice),
  another: z.enum(['asked', 'cannot-say']),
});
export type Ending = z.infer<typeof Ending>;

export const Meeting = z.object({
  id: MeetingId,
  mentorship: MentorshipId,
  /** The truth is what people agreed: wall time and zone. `start` is derived from them and recomputed with new zone data. */
  at: WallTime,
  zone: Zone,
  fold: Fold,
  start: Instant,
  minutes: z.int().check(z.minimum(meetingMinutes.least), z.maximum(meetingMinutes.most)),
  method: Method,
  place: z.nullable(z.string().check(z.maxLength(200))),
  joinLink: z.nullable(z.string().check(z.maxLength(500))),
  /** Counts changes of time, zone and length only; it is part of nudge keys. */
  scheduleRevision: z.int(),
  /** The calendar's SEQUENCE, counted by itself: every change a calendar shows. */
  sequence: z.int(),
  status: z.enum(['proposed', 'confirmed', 'cancelled', 'held', 'missed']),
  proposedBy: PersonId,
  proposedAt: Instant,
  /** The start that this proposal replaces, when it moves an agreed meeting. */
  movedFrom: z.nullable(Instant),
  /** Since when the present schedule is agreed. */
  confirmedAt: z.nullable(Instant),
  series: z.nullable(SeriesId),
  /** 0 is the anchor. */
  occurrence: z.nullable(z.int()),
  ending: z.nullable(Ending),
  /** Undone after the partner had already been told that it was moved or off: they are told that it stands. */
  restored: z.nullable(z.object({ by: PersonId, at: Instant })),
});
export type Meeting = z.infer<typeof Meeting>;

/** Computed from its anchor, never by adding up. `nth` -1 is the last such weekday of the month. */
export const Recurrence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weeks'), every: z.int().check(z.minimum(1), z.maximum(26)) }),
  z.object({
    kind: z.literal('monthly'),
    every: z.int().check(z.minimum(1), z.maximum(12)),
    nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
  }),
]);
export type Recurrence = z.infer<typeof Recurrence>;

export const Series = z.object({
  id: SeriesId,
  mentorship: MentorshipId,
  anchor: WallTime,
  zone: Zone,
  fold: Fold,
  recurrence: Recurrence,
  count: z.int().check(z.minimum(2), z.maximum(26)),
});
export type Series = z.infer<typeof Series>;

/** One person's answer to "did you meet?". Goes to nobody else. */
export const Attendance = z.object({ meeting: MeetingId, person: PersonId, met: z.boolean(), at: Instant });
export type Attendance = z.infer<typeof Attendance>;

/** How long a point of an agenda may be, in characters. */
export const longestPoint = 500;

export const AgendaPoint = z.object({
  id: AgendaPointId,
  meeting: MeetingId,
  person: PersonId,
  /** `actions-not-ready` is said beforehand, with no text needed. */
  kind: z.enum(['point', 'actions-not-ready']),
  text: z.string().check(z.maxLength(longestPoint)),
  at: Instant,
  /** Ticked by either of the two. */
  talked: z.boolean(),
});
export type AgendaPoint = z.infer<typeof AgendaPoint>;

export const RunningLate = z.object({
  meeting: MeetingId,
  person: PersonId,
  minutes: z.int().check(z.minimum(1), z.maximum(240)),
  at: Instant,
});
export type RunningLate = z.infer<typeof RunningLate>;

/** What a mis-tap changed, as it was before, for a short while. */
export const Undo = z.object({
  id: UndoId,
  mentorship: MentorshipId,
  person: PersonId,
  until: Instant,
  before: z.array(Meeting),
  created: z.array(MeetingId),
});
export type Undo = z.infer<typeof Undo>;

export function endOf(meeting: Pick<Meeting, 'start' | 'minutes'>): Instant {
  return plus(meeting.start, { minutes: meeting.minutes });
}

export function hasEnded(meeting: Pick<Meeting, 'start' | 'minutes'>, now: Instant): boolean {
  return endOf(meeting) <= now;
}

/** Notice is elapsed time, not calendar days: 24 h before 14:00 stays 24 h when the clocks change. */
export function noticeGiven(meeting: Pick<Meeting, 'start'>, now: Instant, noticeHours: number): Notice {
  const hours = hoursBetween(now, meeting.start);
  return hours >= noticeHours ? 'in-time' : hours > 0 ? 'short' : 'after-start';
}

export function isComing(meeting: Pick<Meeting, 'status' | 'start' | 'minutes'>, now: Instant): boolean {
  return (meeting.status === 'proposed' || meeting.status === 'confirmed') && endOf(meeting) > now;
}
