import * as z from 'zod/mini';

const count = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));

/** What a programme may decide for itself. The defaults are those of mentoring schemes in social services, childcare and public leadership. */
export const Policy = z.object({
  /** Elapsed hours before the start by which partners tell each other they cannot come. */
  noticeHours: count(1, 168),
  meetEveryMonths: count(1, 12),
  /** The mentor touches base about this many days after a meeting. */
  touchBaseDays: count(1, 90),
  /** Most contacts a week between meetings; null is no ceiling. */
  contactsPerWeek: z.nullable(count(1, 50)),
  /** Usual length in minutes; outside it a hint, never a block. */
  shortestMinutes: count(5, 480),
  longestMinutes: count(5, 480),
  logDueDays: count(1, 60),
  months: count(1, 60),
  reviewMonths: count(1, 24),
  /** Sessions in the core offer; null is no such offer. */
  coreSessions: z.nullable(count(1, 50)),
  menteesPerMentor: count(1, 20),
  goalsToBegin: count(1, 10),
  /** Follow-ups a person receives a day, at most. */
  followUpsPerDay: count(0, 10),
  /** Days after a meeting, with none booked, until a next date is asked about. */
  nextDateDays: count(1, 60),
  /** Days until a proposal without an answer is mentioned again, once. */
  answerDays: count(1, 30),
});
export type Policy = z.infer<typeof Policy>;

export const defaultPolicy: Policy = {
  noticeHours: 24,
  meetEveryMonths: 1,
  touchBaseDays: 14,
  contactsPerWeek: null,
  shortestMinutes: 60,
  longestMinutes: 120,
  logDueDays: 7,
  months: 12,
  reviewMonths: 3,
  coreSessions: null,
  menteesPerMentor: 4,
  goalsToBegin: 3,
  followUpsPerDay: 2,
  nextDateDays: 7,
  answerDays: 2,
};
