import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyFields, typedInto } from '../../shared/domain/drafting.ts';
import { LogDraft } from '../../shared/domain/log.ts';
import { type Ask, Intent, type IntentOf } from '../../shared/intent.ts';
import { typedFields } from '../../shared/log-fields.ts';
import { typedIn } from '../../shared/log-typed.ts';
import { maya } from '../setup/facts.ts';

const known = { type: 'log.keep', log: 'log_0001', form: 'frm_0001', zone: 'Europe/London', at: 1 } as const;
const held = Object.keys(typedFields).filter((name) => !(name in known));

function kept(fields: object): IntentOf<'log.keep'> {
  return Intent.parse({ ...known, ...fields } as Ask) as IntentOf<'log.keep'>;
}

test('whatever a form holds while somebody writes is taken, and can be read again once it is kept', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4000 }),
    fc.constantFrom('\0', '\ud800', 'a\r\nb\u2028c', '2026-13-45', '25:99'),
  );
  const anything = fc.oneof(
    text,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(text, { maxLength: 3 }),
    fc.object(),
  );
  const form = fc.dictionary(fc.constantFrom(...held), anything);
  fc.assert(
    fc.property(form, form, (first, second) => {
      const empty = { fields: emptyFields, actions: [], proposed: null, forms: [] };
      const one = typedInto(empty, typedIn(kept(first), maya));
      const content = typedInto(one, typedIn({ ...kept(second), form: 'frm_0002' }, maya));
      const draft = { id: 'log_0001', mentorship: 'men_0001', content, by: 'per_0001', at: '2026-11-24T15:30:00.000Z' };
      expect(LogDraft.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    }),
  );
});

test('what is too long is cut between letters, also where the last is an emoji', () => {
  const { fields } = typedIn(
    kept({ topics: `${'a'.repeat(2999)}🌱`, hard: `${'a'.repeat(1498)}🌱 and more`, action1: `${'é'.repeat(299)}🌱` }),
    maya,
  );
  expect(fields.topics).toBe('a'.repeat(2999));
  expect(fields.hard).toBe(`${'a'.repeat(1498)}🌱`);
  expect(fields.rows[0]!.text).toBe('é'.repeat(299));
});

test('what cannot be read yet is taken as empty, and what can be stays', () => {
  const fields = {
    topics: 'Heating\u202e',
    minutes: '4x',
    method: 'by carrier pigeon',
    nextDate: '24/12',
    nextTime: '9',
    done: 'all of them',
  };
  expect(typedIn(kept({ ...fields, action1: 'Ask Mair', action1By: 'Mair', action1On: '2026-12-04' }), maya).fields).toMatchObject({
    topics: 'Heating',
    minutes: null,
    method: null,
    nextDate: null,
    nextTime: null,
    done: [],
    rows: [{ text: 'Ask Mair', person: null, byWhen: '2026-12-04' }, {}, {}, {}],
  });
});
