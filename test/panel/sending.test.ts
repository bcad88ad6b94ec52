import { setImmediate as immediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { formAsk, typing } from '../../extension/panel/writing.ts';
import type { PanelAsk } from '../../shared/api.ts';
import { marksOf } from '../../shared/domain/edited.ts';
import { saidOfAction } from '../../shared/domain/plan.ts';
import type { WallDate } from '../../shared/time.ts';
import { london, maya } from '../setup/facts.ts';
import { runs } from '../setup/long.ts';
import { fates, type PanelAway, panelAway } from '../setup/panel/away.ts';
import { stateFor } from '../setup/panel/pair.ts';
import { duringCall } from '../setup/panel/scene.ts';

const linesIn = (text: string) => text.split('\n').filter((line) => line.startsWith('Line')).length;
const day = '2026-12-11' as WallDate;
const actionIn = ({ pair }: PanelAway) => pair.facts().actions.find(({ id }) => id === 'act_agenda')!;
const acts: Record<string, (world: PanelAway, count: number) => PanelAsk | null> = {
  tick: ({ model }) => ({ type: model().pending.length % 2 ? 'plan.action.undone' : 'plan.action.done', action: 'act_draft' }),
  point: (_, count) => ({ type: 'agenda.add', meeting: 'mtg_today', text: `Point ${count}` }),
  action: (_, count) => ({
    type: 'plan.action.add',
    mentorship: 'men_kofimaya',
    goal: null,
    text: `Action ${count}`,
    person: maya,
    byWhen: day,
  }),
  edit: (it, count) => ({
    type: 'plan.action.edit',
    action: 'act_agenda',
    seen: marksOf(saidOfAction(actionIn(it))),
    ...saidOfAction({ ...actionIn(it), milestone: `Milestone ${count}` }),
  }),
  write: ({ model, tell }, count) => {
    const writing = Object.values(model().writing)[0];
    if (!writing) return null;
    const next = typing(writing, { topics: `${writing.fields.topics}\nLine ${count}`.trim() }, count);
    tell({ says: 'typed', writing: next });
    return formAsk('log.keep', next, london);
  },
};

test('whatever the network does and however often the panel is closed, everything that was asked is done once, in its order, and both come to the same', async () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...Object.keys(acts)) },
    { weight: 2, arbitrary: fc.constant('turn') },
    { weight: 1, arbitrary: fc.constant('reload') },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.array(fc.constantFrom(...fates), { maxLength: 12 }), async (steps, fate) => {
      const it = panelAway();
      it.fate.push(...fate);
      await it.open();
      const keeps = new Set<string>();
      let lines = 0;
      for (const [count, one] of steps.entries()) {
        if (one === 'reload' || it.model().place === 'expired') await it.open();
        if (one === 'turn') await immediate();
        const intent = acts[one]?.(it, count + 1);
        if (intent) await it.ask(intent);
        if (intent?.type === 'log.keep') {
          keeps.add(it.asked.at(-1)!);
          lines += 1;
        }
        if (it.model().place === 'here') expect(linesIn(Object.values(it.model().writing)[0]!.fields.topics)).toBe(lines);
      }
      await it.settled();
      it.close();
      // Of what a form holds only its newest has to arrive.
      expect(it.applied.filter((key) => !keeps.has(key))).toEqual(it.asked.filter((key) => !keeps.has(key)));
      expect(it.applied).toEqual(it.asked.filter((key) => it.applied.includes(key)));
      expect(new Set(it.applied).size).toBe(it.applied.length);
      expect(it.model().pending).toEqual([]);
      expect(it.model().state).toEqual(stateFor([it.pair], maya, duringCall));
      const { topics } = it.pair.log()!.draft()!.content.fields;
      expect(linesIn(topics)).toBe(lines);
      expect(Object.values(it.model().writing)[0]!.fields.topics).toBe(topics);
    }),
    { numRuns: runs(60, 3000) },
  );
});

test('what is typed without a pause is with the other two seconds after its first letter', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const it = panelAway();
  await it.open();
  const type = async (letter: number) => {
    await it.ask(acts.write!(it, letter)!);
    await vi.advanceTimersByTimeAsync(300);
    for (let turn = 0; turn < 5; turn += 1) await immediate();
    return it.applied.length;
  };
  const sent: number[] = [];
  for (let letter = 1; letter <= 8; letter += 1) sent.push(await type(letter));
  it.close();
  expect(sent).toEqual([0, 0, 0, 0, 0, 0, 1, 1]);
});
