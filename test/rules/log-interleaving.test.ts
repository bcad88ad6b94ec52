import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Typed } from '../../shared/domain/drafting.ts';
import { begun, forms } from '../setup/log-forms.ts';
import { runs } from '../setup/long.ts';

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
