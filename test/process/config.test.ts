import { expect, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { configTable } from '../../bot/config-variables.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const oneWorkspace = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_SIGNING_SECRET: '0123456789abcdef0123' };
const manyWorkspaces = {
  SLACK_SIGNING_SECRET: '0123456789abcdef0123',
  SLACK_CLIENT_ID: '1234.5678',
  SLACK_CLIENT_SECRET: '0123456789abcdef0123',
  SLACK_STATE_SECRET: 'sixteen letters at least',
  CAIRN_URL: 'https://cairn.example.net/',
};

const guid = (digit: string) => `${digit.repeat(8)}-2222-3333-4444-555555555555`;
const oneOrganisation = {
  TEAMS_APP_ID: guid('1'),
  TEAMS_APP_PASSWORD: 'a-secret-of-entra',
  TEAMS_TENANTS: guid('a'),
  CAIRN_URL: 'https://cairn.example.net',
};

test('without any variable Cairn keeps its data in ./data, listens on 3978 and connects to no chat', () => {
  expect(readConfig({})).toEqual({
    port: 3978,
    url: null,
    dataFolder: './data',
    keyText: null,
    databaseUrl: null,
    proxies: ['loopback'],
    panelOrigins: ['chrome-extension://idahbbffnhiidaanooiobkeghkmglpop'],
    logLevel: 'info',
    mode: 'development',
    slack: null,
    teams: null,
  });
});

test('a variable set to nothing, or to blanks, counts as not set', () => {
  const empty = Object.fromEntries(configTable.map(({ name }, index) => [name, index % 2 ? '' : '  ']));
  expect(readConfig(empty)).toEqual(readConfig({}));
});

test('Teams is for one organisation, whose app it is then, or for several, and proves who Cairn is in one of three ways', () => {
  expect(readConfig(oneOrganisation).teams).toEqual({
    appId: guid('1'),
    appTenant: guid('a'),
    proof: { by: 'secret', secret: 'a-secret-of-entra' },
    tenants: [guid('a')],
    admins: [],
    serviceHosts: [],
    standIn: null,
  });
  const several = { ...oneOrganisation, TEAMS_TENANTS: ` ${guid('a')}, ${guid('B')}`, TEAMS_APP_TENANT: guid('c'), TEAMS_APP_PASSWORD: '' };
  expect(readConfig({ ...several, TEAMS_CERTIFICATE_FILE: '/etc/cairn.pem', TEAMS_ADMINS: guid('d') }).teams).toMatchObject({
    appTenant: guid('c'),
    tenants: [guid('a'), guid('b')],
    proof: { by: 'certificate', file: '/etc/cairn.pem' },
    admins: [guid('d')],
  });
  expect(readConfig({ ...several, TEAMS_MANAGED_IDENTITY: 'yes' }).teams?.proof).toEqual({ by: 'managed-identity' });
});

test('right values are taken, with addresses as the program needs them', () => {
  const config = readConfig({
    ...manyWorkspaces,
    PORT: '0',
    CAIRN_DATA: '/srv/cairn',
    CAIRN_KEY: `${key},${key}`,
    DATABASE_URL: 'postgres://u:p@db/cairn',
    LOG_LEVEL: 'debug',
    NODE_ENV: 'production',
    SLACK_API_URL: 'http://127.0.0.1:4003/api',
  });
  expect(config).toMatchObject({
    port: 0,
    url: 'https://cairn.example.net',
    dataFolder: '/srv/cairn',
    databaseUrl: 'postgres://u:p@db/cairn',
    logLevel: 'debug',
    mode: 'production',
  });
  expect(config.slack).toEqual({
    apiUrl: 'http://127.0.0.1:4003/api/',
    by: { way: 'http', signingSecret: '0123456789abcdef0123' },
    as: {
      workspaces: 'many',
      clientId: '1234.5678',
      clientSecret: '0123456789abcdef0123',
      stateSecret: 'sixteen letters at least',
      url: 'https://cairn.example.net',
    },
  });
});

test('web servers on other computers are named, and those on this one need not be', () => {
  expect(readConfig({ CAIRN_PROXIES: '10.0.0.5, fd00::/8' }).proxies).toEqual(['loopback', '10.0.0.5', 'fd00::/8']);
});

test('one workspace is connected over HTTP by its signing secret, or without a public address by an app token', () => {
  expect(readConfig(oneWorkspace).slack).toMatchObject({ by: { way: 'http' }, as: { workspaces: 'one', botToken: 'xoxb-1-abc' } });
  expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_APP_TOKEN: 'xapp-1-def' }).slack).toMatchObject({
    by: { way: 'socket', appToken: 'xapp-1-def' },
  });
});

test.each<[string, Record<string, string>, string]>([
  ['a port that is a word', { PORT: 'http' }, 'PORT has to be a whole number'],
  ['a port that is too large', { PORT: '65536' }, 'PORT has to be a whole number'],
  ['a port with a fraction', { PORT: '80.5' }, 'PORT has to be a whole number'],
  ['a public address without https', { CAIRN_URL: 'http://cairn.example.net' }, 'CAIRN_URL has to be an https address'],
  ['a public address that is no address', { CAIRN_URL: 'cairn.example.net' }, 'CAIRN_URL has to be an https address'],
  ['a public address with a query', { CAIRN_URL: 'https://cairn.example.net/?a=1' }, 'CAIRN_URL has to be an https address'],
  ['a web server by name', { CAIRN_PROXIES: '10.0.0.5, caddy' }, 'CAIRN_PROXIES has to be addresses or networks'],
  ['a network of more bits than there are', { CAIRN_PROXIES: '10.0.0.0/33' }, 'CAIRN_PROXIES has to be addresses or networks'],
  ['everybody as a web server', { CAIRN_PROXIES: '::/0' }, 'CAIRN_PROXIES has to be addresses or networks'],
  ['a key that is too short', { CAIRN_KEY: 'c2hvcnQ=' }, 'CAIRN_KEY has to be 32 random bytes'],
  ['a second key that is wrong', { CAIRN_KEY: `${key},nonsense` }, 'CAIRN_KEY has to be 32 random bytes'],
  [
    'a database that is not PostgreSQL',
    { DATABASE_URL: 'mysql://localhost/cairn', CAIRN_KEY: key },
    'DATABASE_URL has to be an address such as postgres://',
  ],
  ['PostgreSQL without a key', { DATABASE_URL: 'postgres://localhost/cairn' }, 'DATABASE_URL is set, so CAIRN_KEY has to be set as well'],
  ['Teams without its app id', { ...oneOrganisation, TEAMS_APP_ID: '' }, 'is set, so TEAMS_APP_ID has to be set as well'],
  ['an app id that is none', { ...oneOrganisation, TEAMS_APP_ID: 'cairn-bot' }, 'TEAMS_APP_ID has to be the “Application (client) ID”'],
  ['Teams open to everybody', { ...oneOrganisation, TEAMS_TENANTS: '' }, 'TEAMS_APP_ID is set, so TEAMS_TENANTS has to be set as well'],
  ['a tenant that is no id', { ...oneOrganisation, TEAMS_TENANTS: 'example.org' }, 'TEAMS_TENANTS has to be the “Directory (tenant) ID”'],
  [
    'a secret’s id in place of the secret',
    { ...oneOrganisation, TEAMS_APP_PASSWORD: guid('d') },
    'TEAMS_APP_PASSWORD has to be the “Value” of a client secret, not its “Secret ID”',
  ],
  ['Teams without a public address', { ...oneOrganisation, CAIRN_URL: '' }, 'TEAMS_APP_ID is set, so CAIRN_URL has to be set as well'],
  [
    'Teams without a proof of who Cairn is',
    { ...oneOrganisation, TEAMS_APP_PASSWORD: '' },
    'so TEAMS_APP_PASSWORD, TEAMS_CERTIFICATE_FILE or TEAMS_MANAGED_IDENTITY has to be set as well',
  ],
  [
    'Teams with two proofs',
    { ...oneOrganisation, TEAMS_MANAGED_IDENTITY: 'yes' },
    'TEAMS_APP_PASSWORD and TEAMS_MANAGED_IDENTITY both prove who Cairn is to Teams',
  ],
  [
    'several organisations without the app’s own',
    { ...oneOrganisation, TEAMS_TENANTS: `${guid('a')},${guid('b')}` },
    'TEAMS_APP_ID is set, so TEAMS_APP_TENANT has to be set as well',
  ],
  [
    'a stand-in for Teams in production',
    { ...oneOrganisation, TEAMS_STANDIN_URL: 'http://127.0.0.1:4010', NODE_ENV: 'production' },
    'TEAMS_STANDIN_URL is for trying Cairn out',
  ],
  [
    'a stand-in for Teams elsewhere',
    { ...oneOrganisation, TEAMS_STANDIN_URL: 'https://teams.example.org' },
    'TEAMS_STANDIN_URL has to be an address on this computer',
  ],
  [
    'a service host that is an address',
    { ...oneOrganisation, TEAMS_SERVICE_HOSTS: 'https://smba.example.org' },
    'TEAMS_SERVICE_HOSTS has to be host names',
  ],
  ['an administrator by name', { ...oneOrganisation, TEAMS_ADMINS: 'Morwenna Pascoe' }, 'TEAMS_ADMINS has to be the “Object ID”'],
  ['an unknown log level', { LOG_LEVEL: 'chatty' }, 'LOG_LEVEL has to be one of fatal, error'],
  ['an unknown mode', { NODE_ENV: 'staging' }, 'NODE_ENV has to be development, test or production'],
  [
    'a user’s token for the bot’s',
    { ...oneWorkspace, SLACK_BOT_TOKEN: 'xoxp-1-abc' },
    'SLACK_BOT_TOKEN has to be a token that begins with xoxb-',
  ],
  [
    'a bot’s token for the app’s',
    { ...oneWorkspace, SLACK_APP_TOKEN: 'xoxb-1-abc' },
    'SLACK_APP_TOKEN has to be a token that begins with xapp-',
  ],
  [
    'a bot token alone',
    { SLACK_BOT_TOKEN: 'xoxb-1-abc' },
    'SLACK_BOT_TOKEN is set, so SLACK_SIGNING_SECRET (over HTTP), or SLACK_APP_TOKEN (Socket Mode) has to be set as well',
  ],
  [
    'a signing secret alone',
    { SLACK_SIGNING_SECRET: '0123456789abcdef0123' },
    'SLACK_SIGNING_SECRET is set, so SLACK_BOT_TOKEN (one workspace), or SLACK_CLIENT_ID',
  ],
  ['a stand-in alone', { SLACK_API_URL: 'http://localhost:1/' }, 'SLACK_API_URL is set, so SLACK_BOT_TOKEN'],
  [
    'a stand-in elsewhere',
    { ...oneWorkspace, SLACK_API_URL: 'https://slack.example.org/api/' },
    'SLACK_API_URL has to be an address on this computer',
  ],
  [
    'a stand-in that only looks local',
    { ...oneWorkspace, SLACK_API_URL: 'http://localhost.example.org/api/' },
    'SLACK_API_URL has to be an address on this computer',
  ],
  [
    'one workspace and many at once',
    { ...oneWorkspace, ...manyWorkspaces },
    'SLACK_BOT_TOKEN connects one workspace and SLACK_CLIENT_ID many',
  ],
  [
    'OAuth without a client secret',
    { ...manyWorkspaces, SLACK_CLIENT_SECRET: '' },
    'SLACK_CLIENT_ID is set, so SLACK_CLIENT_SECRET has to be set as well',
  ],
  [
    'OAuth without a client id',
    { ...manyWorkspaces, SLACK_CLIENT_ID: '' },
    'SLACK_CLIENT_SECRET is set, so SLACK_CLIENT_ID has to be set as well',
  ],
  [
    'OAuth without a state secret',
    { ...manyWorkspaces, SLACK_STATE_SECRET: '' },
    'SLACK_CLIENT_ID is set, so SLACK_STATE_SECRET has to be set as well',
  ],
  ['OAuth without a public address', { ...manyWorkspaces, CAIRN_URL: '' }, 'SLACK_CLIENT_ID is set, so CAIRN_URL has to be set as well'],
  [
    'OAuth that nothing can reach',
    { ...manyWorkspaces, SLACK_SIGNING_SECRET: '' },
    'SLACK_CLIENT_ID is set, so SLACK_SIGNING_SECRET (over HTTP)',
  ],
])('%s stops the start with one sentence that names the variable and keeps its value to itself', (_, environment, sentence) => {
  const message = refusal(environment);
  expect(message).toContain(sentence);
  expect(message).toMatch(/^[A-Z][^\n]*\.$/);
  for (const value of Object.values(environment).filter((one) => one.length > 6)) expect(message).not.toContain(value);
});

test('every variable is explained', () => {
  for (const { name, about, expected, otherwise } of configTable)
    expect(
      [name, about, expected, otherwise].every((text) => text.length > 2),
      name,
    ).toBe(true);
});

function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    expect((error as Error).name).toBe('StartRefused');
    return (error as Error).message;
  }
  throw new Error('it started');
}
