import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { slackManifest } from '../../manifests/slack.ts';

const root = join(import.meta.dirname, '../..');
const print = (url?: string) => {
  const { CAIRN_URL: _dropped, ...environment } = process.env;
  const env = url === undefined ? environment : { ...environment, CAIRN_URL: url };
  return execFileSync(process.execPath, ['manifests/main.ts'], { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
};

describe.each([['over HTTP', 'https://cairn.example'] as const, ['over Socket Mode', null] as const])('the Slack app %s', (_how, url) => {
  const manifest = slackManifest(url);
  const { display_information: about, features, settings, oauth_config: oauth } = manifest;

  test('is described within Slack’s lengths', () => {
    expect(about.name.length).toBeLessThanOrEqual(35);
    expect(about.description.length).toBeLessThanOrEqual(140);
    expect(about.long_description.length).toBeGreaterThanOrEqual(175);
    expect(about.long_description.length).toBeLessThanOrEqual(4_000);
    expect(about.background_color).toMatch(/^#[0-9a-f]{6}$/);
    expect(features.bot_user.display_name).toMatch(/^[\w .-]{1,80}$/);
    const [command] = features.slash_commands;
    expect(command?.command).toMatch(/^\/[a-z-]{1,31}$/);
    expect(command?.description.length).toBeLessThanOrEqual(2_000);
    expect(command?.usage_hint.length).toBeLessThanOrEqual(1_000);
  });

  test('asks for no more than it uses, and never to read channels', () => {
    expect(oauth.scopes.bot).toEqual([
      'app_mentions:read',
      'chat:write',
      'commands',
      'files:write',
      'im:history',
      'im:write',
      'users:read',
    ]);
    expect(oauth.scopes).not.toHaveProperty('user');
    expect(oauth.scopes.bot.filter((scope) => /^(channels|groups|mpim|users:read\.email)/.test(scope))).toEqual([]);
  });

  test('has the permission each of its events needs', () => {
    const needs: Record<string, string | null> = {
      app_home_opened: null,
      app_mention: 'app_mentions:read',
      app_uninstalled: null,
      'message.im': 'im:history',
      tokens_revoked: null,
      user_change: 'users:read',
    };
    for (const event of settings.event_subscriptions.bot_events) {
      expect(needs).toHaveProperty([event]);
      if (needs[event]) expect(oauth.scopes.bot).toContain(needs[event]);
    }
  });

  test('lets people write to it, and names an address only where there is one', () => {
    expect(features.app_home).toEqual({ home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false });
    expect(settings.socket_mode_enabled).toBe(url === null);
    const addresses = JSON.stringify(manifest).match(/https?:\/\/[^"]+/g) ?? [];
    expect(new Set(addresses)).toEqual(new Set(url === null ? [] : [`${url}/slack/events`, `${url}/slack/oauth_redirect`]));
  });
});

test('npm run manifests prints what Slack takes, for HTTP where there is an address', () => {
  expect(JSON.parse(print('https://cairn.example/'))).toEqual(slackManifest('https://cairn.example'));
  expect(JSON.parse(print())).toEqual(slackManifest(null));
  expect(() => print('http://cairn.example')).toThrow(/has to begin with https/);
});
