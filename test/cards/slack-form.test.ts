import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Field, Form } from '../../bot/chat/form.ts';
import { renderForm } from '../../bot/chat/slack/render-form.ts';
import { searchZones } from '../../bot/chat/zones.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { runs } from '../setup/long.ts';
import { isTold } from '../setup/slack/dialogs.ts';
import { refusedView } from '../setup/slack/rules.ts';

const words = wordsFor('en-GB');
const summer = Date.parse('2026-07-01T12:00:00.000Z');
const winter = Date.parse('2026-12-01T12:00:00.000Z');
const form = (fields: Field[], rest: Partial<Form> = {}): Form => ({
  name: 'test',
  title: 'A form',
  submit: 'Send',
  cancel: 'Close',
  intro: null,
  ask: { type: 'home.open' },
  fields,
  ...rest,
});
const drawn = (field: Field) => (renderForm(form([field]), words, winter).blocks[0] as { element: object }).element;
const options = (count: number) => Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `Option ${index}` }));

test('every kind of field becomes the input Slack has for it', () => {
  const common = { name: 'x', label: 'X' };
  expect(drawn({ field: 'text', value: 'hello', long: true, most: 500, ...common })).toMatchObject({
    type: 'plain_text_input',
    multiline: true,
    max_length: 500,
    initial_value: 'hello',
  });
  expect(drawn({ field: 'number', value: 60, least: 5, most: 480, ...common })).toMatchObject({
    type: 'number_input',
    min_value: '5',
    max_value: '480',
    initial_value: '60',
  });
  expect(drawn({ field: 'date', value: '2026-11-24', ...common })).toMatchObject({ type: 'datepicker', initial_date: '2026-11-24' });
  expect(drawn({ field: 'time', value: '14:30', ...common })).toMatchObject({ type: 'timepicker', initial_time: '14:30' });
  expect(drawn({ field: 'select', value: 'v1', options: options(3), ...common })).toMatchObject({
    type: 'static_select',
    initial_option: { value: 'v1' },
  });
  expect(drawn({ field: 'several', values: ['v0', 'v2'], options: options(10), ...common })).toMatchObject({
    type: 'checkboxes',
    initial_options: [{ value: 'v0' }, { value: 'v2' }],
  });
  expect(drawn({ field: 'several', values: [], options: options(11), ...common })).toMatchObject({ type: 'multi_static_select' });
  expect(drawn({ field: 'zone', value: 'Asia/Kolkata', ...common })).toMatchObject({
    type: 'external_select',
    initial_option: { text: { text: 'Kolkata (UTC+05:30)' }, value: 'Asia/Kolkata' },
  });
  expect(drawn({ field: 'person', value: null, ...common })).toEqual({ type: 'users_select', action_id: 'value' });
  expect(drawn({ field: 'channel', value: 'C1', ...common })).toMatchObject({ type: 'conversations_select', initial_conversation: 'C1' });
});

test('a moment is never asked for with a picker that shows the device’s own zone', () => {
  const all: Field[] = [
    { field: 'date', name: 'date', label: 'Day', value: null },
    { field: 'time', name: 'time', label: 'Time', value: null },
  ];
  expect(JSON.stringify(renderForm(form(all), words, winter))).not.toMatch(/datetimepicker|<!date/);
});

test('the offset beside a zone is the one of now', () => {
  expect(searchZones('london', summer, words, 100)).toMatchObject([{ label: 'London (UTC+01:00)' }]);
  expect(searchZones('london', winter, words, 100)).toMatchObject([{ label: 'London (UTC+00:00)' }]);
});

test.each([
  ['são paulo', 'America/Sao_Paulo'],
  ['kyiv', 'Europe/Kyiv'],
  ['kiev', 'Europe/Kyiv'],
  ['new york', 'America/New_York'],
  ['india', 'Asia/Kolkata'],
  ['buenos', 'America/Buenos_Aires'],
])('“%s” finds %s', (typed, zone) => {
  expect(searchZones(typed, winter, words, 100).map((option) => option.value)).toContain(zone);
});

test('a search that fits nearly everything still fits Slack', () => {
  expect(searchZones('a', winter, words, 100)).toHaveLength(100);
});

test('more options than a menu takes is a defect, not a menu with some missing', () => {
  expect(() => renderForm(form([{ field: 'select', name: 'x', label: 'X', value: null, options: options(101) }]), words, winter)).toThrow(
    /100 fit/,
  );
});

test('what is too long for an option is cut there, and said whole above it', () => {
  const label = `Ask ${'very '.repeat(20)}kindly for a room`;
  const all = [{ value: 'long', label }, ...options(2)];
  const { blocks } = renderForm(form([{ field: 'several', name: 'x', label: 'X', values: [], options: all }]), words, winter);
  expect(blocks).toMatchObject([
    { type: 'context', elements: [{ text: label }] },
    { type: 'input', element: { options: [{ text: { text: expect.stringMatching(/^Ask very .*…$/) } }, {}, {}] } },
  ]);
});

test('what a form knows beyond what Slack keeps is a defect', () => {
  expect(() => renderForm(form([], { ask: { type: 'say', text: 'x'.repeat(3_000) } }), words, winter)).toThrow(/3,000/);
});

test('no form whatever breaks a limit of Slack', () => {
  const text = (most: number) => fc.string({ minLength: 1, maxLength: most, unit: 'grapheme' }).filter((one) => one.trim() !== '');
  const option = fc.record({ value: fc.string({ minLength: 1, maxLength: 60 }), label: text(120) });
  const someOptions = fc.uniqueArray(option, { minLength: 1, maxLength: 30, selector: (one) => one.value });
  const kind = fc.oneof(
    fc.record({
      field: fc.constant('text' as const),
      value: fc.option(text(400)),
      long: fc.boolean(),
      most: fc.constantFrom(10, 500, 9_000),
    }),
    fc.record({ field: fc.constant('number' as const), value: fc.option(fc.nat(400)), least: fc.constant(0), most: fc.constant(400) }),
    someOptions.chain((all) =>
      fc.record({
        field: fc.constant('select' as const),
        options: fc.constant(all),
        value: fc.option(fc.constantFrom(...all.map((one) => one.value))),
      }),
    ),
    someOptions.chain((all) =>
      fc.record({ field: fc.constant('several' as const), options: fc.constant(all), values: fc.subarray(all.map((one) => one.value)) }),
    ),
    fc.record({ field: fc.constant('zone' as const), value: fc.constantFrom(null, 'Europe/London', 'America/Argentina/ComodRivadavia') }),
    fc.record({
      field: fc.constantFrom('date' as const, 'time' as const, 'person' as const, 'channel' as const),
      value: fc.constant(null),
    }),
  );
  const fields = fc.array(fc.tuple(kind, text(90), fc.option(text(300)), fc.boolean()), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(fields, text(60), text(60), fc.option(text(7_000)), (all, title, submit, intro) => {
      const drawnFields = all.map(
        ([one, label, hint, optional], index) => ({ ...one, name: `f${index}`, label, optional, ...(hint ? { hint } : {}) }) as Field,
      );
      expect(refusedView({ ...renderForm(form(drawnFields, { title, submit, intro }), words, winter) })).toBeNull();
    }),
    { numRuns: runs(150, 3_000) },
  );
});

test('a form that saves itself is told of every letter and every choice', () => {
  const common = { label: 'X' };
  const fields: Field[] = [
    { field: 'text', name: 'text', value: 'hello', long: true, most: 500, ...common },
    { field: 'number', name: 'number', value: 60, least: 5, most: 480, ...common },
    { field: 'date', name: 'date', value: null, ...common },
    { field: 'time', name: 'time', value: null, ...common },
    { field: 'select', name: 'select', value: null, options: options(3), ...common },
    { field: 'several', name: 'several', values: [], options: options(3), ...common },
    { field: 'zone', name: 'zone', value: null, ...common },
    { field: 'person', name: 'person', value: null, ...common },
    { field: 'channel', name: 'channel', value: null, ...common },
  ];
  const view = renderForm(form(fields, { keep: { type: 'help' } }), words, winter);
  expect(refusedView(view as never)).toBeNull();
  const told = view.blocks.map((block) => [block.block_id, isTold(block as never)]);
  expect(told).toEqual(fields.map(({ name }) => [name, true]));
  expect(JSON.parse(view.private_metadata!)).toEqual({ ask: { type: 'home.open' }, keep: { type: 'help' } });
  const silent = renderForm(form(fields), words, winter);
  expect(JSON.stringify(silent)).not.toContain('dispatch_action');
});

test('what a form sends and what it keeps have to fit together', () => {
  const half = { type: 'say' as const, text: 'x'.repeat(1_600) };
  expect(() => renderForm(form([], { ask: half }), words, winter)).not.toThrow();
  expect(() => renderForm(form([], { ask: half, keep: half }), words, winter)).toThrow('3,000');
});
