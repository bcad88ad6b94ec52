import { expect, onTestFinished, test } from 'vitest';
import { card, say } from '../../bot/chat/card.ts';
import type { AccountRef } from '../../bot/chat/port.ts';
import { instantOf } from '../../shared/time.ts';
import { startEmulatedSlack } from '../setup/slack/emulated.ts';
import { startSlackStandIn } from '../setup/slack-standin.ts';
import { startBot } from './bot.ts';

const soon = () => AbortSignal.timeout(10_000);
const hello = card('hello', { summary: 'Hello.', blocks: [say('Hello.')] });
const later = card('later', { summary: 'Later.', blocks: [say('Later.')] });

async function startEmulated() {
  const slack = await startEmulatedSlack();
  onTestFinished(() => slack.close());
  return slack;
}

test('the emulator and our stand-in agree on what Cairn does with one workspace', async () => {
  const emulated = await startEmulated();
  const bot = await startBot({ slack: await standIn({ token: emulated.token }), apiUrl: emulated.apiUrl, start: true });
  const account: AccountRef = { platform: 'slack', enterprise: '', tenant: 'T000000001', user: emulated.person };
  await expect.poll(() => bot.log).toContainEqual({ level: 'info', fields: { tenant: 'T000000001' }, message: 'Slack knows the token' });

  const ref = await bot.chat.show({ to: 'person', account }, hello, 'mark1', soon());
  await bot.chat.update(ref, later, soon());
  expect((await emulated.history(JSON.parse(ref).channel)).map((message) => message.text)).toContain('Later.');
  await bot.chat.remove(ref, soon());
  expect(await bot.chat.find({ to: 'person', account }, 'never', instantOf(Date.now() - 60_000), soon())).toBe('not-there');

  expect(await bot.chat.lookUp(account, soon())).toMatchObject({ name: 'Ada Example', admin: true, active: true });
  await bot.chat.showHome(account, hello, soon());
  const file = { name: 'meeting.ics', type: 'text/calendar', title: 'Meeting', content: 'BEGIN:VCALENDAR\r\n' };
  expect(JSON.parse(await bot.chat.sendFile({ to: 'person', account }, file, 'mark2', soon()))).toMatchObject({
    ts: null,
    file: expect.any(String),
  });
  await expect(bot.chat.lookUp({ ...account, user: 'U0NOBODY' }, soon())).rejects.toMatchObject({ fault: { fault: 'final' } });
});

test('a workspace adds Cairn through the emulator’s OAuth and is written to with the token it gave', async () => {
  const emulated = await startEmulated();
  const bot = await startBot({ as: 'many', slack: await standIn({}), apiUrl: emulated.apiUrl });
  const page = await fetch(`${bot.url}/slack/install`);
  const cookie = (page.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const authorize = /href="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(new URL(authorize).origin).toBe(new URL(emulated.apiUrl).origin);

  const back = await emulated.authorize(authorize, emulated.person);
  const done = await fetch(back, { headers: { cookie } });
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('Cairn is in your workspace')]);

  const [[place, value] = ['', '{}']] = bot.installations;
  expect(place).toBe('/T000000001');
  expect(JSON.parse(value)).toMatchObject({ tenant: 'T000000001', installer: emulated.person, token: expect.stringMatching(/^xoxb-/) });
  const account: AccountRef = { platform: 'slack', enterprise: '', tenant: 'T000000001', user: emulated.person };
  const ref = await bot.chat.show({ to: 'person', account }, hello, 'mark1', soon());
  expect((await emulated.history(JSON.parse(ref).channel, JSON.parse(value).token)).map((message) => message.text)).toContain('Hello.');
});

async function standIn({ token }: { token?: string }) {
  const slack = await startSlackStandIn();
  onTestFinished(() => slack.close());
  return token === undefined ? slack : { ...slack, token };
}
