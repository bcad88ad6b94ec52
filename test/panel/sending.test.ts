import { setImmediate as immediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../extension/panel/api.ts';
import { draftId } from '../../extension/panel/drafts.ts';
import type { Kept } from '../../extension/panel/kept.ts';
import { keptHere } from '../../extension/panel/kept-here.ts';
import { beginning, type Message, type Model, type PanelAsk, reduce } from '../../extension/panel/model.ts';
import { sending } from '../../extension/panel/sending.ts';
import { formAsk, typing } from '../../extension/panel/writing.ts';
import type { Asked, AskRequest } from '../../shared/api.ts';
import { marksOf } from '../../shared/domain/edited.ts';
import { editAction, saidOfAction } from '../../shared/domain/plan.ts';
import type { WallDate } from '../../shared/time.ts';
import { kofi, london, maya } from '../setup/facts.ts';
import { newId } from '../setup/logs.ts';
import { runs } from '../setup/long.ts';
import { panelPair, stateFor } from '../setup/panel/pair.ts';
import { duringCall, sceneFacts } from '../setup/panel/scene.ts';

/** What becomes of a request: it arrives and is answered, does not arrive, arrives and its answer does not, is turned away for now, or for good. */
const fates = ['answered', 'lost', 'answer lost', 'busy', 'expired'] as const;
type Fate = (typeof fates)[number];

/** A pair's Cairn, and a browser that keeps what its panel keeps, however often the panel is closed. */
function world() {
  const pair = panelPair(sceneFacts(), () => duringCall);
  pair.beginLog(maya, 'mtg_today');
  const kept = keptHere();
  const answers = new Map<string, Asked>();
  const applied: string[] = [];
  const asked: string[] = [];
  const fate: Fate[] = [];
  let forms = 0;
  const form = () => `frm_${String(++forms).padStart(4, '0')}`;
  const state = (): Message => ({ says: 'state', state: stateFor([pair], maya, duringCall), form });
  let model: Model = beginning;
  let stop = new AbortController();
  let sender: ReturnType<typeof sending>;
  const tell = (message: Message) => {
    model = reduce(model, message);
  };

  async function ask(request: AskRequest): Promise<Reply<Asked>> {
    await immediate();
    const becomes = fate.shift() ?? 'answered';
    if (becomes === 'lost' || becomes === 'busy') return { no: 'away' };
    if (becomes === 'expired') return { no: 'expired' };
    if (!answers.has(request.key)) {
      applied.push(request.key);
      answers.set(
        request.key,
        pair.ask(maya, request.intent, (why) => why),
      );
    }
    return becomes === 'answer lost' ? { no: 'away' } : { got: answers.get(request.key)! };
  }

  /** The panel is opened, again, and first shows what was kept. */
  async function open(): Promise<void> {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const calm = { now: () => {}, reset: () => {}, wait: async () => void (await immediate()) };
    model = reduce(beginning, { says: 'recalled', recalled: await kept.recall(), now: duringCall, form });
    tell(state());
    const told = {
      asked: (key: string, intent: PanelAsk) => {
        asked.push(key);
        tell({ says: 'asked', key, intent });
      },
      answered: (key: string, answer: Asked | null) => {
        tell({ says: 'answered', key, answer });
        tell(state());
      },
      away: () => tell({ says: 'away' }),
      expired: () => {
        stop.abort();
        tell({ says: 'expired' });
      },
    };
    sender = sending(kept, { ask }, told, signal, calm);
    void sender.run();
  }

  return {
    pair,
    kept,
    applied,
    asked,
    fate,
    open,
    model: () => model,
    tell,
    ask: (intent: PanelAsk) => sender.ask(intent),
    /** Everything that waits is sent, and the newest state is there. */
    async settled(): Promise<void> {
      for (let turn = 0; (await kept.first()) !== null; turn += 1) {
        if (turn > 5000) throw new Error('it never comes to an end');
        if (stop.signal.aborted) await open();
        void sender.run();
        await immediate();
      }
      tell(state());
    },
    close: () => stop.abort(),
  };
}
type World = ReturnType<typeof world>;

const linesIn = (text: string) => text.split('\n').filter((line) => line.startsWith('Line')).length;
const day = '2026-12-11' as WallDate;
const actionIn = ({ pair }: World) => pair.facts().actions.find(({ id }) => id === 'act_agenda')!;
const acts: Record<string, (world: World, count: number) => PanelAsk | null> = {
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
      const it = world();
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

describe('what is not taken', () => {
  const edit = (it: World, text: string): PanelAsk => {
    const action = actionIn(it);
    return { type: 'plan.action.edit', action: action.id, seen: marksOf(saidOfAction(action)), ...saidOfAction({ ...action, text }) };
  };
  const byKofi = (it: World, text: string) =>
    it.pair.meanwhile((facts) =>
      editAction(facts, 'act_agenda', { ...saidOfAction(actionIn(it)), text }, { who: kofi, now: duringCall, change: newId('plc') }),
    );
  const id = draftId('plan.action.edit', 'act_agenda');

  test('stands where it was typed, with what the other made of the same, and the next try has seen both', async () => {
    const it = world();
    await it.open();
    const mine = edit(it, 'Send it a week ahead');
    byKofi(it, 'Send it three days ahead');
    await it.ask(mine);
    await it.settled();
    const draft = it.model().drafts[id]!;
    expect(draft).toMatchObject({
      fields: { text: 'Send it a week ahead' },
      clash: { text: { value: 'Send it three days ahead', by: kofi, at: duringCall } },
    });
    await it.ask({ ...mine, seen: draft.seen } as PanelAsk);
    await it.settled();
    expect(actionIn(it).text).toBe('Send it a week ahead');
    expect(it.model().drafts).toEqual({});
    it.close();
  });

  test('stands beside what is typed there by now, where that is something else', async () => {
    const it = world();
    await it.open();
    const none: PanelAsk = { type: 'agenda.add', meeting: 'mtg_gone' as 'mtg_today', text: 'Holidays' };
    await it.ask(none);
    it.tell({ says: 'draft', id: draftId('agenda.add', 'mtg_gone'), draft: { fields: { text: 'Something el' } } });
    await it.settled();
    const [key] = it.asked;
    expect(it.model().drafts).toMatchObject({
      [draftId('agenda.add', 'mtg_gone')]: { fields: { text: 'Something el' } },
      [`left/${key}`]: { fields: { text: 'Holidays' }, left: { intent: none } },
    });
    it.close();
  });

  test('of an edit that goes on while the first half of it clashes is all in the one that is open', async () => {
    const it = world();
    await it.open();
    const mine = edit(it, 'Send it a week ahead');
    const seen = marksOf(saidOfAction({ ...actionIn(it), text: 'Send it a week ahead' }));
    byKofi(it, 'Send it three days ahead');
    await it.ask(mine);
    const fields = { text: 'Send it a week ahead, to both', person: maya, byWhen: day };
    it.tell({ says: 'draft', id, draft: { fields, seen } });
    await it.settled();
    expect(it.model().drafts[id]).toMatchObject({ fields, clash: { text: { value: 'Send it three days ahead' } } });
    expect(Object.keys(it.model().drafts)).toEqual([id]);
    it.close();
  });
});

test('what is asked is kept as a draft until it is kept as an ask, and never in between', async () => {
  const kept: Kept = keptHere();
  const id = draftId('agenda.add', 'mtg_today');
  await kept.draft(id, { fields: { text: 'Holidays' } });
  await kept.add({ key: 'k1', intent: { type: 'agenda.add', meeting: 'mtg_today', text: 'Holidays' } }, id);
  expect(await kept.recall()).toMatchObject({ held: [{ key: 'k1' }], drafts: {} });
  await kept.forgetSeen();
  expect((await kept.recall()).held).toHaveLength(1);
  await kept.forgetAll();
  expect((await kept.recall()).held).toEqual([]);
});
