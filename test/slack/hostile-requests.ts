import fc from 'fast-check';
import { asPayload, FORM } from '../setup/slack/payloads.ts';

export const JSON_TYPE = 'application/json';

const press = {
  type: 'block_actions',
  user: { id: 'U1', team_id: 'T1' },
  team: { id: 'T1' },
  enterprise: null,
  is_enterprise_install: false,
  trigger_id: 't1',
  container: { type: 'message', message_ts: '1.1', channel_id: 'D1', is_ephemeral: false },
  channel: { id: 'D1' },
  message: { ts: '1.1' },
  response_url: 'https://hooks.slack.example/1',
  actions: [{ action_id: 'press1', block_id: 'b1', type: 'button', value: '{"type":"home.open"}', action_ts: '1.1' }],
};
const submission = {
  type: 'view_submission',
  user: { id: 'U1', team_id: 'T1' },
  team: { id: 'T1' },
  trigger_id: 't1',
  view: {
    id: 'V1',
    hash: 'h',
    callback_id: 'f',
    private_metadata: '{"ask":{"type":"agenda.add"}}',
    state: { values: { text: { value: { type: 'plain_text_input', value: 'x' } } } },
  },
};
const search = { type: 'block_suggestion', user: { id: 'U1' }, team: { id: 'T1' }, action_id: 'zone', block_id: 'zone', value: 'lon' };
export const message = {
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event_time: 1,
  event: { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text: 'hello', ts: '1.1' },
};
const command = {
  command: '/mentoring',
  text: 'x',
  user_id: 'U1',
  team_id: 'T1',
  channel_id: 'D1',
  trigger_id: 't',
  response_url: 'https://hooks.slack.example/1',
};

/** Signed, so that only the shape is wrong: what it is, the body, its type. */
export const malformed: [string, string, string][] = [
  ['nothing as JSON', '', JSON_TYPE],
  ['nothing as a form', '', FORM],
  ['null', 'null', JSON_TYPE],
  ['an empty list', '[]', JSON_TYPE],
  ['an empty object', '{}', JSON_TYPE],
  ['a number', '7', JSON_TYPE],
  ['half of some JSON', '{"type":"event_cal', JSON_TYPE],
  ['an event that is null', JSON.stringify({ ...message, event: null }), JSON_TYPE],
  ['an event that is a list', JSON.stringify({ ...message, event: [] }), JSON_TYPE],
  ['an event without a type', JSON.stringify({ ...message, event: {} }), JSON_TYPE],
  ['an event without an id', JSON.stringify({ ...message, event_id: undefined }), JSON_TYPE],
  ['an event whose item is null', JSON.stringify({ ...message, event: { ...message.event, item: null } }), JSON_TYPE],
  ['an event whose channel is null', JSON.stringify({ ...message, event: { ...message.event, channel: null } }), JSON_TYPE],
  ['an event whose channel is a number', JSON.stringify({ ...message, event: { ...message.event, channel: 5 } }), JSON_TYPE],
  ['an event by null', JSON.stringify({ ...message, event: { ...message.event, user: null } }), JSON_TYPE],
  ['an event of no authorization', JSON.stringify({ ...message, authorizations: [null] }), JSON_TYPE],
  ['an event that is also a press', JSON.stringify({ ...message, actions: press.actions }), JSON_TYPE],
  ['an event of a kind nobody knows', JSON.stringify({ ...message, type: 'surprise' }), JSON_TYPE],
  ['a payload that is null', 'payload=null', FORM],
  ['a payload that is a list', 'payload=[]', FORM],
  ['a payload that is half', 'payload={', FORM],
  ['two payloads', `${asPayload(press)}&${asPayload(press)}`, FORM],
  ['a press of nothing', asPayload({ ...press, actions: [] }), FORM],
  ['a press of null', asPayload({ ...press, actions: [null] }), FORM],
  ['a press without actions', asPayload({ ...press, actions: undefined }), FORM],
  ['a press by nobody', asPayload({ ...press, user: null }), FORM],
  ['a press in a null channel', asPayload({ ...press, channel: null }), FORM],
  ['a press with a null address to respond at', asPayload({ ...press, response_url: null, response_urls: null }), FORM],
  ['a press that calls itself an event', asPayload({ ...press, event: {} }), FORM],
  ['a submission without a view', asPayload({ ...submission, view: undefined }), FORM],
  ['a submission of a null view', asPayload({ ...submission, view: null }), FORM],
  ['a submission without state', asPayload({ ...submission, view: { ...submission.view, state: null } }), FORM],
  ['a search for a number', asPayload({ ...search, value: 7 }), FORM],
  ['a shortcut, which the app has not', asPayload({ ...press, type: 'message_action', callback_id: 'x' }), FORM],
  ['a command without a person', new URLSearchParams({ ...command, user_id: '' }).toString(), FORM],
  ['a command twice', `${new URLSearchParams(command)}&command=%2Fother`, FORM],
  ['a command of endless words', new URLSearchParams({ ...command, text: 'x'.repeat(5_000) }).toString(), FORM],
  ['a form of nothing we know', 'a=b', FORM],
  ['another kind of content', '<xml/>', 'application/xml'],
  ['plain text', JSON.stringify(message), 'text/plain'],
];

/** What Slack really sends, one of each kind. */
export const good: [string, string, string][] = [
  ['an event', JSON.stringify(message), JSON_TYPE],
  ['a press', asPayload(press), FORM],
  ['a submission', asPayload(submission), FORM],
  ['a search', asPayload(search), FORM],
  ['a command', new URLSearchParams(command).toString(), FORM],
];

/** A good request with some of its values replaced, removed or renamed; and now and then noise. */
const odd = fc.oneof(
  fc.constantFrom(null, [], {}, '', 0, -1, true, [null], [[]], { id: null }, { type: 'modal' }, '\u0000', 'x'.repeat(300), 'T1', '1e999'),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 2 }),
);
const base = fc.constantFrom<{ body: object; form: boolean }>(
  { body: press, form: true },
  {
    body: {
      ...press,
      channel: undefined,
      message: undefined,
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', type: 'home' },
    },
    form: true,
  },
  { body: submission, form: true },
  { body: search, form: true },
  { body: message, form: false },
  { body: { ...message, event: { type: 'user_change', user: { id: 'U1', deleted: true } } }, form: false },
  { body: { ...message, event: { type: 'app_home_opened', user: 'U1', tab: 'home' } }, form: false },
  { body: { ...message, event: { type: 'tokens_revoked', tokens: { bot: ['U1'] } } }, form: false },
  { body: command, form: false },
);
/** A body and its type. */
export const bent: fc.Arbitrary<[string, string]> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(base, fc.array(fc.tuple(fc.nat(), odd, fc.constantFrom('set', 'remove', 'add')), { minLength: 1, maxLength: 3 }))
      .map(([{ body, form }, changes]): [string, string] => {
        const copy = JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
        for (const [where, value, how] of changes) bend(copy, where, structuredClone(value), how);
        if ('command' in body) return [formOf(copy), FORM];
        return form ? [asPayload(copy), FORM] : [JSON.stringify(copy), JSON_TYPE];
      }),
  },
  { weight: 1, arbitrary: fc.tuple(fc.string({ maxLength: 200 }), fc.constantFrom(FORM, JSON_TYPE)) },
);

function formOf(body: Record<string, unknown>): string {
  return new URLSearchParams(
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  ).toString();
}

const MARKERS = [
  'event',
  'command',
  'name',
  'actions',
  'view',
  'item',
  'function_data',
  'response_urls',
  'authorizations',
  'subteam',
  'bot_id',
];

function bend(body: Record<string, unknown>, where: number, value: unknown, how: string): void {
  const places: [Record<string, unknown>, string][] = [];
  const walk = (inside: unknown) => {
    if (typeof inside !== 'object' || inside === null) return;
    for (const key of Object.keys(inside)) {
      places.push([inside as Record<string, unknown>, key]);
      walk((inside as Record<string, unknown>)[key]);
    }
  };
  walk(body);
  const [holder, key] = places[where % places.length] ?? [body, 'type'];
  if (how === 'set') holder[key] = value;
  else if (how === 'remove') delete holder[key];
  else holder[MARKERS[where % MARKERS.length]!] = value;
}
