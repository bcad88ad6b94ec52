import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { card, choice, choices, list, say } from '../../bot/chat/card.ts';
import { type AccountRef, type Address, ChatError, type ChatFault } from '../../bot/chat/port.ts';
import { type Instant, instantOf } from '../../shared/time.ts';
import { startBot, type TestBot } from './bot.ts';

const soon = () => AbortSignal.timeout(10_000);
const hello = card('hello', { summary: 'Hello <there>.', blocks: [say('Hello <there>.'), choices(choice('Hi', { type: 'home.open' }))] });
const account = (user: { id: string }): AccountRef => ({ platform: 'slack', enterprise: '', tenant: 'T0CAIRN1', user: user.id });
const to = (user: { id: string }): Address => ({ to: 'person', account: account(user) });
const longAgo = (): Instant => instantOf(Date.now() - 60_000);

/** An address of this computer where nothing listens. */
async function nobodyThere(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/api/`;
}

async function faultOf(work: Promise<unknown>): Promise<ChatFault> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ChatError);
  return (error as ChatError).fault;
}

test('a card is shown, drawn over and taken away again', async () => {
  const { slack, chat } = await startBot();
  const ada = slack.user();
  const ref = await chat.show(to(ada), hello, 'mark1', soon());
  expect(ada.messages()).toEqual(['Hello <there>.\nHi']);
  expect(ada.notified()).toBe('Hello <there>.');
  await chat.update(ref, card('x', { summary: 'Later.', blocks: [say('Later.')] }), soon());
  expect(ada.messages()).toEqual(['Later.']);
  await chat.remove(ref, soon());
  expect(ada.messages()).toEqual([]);
  await chat.remove(ref, soon());
  expect(await faultOf(chat.update(ref, hello, soon()))).toMatchObject({ fault: 'final', reason: 'the message is gone' });
});

test('a channel is written to where Cairn was invited', async () => {
  const { slack, chat } = await startBot();
  const channel = slack.channel();
  const address: Address = { to: 'channel', channel: { platform: 'slack', enterprise: '', tenant: 'T0CAIRN1', channel } };
  await chat.show(address, hello, 'mark1', soon());
  expect(slack.inChannel(channel)).toHaveLength(1);
  slack.next('chat.postMessage', { error: 'not_in_channel' });
  expect(await faultOf(chat.show(address, hello, 'mark2', soon()))).toEqual({
    fault: 'final',
    channel: 'not-invited',
    reason: 'Cairn was not invited to the channel',
    onlyThis: true,
  });
});

test('what is wrong with a channel is told apart, so that its people can put it right', async () => {
  const { slack, chat } = await startBot();
  const address: Address = { to: 'channel', channel: { platform: 'slack', enterprise: '', tenant: 'T0CAIRN1', channel: slack.channel() } };
  const codes = [
    'not_in_channel',
    'channel_not_found',
    'is_archived',
    'restricted_action',
    'restricted_action_read_only_channel',
    'msg_too_long',
  ];
  slack.next('chat.postMessage', ...codes.map((error) => ({ error })));
  const told: unknown[] = [];
  for (const _ of codes) {
    const fault = await faultOf(chat.show(address, hello, 'mark1', soon()));
    told.push(fault.fault === 'final' ? fault.channel : fault.fault);
  }
  expect(told).toEqual(['not-invited', 'not-there', 'archived', 'not-allowed', 'not-allowed', undefined]);
});

test('whether something came in a channel cannot be told, since Cairn may not read there', async () => {
  const { slack, chat } = await startBot();
  const address: Address = { to: 'channel', channel: { platform: 'slack', enterprise: '', tenant: 'T0CAIRN1', channel: slack.channel() } };
  await chat.show(address, hello, 'mark1', soon());
  expect(await chat.find(address, 'mark1', longAgo(), soon())).toBe('cannot-tell');
});

test('a message that may have arrived is found by its mark, and one that did not is known not to be there', async () => {
  const { slack, chat } = await startBot();
  const ada = slack.user();
  for (const fault of [{ status: 503, accepted: true }, { hangs: true }, { breaks: true, accepted: true }] as const) {
    slack.next('chat.postMessage', fault);
    const mark = `mark-${JSON.stringify(fault)}`;
    const stop = AbortSignal.timeout(600);
    expect(await faultOf(chat.show(to(ada), hello, mark, stop))).toMatchObject({ fault: 'unclear' });
    const found = await chat.find(to(ada), mark, longAgo(), soon());
    expect(JSON.parse(found)).toMatchObject({ channel: ada.direct });
    await chat.update(found, hello, soon());
  }
  slack.next('chat.postMessage', { status: 503 });
  expect(await faultOf(chat.show(to(ada), hello, 'lost', soon()))).toMatchObject({ fault: 'unclear' });
  expect(await chat.find(to(ada), 'lost', longAgo(), soon())).toBe('not-there');
});

test('a search ends: what cannot be read, or only too slowly, cannot be told', async () => {
  const { slack, chat } = await startBot();
  const ada = slack.user();
  const channel: Address = { to: 'channel', channel: { platform: 'slack', enterprise: '', tenant: 'T0CAIRN1', channel: slack.channel() } };
  expect(await chat.find(channel, 'm', longAgo(), soon())).toBe('cannot-tell');
  slack.next('conversations.history', { rateLimited: 300 });
  expect(await chat.find(to(ada), 'm', longAgo(), soon())).toBe('cannot-tell');
  slack.next('conversations.history', { rateLimited: 20 });
  expect(await faultOf(chat.find(to(ada), 'm', longAgo(), soon()))).toMatchObject({ fault: 'after', milliseconds: 20_000 });

  await chat.show(to(ada), hello, 'first', soon());
  for (let count = 0; count < 310; count += 1) await chat.show(to(ada), hello, `m${count}`, soon());
  expect(await chat.find(to(ada), 'first', longAgo(), soon())).toBe('cannot-tell');
  expect(await chat.find(to(ada), 'm309', longAgo(), soon())).toContain(ada.direct);
  expect(slack.called('conversations.history').length).toBeLessThanOrEqual(7);
});

test.each<[string, Parameters<TestBot['slack']['next']>[1], Partial<ChatFault>]>([
  ['asked to wait', { rateLimited: 7 }, { fault: 'after', milliseconds: 7_000 }],
  ['asked to wait, in the answer', { error: 'ratelimited' }, { fault: 'after', milliseconds: 30_000 }],
  ['a 429 that does not say how long', { status: 429 }, { fault: 'after', milliseconds: 30_000 }],
  ['Slack is away', { error: 'service_unavailable' }, { fault: 'busy' }],
  ['Slack does not know', { error: 'internal_error' }, { fault: 'unclear' }],
  ['Slack does not know at all', { error: 'fatal_error' }, { fault: 'unclear' }],
  ['a failure of Slack', { status: 500 }, { fault: 'unclear' }],
  ['a broken connection', { breaks: true }, { fault: 'unclear' }],
  ['closed the installation', { error: 'account_inactive' }, { fault: 'busy' }],
  ['no such person', { error: 'user_not_found' }, { fault: 'final', reason: 'Slack knows nobody by this id' }],
  ['no such channel', { error: 'channel_not_found' }, { fault: 'final' }],
  [
    'an archived channel',
    { error: 'is_archived' },
    { fault: 'final', reason: 'the channel is archived', onlyThis: true, channel: 'archived' },
  ],
  ['Cairn removed', { error: 'token_revoked' }, { fault: 'busy', reason: 'Cairn was removed from the workspace' }],
  ['a wrong token', { error: 'invalid_auth' }, { fault: 'busy' }],
  ['an unknown code', { error: 'something_new' }, { fault: 'final', reason: 'Slack answered something_new', onlyThis: true }],
  ['some proxy’s page', { error: '<html>Proxy</html>' }, { fault: 'unclear' }],
  ['a page with another status', { status: 413 }, { fault: 'final' }],
])('%s is told apart from other trouble', async (_name, fault, expected) => {
  const { slack, chat } = await startBot();
  slack.next('chat.postMessage', fault);
  expect(await faultOf(chat.show(to(slack.user()), hello, 'm', soon()))).toMatchObject(expected);
  expect(slack.called('chat.postMessage')).toHaveLength(1);
});

test('nothing was sent when Slack could not be reached, so it may be sent again', async () => {
  const { slack, chat } = await startBot({ apiUrl: await nobodyThere() });
  expect(await faultOf(chat.show(to(slack.user()), hello, 'm', soon()))).toEqual({ fault: 'busy', reason: 'Slack could not be reached' });
  const nowhere = await startBot({ apiUrl: 'http://slack.invalid/api/' });
  expect(await faultOf(nowhere.chat.show(to(slack.user()), hello, 'm', soon()))).toMatchObject({ fault: 'busy' });
});

test('a stop before sending sends nothing', async () => {
  const { slack, chat } = await startBot();
  expect(await faultOf(chat.show(to(slack.user()), hello, 'm', AbortSignal.abort()))).toMatchObject({ fault: 'busy' });
  expect(slack.calls).toEqual([]);
});

test('somebody Slack does not know is not written to', async () => {
  const { slack, chat } = await startBot();
  expect(await faultOf(chat.show(to({ id: 'U0NOBODY' }), hello, 'm', soon()))).toMatchObject({ fault: 'final' });
  expect(await faultOf(chat.show(to(slack.user({ deleted: true })), hello, 'm', soon()))).toMatchObject({
    fault: 'final',
    reason: 'the account was closed in Slack',
  });
  expect(await faultOf(chat.lookUp(account({ id: 'U0NOBODY' }), soon()))).toMatchObject({ fault: 'final' });
});

test('a calendar file arrives with its name, and is found by its mark', async () => {
  const { slack, chat } = await startBot();
  const ada = slack.user();
  const file = {
    name: 'meeting.ics',
    type: 'text/calendar',
    title: 'Meeting on 24 November',
    content: 'BEGIN:VCALENDAR\r\nSUMMARY:Größe\r\n',
  };
  const ref = await chat.sendFile(to(ada), file, 'file-mark', soon());
  expect(ada.files()).toEqual([{ name: 'meeting.ics', content: file.content }]);
  expect(await chat.find(to(ada), 'file-mark', longAgo(), soon())).toContain(ada.direct);
  expect(await faultOf(chat.update(ref, hello, soon()))).toMatchObject({ fault: 'final' });
  slack.next('files.completeUploadExternal', { status: 502, accepted: true });
  expect(await faultOf(chat.sendFile(to(ada), file, 'second', soon()))).toMatchObject({ fault: 'unclear' });
  expect(await chat.find(to(ada), 'second', longAgo(), soon())).toContain(ada.direct);
  await chat.remove(ref, soon());
  expect(ada.files()).toHaveLength(1);
});

test('Home is drawn, and a name looked up', async () => {
  const { slack, chat } = await startBot();
  const ada = slack.user({ name: 'Ada', tz: 'Asia/Kolkata', locale: 'de-DE', admin: true });
  await chat.showHome(account(ada), hello, soon());
  expect(ada.home()).toContain('Hello <there>.');
  expect(await chat.lookUp(account(ada), soon())).toEqual({
    name: 'Ada',
    zone: 'Asia/Kolkata',
    language: 'de-DE',
    admin: true,
    active: true,
  });
  expect(await chat.lookUp(account(slack.user({ deleted: true })), soon())).toMatchObject({ active: false });
});

test('a card that cannot be drawn is final, and says which', async () => {
  const { slack, chat } = await startBot();
  const broken = card('broken', {
    summary: 's',
    blocks: [list([{ text: 'x', choices: [choice('Go', { type: 'say', text: 'x'.repeat(3_000) })] }])],
  });
  expect(await faultOf(chat.show(to(slack.user()), broken, 'm', soon()))).toMatchObject({
    fault: 'final',
    reason: expect.stringContaining('2,000'),
  });
  expect(slack.called('chat.postMessage')).toEqual([]);
});

test('a reference of another platform is not taken for one of Slack', async () => {
  const { chat } = await startBot();
  for (const ref of ['', 'null', '{"channel":7}', 'desk-12'])
    expect(await faultOf(chat.update(ref, hello, soon()))).toMatchObject({ fault: 'final' });
});

test('Cairn starts while Slack is away, and says that it is waiting', async () => {
  const bot = await startBot({ apiUrl: await nobodyThere(), start: true });
  await expect.poll(() => bot.log.map((line) => line.message)).toContain('Slack could not check the token; trying again');
});

test('Cairn knows its token, and so that the workspace has it, once Slack answers', async () => {
  const bot = await startBot({ start: true });
  await expect.poll(() => bot.installed).toEqual(['/T0CAIRN1']);
  await expect.poll(() => bot.log).toContainEqual({ level: 'info', fields: { tenant: 'T0CAIRN1' }, message: 'Slack knows the token' });
  expect(bot.slack.called('auth.test')).toHaveLength(1);
});
