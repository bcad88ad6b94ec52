import * as z from 'zod/mini';

/** Ids say what they name, so that one can not be passed for another and a log line needs no legend. */
const id = <P extends string>(prefix: P) => z.templateLiteral([`${prefix}_`, z.string().check(z.regex(/^[0-9a-z]{4,40}$/))]);

export const PersonId = id('per');
export type PersonId = z.infer<typeof PersonId>;
export const ProgrammeId = id('pro');
export type ProgrammeId = z.infer<typeof ProgrammeId>;
export const MentorshipId = id('men');
export type MentorshipId = z.infer<typeof MentorshipId>;
export const MeetingId = id('mtg');
export type MeetingId = z.infer<typeof MeetingId>;
export const SeriesId = id('ser');
export type SeriesId = z.infer<typeof SeriesId>;
export const PauseId = id('pau');
export type PauseId = z.infer<typeof PauseId>;
export const AgendaPointId = id('agp');
export type AgendaPointId = z.infer<typeof AgendaPointId>;
export const UndoId = id('und');
export type UndoId = z.infer<typeof UndoId>;
export const TalkId = id('tlk');
export type TalkId = z.infer<typeof TalkId>;

export const GoalId = id('goa');
export type GoalId = z.infer<typeof GoalId>;
export const ActionId = id('act');
export type ActionId = z.infer<typeof ActionId>;
export const PlanChangeId = id('plc');
export type PlanChangeId = z.infer<typeof PlanChangeId>;

export const LogId = id('log');
export type LogId = z.infer<typeof LogId>;
export const LogEntryId = id('lge');
export type LogEntryId = z.infer<typeof LogEntryId>;
export const LogMarkId = id('lgm');
export type LogMarkId = z.infer<typeof LogMarkId>;
/** A form that was opened, on one device: what it still sends is told from what others write. */
export const FormId = id('frm');
export type FormId = z.infer<typeof FormId>;
/** A side panel that was paired. */
export const DeviceId = id('dev');
export type DeviceId = z.infer<typeof DeviceId>;
export const ContactId = id('con');
export type ContactId = z.infer<typeof ContactId>;

export type IdPrefix =
  | 'per'
  | 'pro'
  | 'men'
  | 'mtg'
  | 'ser'
  | 'pau'
  | 'agp'
  | 'und'
  | 'tlk'
  | 'goa'
  | 'act'
  | 'plc'
  | 'log'
  | 'lge'
  | 'lgm'
  | 'frm'
  | 'con'
  | 'dev'
  | 'acc'
  | 'ntf'
  | 'shn'
  | 'aud'
  | 'ins'
  | 'fee';
/** Makes a fresh id: `newId('mtg')` → `mtg_…`. Handed in, because shared code has no chance of its own. */
export type NewId = <P extends IdPrefix>(prefix: P) => `${P}_${string}`;
