import * as z from 'zod/mini';
import { Instant } from '../time.ts';

/** The least and the most of each number, for the schema, for what can be asked for and for the form that asks. */
export const policyBounds = {
  noticeHours: { least: 1, most: 168 },
  meetEveryMonths: { least: 1, most: 12 },
  touchBaseDays: { least: 1, most: 90 },
  contactsPerWeek: { least: 1, most: 50 },
  shortestMinutes: { least: 5, most: 480 },
  longestMinutes: { least: 5, most: 480 },
  logDueDays: { least: 1, most: 60 },
  months: { least: 1, most: 60 },
  reviewMonths: { least: 1, most: 24 },
  coreSessions: { least: 1, most: 50 },
  menteesPerMentor: { least: 1, most: 20 },
  goalsToBegin: { least: 1, most: 10 },
  followUpsPerDay: { least: 0, most: 10 },
  nextDateDays: { least: 1, most: 60 },
  answerDays: { least: 1, most: 30 },
} as const;

const within = (name: keyof typeof policyBounds) => z.int().check(z.minimum(policyBounds[name].least), z.maximum(policyBounds[name].most));

/** How long before the first meeting whose log coordinators may read everybody is told so. */
export const READERS_AHEAD_DAYS = 7;

/** What a programme may decide for itself. The defaults are those of mentoring schemes in social services, childcare and public leadership. */
export const Policy = z.object({
  /** Elapsed hours before the start by which partners tell each other they cannot come. */
  noticeHours: within('noticeHours'),
  meetEveryMonths: within('meetEveryMonths'),
  /** The mentor touches base about this many days after a meeting. */
  touchBaseDays: within('touchBaseDays'),
  /** Most contacts a week between meetings; null is no ceiling. */
  contactsPerWeek: z.nullable(within('contactsPerWeek')),
  /** Usual length in minutes; outside it a hint, never a block. */
  shortestMinutes: within('shortestMinutes'),
  longestMinutes: within('longestMinutes'),
  logDueDays: within('logDueDays'),
  months: within('months'),
  reviewMonths: within('reviewMonths'),
  /** Sessions in the core offer; null is no such offer. */
  coreSessions: z.nullable(within('coreSessions')),
  menteesPerMentor: within('menteesPerMentor'),
  goalsToBegin: within('goalsToBegin'),
  /** Follow-ups a person receives a day, at most. */
  followUpsPerDay: within('followUpsPerDay'),
  /** Days after a meeting, with none booked, until a next date is asked about. */
  nextDateDays: within('nextDateDays'),
  /** Days until a proposal without an answer is mentioned again, once. */
  answerDays: within('answerDays'),
  /** Logs of meetings that begin from then on may be read by coordinators, as everybody was told beforehand; null is none. */
  coordinatorsReadFrom: z.nullable(Instant),
  /** When that was last decided, one way or the other; null is never. Everybody is told of it. */
  readersDecidedAt: z.nullable(Instant),
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
  coordinatorsReadFrom: null,
  readersDecidedAt: null,
};
