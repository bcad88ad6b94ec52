import fc, { type Arbitrary } from 'fast-check';
import type { Nouns } from '../../shared/decision.ts';
import { contactKinds, contactPurposes } from '../../shared/domain/contact.ts';
import type { MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import { dates, ids, instants, orNull, texts, times, zones } from './any.ts';

const logFields: Arbitrary<Nouns['logDraft']['content']['fields']> = fc.record({
  minutes: orNull(fc.integer({ min: 5, max: 480 })),
  method: orNull(fc.constantFrom('video' as const, 'other' as const)),
  place: texts(200),
  done: fc.array(ids('act'), { maxLength: 2 }),
  went: texts(300),
  topics: texts(300),
  hard: texts(300),
  helped: texts(300),
  left: texts(300),
  steps: texts(300),
  nextTopic: texts(300),
  nextDate: orNull(dates),
  nextTime: orNull(times),
  nextZone: orNull(zones),
  rows: fc.array(fc.record({ key: fc.constant('f1/1'), text: texts(300), person: orNull(ids('per')), byWhen: orNull(dates) }), {
    maxLength: 2,
  }),
});

type OfLogs = Pick<{ [N in keyof Nouns]: Arbitrary<Nouns[N]> }, 'meetingLog' | 'logDraft' | 'logEntry' | 'logMark' | 'contact'>;

/** Logs of a pair's meetings, what they say, and contacts in between. */
export const logFacts = ({ mentorship, person }: { mentorship: MentorshipId; person: PersonId }): OfLogs => {
  const is = fc.constant;
  return {
    meetingLog: fc.record({
      id: ids('log'),
      mentorship: is(mentorship),
      meeting: ids('mtg'),
      status: fc.constantFrom('draft' as const, 'filed' as const, 'signed' as const, 'differing' as const),
      startedBy: is(person),
      startedAt: instants,
      completedAt: orNull(instants),
      filedBy: orNull(is(person)),
      filedAt: orNull(instants),
      entry: orNull(ids('lge')),
      amendment: orNull(ids('lge')),
      paper: fc.boolean(),
      readers: fc.constantFrom('pair' as const, 'coordinators' as const),
    }),
    logDraft: fc.record({
      id: ids('log'),
      mentorship: is(mentorship),
      content: fc.record({
        fields: logFields,
        actions: fc.array(ids('act'), { maxLength: 2 }),
        proposed: orNull(ids('mtg')),
        forms: fc.array(fc.record({ form: fc.constant('f1'), by: is(person), at: fc.nat(), fields: logFields }), { maxLength: 2 }),
      }),
      by: is(person),
      at: instants,
    }),
    logEntry: fc.record({ id: ids('lge'), log: ids('log'), mentorship: is(mentorship), by: is(person), at: instants, bytes: texts(500) }),
    logMark: fc.record({
      id: ids('lgm'),
      log: ids('log'),
      mentorship: is(mentorship),
      entry: orNull(ids('lge')),
      person: is(person),
      kind: fc.constantFrom('signed' as const, 'comment' as const, 'read' as const),
      text: orNull(texts(500)),
      digest: orNull(fc.constant('00ff')),
      at: instants,
    }),
    contact: fc.record({
      id: ids('con'),
      mentorship: is(mentorship),
      person: is(person),
      on: dates,
      kind: fc.constantFrom(...contactKinds),
      minutes: orNull(fc.integer({ min: 1, max: 480 })),
      purpose: fc.constantFrom(...contactPurposes),
      next: orNull(dates),
      at: instants,
    }),
  };
};
