import { createRequire } from 'node:module';
import { crc32, deflateSync } from 'node:zlib';
import { default as Ajv } from 'ajv-draft-04';
import { default as formats } from 'ajv-formats';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { commands } from '../../bot/chat/teams/commands.ts';
import { checkPackage } from '../../manifests/teams/check.ts';
import { type TeamsManifest, teamsManifest } from '../../manifests/teams/manifest.ts';
import { teamsIcons, teamsPackage } from '../../manifests/teams/package.ts';
import { wordsFor } from '../../shared/words/words.ts';

const require = createRequire(import.meta.url);
const schema = require('@microsoft/app-manifest/build/json-schemas/teams/v1.21/MicrosoftTeams.schema.json') as object;
const known = { appId: '11111111-2222-3333-4444-555555555555', url: 'https://cairn.example.org' };
const manifest = teamsManifest(known);
const icons = teamsIcons();

const ajv = new Ajv.default({ strict: false, allErrors: true });
formats.default(ajv as never);
const validate = ajv.compile(schema);

test('the app is what Microsoft’s own schema asks for', () => {
  validate(manifest);
  expect(validate.errors ?? []).toEqual([]);
  expect(validate({ ...manifest, accentColor: 'green' })).toBe(false);
});

test('it asks for nothing that lets it read messages', () => {
  expect(manifest.permissions).toEqual(['identity', 'messageTeamMembers']);
  expect(JSON.stringify(manifest)).not.toMatch(/ChannelMessage|ChatMessage|\.Read|resourceSpecific|supportsFiles":true/);
});

test('the panel stands behind the chat and in meetings, at pages that Cairn serves, whatever path it is served under', () => {
  expect(manifest.staticTabs.map(({ entityId, contentUrl }) => [entityId, contentUrl])).toEqual([
    ['conversations', undefined],
    ['plan', 'https://cairn.example.org/panel/tab'],
  ]);
  expect(manifest.configurableTabs[0]).toMatchObject({
    configurationUrl: 'https://cairn.example.org/panel/configure',
    context: ['meetingChatTab', 'meetingDetailsTab', 'meetingSidePanel'],
  });
  const below = teamsManifest({ ...known, url: 'https://example.org/cairn' });
  expect(checkPackage(below, icons)).toEqual([]);
  expect(below.webApplicationInfo).toEqual({ id: known.appId, resource: `api://example.org/${known.appId}` });
  expect(below.staticTabs[1]!.websiteUrl).toBe('https://example.org/cairn/panel/');
});

test('what Teams offers to write fits its list', () => {
  const [personal] = manifest.bots[0]!.commandLists;
  expect(personal!.commands).toEqual(commands(wordsFor('en-GB')));
  expect(personal!.commands.length).toBeLessThanOrEqual(10);
});

test('the package holds the manifest and its icons, and is the same each time', () => {
  const packed = teamsPackage(manifest, icons);
  expect(Object.keys(unzipSync(packed)).toSorted()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  expect(JSON.parse(Buffer.from(unzipSync(packed)['manifest.json']!).toString('utf8'))).toEqual(manifest);
  expect(Buffer.from(teamsPackage(teamsManifest(known), teamsIcons())).equals(Buffer.from(packed))).toBe(true);
});

describe('our own check', () => {
  const but = (more: Partial<TeamsManifest>) => checkPackage({ ...manifest, ...more }, icons);
  const [bot] = manifest.bots as [TeamsManifest['bots'][0]];
  const { webApplicationInfo: signedOn } = manifest;
  const [meeting] = manifest.configurableTabs as [TeamsManifest['configurableTabs'][0]];

  test('has nothing against the package as it is', () => {
    expect(checkPackage(manifest, icons)).toEqual([]);
  });

  test.each<[string, () => string[]]>([
    ['the app’s id is no GUID', () => checkPackage(teamsManifest({ ...known, appId: 'cairn' }), icons)],
    ['the version is not of three numbers', () => but({ version: '1.0' })],
    [
      'privacyUrl does not begin with https://',
      () => but({ developer: { ...manifest.developer, privacyUrl: 'http://cairn.example.org' } }),
    ],
    ['the bot is not the app', () => but({ bots: [{ ...bot, botId: '99999999-2222-3333-4444-555555555555' }] })],
    ['there is no scope groupchat', () => but({ bots: [{ ...bot, scopes: ['groupchat'] }] })],
    [
      'longer than Teams shows',
      () => but({ bots: [{ ...bot, commandLists: [{ scopes: ['team'], commands: [{ title: 'x'.repeat(33), description: 'x' }] }] }] }),
    ],
    ['needs no permission ChannelMessage.Read.Group', () => but({ permissions: ['ChannelMessage.Read.Group'] })],
    ['asks for no permission to read', () => checkPackage({ ...manifest, authorization: {} } as TeamsManifest, icons)],
    ['signed on to another app', () => but({ webApplicationInfo: { ...signedOn, id: '99999999-2222-3333-4444-555555555555' } })],
    [
      'which is not api://cairn.example.org/',
      () => but({ webApplicationInfo: { ...signedOn, resource: `api://evil.example/${known.appId}` } }),
    ],
    ['asks for nonce as well', () => but({ webApplicationInfo: { ...signedOn, nonce: '1' } as typeof signedOn })],
    [
      'is no page of Cairn’s',
      () => but({ configurableTabs: [{ ...meeting, configurationUrl: 'https://cairn.example.org.evil.example/panel/' }] }),
    ],
    ['shows no page of cairn.example.org', () => but({ validDomains: ['example.org'] })],
    ['two tabs have the same id', () => but({ staticTabs: [...manifest.staticTabs, ...manifest.staticTabs] })],
    ['lets more in than Cairn', () => but({ validDomains: ['*.example.org'] })],
    ['the color icon is 32 by 32', () => checkPackage(manifest, { ...icons, color: icons.outline })],
    ['the outline icon is 192 by 192', () => checkPackage(manifest, { ...icons, outline: icons.color })],
    ['the outline icon has no transparent ground', () => checkPackage(manifest, { ...icons, outline: icons.color })],
    ['the outline icon has another colour than white', () => checkPackage(manifest, { ...icons, outline: picture(47, 107, 79, 255) })],
    ['the outline icon shows nothing', () => checkPackage(manifest, { ...icons, outline: picture(255, 255, 255, 0) })],
  ])('says that %s', (sentence, found) => {
    expect(found()).toContainEqual(expect.stringContaining(sentence));
  });
});

/** A PNG of 32 by 32, all of one colour. */
function picture(...rgba: number[]): Uint8Array {
  const lines = Array.from({ length: 32 }, () => [0, ...Array.from({ length: 32 }, () => rgba).flat()]);
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const about = Buffer.from([0, 0, 0, 32, 0, 0, 0, 32, 8, 6, 0, 0, 0]);
  const data = deflateSync(Buffer.from(lines.flat()));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', about), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}
