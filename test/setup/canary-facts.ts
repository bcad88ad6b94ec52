import type * as z from 'zod/mini';
import type { Noun, Nouns } from '../../shared/decision.ts';
import type { ActionId, GoalId, LogEntryId, LogId, LogMarkId, MeetingId, PersonId, SeriesId } from '../../shared/domain/ids.ts';
import type { LogContent, LogMark, MeetingLog } from '../../shared/domain/log.ts';
import { canonical } from '../../shared/domain/log-bytes.ts';
import type { Party, Role } from '../../shared/domain/mentorship.ts';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import type { Facts } from '../../shared/facts.ts';
import { type Class, fieldClasses } from '../../shared/field-classes.ts';
import { addDays, type Instant, instantOf, MINUTE, plus, type WallDate, type WallTime, type Zone } from '../../shared/time.ts';
import { grace, kofi, maya, pairFacts } from './pair-facts.ts';
import { kindOf, partsOf, schemas } from './schemas.ts';

/** A text, an instant, a date or a zone that stands in one field of one row and nowhere else. */
export type Canary = { text: string; field: string; class: Class; about: PersonId | null; row: string };

/** How the pair stand, as far as it decides who sees what. */
export type Standing = {
  status: Facts['mentorship']['status'];
  invitations: Record<'mentor' | 'mentee', Party['invitation']>;
  log: Pick<MeetingLog, 'status' | 'readers'>;
  waits: boolean;
  from: Instant | null;
  consents: readonly { person: PersonId; at: Instant }[];
};

type Schema = z.core.$ZodType;
const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
export const metAt = '2026-11-03T14:00:00.000Z' as Instant;
export const filedAt = plus(metAt, { days: 1 });
const mentorship = pairFacts().mentorship.id;
const id = {
  meeting: 'mtg_one1' as MeetingId,
  log: 'log_one1' as LogId,
  record: 'lge_one1' as LogEntryId,
  added: 'lge_two2' as LogEntryId,
};

/** A pair about whom every field there is has been filled in, each with something of its own. */
export function canaryFacts(standing: Standing) {
  const canaries: Canary[] = [];
  let count = 0;

  function singing(noun: Noun, field: string, about: PersonId | null, row: string, text: string): string {
    canaries.push({ text, field: `${noun}.${field}`, class: (fieldClasses[noun] as Record<string, Class>)[field]!, about, row });
    return text;
  }

  /** Something that fits a schema. Lists hold one; of what may be nothing there is something; of several kinds the first. */
  function filled(schema: Schema, sing: (text: string) => string): unknown {
    // A full hour stands in many an instant that is nobody's secret.
    count += count % 60 === 59 ? 2 : 1;
    const { def } = schema._zod as { def: z.core.$ZodTypes['_zod']['def'] };
    switch (kindOf(schema)) {
      case 'text':
      case 'source':
        return sing(`canary ${count} sings`);
      case 'instant':
        return sing(instantOf(Date.UTC(2026, 7, 1) + count * MINUTE));
      case 'wallTime':
        return sing(instantOf(Date.UTC(2025, 7, 1) + count * MINUTE).slice(0, 16));
      case 'date':
        return sing(addDays('2001-01-01' as WallDate, count));
      case 'time':
        return sing(instantOf(count * MINUTE).slice(11, 16));
      case 'zone':
        return sing(zones[count % zones.length]!);
      case 'other':
        break;
    }
    const [[, first] = ['', null], ...others] = partsOf(schema);
    if (def.type === 'object') return Object.fromEntries(partsOf(schema).map(([name, part]) => [name, filled(part, sing)]));
    if (def.type === 'array') return Array.from({ length: 7 }, () => filled(first!, sing));
    if (first) return filled(others.length > 0 && def.type !== 'union' ? others[0]![1] : first, sing);
    if (def.type === 'enum') return Object.values(def.entries)[0];
    if (def.type === 'literal') return def.values[0];
    if (def.type === 'boolean') return false;
    if (def.type === 'number') return 60;
    if (def.type === 'template_literal') return `${String(def.parts[0])}${'x'.repeat(4)}${count}`;
    throw new Error(`nothing to fill ${def.type} with`);
  }

  /** A row of which all that is not given sings. */
  function row<N extends Noun>(noun: N, about: PersonId | null, given: Partial<Nouns[N]>, name = ''): Nouns[N] {
    const fields = partsOf(schemas[noun]).map(([field, schema]) => {
      const has = given[field as keyof Nouns[N]];
      return [field, has !== undefined ? has : filled(schema, (text) => singing(noun, field, about, name, text))];
    });
    return Object.fromEntries(fields) as Nouns[N];
  }

  const both = [kofi, maya];
  const person = (one: PersonId) => row('person', one, { id: one, zoneFrom: 'chosen' });
  const party = (one: PersonId, role: Role) => row('party', one, { mentorship, person: one, role, invitation: standing.invitations[role] });
  const record = row('logEntry', null, { id: id.record, log: id.log, mentorship, by: maya, at: filedAt, bytes: '' });
  const content = (name: string, of: LogContent) =>
    canonical(of).replaceAll('TEXT', () => singing('logEntry', 'bytes', null, name, `canary ${++count} sings`));
  record.bytes = content('record', {
    kind: 'record',
    form: 1,
    meeting: id.meeting,
    at: '2026-11-03T14:00' as WallTime,
    zone: 'Europe/London' as Zone,
    minutes: 60,
    method: 'video',
    place: 'TEXT',
    before: [{ text: 'TEXT', person: maya, byWhen: '2026-11-01' as WallDate, done: true }],
    went: 'TEXT',
    topics: 'TEXT',
    hard: 'TEXT',
    helped: 'TEXT',
    left: 'TEXT',
    steps: 'TEXT',
    actions: [{ id: 'act_one1' as ActionId, text: 'TEXT', person: kofi, byWhen: '2026-12-01' as WallDate }],
    nextTopic: 'TEXT',
    next: null,
    salt: 'SALT',
  });
  const added = row('logEntry', null, { id: id.added, log: id.log, mentorship, by: kofi, at: plus(filedAt, { days: 3 }), bytes: '' });
  added.bytes = content('added', {
    kind: 'amendment',
    form: 1,
    meeting: id.meeting,
    to: id.record,
    reason: 'TEXT',
    text: 'TEXT',
    salt: 'SALT',
  });

  let marks = 0;
  const mark = (kind: LogMark['kind'], person: PersonId, entry: LogEntryId | null, at: Instant): LogMark => {
    const given = { id: `lgm_${1000 + ++marks}` as LogMarkId, log: id.log, mentorship, entry, person, kind, at };
    const isRemark = kind === 'correction' || kind === 'comment' || kind === 'differently';
    return row(
      'logMark',
      null,
      isRemark ? { ...given, digest: null } : kind === 'signed' ? { ...given, text: null } : { ...given, text: null, digest: null },
      kind,
    );
  };
  const { log, waits } = standing;
  const isFiled = log.status !== 'draft';
  const logMarks = [
    ...(isFiled
      ? [
          mark('signed', maya, id.record, filedAt),
          mark('comment', kofi, id.record, plus(filedAt, { hours: 1 })),
          mark('correction', kofi, id.record, plus(filedAt, { hours: 1 })),
        ]
      : []),
    ...(log.status === 'signed' ? [mark('signed', kofi, id.record, plus(filedAt, { hours: 2 }))] : []),
    ...(log.status === 'differing' ? [mark('differently', kofi, id.record, plus(filedAt, { hours: 2 }))] : []),
    ...(isFiled
      ? [mark('signed', kofi, id.added, added.at), ...(waits ? [] : [mark('signed', maya, id.added, plus(added.at, { hours: 1 }))])]
      : []),
    ...standing.consents.map((one) => mark('consented', one.person, null, one.at)),
    ...(isFiled ? [mark('read', grace, null, plus(filedAt, { days: 2 }))] : []),
  ];

  const plain = pairFacts();
  const meeting = row('meeting', null, {
    id: id.meeting,
    mentorship,
    start: metAt,
    minutes: 60,
    status: 'held',
    proposedBy: kofi,
    scheduleRevision: 1,
    occurrence: null,
    method: 'video',
  });
  const at = (one: PersonId) => ({ person: one, meeting: id.meeting });
  const facts: Facts = {
    programme: {
      ...row('programme', null, { id: plain.programme.id, channel: null, policy: defaultPolicy }),
      policy: { ...defaultPolicy, coordinatorsReadFrom: standing.from },
    },
    coordinators: plain.coordinators,
    mentorship: row('mentorship', null, { id: mentorship, programme: plain.programme.id, status: standing.status, revision: 1 }),
    parties: [party(kofi, 'mentor'), party(maya, 'mentee')],
    people: both.map(person),
    pauses: both.map((one) => row('pause', one, { person: one })),
    meetings: [meeting],
    series: [row('series', null, { id: 'ser_one1' as SeriesId, mentorship })],
    attendance: both.map((one) => row('attendance', one, { ...at(one), met: one === kofi })),
    agenda: both.map((one) => row('agendaPoint', null, at(one))),
    late: both.map((one) => row('runningLate', null, at(one))),
    goals: [row('goal', null, { id: 'goa_one1' as GoalId, mentorship })],
    actions: [row('action', null, { id: 'act_one1' as ActionId, mentorship, person: maya })],
    talksShared: [],
    logs: [
      row('meetingLog', null, {
        ...log,
        id: id.log,
        mentorship,
        meeting: id.meeting,
        filedAt: isFiled ? filedAt : null,
        filedBy: isFiled ? maya : null,
        entry: isFiled ? id.record : null,
        amendment: isFiled && waits ? id.added : null,
        completedAt: null,
        paper: false,
      }),
    ],
    logMarks,
    contacts: [row('contact', kofi, { mentorship, person: kofi })],
  };
  const draft = row('logDraft', null, { id: id.log, mentorship, by: maya });
  return { facts, canaries, draft: log.status === 'draft' ? draft : null, entries: isFiled ? [record, added] : [] };
}
