import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LogContent } from '../../shared/domain/log.ts';
import { canonical, readBytes } from '../../shared/domain/log-bytes.ts';
import { recordOf } from '../../shared/domain/log-record.ts';
import { aMeeting, aPair, at, maya } from '../setup/facts.ts';
import { digest, writing } from '../setup/logs.ts';
import { runs } from '../setup/long.ts';
import { dates, ids, texts, wallTimes, zones } from '../store/any.ts';

const person = ids('per');
const action = { text: texts(40), person, byWhen: dates };
const record = fc.record({
  kind: fc.constant('record' as const),
  form: fc.constant(1 as const),
  meeting: ids('mtg'),
  at: wallTimes,
  zone: zones,
  minutes: fc.integer({ min: 5, max: 480 }),
  method: fc.constantFrom('video' as const, 'telephone' as const),
  place: texts(40),
  before: fc.array(fc.record({ ...action, done: fc.boolean() }), { maxLength: 2 }),
  went: texts(80),
  topics: texts(80),
  hard: texts(40),
  helped: texts(40),
  left: texts(40),
  steps: texts(40),
  actions: fc.array(fc.record({ id: ids('act'), ...action }), { maxLength: 2 }),
  nextTopic: texts(40),
  next: fc.option(fc.record({ at: wallTimes, zone: zones }), { nil: null }),
  salt: ids('log'),
});
const amendment = fc.record({
  kind: fc.constant('amendment' as const),
  form: fc.constant(1 as const),
  meeting: ids('mtg'),
  to: ids('lge'),
  reason: texts(40),
  text: texts(80),
  salt: ids('log'),
});
const content: fc.Arbitrary<LogContent> = fc.oneof(record, amendment);

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
const mapped = (value: Json, text: (text: string) => string): Json => {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapped(one, text)]));
};
const turned = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, one]) => [name, turned(one)]),
  );
};
const plain = (text: string) => text.replaceAll(/\r\n?/g, '\n').normalize('NFC');

test('what is signed reads back as it was written, with one kind of line end and composed letters', () => {
  fc.assert(
    fc.property(content, (one) => {
      expect(readBytes(canonical(one))).toEqual(mapped(one as Json, plain));
      expect(canonical(readBytes(canonical(one)))).toBe(canonical(one));
    }),
    { numRuns: runs(300, 20_000) },
  );
});

test('the same content gives the same bytes, whatever the order of its parts, its line ends or how its letters are composed', () => {
  fc.assert(
    fc.property(content, (one) => {
      const bytes = canonical(one);
      expect(canonical(turned(one as Json) as LogContent)).toBe(bytes);
      expect(canonical(mapped(one as Json, (text) => text.normalize('NFD')) as LogContent)).toBe(bytes);
      expect(canonical(mapped(one as Json, (text) => text.replaceAll(/\r\n?|\n/g, '\r\n')) as LogContent)).toBe(bytes);
    }),
    { numRuns: runs(300, 20_000) },
  );
});

/** Every place of a content where something stands, as what it becomes when it is changed there. */
function changedOnce(value: Json): Json[] {
  if (typeof value === 'string') return [`${value}x`, value === '' ? ' ' : value.slice(1)];
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'boolean') return [!value];
  if (value === null) return [{ at: '2026-12-01T10:00', zone: 'Europe/London' }];
  if (Array.isArray(value)) {
    const fewer = value.map((_, index) => value.toSpliced(index, 1));
    return [...fewer, ...value.flatMap((one, index) => changedOnce(one).map((other) => value.with(index, other)))];
  }
  return Object.entries(value).flatMap(([name, one]) => changedOnce(one).map((other) => ({ ...value, [name]: other })));
}

test('any change of any part gives other bytes, and another digest', () => {
  fc.assert(
    fc.property(record, (one) => {
      const is = mapped(one as Json, (text) => plain(text).replaceAll('\n', ' '));
      const bytes = canonical(is as LogContent);
      for (const other of changedOnce(is)) {
        expect(canonical(other as LogContent)).not.toBe(bytes);
        expect(digest(canonical(other as LogContent))).not.toBe(digest(bytes));
      }
    }),
    { numRuns: runs(30, 2_000) },
  );
});

test('the bytes of a log that was filed are those of its meeting, its form and its words, and of nothing else', () => {
  const meeting = aMeeting({ at: '2026-11-03T14:00', status: 'held', place: 'Library' });
  const log = writing(aPair({ meetings: [meeting] }));
  log.begins(maya, at('2026-11-03T15:10'));
  log.opens('f1');
  log.types(maya, 'f1', { topics: 'Cafe\u0301 hours\r\nrent', minutes: 50 }, at('2026-11-03T15:12'));
  log.files(maya, at('2026-11-03T15:20'));
  const { entries, facts } = log.state();
  const { bytes } = entries[0]!;
  expect(LogContent.parse(JSON.parse(bytes))).toMatchObject({
    kind: 'record',
    form: 1,
    meeting: meeting.id,
    minutes: 50,
    place: 'Library',
  });
  expect(log.record().topics).toBe('Café hours\nrent');
  expect(Object.keys(JSON.parse(bytes))).toEqual(Object.keys(JSON.parse(bytes)).toSorted());
  const again = recordOf(facts, meeting, log.draft()!, { next: null, newer: [], salt: log.record().salt });
  expect(canonical(again)).toBe(bytes);
  expect(facts.logMarks.map(({ person: who, digest: of }) => [who, of])).toEqual([[maya, digest(bytes)]]);
});
