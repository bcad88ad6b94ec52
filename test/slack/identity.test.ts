import { expect, test } from 'vitest';
import { card, say } from '../../bot/chat/card.ts';
import type { Answer } from '../../bot/chat/port.ts';
import { startBot, type TestBot } from './bot.ts';

const hello: Answer = { answer: 'card', place: 'new', card: card('t', { summary: 'Hello.', blocks: [say('Hello.')] }) };

async function install(
  bot: TestBot,
  workspace: { enterprise: string; tenant: string; token: string; botId: string; botUser: string; orgWide: boolean },
) {
  const { enterprise, token, botId, botUser, orgWide } = workspace;
  const tenant = orgWide ? '' : workspace.tenant;
  const value = {
    enterprise,
    tenant,
    name: 'W',
    token,
    botId,
    botUser,
    scopes: [],
    installer: 'U0INSTALLER',
    installedAt: new Date().toISOString(),
  };
  bot.installations.set(`${enterprise}/${tenant}`, JSON.stringify(value));
}

test('each workspace is answered with its own token', async () => {
  const bot = await startBot({ as: 'many' });
  const two = bot.slack.addWorkspace();
  await install(bot, bot.slack.workspace);
  await install(bot, two);
  bot.door.answers = () => hello;
  const ada = bot.slack.user();
  const ben = bot.slack.user({ workspace: two });
  await ada.say('hi');
  await ben.say('hi');
  await ada.say('hi');
  const posted = bot.slack.called('chat.postMessage').map(({ token, args }) => [args.channel, token]);
  expect(posted).toEqual([
    [ada.direct, 'xoxb-standin-1'],
    [ben.direct, 'xoxb-standin-2'],
    [ada.direct, 'xoxb-standin-1'],
  ]);
  expect(bot.door.asked.map((one) => one.asker.account.tenant)).toEqual(['T0CAIRN1', 'T0CAIRN2', 'T0CAIRN1']);
});

test('a workspace that has not added Cairn is told so and reaches nothing', async () => {
  const bot = await startBot({ as: 'many' });
  const ada = bot.slack.user();
  await ada.command('/mentoring');
  expect(ada.last()).toBe('Cairn is not installed in this workspace.');
  expect(bot.door.asked).toEqual([]);
});

test('in a whole organisation one person is one account, whichever workspace they write from', async () => {
  const bot = await startBot({ as: 'many' });
  const organisation = bot.slack.addWorkspace({ enterprise: 'E0ORG', orgWide: true });
  await install(bot, organisation);
  bot.door.answers = () => hello;
  const ada = bot.slack.user({ workspace: organisation });
  await ada.say('hi');
  await ada.say('hi', { extra: { team: 'T0OTHER' } });
  await ada.command('/mentoring');
  expect(bot.door.asked.map((one) => one.asker.account)).toEqual(
    Array(3).fill({ platform: 'slack', enterprise: 'E0ORG', tenant: '', user: ada.id }),
  );
});

test('somebody of another organisation is not taken for one of ours with the same id', async () => {
  const bot = await startBot();
  bot.door.answers = () => hello;
  const guest = bot.slack.user({ stranger: 'T0ELSEWHERE' });
  await guest.say('hi');
  expect(bot.door.last().asker.account).toEqual({ platform: 'slack', enterprise: '', tenant: 'T0ELSEWHERE', user: guest.id });
});

test('somebody of another organisation without Cairn is told so, where Cairn could not write to them', async () => {
  const bot = await startBot({ as: 'many' });
  await install(bot, bot.slack.workspace);
  const guest = bot.slack.user({ stranger: 'T0ELSEWHERE' });
  await guest.say('hi');
  expect(guest.last()).toContain('not installed in your own organisation');
  expect(bot.door.asked).toEqual([]);
});

test('when Slack does not say whose a visitor is, nobody is guessed', async () => {
  const bot = await startBot();
  const guest = bot.slack.user({ stranger: 'T0ELSEWHERE' });
  bot.slack.next('users.info', { error: 'internal_error' });
  await guest.say('hi');
  expect(guest.last()).toContain('try again in a moment');
  expect(bot.door.asked).toEqual([]);
});

test('whoever added Cairn may set it up', async () => {
  const bot = await startBot({ as: 'many' });
  const installer = bot.slack.user();
  await install(bot, bot.slack.workspace);
  const value = JSON.parse(bot.installations.get('/T0CAIRN1') ?? '{}') as object;
  bot.installations.set('/T0CAIRN1', JSON.stringify({ ...value, installer: installer.id }));
  bot.door.answers = () => hello;
  await installer.say('hi');
  expect(bot.door.last().asker.profile?.admin).toBe(true);
  await bot.slack.user().say('hi');
  expect(bot.door.last().asker.profile?.admin).toBe(false);
});

test('removing Cairn removes its token, unless it was added again since', async () => {
  const bot = await startBot({ as: 'many' });
  await install(bot, bot.slack.workspace);
  await bot.slack.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } });
  expect(bot.installations.size).toBe(1);

  const value = JSON.parse(bot.installations.get('/T0CAIRN1') ?? '{}') as object;
  bot.installations.set('/T0CAIRN1', JSON.stringify({ ...value, installedAt: new Date(Date.now() + 60_000).toISOString() }));
  await bot.slack.event({ type: 'app_uninstalled' });
  expect(bot.installations.size).toBe(1);

  bot.installations.set('/T0CAIRN1', JSON.stringify(value));
  await bot.slack.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT1'] } });
  expect(bot.installations.size).toBe(0);
  await bot.slack.event({ type: 'app_uninstalled' });
  expect(bot.uninstalled).toEqual(['/T0CAIRN1']);
});

test('an organisation that removes Cairn is removed as a whole', async () => {
  const bot = await startBot({ as: 'many' });
  const organisation = bot.slack.addWorkspace({ enterprise: 'E0ORG', orgWide: true });
  await install(bot, organisation);
  await bot.slack.event({ type: 'app_uninstalled' }, organisation);
  expect(bot.installations.size).toBe(0);
  expect(bot.uninstalled).toEqual(['E0ORG/']);
});

test('somebody who leaves, and somebody who moves to another zone, are noticed', async () => {
  const bot = await startBot();
  const ada = bot.slack.user({ name: 'Ada' });
  bot.door.answers = () => hello;
  await ada.say('hi');
  await ada.becomes({ tz: 'Asia/Tokyo' });
  expect(bot.profiles).toMatchObject([
    [
      { tenant: 'T0CAIRN1', user: ada.id },
      { zone: 'Asia/Tokyo', active: true },
    ],
  ]);
  await ada.say('hi');
  expect(bot.door.last().asker.profile?.zone).toBe('Asia/Tokyo');
  await ada.becomes({ deleted: true });
  expect(bot.deactivated).toEqual([{ platform: 'slack', enterprise: '', tenant: 'T0CAIRN1', user: ada.id }]);
  expect(bot.slack.called('users.info')).toHaveLength(1);
});
