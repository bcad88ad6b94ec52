import { expect, test } from 'vitest';
import { codesIn, connectionOf } from '../../bot/chat/connection.ts';
import type { ChatFault } from '../../bot/chat/port.ts';
import { type Answered, type Asked, faultOf } from '../../bot/chat/teams/errors.ts';

const now = Date.parse('2026-11-26T09:00:00Z');
const say: Asked = { call: 'say', kind: 'personal' };
const again: Asked = { call: 'again', kind: 'personal' };
const inChannel: Asked = { call: 'say', kind: 'channel' };
const noWait = { retryAfter: null, connection: [] };
const broken = (...connection: string[]): Answered => ({ status: null, body: null, retryAfter: null, connection });
const answered = (status: number, code: string | null = null, retryAfter: string | null = null): Answered => ({
  status,
  body: code === null ? '' : { error: { code, message: 'Said in English, which may change.' } },
  retryAfter,
  connection: [],
});
/** As Teams writes it: no code of its own, and the reason as JSON inside the text of the message. */
const writesBlocked = (outer: object): Answered => ({
  status: 403,
  body: {
    ...outer,
    message: '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "Thread is not active",\r\n  "errorCode": null\r\n}',
  },
  ...noWait,
});

const short = ({ fault, ...more }: ChatFault) =>
  [
    fault,
    'milliseconds' in more ? more.milliseconds : null,
    'onlyHere' in more ? 'only here' : null,
    'onlyThis' in more ? 'only this' : null,
    'channel' in more ? more.channel : null,
  ]
    .filter((one) => one !== null)
    .join(' ');

const table: [what: string, answered: Answered, asked: Asked, fault: string][] = [
  ['another change is under way', answered(412), say, 'busy'],
  ['another change is under way, and for how long', answered(412, 'PreconditionFailed', '2'), say, 'after 2000'],
  ['too much, for so many seconds', answered(429, null, '7'), say, 'after 7000 only here'],
  ['too much, until a date', answered(429, null, 'Thu, 26 Nov 2026 09:00:30 GMT'), say, 'after 30000 only here'],
  ['too much, until a date that is over', answered(429, null, 'Thu, 26 Nov 2026 08:00:00 GMT'), say, 'after 1000 only here'],
  ['too much, for longer than Teams counts', answered(429, null, '999999999999'), say, 'after 3600000 only here'],
  ['too much, without a word for how long', answered(429), say, 'after 10000 only here'],
  ['too much, for nonsense', answered(429, null, 'soon'), say, 'after 10000 only here'],
  ['too much, on a change', answered(429, null, '1.5'), again, 'after 1500 only here'],
  ['not just now', answered(503), say, 'busy'],
  ['not just now, and until when', answered(503, 'ServiceUnavailable', '20'), say, 'after 20000'],
  ['not heard in whole', answered(408), say, 'busy'],
  ['failed on the way', answered(500), say, 'unclear'],
  ['failed on the way, and when to come back, which says nothing of what was done', answered(500, null, '5'), say, 'unclear'],
  ['a gateway that heard nonsense', answered(502), say, 'unclear'],
  ['a gateway that heard nonsense, with a wait', answered(502, null, '5'), say, 'unclear'],
  ['a gateway that heard nothing', answered(504), say, 'unclear'],
  ['a gateway that heard nothing, with a wait', answered(504, null, '5'), say, 'unclear'],
  ['taken, but nobody can read as what', answered(200), say, 'unclear'],
  ['failed on the way of a change, which may be done twice', answered(500), again, 'busy'],
  ['a gateway on the way of a change', answered(504), again, 'busy'],
  ['Cairn’s own registration', answered(401), say, 'busy'],
  ['not in the conversation', answered(403, 'BotNotInConversationRoster'), say, 'final'],
  ['blocked by them', answered(403, 'ConversationBlockedByUser'), say, 'final'],
  ['switched off by an administrator', answered(403, 'BotDisabledByAdmin'), say, 'final'],
  ['not installed', answered(403, 'ForbiddenOperationException'), say, 'final'],
  ['no such conversation', answered(404, 'ConversationNotFound'), say, 'final'],
  ['blocked, said inside, without a code', writesBlocked({}), say, 'final'],
  ['blocked, said inside something general', writesBlocked({ error: { code: 'Forbidden' } }), say, 'final'],
  ['blocked, said inside an error', { status: 403, body: { error: writesBlocked({}) }, ...noWait }, say, 'final'],
  [
    'blocked, all of it as text',
    { status: 403, body: JSON.stringify({ errorCode: 209, message: '{"subCode":"MessageWritesBlocked"}' }), ...noWait },
    say,
    'final',
  ],
  ['refused for a reason nobody knows', answered(403, 'SomethingNew'), say, 'final only this'],
  ['refused without a reason', answered(403), say, 'final only this'],
  ['a message that is gone', answered(404, 'ActivityNotFoundInConversation'), again, 'final only this'],
  ['too big', answered(413), say, 'final only this'],
  ['too big, by its name', answered(413, 'MessageSizeTooBig'), say, 'final only this'],
  ['not understood', answered(400, 'BadSyntax'), say, 'final only this'],
  ['a channel Cairn is not in', answered(403, 'BotNotInConversationRoster'), inChannel, 'final only this not-invited'],
  ['a channel that is gone', answered(404, 'ConversationNotFound'), inChannel, 'final only this not-there'],
  ['a channel that lets nobody write', writesBlocked({}), inChannel, 'final only this not-allowed'],
  ['a channel of a tenant that switched Cairn off', answered(403, 'BotDisabledByAdmin'), inChannel, 'final only this not-allowed'],
  ['too big for a channel', answered(413, 'MessageSizeTooBig'), inChannel, 'final only this'],
  ['not connected', broken('UND_ERR', 'ECONNREFUSED'), say, 'busy'],
  ['not trusted', broken('CERT_HAS_EXPIRED'), say, 'busy'],
  ['broken', broken('ECONNRESET'), say, 'unclear'],
  ['broken on a change', broken('ECONNRESET'), again, 'busy'],
];

test.each(table)('%s', (_what, answer, asked, fault) => {
  expect(short(faultOf(answer, asked, now))).toBe(fault);
});

test('what is wrong is named by Teams’ own word for it, and nothing that Teams says in sentences is', () => {
  expect(faultOf(answered(403, 'BotDisabledByAdmin'), say, now).reason).toBe('Teams answered 403 BotDisabledByAdmin');
  expect(faultOf({ status: 400, body: { error: { code: 'Maya writes: heron', message: 'heron' } }, ...noWait }, say, now).reason).toBe(
    'Teams answered with status 400',
  );
});

test('a body that is nested without end is read no further', () => {
  let body: unknown = { code: 'ConversationNotFound' };
  for (let depth = 0; depth < 50; depth++) body = { error: body };
  expect(short(faultOf({ status: 404, body, ...noWait }, say, now))).toBe('final only this');
});

test('a connection is told from its innermost causes', () => {
  const refused = new Error('fetch failed', { cause: new AggregateError([Object.assign(new Error('no'), { code: 'ECONNREFUSED' })]) });
  expect(connectionOf(codesIn(refused))).toBe('never made');
  expect(connectionOf(codesIn(Object.assign(new Error('tls'), { code: 'CERT_HAS_EXPIRED' })))).toBe('not trusted');
  expect(connectionOf(codesIn(Object.assign(new Error('reset'), { code: 'ECONNRESET' })))).toBe('broken');
  expect(connectionOf(codesIn('nothing known'))).toBe('broken');
});
