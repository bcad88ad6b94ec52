import * as z from 'zod/mini';
import { accountIntents } from './account-intents.ts';
import { AgendaPointId, MeetingId, MentorshipId, SeriesId, UndoId } from './domain/ids.ts';
import { longestPoint, Method, meetingMinutes } from './domain/meeting.ts';
import { clockTime, intent, link, optionalText, whole, words, yes } from './intent-fields.ts';
import { logIntents } from './log-intents.ts';
import { planIntents } from './plan-intents.ts';
import { programmeIntents } from './programme-intents.ts';
import { talkIntents } from './talk-intents.ts';
import { Source } from './talks/talk.ts';
import { TimeOfDay, WallDate, Weekday, Zone } from './time.ts';

/**
 * What people can ask for, on any surface. A button carries a whole Intent; a form carries part of one and its fields,
 * by the same names, complete it. Ids in here prove nothing: the door checks who may do what.
 */
/** `s` is the schedule revision a button was drawn for, so that a stale card cannot answer a newer time. */
const revision = { s: z.int() };
/** Pressed on a card about several meetings: the answer is said beside it, since the others are still to be answered. */
const beside = { beside: z.optional(z.boolean()) };
const details = { method: z._default(Method, 'video'), place: optionalText(200), joinLink: link };
export const Repeats = z.enum([
  'once',
  'weekly',
  'fortnightly',
  'every-three-weeks',
  'every-four-weeks',
  'monthly-weekday',
  'monthly-last-weekday',
]);
export type Repeats = z.infer<typeof Repeats>;

export const Intent = z.discriminatedUnion('type', [
  // whoever somebody is
  intent('home.open', {}),
  intent('help', {}),
  /** Words typed to Cairn, as a message or after the command. */
  /** `source` names the message, where it is one that can be edited and deleted later. */
  intent('say', { text: z.string().check(z.maxLength(4000)), source: z.optional(Source) }),
  intent('record.show', {}),
  intent('record.readings', {}),
  intent('nudges.show', { when: z.enum(['coming', 'past']) }),
  intent('nudge.why', { notification: z.string().check(z.maxLength(80)) }),
  /** Everything somebody chose, and the way to change each. */
  intent('settings.show', {}),
  intent('settings.open', {}),
  intent('settings.save', { zone: Zone, language: z.string().check(z.minLength(2), z.maxLength(35)), less: yes }),
  /** Back to the zone and language of the chat profile. */
  intent('settings.profile', {}),
  intent('rhythm.open', {}),
  /** The same waking hours for the days ticked; days not ticked keep theirs. */
  intent('rhythm.save', {
    days: z.array(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(7))),
    from: TimeOfDay,
    to: TimeOfDay,
    daysOff: z.array(z.pipe(z.coerce.number(), Weekday)),
  }),
  intent('exception.open', {}),
  intent('exception.add', {
    from: WallDate,
    until: WallDate,
    what: z.enum(['off', 'working', 'waking']),
    wakingFrom: z.optional(z.nullable(TimeOfDay)),
    wakingTo: z.optional(z.nullable(TimeOfDay)),
  }),
  intent('exception.remove', { from: WallDate, until: WallDate }),
  intent('pause.open', {}),
  intent('pause.start', { from: WallDate, until: z._default(z.nullable(WallDate), null) }),
  intent('pause.end', {}),
  intent('feed.show', {}),
  intent('feed.renew', {}),
  intent('feed.revoke', {}),

  // meetings
  intent('meeting.open', {
    mentorship: z.optional(MentorshipId),
    date: z.optional(WallDate),
    time: z.optional(TimeOfDay),
    minutes: z.optional(z.int()),
  }),
  /** Times that look free for both, to pick one from. */
  intent('meeting.suggest', { mentorship: z.optional(MentorshipId) }),
  /** A time in words, "next Tues 3pm": understood, echoed, and proposed only when confirmed. */
  intent('meeting.words', { text: z.string().check(z.maxLength(400)), mentorship: z.optional(MentorshipId) }),
  intent('meeting.propose', {
    mentorship: MentorshipId,
    ...clockTime,
    minutes: whole(meetingMinutes),
    ...details,
    repeats: z._default(Repeats, 'once'),
    count: z._default(whole({ least: 2, most: 26 }), 6),
  }),
  intent('meeting.show', { meeting: MeetingId }),
  intent('meeting.confirm', { meeting: MeetingId, ...revision, anyway: z.optional(z.boolean()) }),
  intent('meeting.decline', { meeting: MeetingId, ...revision }),
  intent('meeting.move.open', { meeting: MeetingId, ...revision }),
  intent('meeting.move', { meeting: MeetingId, ...revision, ...clockTime, minutes: z.optional(whole(meetingMinutes)) }),
  intent('meeting.cancel', { meeting: MeetingId, ...revision, ...beside }),
  /** After a cancellation: no other date can be named yet. Followed up once. */
  intent('meeting.cannot-say', { meeting: MeetingId }),
  intent('meeting.coming', { meeting: MeetingId, ...revision, ...beside }),
  intent('meeting.late.open', { meeting: MeetingId }),
  intent('meeting.late', { meeting: MeetingId, minutes: whole({ least: 1, most: 240 }) }),
  intent('meeting.met', { meeting: MeetingId, met: z.boolean() }),
  intent('meeting.details.open', { meeting: MeetingId }),
  intent('meeting.details', { meeting: MeetingId, ...details }),
  intent('meeting.undo', { undo: UndoId }),
  intent('agenda.open', { meeting: MeetingId }),
  intent('agenda.add.open', { meeting: MeetingId }),
  intent('agenda.add', { meeting: MeetingId, text: words(longestPoint, 'lines') }),
  intent('agenda.not-ready', { meeting: MeetingId }),
  intent('agenda.remove', { point: AgendaPointId }),
  intent('agenda.talked', { point: AgendaPointId, talked: z.boolean() }),
  /** From a meeting in which it was not talked about. */
  intent('agenda.carry', { point: AgendaPointId, meeting: MeetingId }),
  intent('series.confirm', { series: SeriesId }),
  intent('series.decline', { series: SeriesId }),
  intent('series.cancel', { series: SeriesId }),

  ...accountIntents,
  ...programmeIntents,
  ...planIntents,
  ...talkIntents,
  ...logIntents,
]);
export type Intent = z.infer<typeof Intent>;
export type IntentType = Intent['type'];
export type IntentOf<T extends IntentType> = Extract<Intent, { type: T }>;

/** An intent as a control carries it: before defaults and coercions. */
export type Ask = z.input<typeof Intent>;

/** What a form already knows; its fields bring the rest. */
export type PartialAsk = { type: IntentType } & Record<string, unknown>;
