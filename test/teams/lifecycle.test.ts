import { expect, test } from 'vitest';
import type { Activity } from '../../bot/chat/teams/activity.ts';
import { lifecycle } from '../../bot/chat/teams/lifecycle.ts';
import { createLog } from '../../bot/log.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { activity, BOT, channel, conversationsOf, MAYA, personal, ScriptedSeam, TENANT } from '../setup/scripted-seam.ts';

const installed = (action: string) => activity({ type: 'installationUpdate', action });
const members = (more: Partial<Activity>) => activity({ type: 'conversationUpdate', ...more });
const inTeam = (more: Partial<Activity>, channelData: Activity['channelData'] = {}) =>
  members({
    conversation: { id: '19:general@thread.tacv2', conversationType: 'channel', tenantId: TENANT },
    channelData: { team: { id: '19:team', name: 'Town' }, ...channelData },
    ...more,
  });

function aWorld(...known: Parameters<typeof conversationsOf>) {
  const seam = new ScriptedSeam();
  const conversations = conversationsOf(...known);
  const greeted = new Set<string>();
  const heard: string[] = [];
  const hear = (one: Activity) =>
    lifecycle(one, {
      conversations,
      greets: async (_tenant, id) => !greeted.has(id) && greeted.add(id) !== undefined,
      onGone: async ({ user }) => void heard.push(`${user} gone`),
      onBack: async ({ user }) => void heard.push(`${user} back`),
      seam,
      words: wordsFor('en-GB'),
      log: createLog('silent'),
    });
  return { seam, conversations, hear, heard };
}

test('whoever adds Cairn is known and greeted once, however often Teams tells of it', async () => {
  const { seam, conversations, hear, heard } = aWorld();
  expect(await hear(members({ membersAdded: [{ id: BOT }] }))).toBe(true);
  for (const action of ['add', 'add', 'add-upgrade']) expect(await hear(installed(action))).toBe(true);
  expect(seam.calls).toHaveLength(1);
  expect(seam.calls[0]).toMatchObject({
    call: 'send',
    where: 'a:with-a1',
    said: { text: 'Cairn is here now. It keeps mentoring meetings.' },
  });
  expect(await conversations.withPerson(TENANT, MAYA)).toMatchObject({ installed: true });
  expect(new Set(heard)).toEqual(new Set([`${MAYA} back`]));
});

test('the greeting offers help and a page, and says where what is typed stays', async () => {
  const { seam, hear } = aWorld();
  await hear(installed('add'));
  const said = JSON.stringify(seam.calls[0]!.said);
  for (const part of ['"type":"help"', '"type":"home.open"', 'stays in your organisation’s Teams']) expect(said).toContain(part);
});

test('a greeting that cannot be said is no trouble', async () => {
  const { seam, hear, conversations } = aWorld();
  seam.faults.push({ fault: 'unclear', reason: 'Teams answered with status 502' });
  expect(await hear(installed('add'))).toBe(true);
  expect(await conversations.withPerson(TENANT, MAYA)).toMatchObject({ installed: true });
});

test('whoever removes Cairn is known as gone', async () => {
  const { conversations, hear, heard, seam } = aWorld({ ...personal(), id: 'a:with-a1' });
  for (const action of ['remove', 'remove-upgrade']) expect(await hear(installed(action))).toBe(true);
  expect(await conversations.withPerson(TENANT, MAYA)).toMatchObject({ installed: false });
  expect(heard).toEqual([`${MAYA} gone`, `${MAYA} gone`]);
  expect(seam.calls).toEqual([]);
});

test('a team that adds Cairn is remembered, and nothing is said in its channel; one that removes it is remembered as that', async () => {
  const { conversations, hear, heard, seam } = aWorld();
  await hear(inTeam({ membersAdded: [{ id: BOT }] }));
  expect(await conversations.channels(TENANT)).toMatchObject([{ id: '19:general@thread.tacv2', name: 'Town', installed: true }]);
  await hear(inTeam({ membersRemoved: [{ id: BOT }] }));
  expect(await conversations.channels(TENANT)).toMatchObject([{ installed: false }]);
  expect([seam.calls, heard]).toEqual([[], []]);
});

test('people who come to a team or leave it are nobody’s business', async () => {
  const { conversations, hear } = aWorld(channel());
  expect(await hear(inTeam({ membersAdded: [{ id: '29:b2' }] }))).toBe(true);
  expect(await hear(inTeam({ membersRemoved: [{ id: '29:b2' }] }))).toBe(true);
  expect(conversations.writes).toBe(0);
});

test('a channel that is deleted or has another name is known as that, not its team’s first one', async () => {
  const { conversations, hear } = aWorld(channel());
  const of = (eventType: string, name: string) => inTeam({}, { eventType, channel: { id: channel().id, name } });
  await hear(of('channelRenamed', 'Mentoring'));
  expect(await conversations.byId(TENANT, channel().id)).toMatchObject({ name: 'Mentoring', installed: true });
  await hear(of('channelDeleted', 'Mentoring'));
  expect(await conversations.byId(TENANT, channel().id)).toMatchObject({ installed: false });
  await hear(of('channelRestored', 'Mentoring'));
  expect(await conversations.byId(TENANT, channel().id)).toMatchObject({ installed: true });
  expect(conversations.all.size).toBe(1);
});

test('what is about something else is left to others', async () => {
  const { conversations, hear } = aWorld();
  for (const type of ['message', 'invoke', 'messageReaction', 'event'])
    expect(await hear(activity({ type, membersAdded: [{ id: BOT }] }))).toBe(false);
  expect(conversations.writes).toBe(0);
});
