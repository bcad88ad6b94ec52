import * as z from 'zod/mini';
import type { Noun, Nouns } from '../../shared/decision.ts';
import { Action } from '../../shared/domain/action.ts';
import { Contact } from '../../shared/domain/contact.ts';
import { Goal } from '../../shared/domain/goal.ts';
import { MentorshipId, PersonId, TalkId } from '../../shared/domain/ids.ts';
import { LogDraft, LogEntry, LogMark, MeetingLog } from '../../shared/domain/log.ts';
import { AgendaPoint, Attendance, Meeting, RunningLate, Series, Undo } from '../../shared/domain/meeting.ts';
import { Mentorship, Party } from '../../shared/domain/mentorship.ts';
import { Pause, Person } from '../../shared/domain/person.ts';
import { PlanChange } from '../../shared/domain/plan-change.ts';
import { Coordinator, Programme } from '../../shared/domain/programme.ts';
import { Source } from '../../shared/talks/talk.ts';
import { Instant, TimeOfDay, WallDate, WallTime, Zone } from '../../shared/time.ts';

/** Every noun as a schema, to look at what each of its fields can hold. */
export const schemas: { [N in Noun]: z.ZodMiniType<Nouns[N]> } = {
  person: Person,
  pause: Pause,
  programme: Programme,
  coordinator: Coordinator,
  mentorship: Mentorship,
  party: Party,
  meeting: Meeting,
  series: Series,
  attendance: Attendance,
  agendaPoint: AgendaPoint,
  runningLate: RunningLate,
  talkShared: z.object({ talk: TalkId, mentorship: MentorshipId, by: PersonId, at: Instant }),
  undo: Undo,
  goal: Goal,
  action: Action,
  planChange: PlanChange,
  meetingLog: MeetingLog,
  logDraft: LogDraft,
  logEntry: LogEntry,
  logMark: LogMark,
  contact: Contact,
};

/** What a leaf of a schema holds: `text` is whatever somebody writes. */
export type Kind = 'text' | 'instant' | 'wallTime' | 'date' | 'time' | 'zone' | 'source' | 'other';
type Schema = z.core.$ZodType;

const named = new Map<Schema, Kind>([
  [Instant, 'instant'],
  [WallTime, 'wallTime'],
  [WallDate, 'date'],
  [TimeOfDay, 'time'],
  [Zone, 'zone'],
  [Source, 'source'],
]);

/** A schema's own parts, by the names they have in it; a leaf has none. */
export function partsOf(schema: Schema): [string, Schema][] {
  const { def } = schema._zod as { def: z.core.$ZodTypes['_zod']['def'] };
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape);
    case 'array':
      return [['', def.element]];
    case 'nullable':
    case 'optional':
    case 'default':
      return [['', def.innerType]];
    case 'union':
      return def.options.map((one) => ['', one]);
    default:
      return [];
  }
}

export function kindOf(schema: Schema): Kind {
  return named.get(schema) ?? (schema._zod.def.type === 'string' ? 'text' : 'other');
}

/** Whether somebody's own words can stand anywhere in it. */
export function holdsText(schema: Schema): boolean {
  return kindOf(schema) === 'text' || partsOf(schema).some(([, part]) => holdsText(part));
}
