import * as z from 'zod/mini';
import { contactKinds, contactMinutes, contactPurposes } from './domain/contact.ts';
import { ActionId, FormId, PersonId } from './domain/ids.ts';
import { logLengths } from './domain/log.ts';
import { Method, meetingMinutes } from './domain/meeting.ts';
import { optionalText, whole, wholeOrNone, words } from './intent-fields.ts';
import { fitted, plainWords } from './plain.ts';
import { TimeOfDay, WallDate, Zone } from './time.ts';

/**
 * What cannot be read is taken as empty: a form that saves itself is never refused, and what is wrong with one that is sent is said
 * after it was kept.
 */
const orNone = <T>(schema: z.ZodMiniType<T, unknown>) => z._default(z.catch(z.nullable(schema), null), null);
const said = (most: number, lines: 'lines' | 'one line' = 'lines') =>
  z._default(z.catch(z.string().check(z.overwrite((written) => fitted(plainWords(written, lines), most))), ''), '');

const row = {
  text: said(logLengths.action),
  person: orNone(PersonId),
  byWhen: orNone(WallDate),
};

/** What a form of the log brings, each time it saves itself and when it is sent. */
export const typedFields = {
  form: FormId,
  at: whole({ least: 0, most: Number.MAX_SAFE_INTEGER }),
  /** By whose clock the next meeting is named. */
  zone: Zone,
  minutes: orNone(z.coerce.number().check(z.int())),
  method: orNone(Method),
  place: said(logLengths.place, 'one line'),
  done: z._default(z.catch(z.array(ActionId), []), []),
  went: said(logLengths.went),
  topics: said(logLengths.topics),
  hard: said(logLengths.hard),
  helped: said(logLengths.helped),
  left: said(logLengths.left),
  steps: said(logLengths.steps),
  nextTopic: said(logLengths.nextTopic, 'one line'),
  nextDate: orNone(WallDate),
  nextTime: orNone(TimeOfDay),
  action1: row.text,
  action1By: row.person,
  action1On: row.byWhen,
  action2: row.text,
  action2By: row.person,
  action2On: row.byWhen,
  action3: row.text,
  action3By: row.person,
  action3On: row.byWhen,
  action4: row.text,
  action4By: row.person,
  action4On: row.byWhen,
};
export type TypedFields = z.output<z.ZodMiniObject<typeof typedFields>>;

export const amendFields = { reason: words(logLengths.reason, 'lines'), text: words(logLengths.topics, 'lines') };
export const remarkFields = { text: words(logLengths.remark, 'lines') };
export const heldFields = { minutes: whole(meetingMinutes), method: z._default(Method, 'face-to-face'), place: optionalText(200) };
export const contactFields = {
  on: WallDate,
  kind: z.enum(contactKinds),
  minutes: wholeOrNone(contactMinutes),
  purpose: z.enum(contactPurposes),
  next: z._default(z.nullable(WallDate), null),
};
