import { expect, test } from 'vitest';
import { card, say } from '../../bot/chat/card.ts';
import { startBot, type TestBot } from './bot.ts';

/** Opens “Add to Slack”, allows it there, and comes back, as a browser does. `bend` changes where one comes back to. */
async function install(bot: TestBot, bend: (back: URL) => void = () => {}, keepsCookie = true): Promise<Response> {
  const page = await fetch(`${bot.url}/slack/install`);
  const cookie = (page.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const address = /href="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
  const allowed = await fetch(address, { redirect: 'manual' });
  const back = new URL(allowed.headers.get('location') ?? '');
  bend(back);
  return fetch(back, { headers: keepsCookie ? { cookie } : {} });
}

test('the page to add Cairn asks for its permissions, in one step', async () => {
  const bot = await startBot({ as: 'many' });
  const page = await fetch(`${bot.url}/slack/install`);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await page.text();
  const address = new URL(/href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '');
  expect(html).toContain('Add to Slack');
  expect(address.searchParams.get('scope')).toBe('app_mentions:read,chat:write,commands,files:write,im:history,im:write,users:read');
  expect(address.searchParams.get('redirect_uri')).toBe(`${bot.url}/slack/oauth_redirect`);
});

test('a workspace that adds Cairn is kept, and written to at once', async () => {
  const bot = await startBot({ as: 'many' });
  const ada = bot.slack.user();
  await ada.command('/mentoring');
  expect(ada.last()).toContain('not installed');
  const done = await install(bot);
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('/mentoring setup')]);
  expect(JSON.parse(bot.installations.get('/T0CAIRN1') ?? 'null')).toMatchObject({
    token: 'xoxb-standin-1',
    botId: 'B0BOT1',
    botUser: 'U0BOT1',
    installer: ada.id,
  });
  expect(bot.installed).toEqual(['/T0CAIRN1']);
  bot.door.answers = () => ({ answer: 'card', place: 'new', card: card('t', { summary: 'Hello.', blocks: [say('Hello.')] }) });
  await ada.command('/mentoring');
  expect(ada.last()).toBe('Hello.');
});

test.each<[string, (back: URL) => void, boolean]>([
  ['by another browser', () => {}, false],
  ['with another state', (back) => back.searchParams.set('state', 'x'), true],
  ['without a state', (back) => back.searchParams.delete('state'), true],
  ['with a code Slack does not know', (back) => back.searchParams.set('code', 'x'), true],
  ['without a code', (back) => back.searchParams.delete('code'), true],
  ['after pressing cancel', (back) => back.searchParams.set('error', 'access_denied'), true],
])('nothing is added when somebody comes back %s, and the page says how to go on', async (_how, bend, keepsCookie) => {
  const bot = await startBot({ as: 'many' });
  const failed = await install(bot, bend, keepsCookie);
  expect([failed.status, await failed.text()]).toEqual([400, expect.stringContaining('Start again')]);
  expect(bot.installations.size).toBe(0);
});

test('nothing is added when Slack breaks down half-way', async () => {
  const bot = await startBot({ as: 'many' });
  bot.slack.next('oauth.v2.access', { status: 503 });
  expect((await install(bot)).status).toBe(400);
  expect(bot.installations.size).toBe(0);
});

test('a token or a secret is in no log line and on no page', async () => {
  const bot = await startBot({ as: 'many' });
  const page = await (await install(bot)).text();
  const failed = await (await install(bot, (back) => back.searchParams.set('code', 'x'))).text();
  for (const text of [page, failed, JSON.stringify(bot.log)]) {
    expect(text).not.toMatch(/xoxb-|standin-(client|state|signing)-secret/);
  }
});
