import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { begunFrom } from '../../extension/panel/ahead.ts';
import { apiOf } from '../../extension/panel/api.ts';
import { caretAfter } from '../../extension/panel/caret.ts';
import { keptHere } from '../../extension/panel/kept-here.ts';
import { linesOf } from '../../extension/panel/lines.ts';
import { serverOf } from '../../extension/panel/server.ts';
import { arrived, begun, formAsk, rowsBegun, typing } from '../../extension/panel/writing.ts';
import type { PanelAsk } from '../../shared/api.ts';
import { Intent } from '../../shared/intent.ts';
import { kofi, london, maya } from '../setup/facts.ts';
import { drafted, later } from '../setup/log-of-tuesday.ts';
import { panelPair, stateFor } from '../setup/panel/pair.ts';
import { duringCall, sceneFacts } from '../setup/panel/scene.ts';

const form = 'frm_0001';
const me = { id: maya, zone: london };

describe('what is typed into a log beside the call', () => {
  test('goes through the door as the form that it is', () => {
    const { draft } = drafted({ topics: 'The rota' });
    const writing = typing(begun(draft()!, form, me), { hard: 'Saying no' }, 5);
    const intent = Intent.parse(formAsk('log.keep', writing, london));
    expect(intent).toMatchObject({ type: 'log.keep', form, at: 5, zone: london, topics: 'The rota', hard: 'Saying no', action1: '' });
  });

  test('is put together with what the other wrote meanwhile, in another field and in the same', () => {
    const log = drafted({ topics: 'The rota' });
    const own = typing(begun(log.draft()!, form, me), { topics: 'The rota\nThe budget' }, 1);
    log.opens('theirs', kofi);
    log.types(kofi, 'theirs', { topics: 'The rota, and who says no', helped: 'Asking first' }, later(5));
    const { fields } = arrived(own, log.draft()!, me);
    expect(fields.topics).toContain('The rota, and who says no');
    expect(fields.topics).toContain('The budget');
    expect(fields.helped).toBe('Asking first');
  });

  test('gives way to what arrives once the server has it', () => {
    const log = drafted({ topics: 'The rota' });
    const writing = typing(begun(log.draft()!, form, me), { topics: 'The budget' }, 1);
    log.types(maya, form, { ...writing.fields }, later(5), 1);
    log.opens('theirs', kofi);
    log.types(kofi, 'theirs', { topics: 'The rota' }, later(6));
    expect(arrived(writing, log.draft()!, me).fields.topics).toBe('The rota');
  });

  test('never happens twice at the same moment, whatever the clock says', () => {
    const first = typing(begun(drafted().draft()!, form, me), { topics: 'a' }, 100);
    expect(typing(first, { topics: 'ab' }, 90).at).toBe(101);
  });

  test('keeps the rows that were begun in chat', () => {
    const log = drafted();
    log.opens('chat');
    log.types(maya, 'chat', { rows: [{ text: 'Ask the team', person: null, byWhen: null }] }, later(3));
    const writing = begun(log.draft()!, form, me);
    expect(rowsBegun(writing)).toMatchObject([{ number: 1, text: 'Ask the team', person: null }]);
    expect(formAsk('log.save', writing, london)).toMatchObject({ action1: 'Ask the team', action1By: null });
  });
});

describe('a caret', () => {
  test.each([
    ['stays before what changed', 'rota', 'rota, budget', 2, 2],
    ['moves on behind what came before it', 'rota', 'The rota', 4, 8],
    ['stays put in a text of one who writes below', 'a\nb', 'a\nb\nc', 1, 1],
    ['stands where the change began when it was within it', 'one two three', 'one 2 three', 6, 4],
  ])('%s', (_, before, after, caret, is) => expect(caretAfter(before, after, caret)).toBe(is));
});

test('of a form that keeps itself only what it began with and its newest words wait to be sent, in their place among all else', async () => {
  const writing = begun(drafted().draft()!, form, me);
  const keep = (at: number) => formAsk('log.keep', { ...writing, at }, london);
  const kept = keptHere();
  const asks: PanelAsk[] = [keep(0), keep(7), { type: 'plan.action.done', action: 'act_draft' }, keep(9)];
  for (const [index, intent] of asks.entries()) await kept.add({ key: `k${index}`, intent }, null);
  expect((await kept.recall()).held.map(({ key }) => key)).toEqual(['k0', 'k2', 'k3']);
});

test('of a pairing that is over what somebody wrote waits, and nothing that the other did', async () => {
  const kept = keptHere();
  const writing = begun(drafted({ topics: 'The rota' }).draft()!, form, me);
  const keep = (at: number, topics: string) => formAsk('log.keep', { ...writing, at, fields: { ...writing.fields, topics } }, london);
  await kept.add({ key: 'began', intent: keep(0, 'The rota') }, null);
  await kept.add({ key: 'typed', intent: keep(5, 'The budget') }, null);
  const saw = begunFrom({ text: 'Theirs to read', criteria: null });
  const clash = { text: { value: 'Theirs meanwhile', by: kofi, at: later(5) } };
  await kept.draft('edited', { ...saw, fields: { ...saw.fields, text: 'Mine' }, clash });
  await kept.draft('opened', saw);
  await kept.draft('new', { fields: { text: 'Mine alone' } });
  await kept.forgetSeen();
  const { held, drafts } = await kept.recall();
  expect(held.map(({ key }) => key)).toEqual(['typed']);
  expect(drafts).toEqual({
    edited: { fields: { text: 'Mine' }, seen: { text: saw.seen.text } },
    opened: { fields: {}, seen: {} },
    new: { fields: { text: 'Mine alone' } },
  });
});

test.each([
  ['https://cairn.example.org', 'https://cairn.example.org'],
  [' cairn.example.org/panel ', 'https://cairn.example.org'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  // No extension's policy lets it talk to this one without https.
  ['http://[::1]:3000', null],
  ['http://cairn.example.org', null],
  ['https://maya@cairn.example.org', null],
  ['javascript:alert(1)', null],
  ['two words', null],
  ['', null],
])('“%s” as the address of a Cairn is %s', (typed, origin) => expect(serverOf(typed)).toBe(origin));

test('a state that this panel cannot read is none, and what is no answer of Cairn’s is as if nobody had answered', async () => {
  const whole = stateFor([panelPair(sceneFacts(), () => duringCall)], maya, duringCall);
  const { pairs: _, ...without } = whole;
  const bodies = [whole, without, { ...whole, pairs: null }, { ...whole, pairs: [null] }, { ...whole, pairs: [{}] }, { login: 'here' }];
  const server = createServer((_request, response) => void response.end(JSON.stringify(bodies.shift())));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const api = apiOf({ server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: async () => 'token' });
  expect(await api.state(null)).toEqual({ got: JSON.parse(JSON.stringify(whole)) });
  for (let nth = 0; nth < 4; nth += 1) expect(await api.state(null)).toEqual({ no: 'not-taken' });
  expect(await api.state(null)).toEqual({ no: 'away' });
});

test('a line of the stream is read once it is whole, however it is cut', async () => {
  const cut = ['{"ver', 'sion":"1"}\n\n{"version"', ':"2"}\n{"ver'];
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const one of cut) controller.enqueue(new TextEncoder().encode(one));
      controller.close();
    },
  });
  expect(await Array.fromAsync(linesOf(stream))).toEqual(['{"version":"1"}', '', '{"version":"2"}']);
  // One that never ends is not waited for.
  const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(16_384).fill(120)) });
  expect(await Array.fromAsync(linesOf(endless))).toEqual([]);
});
