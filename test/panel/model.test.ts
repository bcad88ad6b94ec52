import { describe, expect, test } from 'vitest';
import { beginning, type Message, type Model, reduce, underWay, waiting } from '../../extension/panel/model.ts';
import { formAsk, typing } from '../../extension/panel/writing.ts';
import type { PanelAsk } from '../../shared/api.ts';
import { at, kofi, london, maya } from '../setup/facts.ts';
import { panelPair, stateFor } from '../setup/panel/pair.ts';
import { duringCall, sceneFacts } from '../setup/panel/scene.ts';

const tick: PanelAsk = { type: 'plan.action.done', action: 'act_draft' };
const told = (model: Model, ...messages: Message[]) => messages.reduce(reduce, model);
const pairNow = () => panelPair(sceneFacts(), () => duringCall);
const stateOf = (pair: ReturnType<typeof pairNow>): Message => ({
  says: 'state',
  state: stateFor([pair], maya, duringCall),
  form: () => 'frm_0001',
});
const here = (pair = pairNow()) => reduce(beginning, stateOf(pair));
const writingIn = ({ writing }: Model) => Object.values(writing)[0]!;

describe('what the panel knows', () => {
  test('is the pair that the server says this is, until somebody chooses another that is there', () => {
    const model = here();
    expect([model.place, model.chosen]).toEqual(['here', 'men_kofimaya']);
    expect(reduce({ ...model, chosen: 'men_gone00' }, stateOf(pairNow())).chosen).toBe('men_kofimaya');
  });

  test('shows what was asked until a state has it, so that a tick does not flicker', () => {
    const pair = pairNow();
    const asked = reduce(here(pair), { says: 'asked', key: 'k1', intent: tick, draft: null });
    expect(waiting(asked)).toBe(1);
    const answered = reduce(asked, { says: 'answered', key: 'k1', intent: tick, answer: { done: true } });
    expect([waiting(answered), underWay(answered, 'plan.action.done').length]).toEqual([0, 1]);
    expect(reduce(answered, stateOf(pair)).pending).toEqual([]);
    expect(reduce(asked, stateOf(pair)).pending).toHaveLength(1);
  });

  test('gives back what was not taken, with why, and forgets it once something else is asked', () => {
    const no = told(
      here(),
      { says: 'asked', key: 'k1', intent: tick, draft: null },
      { says: 'answered', key: 'k1', intent: tick, answer: { refused: 'Not yours.' } },
    );
    expect([no.pending, no.refused]).toEqual([[], { intent: tick, why: 'Not yours.', fields: {} }]);
    expect(reduce(no, { says: 'asked', key: 'k2', intent: tick, draft: null }).refused).toBeNull();
  });

  test('is offline until something arrives', () => {
    const away = reduce(here(), { says: 'away' });
    expect([away.isOnline, reduce(away, stateOf(pairNow())).isOnline]).toEqual([false, true]);
  });

  test('shows nothing of a pair once its pairing has expired, and keeps what waits', () => {
    const expired = told(here(), { says: 'asked', key: 'k1', intent: tick, draft: null }, { says: 'expired' });
    expect([expired.place, expired.state, waiting(expired)]).toEqual(['expired', null, 1]);
  });
});

describe('a log in the panel', () => {
  const writing = (model: Model, text: string) => typing(writingIn(model), { topics: text }, 10);
  const begun = () => {
    const pair = pairNow();
    pair.beginLog(kofi, 'mtg_today');
    return pair;
  };

  test('keeps what is typed when a state arrives that does not have it', () => {
    const pair = begun();
    const model = here(pair);
    const typed = reduce(model, { says: 'typed', writing: writing(model, 'The rota') });
    expect(writingIn(reduce(typed, stateOf(pair))).fields.topics).toBe('The rota');
  });

  test('does not lose what got through while an older state was on its way', () => {
    const pair = begun();
    const model = here(pair);
    const newest = writing(model, 'The rota');
    const older = stateOf(pair);
    const kept = told(
      model,
      { says: 'typed', writing: newest },
      { says: 'asked', key: 'k1', intent: formAsk('log.keep', newest, london), draft: null },
      { says: 'answered', key: 'k1', intent: formAsk('log.keep', newest, london), answer: { done: true } },
      older,
    );
    expect([writingIn(kept).fields.topics, kept.pending]).toEqual(['The rota', []]);
  });

  test('keeps itself by its newest words alone', () => {
    const model = here(begun());
    const older = writing(model, 'The');
    const both = told(
      model,
      { says: 'asked', key: 'k1', intent: formAsk('log.keep', older, london), draft: null },
      { says: 'asked', key: 'k2', intent: formAsk('log.keep', typing(older, { topics: 'The rota' }, 20), london), draft: null },
    );
    expect(both.pending.map(({ key }) => key)).toEqual(['k2']);
  });

  test('is read through once it was saved, and not when something in it was not taken', () => {
    const model = here(begun());
    const save = formAsk('log.save', writing(model, 'The rota'), london);
    const { log } = writingIn(model);
    const finishing = told(model, { says: 'finishing', log }, { says: 'asked', key: 'k1', intent: save, draft: null });
    const read = reduce(finishing, { says: 'answered', key: 'k1', intent: save, answer: { done: true } });
    expect([read.look, read.finishing]).toEqual(['reading', null]);
    const no = reduce(finishing, {
      says: 'answered',
      key: 'k1',
      intent: save,
      answer: { refused: 'When?', fields: { nextTime: 'At what time?' } },
    });
    expect([no.look, no.finishing, no.refused?.fields]).toEqual([null, null, { nextTime: 'At what time?' }]);
  });

  test('that was read through, signed here and taken back is written on, not read through again', () => {
    const model: Model = { ...here(begun()), look: 'reading' };
    const intent: PanelAsk = { type: 'log.withdraw', log: writingIn(model).log };
    const back = told(
      model,
      { says: 'asked', key: 'k1', intent, draft: null },
      { says: 'answered', key: 'k1', intent, answer: { done: true } },
    );
    expect(back.look).toBe('log');
  });

  test('of one that was signed meanwhile keeps what was typed apart, and of what a form began with nothing', () => {
    const model = here(begun());
    const typed = writing(model, 'The rota');
    const intent = formAsk('log.keep', typed, london);
    const no: Message = { says: 'answered', key: 'k1', intent, answer: { refused: 'It was signed.' } };
    const left = told(model, { says: 'asked', key: 'k1', intent, draft: null }, no);
    expect(left.drafts).toEqual({ [`left/${typed.form}`]: { fields: {}, left: { intent, why: 'It was signed.' } } });
    expect(told(model, { says: 'asked', key: 'k1', intent: { ...intent, at: 0 } as PanelAsk, draft: null }, no).drafts).toEqual({});
  });

  test('shows at once what was typed before the window was closed, and is of whoever is meant once that is known', () => {
    const pair = begun();
    const state = stateFor([pair], maya, duringCall);
    const typed = writing(here(pair), 'The rota');
    const recalled: Message = {
      says: 'recalled',
      recalled: {
        held: [{ order: 1, key: 'k1', intent: formAsk('log.keep', typed, london) }],
        drafts: { x: { fields: { text: 'Holid' } } },
        cached: { state: { ...state, open: null }, ahead: 0 },
      },
      now: duringCall,
      form: () => 'frm_0002',
    };
    const model = reduce(beginning, recalled);
    expect([writingIn(model).fields.topics, waiting(model), model.isFresh, model.drafts.x]).toEqual([
      'The rota',
      1,
      false,
      { fields: { text: 'Holid' } },
    ]);
    const away = reduce(reduce(model, { says: 'away' }), { says: 'time', now: at('2026-11-24T14:30') });
    expect([away.now, away.state?.now]).toEqual([at('2026-11-24T14:30'), duringCall]);
    expect(reduce(away, stateOf(pair))).toMatchObject({ isFresh: true, isOnline: true, chosen: 'men_kofimaya' });
  });

  test('is written under a new form after it was handed in', () => {
    const pair = begun();
    const model = here(pair);
    const save = formAsk('log.save', writing(model, 'The rota'), london);
    const saved = told(
      model,
      { says: 'asked', key: 'k1', intent: save, draft: null },
      { says: 'answered', key: 'k1', intent: save, answer: { done: true } },
    );
    const next = reduce(saved, { ...stateOf(pair), form: () => 'frm_0002' } as Message);
    expect(writingIn(next).form).toBe('frm_0002');
  });
});
