import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../setup/long.ts';
import { asPayload, FORM, signed } from '../setup/slack/payloads.ts';
import { startBot, type TestBot } from './bot.ts';

const JSON_TYPE = 'application/json';
const MINUTE = 60_000;

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
const message = {
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

/** Signed, so that only the shape is wrong. */
const malformed: [string, string, string][] = [
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

describe('what is not for the door', () => {
  test.each(malformed)('%s is refused at once', async (_name, body, type) => {
    const bot = await startBot();
    const posted = await bot.slack.send(body, type);
    expect(posted.status).toBe(400);
    expect(posted.milliseconds).toBeLessThan(1_500);
    expect(bot.door.asked).toEqual([]);
  });

  const good: [string, string, string][] = [
    ['an event', JSON.stringify(message), JSON_TYPE],
    ['a press', asPayload(press), FORM],
    ['a submission', asPayload(submission), FORM],
    ['a search', asPayload(search), FORM],
    ['a command', new URLSearchParams(command).toString(), FORM],
  ];

  test.each(good)('%s is taken when it is signed, and by nobody else', async (_name, body, type) => {
    const bot = await startBot();
    const { signingSecret } = bot.slack;
    const now = Date.now();
    const refused: Record<string, string>[] = [
      signed(body, 'another-secret'),
      signed(`${body} `, signingSecret),
      signed(body, signingSecret, now - 6 * MINUTE),
      signed(body, signingSecret, now + 6 * MINUTE),
      signed(body, signingSecret, now + 10_000 * MINUTE),
      { ...signed(body, signingSecret), 'x-slack-signature': '' },
      { ...signed(body, signingSecret), 'x-slack-signature': 'v0' },
      { ...signed(body, signingSecret), 'x-slack-signature': `v1=${'0'.repeat(64)}` },
      { ...signed(body, signingSecret), 'x-slack-request-timestamp': 'soon' },
      { ...signed(body, signingSecret), 'x-slack-request-timestamp': '-1' },
    ];
    for (const headers of refused) expect((await bot.slack.send(body, type, headers)).status).toBe(401);
    const bare = await fetch(`${bot.url}/slack/events`, { method: 'POST', body, headers: { 'content-type': type } });
    expect(bare.status).toBe(401);
    expect(bot.door.asked).toEqual([]);

    for (const skew of [-4 * MINUTE, 0, 4 * MINUTE]) {
      expect((await bot.slack.send(body, type, signed(body, signingSecret, now + skew))).status).toBe(200);
    }
  });

  test('a repeated delivery is answered the same and asks the door once', async () => {
    const bot = await startBot();
    const again = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    for (const [, body, type] of good) {
      const first = await bot.slack.send(body, type);
      const second = await bot.slack.send(body, type, again);
      expect([second.status, second.body]).toEqual([first.status, first.body]);
    }
    const asked = bot.door.asked.map((one) => one.intent.type);
    expect(asked.filter((type) => type === 'home.open')).toHaveLength(1);
    expect(asked.filter((type) => type === 'say')).toHaveLength(2);
  });

  test('what is too large is refused before it is read', async () => {
    const bot = await startBot();
    const body = JSON.stringify({ ...message, event: { ...message.event, text: 'x'.repeat(1_100_000) } });
    expect((await bot.slack.send(body, JSON_TYPE)).status).toBe(413);
    expect((await bot.slack.send(`payload=${'x'.repeat(1_100_000)}`, FORM)).status).toBe(413);
    expect(bot.door.asked).toEqual([]);
  });

  test('a body that grows without saying how large it is, is refused as well', async () => {
    const bot = await startBot();
    const headers = { ...signed('', bot.slack.signingSecret), 'content-type': JSON_TYPE };
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(100_000)) });
    const posted = await fetch(`${bot.url}/slack/events`, { method: 'POST', body: endless, headers, duplex: 'half' } as RequestInit).then(
      (response) => response.status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(posted);
    expect(bot.door.asked).toEqual([]);
  });

  test('a body that never ends does not keep the line', { timeout: 20_000 }, async () => {
    const bot = await startBot();
    const { 'x-slack-request-timestamp': at, 'x-slack-signature': by } = signed('x', bot.slack.signingSecret);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(bot.url).port), '127.0.0.1', () =>
        socket.write(
          `POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: ${JSON_TYPE}\r\ncontent-length: 100\r\nx-slack-request-timestamp: ${at}\r\nx-slack-signature: ${by}\r\n\r\n{"ty`,
        ),
      );
      socket.once('data', (data) => {
        socket.destroy();
        resolve(String(data));
      });
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('Slack’s own checks of the address are answered', async () => {
    const bot = await startBot();
    const verification = await bot.slack.send(JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' }), JSON_TYPE);
    expect([verification.status, JSON.parse(verification.body)]).toEqual([200, { challenge: 'abc' }]);
    expect((await bot.slack.send('ssl_check=1&token=x', FORM)).status).toBe(200);
    expect((await bot.slack.send(JSON.stringify({ type: 'app_rate_limited', team_id: 'T1' }), JSON_TYPE)).status).toBe(200);
    expect((await bot.slack.send(JSON.stringify({ ...message, event: { type: 'team_rename' } }), JSON_TYPE)).status).toBe(200);
    expect(bot.door.asked).toEqual([]);
  });

  test('however a request is bent, it is answered in time and never with a failure of ours', { timeout: 600_000 }, async () => {
    const bot = await startBot();
    await fc.assert(
      fc.asyncProperty(bent, async ([body, type]) => {
        const { status, milliseconds } = await bot.slack.send(body, type);
        expect([200, 400, 401, 413]).toContain(status);
        expect(milliseconds).toBeLessThan(2_900);
      }),
      { numRuns: runs(400, 10_000) },
    );
    expectNothingBroke(bot);
  });
});

function expectNothingBroke(bot: TestBot): void {
  expect(bot.log.filter((line) => line.level === 'error')).toEqual([]);
}

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
const bent: fc.Arbitrary<[string, string]> = fc.oneof(
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
