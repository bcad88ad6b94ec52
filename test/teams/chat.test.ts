import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { card, say } from '../../bot/chat/card.ts';
import { type Address, ChatError, type ChatFault } from '../../bot/chat/port.ts';
import type { Conversation } from '../../bot/chat/teams/conversation.ts';
import { type FileStore, filesAt, type KeptFile, mountFiles } from '../../bot/chat/teams/files.ts';
import { createChat } from '../../bot/chat/teams/send.ts';
import { createLog } from '../../bot/log.ts';
import { listen } from '../../bot/web/listen.ts';
import { createWeb } from '../../bot/web/server.ts';
import type { Instant } from '../../shared/time.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { channel, conversationsOf, KOFI, MAYA, personal, ScriptedSeam, TENANT } from '../setup/scripted-seam.ts';

const words = wordsFor('en-GB');
const { signal } = new AbortController();
const since = '2026-11-24T09:00:00.000Z' as Instant;
const hello = card('hello', { summary: 'Hello, Maya', blocks: [say('Hello')] });
const to = (user: string, tenant = TENANT): Address => ({ to: 'person', account: { platform: 'teams', enterprise: '', tenant, user } });
const toChannel: Address = { to: 'channel', channel: { platform: 'teams', enterprise: '', tenant: TENANT, channel: channel().id } };
const calendar = { name: 'meeting.ics', type: 'text/calendar', content: 'BEGIN:VCALENDAR', title: 'Your meeting on Tuesday' };
const picture = {
  name: 'weeks.png',
  type: 'image/png',
  content: new Uint8Array([137, 80]),
  title: 'The weeks',
  alt: 'Four of five logs signed',
};

function kept(): FileStore & { all: Map<string, KeptFile> } {
  const all = new Map<string, KeptFile>();
  return {
    all,
    async keep(file) {
      const secret = `${all.size}`.padStart(43, 's');
      all.set(secret, file);
      return { secret, days: 7 };
    },
    find: async (secret) => all.get(secret) ?? null,
  };
}

function aWorld(known: Conversation[] = [personal(), channel()], url: string | null = 'https://cairn.example.org') {
  const seam = new ScriptedSeam();
  const conversations = conversationsOf(...known);
  const store = kept();
  const chat = createChat({ seam, conversations, files: url === null ? null : filesAt(url, store), words, admins: [MAYA] });
  return { seam, conversations, store, chat };
}

const faultIn = async (work: Promise<unknown>): Promise<ChatFault | null> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof ChatError ? error.fault : Promise.reject(error)),
  );

test('a card is said to a person in their own conversation, drawn over there, and removed', async () => {
  const { chat, seam } = aWorld();
  const reference = await chat.show(to(MAYA), hello, 'mark', signal);
  await chat.update(reference, { ...hello, summary: 'Hello again' }, signal);
  await chat.remove(reference, signal);
  expect(seam.calls.map(({ call, where, message, said }) => [call, where, message, said?.text])).toEqual([
    ['send', personal().id, undefined, 'Hello, Maya'],
    ['update', personal().id, 'm1', 'Hello again'],
    ['remove', personal().id, 'm1', undefined],
  ]);
  expect(JSON.parse(reference)).toEqual({ tenant: TENANT, conversation: personal().id, message: 'm1' });
});

test('Home is drawn over where it was asked for last, and nowhere once it is gone or nobody has Cairn', async () => {
  const { chat, seam, conversations } = aWorld();
  const { account } = to(MAYA) as Extract<Address, { to: 'person' }>;
  await chat.showHome(account, hello, signal);
  expect(seam.calls).toEqual([]);
  await conversations.homeIs(TENANT, personal().id, 'home-1');
  await chat.showHome(account, hello, signal);
  expect(seam.calls).toMatchObject([{ call: 'update', where: personal().id, message: 'home-1', said: { text: 'Hello, Maya' } }]);
  seam.faults.push({ fault: 'busy', reason: 'not now' });
  expect(await faultIn(chat.showHome(account, hello, signal))).toMatchObject({ fault: 'busy' });
  seam.faults.push({ fault: 'final', reason: 'the message is gone', onlyThis: true });
  await chat.showHome(account, hello, signal);
  expect(await conversations.home(TENANT, personal().id)).toBe(null);
  await conversations.homeIs(TENANT, personal().id, 'home-2');
  await conversations.installed(TENANT, personal().id, false);
  await chat.showHome(account, hello, signal);
  expect(seam.calls).toHaveLength(3);
});

test('a card is said to a channel', async () => {
  const { chat, seam } = aWorld();
  await chat.show(toChannel, hello, 'mark', signal);
  expect(seam.calls).toMatchObject([{ call: 'send', where: channel().id }]);
});

test('somebody who has Cairn but never wrote is written to through any conversation of their tenant, and remembered', async () => {
  const { chat, seam, conversations } = aWorld([channel()]);
  await chat.show(to(KOFI), hello, 'mark', signal);
  await chat.show(to(KOFI), hello, 'mark', signal);
  expect(seam.calls.map(({ call, where }) => [call, where])).toEqual([
    ['create', KOFI],
    ['send', personal(KOFI).id],
    ['send', personal(KOFI).id],
  ]);
  expect(await conversations.withPerson(TENANT, KOFI)).toMatchObject({ installed: true });
});

test('where nobody of a tenant has Cairn, nobody there is asked for', async () => {
  const { chat, seam, conversations } = aWorld();
  expect(await faultIn(chat.show(to(KOFI, 'another'), hello, 'mark', signal))).toMatchObject({ fault: 'final' });
  for (const one of [personal(), channel()]) await conversations.installed(TENANT, one.id, false);
  expect(await faultIn(chat.show(to(KOFI), hello, 'mark', signal))).toMatchObject({ fault: 'final' });
  expect(seam.calls).toEqual([]);
});

test('whoever removed Cairn is not written to, nor is a channel that did', async () => {
  const { chat, seam, conversations } = aWorld();
  const before = await chat.show(to(MAYA), hello, 'mark', signal);
  for (const one of [personal(), channel()]) await conversations.installed(TENANT, one.id, false);
  const person = await faultIn(chat.show(to(MAYA), hello, 'mark', signal));
  expect(person).toMatchObject({ fault: 'final' });
  expect(person).not.toHaveProperty('onlyThis');
  expect(await faultIn(chat.show(toChannel, hello, 'mark', signal))).toMatchObject({
    fault: 'final',
    onlyThis: true,
    channel: 'not-invited',
  });
  expect(await faultIn(chat.update(before, hello, signal))).toMatchObject({ fault: 'final' });
  expect(seam.calls).toHaveLength(1);
});

test('a channel that Cairn never heard from is not there', async () => {
  const { chat } = aWorld([personal()]);
  expect(await faultIn(chat.show(toChannel, hello, 'mark', signal))).toMatchObject({
    fault: 'final',
    onlyThis: true,
    channel: 'not-there',
  });
});

test('nobody can tell whether a message arrived, as a bot may not read what was said', async () => {
  const { chat, seam } = aWorld();
  expect(await chat.find(to(MAYA), 'mark', since, signal)).toBe('cannot-tell');
  expect(seam.calls).toEqual([]);
});

test('what Teams answers comes back as it is', async () => {
  const { chat, seam } = aWorld();
  const fault: ChatFault = { fault: 'after', milliseconds: 5_000, reason: 'Teams answered with status 429', onlyHere: true };
  seam.faults.push(fault);
  expect(await faultIn(chat.show(to(MAYA), hello, 'mark', signal))).toEqual(fault);
});

test('a reference of another platform names no message here', async () => {
  const { chat } = aWorld();
  for (const other of ['{"channel":"C1","ts":"1"}', 'nonsense', ''])
    expect(await faultIn(chat.update(other, hello, signal))).toMatchObject({ fault: 'final' });
});

test('a file is a card that leads to it, and a picture is itself with what it shows in words', async () => {
  const { chat, seam, store } = aWorld();
  await chat.sendFile(to(MAYA), calendar, 'mark', signal);
  await chat.sendFile(toChannel, picture, 'mark', signal);
  const [file, image] = seam.calls.map(({ said }) => said!);
  const [first, second] = [...store.all.keys()];
  expect(file!.text).toBe(calendar.title);
  expect(JSON.stringify(file)).toContain(`https://cairn.example.org/teams/files/${first}`);
  expect(JSON.stringify(file)).toContain('You can open it for 7 days.');
  expect(image!.card!.body).toEqual([
    { type: 'Image', url: `https://cairn.example.org/teams/files/${second}`, altText: picture.alt, size: 'Stretch' },
  ]);
  expect([...store.all.values()].map(({ isPicture }) => isPicture)).toEqual([false, true]);
});

test('where Cairn has no public address, a file is refused and the account is not', async () => {
  const { chat } = aWorld([personal()], null);
  expect(await faultIn(chat.sendFile(to(MAYA), calendar, 'mark', signal))).toMatchObject({ fault: 'final', onlyThis: true });
});

test('somebody is looked up among those of their conversation, and whoever is not there is not active', async () => {
  const { chat, seam } = aWorld();
  seam.members.set(MAYA, { user: '29:a1', object: MAYA, name: 'Maya Lind', mail: null, guest: false });
  const { account } = to(MAYA) as Extract<Address, { to: 'person' }>;
  expect(await chat.lookUp(account, signal)).toEqual({ name: 'Maya Lind', zone: null, language: null, admin: true, active: true });
  expect(await chat.lookUp({ ...account, user: KOFI }, signal)).toMatchObject({ admin: false, active: false });
});

test('the link of a file gives the file to whoever has it, to keep and not to show, and any other gives nothing', async () => {
  const store = kept();
  const log = createLog('silent');
  const platforms = express();
  mountFiles(platforms, { store, log });
  const nothing = { isOffered: async () => false, take: async () => null };
  const web = createWeb({ log, health: async () => true, feed: async () => null, downloads: nothing, mount: (app) => app.use(platforms) });
  const listening = await listen(web, 0, '127.0.0.1');
  onTestFinished(() => listening.close(100));
  const at = `http://127.0.0.1:${listening.port}`;
  const files = filesAt(at, store);
  const { url } = await files.keep({ ...calendar, name: 'Meeting “Tuesday”.ics' });
  const given = await fetch(url);
  expect(given.status).toBe(200);
  expect(await given.text()).toBe(calendar.content);
  const headers = Object.fromEntries(given.headers);
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': expect.stringMatching(/^attachment; filename=/),
  });
  const image = await fetch((await files.keep(picture)).url);
  expect(image.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(new Uint8Array(await image.arrayBuffer())).toEqual(picture.content);
  for (const path of ['x'.repeat(43), 'short', '..%2f', '']) expect((await fetch(`${at}/teams/files/${path}`)).status).toBe(404);
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await fetch(url, { method })).status).toBe(404);
});
