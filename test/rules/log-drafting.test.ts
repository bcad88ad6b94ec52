import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closed, emptyFields, opened, type Typed, typedInto } from '../../shared/domain/drafting.ts';
import type { ActionId } from '../../shared/domain/ids.ts';
import { type LogDraft, type LogFields, logLengths } from '../../shared/domain/log.ts';
import type { TimeOfDay, WallDate } from '../../shared/time.ts';
import { kofi, kolkata, london, maya } from '../setup/facts.ts';
import { runs } from '../setup/long.ts';

type Content = LogDraft['content'];
const begun = (fields: Partial<LogFields> = {}): Content => ({
  fields: { ...emptyFields, ...fields },
  actions: [],
  proposed: null,
  forms: [],
});
const row = (text: string, who = maya, byWhen = '2026-11-20') => ({ text, person: who, byWhen: byWhen as WallDate });
const noRow = { text: '', person: null, byWhen: null };

/** Forms on one draft, each holding what its writer sees. */
function forms(start: Content) {
  let content = start;
  const held = new Map<string, Typed['fields']>();
  const sent = new Map<string, Typed[]>();
  const deliver = (typed: Typed) => {
    content = typedInto(content, typed);
  };
  return {
    content: () => content,
    fields: () => content.fields,
    open(form: string, zone = london) {
      const { content: next, shown } = opened(content, form, zone);
      content = next;
      held.set(form, shown);
      return shown;
    },
    type(form: string, fields: Partial<Typed['fields']>, arrives = true) {
      const now = { ...held.get(form)!, ...fields };
      held.set(form, now);
      const before = sent.get(form) ?? [];
      const typed = { form, at: before.length + 1, fields: now };
      sent.set(form, [...before, typed]);
      if (arrives) deliver(typed);
      return typed;
    },
    deliver,
    close(form: string) {
      content = closed(content, form);
    },
  };
}

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

type Act = { form: number; what: 'word' | 'line' | 'own' | 'away' | 'arrive' | 'again'; where: number; arrives: boolean };
const acts = fc.array(
  fc.record({
    form: fc.integer({ min: 0, max: 3 }),
    what: fc.constantFrom<Act['what']>('word', 'word', 'line', 'own', 'away', 'arrive', 'again'),
    where: fc.nat({ max: 60 }),
    arrives: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30, size: 'max' },
);
const wordsOf = (text: string) => text.split(/[ \n]/).filter((one) => one !== '');

/**
 * Four forms, opened whenever their writer first comes, and whatever each does: a word or a line of its own anywhere in what it shows, one
 * word put in another's place, one taken away, which may have been somebody else's. What is sent arrives at once, later, again or not at all.
 */
function written(all: readonly Act[], judge: (writers: Map<string, Writer>, taken: Set<string>, draft: ReturnType<typeof forms>) => void) {
  const draft = forms(begun({ topics: 'of the agenda' }));
  const writers = new Map<string, Writer>();
  const taken = new Set<string>();
  let count = 0;
  for (const { form: nth, what, where, arrives } of all) {
    const form = `f${nth}`;
    const writer = writers.get(form) ?? { text: draft.open(form).topics, own: new Set<string>(), arrived: null, sent: [] };
    writers.set(form, writer);
    const parts = writer.text.split(/(?=[ \n])|(?<=[ \n])/).filter((one) => one !== '');
    const word = `w${++count}of${nth}`;
    const at = where % (parts.length + 1);
    const there = parts.flatMap((part, index) => (wordsOf(part).length > 0 ? [index] : []));
    const some = there[where % Math.max(1, there.length)];
    if (what === 'arrive' || what === 'again') {
      const typed = writer.sent[what === 'arrive' ? writer.sent.length - 1 : where % Math.max(1, writer.sent.length)];
      if (!typed) continue;
      draft.deliver(typed);
      if (!writer.arrived || typed.at >= writer.arrived.at) writer.arrived = typed;
    } else {
      if (what === 'word') parts.splice(at, 0, ' ', word, ' ');
      else if (what === 'line') parts.splice(at, 0, '\n', word, '\n');
      else if (some === undefined) continue;
      else {
        taken.add(parts[some]!);
        parts.splice(some, 1, ...(what === 'own' ? [word] : []));
      }
      if (what !== 'away') writer.own.add(word);
      writer.text = parts.join('');
      const typed = draft.type(form, { topics: writer.text }, arrives);
      writer.sent.push(typed);
      if (arrives) writer.arrived = typed;
    }
    judge(writers, taken, draft);
  }
}
type Writer = { text: string; own: Set<string>; arrived: Typed | null; sent: Typed[] };

test('whoever writes at once, in whatever order it arrives: every word that somebody wrote and nobody took away stands in the draft', () => {
  const property = fc.property(acts, (all) =>
    written(all, (writers, taken, draft) => {
      const stands = new Set(wordsOf(draft.fields().topics));
      for (const { own, arrived } of writers.values())
        for (const word of wordsOf(arrived?.fields.topics ?? '')) if (own.has(word) && !taken.has(word)) expect(stands).toContain(word);
    }),
  );
  fc.assert(property, { numRuns: runs(500, 50_000) });
});

test('whoever writes alone, after others or before them, has in the draft what their form holds', () => {
  const property = fc.property(acts, (all) =>
    written(
      all.map((act) => ({ ...act, form: 0 })),
      ({ size }, _, draft) => {
        expect(size).toBe(1);
        const [only] = draft.content().forms;
        expect(draft.fields().topics).toBe(only!.fields.topics);
      },
    ),
  );
  fc.assert(property, { numRuns: runs(200, 20_000) });
});

test('the draft grows with what is written, and not with how often it arrives', () => {
  const property = fc.property(acts, (all) =>
    written(all, (writers, _, draft) => {
      const before = draft.content();
      for (const { arrived } of writers.values()) if (arrived) draft.deliver(arrived);
      expect(draft.fields()).toEqual(before.fields);
    }),
  );
  fc.assert(property, { numRuns: runs(200, 20_000) });
});
