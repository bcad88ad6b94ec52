import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../shared/decision.ts';
import type { ActionText } from '../../shared/domain/action.ts';
import { edited, isClash, marksOf } from '../../shared/domain/edited.ts';
import { actionDone, addAction, editAction, type Hand, saidOfAction } from '../../shared/domain/plan.ts';
import { lastChange, linesOf } from '../../shared/domain/plan-history.ts';
import type { Instant, WallDate } from '../../shared/time.ts';
import { aPair, factsAfter, kofi, maya } from '../setup/facts.ts';
import { newId } from '../setup/logs.ts';
import { runs } from '../setup/long.ts';

const now = '2026-11-24T10:00:00.000Z' as Instant;
const by = (who: Hand['who'], at = now): Hand => ({ who, now: at, change: newId('plc') });
const text = (more: Partial<ActionText> = {}): ActionText => ({
  goal: null,
  text: 'Draft a rota',
  person: maya,
  byWhen: '2026-12-01' as WallDate,
  milestone: null,
  resources: null,
  risk: null,
  ...more,
});

describe('two who edit one action', () => {
  const id = newId('act');
  const facts = factsAfter(aPair(), addAction(aPair(), text(), id, by(maya)));
  const there = (of = facts) => of.actions.find((one) => one.id === id)!;
  const seen = marksOf(saidOfAction(there()));
  const later = '2026-11-24T14:05:00.000Z' as Instant;
  const byKofi = editAction(facts, id, text({ text: 'Draft a rota for January' }), by(kofi, later), seen);
  const meanwhile = factsAfter(facts, byKofi);

  test('have both done, where it was different things', () => {
    const after = factsAfter(meanwhile, editAction(meanwhile, id, text({ byWhen: '2026-12-08' as WallDate }), by(maya), seen));
    expect(there(after)).toMatchObject({ text: 'Draft a rota for January', byWhen: '2026-12-08' });
  });

  test('are both asked, where it was the same and came out differently, and nothing is changed', () => {
    const outcome = editAction(meanwhile, id, text({ text: 'Draft it twice', milestone: 'A list' }), by(maya), seen);
    expect(outcome).toEqual({ refused: 'changedMeanwhile', field: 'text', clash: ['text'] });
    const again = editAction(meanwhile, id, text({ text: 'Draft it twice' }), by(maya), marksOf(saidOfAction(there(meanwhile))));
    expect(there(factsAfter(meanwhile, again)).text).toBe('Draft it twice');
  });

  test('need not be asked, where it came out alike', () => {
    const same = editAction(meanwhile, id, text({ text: 'Draft a rota for January' }), by(maya), seen);
    expect(there(factsAfter(meanwhile, same)).text).toBe('Draft a rota for January');
  });

  test('are told who it was that changed a field, and not who touched the action last', () => {
    const after = factsAfter(
      meanwhile,
      editAction(meanwhile, id, { ...saidOfAction(there(meanwhile)), risk: 'Leave' }, by(maya, now), undefined),
    );
    const change = (what: 'action-edited', who: typeof kofi, at: Instant, before: ReturnType<typeof there>) => ({
      id: newId('plc'),
      mentorship: after.mentorship.id,
      person: who,
      at,
      what,
      item: id,
      before,
    });
    const lines = linesOf(
      [change('action-edited', maya, now, there(meanwhile)), change('action-edited', kofi, later, there())],
      [there(after)],
    );
    expect(lastChange(lines, there(after), 'text')).toEqual({ by: kofi, at: later });
    expect(lastChange(lines, there(after), 'risk')).toEqual({ by: maya, at: now });
    expect(lastChange([], there(after), 'text')).toEqual({ by: maya, at: now });
  });

  test('tick it both, and it is ticked', () => {
    const done = factsAfter(facts, actionDone(facts, id, by(kofi)));
    expect(actionDone(done, id, by(maya))).toEqual({ changes: [] });
    expect(isRefusal(editAction(done, id, text({ text: 'Too late' }), by(maya), seen))).toBe(true);
  });
});

type Item = { text: string; person: string; day: string | null };
const values = fc.constantFrom('a', 'b', 'c');
const item = fc.record({ text: values, person: values, day: fc.option(values) });
/** Somebody sees the item as it was some edits ago, and makes something of it. */
const edits = fc.array(
  fc.record({ ago: fc.nat(4), makes: fc.record({ text: values, person: values, day: fc.option(values) }, { requiredKeys: [] }) }),
  {
    maxLength: 12,
  },
);
const fields = ['text', 'person', 'day'] as const;

test('however edits come in between each other, no change is lost unseen, different fields always go together, and doing it again does nothing', () => {
  fc.assert(
    fc.property(item, edits, (begun, all) => {
      const states: Item[] = [begun];
      for (const { ago, makes } of all) {
        const current = states.at(-1)!;
        const saw = states.at(-1 - (ago % states.length))!;
        const typed = { ...saw, ...makes };
        const { becomes, clash } = edited(current, typed, marksOf(saw));
        const changed = fields.filter((field) => typed[field] !== saw[field]);
        const meanwhile = fields.filter((field) => current[field] !== saw[field]);
        expect(clash).toEqual(changed.filter((field) => meanwhile.includes(field) && current[field] !== typed[field]));
        for (const field of fields) expect(becomes[field]).toBe(changed.includes(field) ? typed[field] : current[field]);
        if (clash.length > 0) continue;
        expect(edited(becomes, typed, marksOf(saw))).toEqual({ becomes, clash: [] });
        states.push(becomes);
      }
    }),
    { numRuns: runs(300, 20_000) },
  );
});

test('marks tell texts apart, and say none of them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.oneof(fc.string(), fc.constant(null)), { minLength: 2, maxLength: 40 }), (all) => {
      const marks = all.map((one) => marksOf({ one }).one!);
      expect(new Set(marks).size).toBe(all.length);
      for (const mark of marks) expect(mark).toMatch(/^[a-z0-9]{1,11}$/);
    }),
    { numRuns: runs(200, 5000) },
  );
  expect(isClash({ refused: 'notYours' })).toBe(false);
});
