import * as z from 'zod/mini';
import { MentorshipId, PersonId, ProgrammeId } from './domain/ids.ts';
import { Role } from './domain/mentorship.ts';
import { policyBounds } from './domain/policy.ts';
import { defaultSummaryTime, Jurisdiction } from './domain/programme.ts';
import { intent, text, whole, wholeOrNone } from './intent-fields.ts';
import { TimeOfDay, Weekday, Zone } from './time.ts';

const policyFields = {
  noticeHours: whole(policyBounds.noticeHours),
  meetEveryMonths: whole(policyBounds.meetEveryMonths),
  touchBaseDays: whole(policyBounds.touchBaseDays),
  contactsPerWeek: wholeOrNone(policyBounds.contactsPerWeek),
  shortestMinutes: whole(policyBounds.shortestMinutes),
  longestMinutes: whole(policyBounds.longestMinutes),
  logDueDays: whole(policyBounds.logDueDays),
  months: whole(policyBounds.months),
  reviewMonths: whole(policyBounds.reviewMonths),
  coreSessions: wholeOrNone(policyBounds.coreSessions),
  menteesPerMentor: whole(policyBounds.menteesPerMentor),
  goalsToBegin: whole(policyBounds.goalsToBegin),
  followUpsPerDay: whole(policyBounds.followUpsPerDay),
  nextDateDays: whole(policyBounds.nextDateDays),
  answerDays: whole(policyBounds.answerDays),
};

/** When the channel gets its weekly summary. */
const summaryTime = {
  summaryDay: z._default(z.pipe(z.coerce.number(), Weekday), defaultSummaryTime.weekday),
  summaryTime: z._default(TimeOfDay, defaultSummaryTime.time),
};

/** A person named on a form, as the platform names them: the adapter turns it into an account, the door into a person. */
const named = z.string().check(z.minLength(1), z.maxLength(200));

/** What people ask for about programmes and who is paired in them. */
export const programmeIntents = [
  /** Without a programme: those that one coordinates, or the way to a first; `another` sets up one more. */
  intent('programme.open', { programme: z.optional(ProgrammeId), another: z.optional(z.boolean()) }),
  intent('programme.setup', {
    name: text(80),
    zone: Zone,
    jurisdiction: Jurisdiction,
    channel: z._default(z.nullable(named), null),
    ...summaryTime,
    noticeHours: whole(policyBounds.noticeHours),
  }),
  intent('programme.change', {
    programme: ProgrammeId,
    name: text(80),
    zone: Zone,
    jurisdiction: Jurisdiction,
    channel: z._default(z.nullable(named), null),
    ...summaryTime,
  }),
  /** Totals of months that are over. */
  intent('programme.totals', { programme: ProgrammeId }),
  /** The last week in numbers; without a programme, of the one that somebody coordinates, or which. */
  intent('summary.show', { programme: z.optional(ProgrammeId) }),
  /** Which pairs could use a hand, for whoever coordinates. */
  intent('summary.hands', { programme: z.optional(ProgrammeId) }),
  intent('policy.open', { programme: ProgrammeId }),
  intent('policy.change', { programme: ProgrammeId, ...policyFields }),
  /** Whether coordinators may read meeting logs: a step of its own, since everybody is told of it. */
  intent('programme.readers.open', { programme: ProgrammeId }),
  intent('programme.readers', { programme: ProgrammeId, may: z.boolean() }),
  intent('coordinator.open', { programme: ProgrammeId }),
  intent('coordinator.add.open', { programme: ProgrammeId }),
  intent('coordinator.add', { programme: ProgrammeId, person: named }),
  intent('coordinator.remove', { programme: ProgrammeId, person: PersonId }),
  intent('pair.open', {}),
  intent('pair.invite', { programme: ProgrammeId, mentor: named, mentee: named }),
  /** A pair of whom one is in another chat than the coordinator: who is here, and what they will be to the other. */
  intent('pair.across.open', {}),
  intent('pair.across', { programme: ProgrammeId, person: named, role: Role }),
  /** Whoever was given a code for the other seat. */
  intent('pair.join', { code: z.string().check(z.minLength(1), z.maxLength(40)) }),
  /** The place is kept for nobody any more, while nobody has come with its code. */
  intent('pair.seat.end', { code: z.string().check(z.minLength(1), z.maxLength(40)) }),
  intent('invitation.answer', { mentorship: MentorshipId, accept: z.boolean() }),
  /** By whoever coordinates, while not both have accepted. */
  intent('invitation.withdraw', { mentorship: MentorshipId }),
] as const;
