import { describe, expect, test } from 'vitest';
import { readKept, readMove, readPress, readSubmission, readWords } from '../../bot/chat/desk/parse.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { testCast } from '../setup/desk.ts';

const words = wordsFor('en-GB');
const key = '0c2f1c1e-8f43-4b8e-9a43-000000000001';
const press = (more: object) =>
  readPress({ as: 'asha', key, message: 4, from: 'messages', ask: { type: 'help' }, ...more }, testCast, words);
const submit = (ask: object, fields: Record<string, [kind: string, value: string | string[]]>) =>
  readSubmission(
    {
      as: 'morwenna',
      key,
      message: null,
      ask,
      fields: Object.fromEntries(Object.entries(fields).map(([name, [kind, value]]) => [name, { kind, value }])),
    },
    testCast,
    words,
  );
const mentorship = `men_${'a'.repeat(25)}`;
const meeting = {
  date: ['date', '2026-11-26'],
  time: ['time', '14:30'],
  zone: ['zone', 'Asia/Kolkata'],
  minutes: ['number', '60'],
} as const;

describe('a press', () => {
  test('is somebody’s intent, under its own key', () => {
    expect(press({})).toMatchObject({ person: { user: 'asha' }, key: `desk/${key}`, message: 4, intent: { type: 'help' } });
  });

  test.each([
    ['by somebody who is not there', { as: 'nobody' }],
    ['that asks for what there is not', { ask: { type: 'everything.delete' } }],
    ['whose intent lacks a part', { ask: { type: 'meeting.show' } }],
    ['whose key is none', { key: 'x'.repeat(500) }],
    ['from nowhere', { from: 'elsewhere' }],
    ['that is a list', { ask: [] }],
  ])('%s is not understood', (_, more) => expect(press(more)).toEqual({ why: words.desk.unreadable(), fields: {} }));

  test.each([null, 0, 'text', [], {}, { as: {} }])('that is %j is not understood', (body) =>
    expect(readPress(body, testCast, words)).toHaveProperty('why'),
  );
});

describe('a submitted form', () => {
  test('completes what it knew with what its fields hold', () => {
    const read = submit({ type: 'meeting.propose', mentorship }, {
      ...meeting,
      place: ['text', ''],
      method: ['select', 'telephone'],
    } as never);
    expect(read).toMatchObject({
      intent: { type: 'meeting.propose', mentorship, date: '2026-11-26', time: '14:30', minutes: 60, place: null, method: 'telephone' },
    });
  });

  test('says beside each field what is wrong with it', () => {
    const fields = {
      date: ['date', ''],
      time: ['time', '?'],
      zone: ['zone', 'Kolkata'],
      minutes: ['number', '900'],
      joinLink: ['text', 'http://x'],
    };
    const read = submit({ type: 'meeting.propose', mentorship }, fields as never);
    const { form } = words;
    expect(read).toEqual({
      why: '',
      fields: { date: form.needed(), time: form.time(), zone: form.zone(), minutes: form.numberMost({ most: 480 }), joinLink: form.link() },
    });
  });

  test('a field wins over what the form knew, and an empty list of ticks is an answer', () => {
    const read = submit(
      { type: 'rhythm.save', from: '01:00' },
      { days: ['several', []], from: ['time', '08:00'], to: ['time', '18:00'], daysOff: ['several', ['6', '7']] },
    );
    expect(read).toMatchObject({ intent: { days: [], from: '08:00', to: '18:00', daysOff: [6, 7] } });
  });

  test('brings along who the people are that were picked', () => {
    const programme = `pro_${'a'.repeat(25)}`;
    const read = submit({ type: 'pair.invite', programme }, { mentor: ['person', 'idris'], mentee: ['person', 'asha'] });
    expect(read).toMatchObject({ picked: { idris: { name: 'Idris Vaughan' }, asha: { name: 'Asha Nair', zone: 'Asia/Kolkata' } } });
  });

  test('cannot turn into another intent by naming a field “type” that is none', () => {
    expect(submit({ type: 'help' }, { type: ['text', 'everything.delete'] })).toHaveProperty('why');
  });
});

describe('words', () => {
  const say = (text: string) => readWords({ as: 'idris', key, text }, testCast, words);
  test('are taken without the space around them', () => expect(say('  next Tues 3pm ')).toMatchObject({ text: 'next Tues 3pm' }));
  test('nothing typed is asked about', () => expect(say('   ')).toEqual({ why: words.desk.wordsNeeded(), fields: {} }));
  test('a whole essay is too long', () => expect(say('a'.repeat(4001))).toEqual({ why: words.desk.wordsTooLong(), fields: {} }));
});

describe('moving the clock', () => {
  const set = (date: string, time: string) =>
    readMove({ fields: { date: { kind: 'date', value: date }, time: { kind: 'time', value: time } } }, words);
  test('by a button', () => expect(readMove({ to: 'hour' }, words)).toEqual({ to: 'hour' }));
  test('to a date and a time', () => expect(set('2026-12-01', '08:00')).toEqual({ to: 'at', date: '2026-12-01', time: '08:00' }));
  test('a date that is none is said so beside it', () =>
    expect(set('2026-02-31', '')).toEqual({ why: '', fields: { date: words.form.date(), time: words.form.needed() } }));
  test('anywhere else is not understood', () =>
    expect(readMove({ to: 'yesterday' }, words)).toHaveProperty('why', words.desk.unreadable()));
});

describe('what a form holds so far', () => {
  const kept = (keep: object, fields: Record<string, [kind: string, value: string | string[]]>, more: object = {}) =>
    readKept(
      {
        as: 'asha',
        at: 1_000,
        keep,
        fields: Object.fromEntries(Object.entries(fields).map(([name, [kind, value]]) => [name, { kind, value }])),
        ...more,
      },
      testCast,
      words,
    );
  const open = { type: 'meeting.open', mentorship, date: '2026-12-24' };

  test('is what the form knows with every field that can be read, and no press', () => {
    const read = kept(open, { date: ['date', '2026-11-26'], time: ['time', '?'] });
    expect(read).toEqual({
      person: testCast.people[0],
      intent: { type: 'meeting.open', mentorship, date: '2026-11-26' },
      picked: {},
    });
  });

  test('leaves out what was emptied', () => {
    expect(kept(open, { date: ['date', ''] })).toMatchObject({ intent: { type: 'meeting.open', mentorship } });
  });

  test.each([
    ['by somebody who is not there', open, { as: 'nobody' }],
    ['typed at no time', open, { at: 'now' }],
    ['of what there is not', { type: 'everything.delete' }, {}],
  ])('%s is not understood', (_, keep, more) => expect(kept(keep, {}, more)).toEqual({ why: words.desk.unreadable(), fields: {} }));
});
