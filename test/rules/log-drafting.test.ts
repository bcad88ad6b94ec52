import { describe, expect, test } from 'vitest';
import { emptyFields, opened, typedInto } from '../../shared/domain/drafting.ts';
import type { ActionId, PersonId } from '../../shared/domain/ids.ts';
import { logLengths } from '../../shared/domain/log.ts';
import type { TimeOfDay, WallDate } from '../../shared/time.ts';
import { kofi, kolkata, london, maya } from '../setup/facts.ts';
import { begun, forms } from '../setup/log-forms.ts';

const row = (text: string, who = maya, byWhen = '2026-11-20') => ({ text, person: who, byWhen: byWhen as WallDate });
const noRow = { text: '', person: null, byWhen: null };

describe('one person on one form', () => {
  test('leaves in the draft exactly what the form holds', () => {
    const draft = forms(begun({ topics: 'From the agenda' }));
    draft.open('telephone');
    draft.type('telephone', { topics: 'From the agenda: h', minutes: 50 });
    draft.type('telephone', { topics: 'heating', nextDate: '2026-12-01' as WallDate, nextTime: '10:00' as TimeOfDay });
    draft.type('telephone', { topics: '', minutes: 60 });
    expect(draft.fields()).toMatchObject({ topics: '', minutes: 60, nextDate: '2026-12-01', nextTime: '10:00', nextZone: london });
  });

  test('whatever it says again, or late, changes nothing', () => {
    const draft = forms(begun());
    draft.open('telephone');
    const first = draft.type('telephone', { topics: 'heat', rows: [row('Ask'), noRow] });
    draft.type('telephone', { topics: 'heating', rows: [row('Ask Jo'), noRow] });
    const is = draft.content();
    draft.deliver(first);
    draft.deliver({ ...first, at: 2, fields: { ...first.fields, topics: 'heating', rows: [row('Ask Jo'), noRow] } });
    expect(draft.content()).toEqual(is);
  });

  test('after it was handed in, what it had still to say was typed before that', () => {
    const draft = forms(begun());
    draft.open('telephone');
    const late = draft.type('telephone', { topics: 'heating' }, false);
    draft.type('telephone', { topics: 'heating and rent' });
    draft.close('telephone');
    draft.deliver({ ...late, at: 99 });
    expect(draft.fields().topics).toBe('heating and rent');
  });

  test('on two devices, what each began stands', () => {
    const draft = forms(begun());
    draft.open('telephone');
    draft.open('laptop');
    draft.type('telephone', { topics: 'heating', went: 'All done' });
    draft.type('laptop', { topics: 'rent' });
    expect(draft.fields()).toMatchObject({ topics: 'heating\nrent', went: 'All done' });
    draft.type('telephone', { topics: 'heating in the hall' });
    expect(draft.fields().topics).toBe('heating in the hall\nrent');
  });
});

describe('two people at once', () => {
  test('each keeps the fields that only they changed', () => {
    const draft = forms(begun({ minutes: 60, method: 'video' }));
    draft.open('mentee');
    draft.open('mentor');
    draft.type('mentee', { minutes: 50, topics: 'heating' });
    draft.type('mentor', { helped: 'the list', method: 'telephone' });
    draft.type('mentee', { minutes: 50, topics: 'heating' });
    expect(draft.fields()).toMatchObject({ minutes: 50, topics: 'heating', helped: 'the list', method: 'telephone' });
  });

  test('an action that each begins in the first row is two actions', () => {
    const draft = forms(begun());
    draft.open('mentee');
    draft.open('mentor');
    draft.type('mentee', { rows: [row('Ask Jo'), noRow] });
    draft.type('mentor', { rows: [row('Send the list', kofi), noRow] });
    expect(draft.fields().rows.map(({ text, person }) => [text, person])).toEqual([
      ['Ask Jo', maya],
      ['Send the list', kofi],
    ]);
  });

  test('an action that one began and the other gave a day is one', () => {
    const draft = forms(begun());
    draft.open('mentee');
    draft.type('mentee', { rows: [{ text: 'Ask Jo', person: null, byWhen: null }, noRow] });
    draft.open('mentor');
    draft.type('mentor', { rows: [{ text: 'Ask Jo', person: null, byWhen: '2026-11-20' as WallDate }, noRow] });
    draft.type('mentee', { rows: [{ text: 'Ask Jo', person: maya, byWhen: null }, noRow] });
    expect(draft.fields().rows).toMatchObject([{ text: 'Ask Jo', person: maya, byWhen: '2026-11-20' }]);
  });

  test('a row that one took away stays away, unless the other has gone on with it', () => {
    const draft = forms(begun());
    draft.open('mentee');
    draft.type('mentee', { rows: [row('Ask Jo'), row('Read it')] });
    draft.open('mentor');
    draft.type('mentor', { rows: [noRow, noRow] });
    expect(draft.fields().rows).toEqual([]);
    draft.type('mentee', { rows: [row('Ask Jo today'), row('Read it')] });
    expect(draft.fields().rows.map(({ text }) => text)).toEqual(['Ask Jo today']);
  });

  test('what one ticks and the other does not stays ticked', () => {
    const [ask, read] = ['act_ask1', 'act_read'] as ActionId[];
    const draft = forms(begun());
    draft.open('mentee');
    draft.open('mentor');
    draft.type('mentee', { done: [ask!] });
    draft.type('mentor', { done: [read!] });
    expect(draft.fields().done.toSorted()).toEqual([ask, read]);
    draft.type('mentee', { done: [] });
    expect(draft.fields().done).toEqual([read]);
  });

  test('a next meeting that one typed is read by the other on their own clock, and not changed by being read', () => {
    const draft = forms(begun());
    draft.open('mentor');
    draft.type('mentor', { nextDate: '2026-12-01' as WallDate, nextTime: '22:00' as TimeOfDay });
    expect(draft.open('mentee', kolkata)).toMatchObject({ nextDate: '2026-12-02', nextTime: '03:30', nextZone: kolkata });
    draft.type('mentee', { topics: 'rent' });
    expect(draft.fields()).toMatchObject({ nextDate: '2026-12-01', nextTime: '22:00', nextZone: london });
  });
});

test('what is longer than a form is not lost by being shown in one', () => {
  const long = 'a'.repeat(logLengths.went - 1);
  const draft = forms(begun({ went: `${long}\n${'b'.repeat(logLengths.went)}` }));
  const shown = draft.open('telephone');
  expect(shown.went).toHaveLength(logLengths.went);
  draft.type('telephone', { topics: 'rent' });
  expect(draft.fields().went).toHaveLength(2 * logLengths.went);
});

test('many forms later an old one still adds to the draft and takes nothing away', () => {
  const draft = forms(begun());
  draft.open('first');
  draft.type('first', { topics: 'heating' });
  for (let n = 0; n < 12; n++) {
    draft.open(`form${n}`);
    draft.type(`form${n}`, { hard: `hard${n}`, topics: `${draft.fields().topics}\ntopic${n}` });
  }
  draft.type('first', { topics: 'heating and rent' });
  for (const word of ['heating and rent', 'topic0', 'topic11']) expect(draft.fields().topics).toContain(word);
});

test('nobody’s forms make the other’s forgotten, however many somebody opens', () => {
  const typed = (form: string, by: PersonId, at: number, topics: string) => ({ form, by, at, fields: { ...emptyFields, topics } });
  let content = opened(begun({ topics: 'heating' }), { form: 'first', by: maya }, london).content;
  for (let n = 0; n < 12; n++) content = typedInto(content, typed(`form${n}`, kofi, 0, 'heating'));
  // Known from what it showed: a line that it took out is out, and not put back below.
  content = typedInto(content, typed('first', maya, 1, ''));
  expect(content.fields.topics).toBe('');
  expect(content.forms.filter(({ by }) => by === kofi)).toHaveLength(8);
});

describe('more forms at once than are remembered', () => {
  const nine = Array.from({ length: 9 }, (_, nth) => `form${nth}`);
  const lines = ['What we tried', '', 'Where the heating stands', 'Who asks Jo'];

  test('a draft does not grow by their saying again what they hold', () => {
    const draft = forms(begun());
    for (const form of nine) draft.open(form);
    for (const form of nine)
      draft.type(form, { topics: lines.join('\n'), place: 'the library; room 2', rows: [row('Ask Jo'), row(`Ask ${form}`)] });
    const once = draft.fields();
    for (let round = 0; round < 20; round++) for (const form of nine) draft.type(form, {});
    expect(draft.fields()).toEqual(once);
    expect(once.rows.map(({ text }) => text)).toEqual(['Ask Jo', ...nine.map((form) => `Ask ${form}`)]);
  });

  test('each word that somebody writes stands, once, and a sentence that goes on is one sentence', () => {
    const draft = forms(begun());
    for (const form of nine) draft.open(form);
    for (let word = 1; word <= 12; word++)
      for (const form of nine) draft.type(form, { topics: Array.from({ length: word }, (_, nth) => `${form}w${nth + 1}`).join(' ') });
    const stands = draft.fields().topics.split('\n');
    expect(stands.toSorted()).toEqual(nine.map((form) => Array.from({ length: 12 }, (_, nth) => `${form}w${nth + 1}`).join(' ')));
  });

  test('a draft holds no more of them than all that are remembered would, however long they go on', () => {
    const draft = forms(begun());
    for (const form of nine) draft.open(form);
    for (let round = 0; round < 40; round++)
      for (const form of nine) draft.type(form, { went: `${form} ${round} `.repeat(80), topics: `${form} stands` });
    expect(draft.fields().went.length).toBeLessThanOrEqual(8 * logLengths.went);
    for (const form of nine) expect(draft.fields().topics).toContain(`${form} stands`);
  });

  test('two actions that say the same stay two', () => {
    const draft = forms(begun());
    draft.open('first');
    draft.type('first', { rows: [row('Ask Jo'), row('Ask Jo')] });
    for (const form of nine) draft.open(form);
    draft.type('first', { rows: [row('Ask Jo'), row('Ask Jo')] });
    draft.type('first', { rows: [row('Ask Jo'), row('Ask Kim')] });
    expect(draft.fields().rows.map(({ text }) => text)).toContain('Ask Kim');
  });
});
