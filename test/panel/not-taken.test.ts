import { describe, expect, test, vi } from 'vitest';
import { draftId } from '../../extension/panel/drafts.ts';
import type { Kept } from '../../extension/panel/kept.ts';
import { keptHere } from '../../extension/panel/kept-here.ts';
import type { PanelAsk } from '../../shared/api.ts';
import { marksOf } from '../../shared/domain/edited.ts';
import { editAction, saidOfAction } from '../../shared/domain/plan.ts';
import type { WallDate } from '../../shared/time.ts';
import { kofi, maya } from '../setup/facts.ts';
import { newId } from '../setup/logs.ts';
import { type PanelAway, panelAway } from '../setup/panel/away.ts';
import { duringCall } from '../setup/panel/scene.ts';

const day = '2026-12-11' as WallDate;
const actionIn = ({ pair }: PanelAway) => pair.facts().actions.find(({ id }) => id === 'act_agenda')!;
describe('what is not taken', () => {
  const edit = (it: PanelAway, text: string): PanelAsk => {
    const action = actionIn(it);
    return { type: 'plan.action.edit', action: action.id, seen: marksOf(saidOfAction(action)), ...saidOfAction({ ...action, text }) };
  };
  const byKofi = (it: PanelAway, text: string) =>
    it.pair.meanwhile((facts) =>
      editAction(facts, 'act_agenda', { ...saidOfAction(actionIn(it)), text }, { who: kofi, now: duringCall, change: newId('plc') }),
    );
  const id = draftId('plan.action.edit', 'act_agenda');

  test('stands where it was typed, with what the other made of the same, and the next try has seen both', async () => {
    const it = panelAway();
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
    const it = panelAway();
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
    // Asked once more from where it is kept, it leaves what is typed in its form alone.
    it.tell({ says: 'draft', id: draftId('agenda.add', 'mtg_today'), draft: { fields: { text: 'Mine' } } });
    await it.ask({ ...none, meeting: 'mtg_today' }, `left/${key}`);
    await it.settled();
    expect(Object.keys(it.model().drafts)).toEqual([draftId('agenda.add', 'mtg_gone'), draftId('agenda.add', 'mtg_today')]);
    it.close();
  });

  test('of an edit that goes on while the first half of it clashes is all in the one that is open', async () => {
    const it = panelAway();
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

test('what one panel asked and another of the same browser sent is known to both, and what was not taken of it is lost with neither', async () => {
  const it = panelAway();
  const other = panelAway(it);
  await it.open();
  await other.open();
  const action = actionIn(it);
  const byKofi = editAction(
    it.pair.facts(),
    action.id,
    { ...saidOfAction(action), text: 'Three days' },
    { who: kofi, now: duringCall, change: newId('plc') },
  );
  // It waits for the network, and meanwhile nobody else sends.
  other.fate.push('lost', 'lost', 'lost');
  await other.ask({ type: 'plan.action.done', action: 'act_draft' });
  await it.ask({
    type: 'plan.action.edit',
    action: action.id,
    seen: marksOf(saidOfAction(action)),
    ...saidOfAction({ ...action, text: 'A week' }),
  });
  await it.ask({ type: 'agenda.add', meeting: 'mtg_today', text: 'Holidays' });
  // Whoever ticks has no words to be given back, and is told why all the same.
  await it.ask({ type: 'plan.action.done', action: 'act_gone' });
  it.pair.meanwhile(() => byKofi);
  await other.settled();
  await vi.waitFor(() => expect(it.model().pending).toEqual([]));
  expect([other.applied.length, it.applied, actionIn(it).text]).toEqual([4, [], 'Three days']);
  const kept = {
    [`left/${it.asked[0]}`]: { fields: { text: 'A week' }, left: { why: expect.any(String) } },
    [`left/${it.asked[2]}`]: { left: { intent: { action: 'act_gone' }, why: expect.any(String) } },
  };
  for (const drafts of [it.model().drafts, other.model().drafts, (await it.kept.recall()).drafts]) expect(drafts).toMatchObject(kept);
  it.close();
  other.close();
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
