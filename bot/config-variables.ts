import * as z from 'zod/mini';
import { logLevels } from './log.ts';
import { readKeys } from './store/seal.ts';

/** One variable: what the README's table says of it, and how its text becomes a value. */
type Variable<T> = {
  /** What it is for. */
  about: string;
  /** What a right value looks like, as it completes “NAME has to be …”. */
  expected: string;
  /** What holds when it is not set, in words. */
  otherwise: string;
  schema: z.ZodMiniType<T, string>;
};

const variable = <T>(about: string, expected: string, otherwise: string, schema: z.ZodMiniType<T, string>): Variable<T> => ({
  about,
  expected,
  otherwise,
  schema,
});
const matching = (pattern: RegExp) => z.string().check(z.regex(pattern));
const url = (isRight: (url: URL) => boolean) => z.string().check(z.refine((text) => URL.canParse(text) && isRight(new URL(text))));
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Several, separated by commas. */
const listOf = (one: z.ZodMiniType<string, string>) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => text.split(',').map((part) => part.trim().toLowerCase())),
    ),
    z.array(one).check(z.minLength(1)),
  );
/** One that names no bits would be everybody. */
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).check(z.refine((one) => !one.endsWith('/0')));
const guid = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.toLowerCase()),
  ),
  z.string().check(z.regex(GUID)),
);
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const isBase = (one: URL) => one.search === '' && one.hash === '' && one.username === '' && one.password === '';

/** Every environment variable Cairn reads. Conventional names where there are such. */
export const variables = {
  PORT: variable(
    'The port Cairn listens on.',
    'a whole number from 0 to 65535',
    '3978',
    z.pipe(matching(/^\d{1,5}$/), z.pipe(z.transform(Number), z.int().check(z.maximum(65_535)))),
  ),
  CAIRN_URL: variable(
    'The public address of this Cairn, for installing it into workspaces, for calendar feeds and for files to take away.',
    'an https address without a query, such as https://cairn.example.org',
    'feeds, files and pictures cannot be reached from outside, and the texts say so',
    z.pipe(
      url((one) => isBase(one) && (one.protocol === 'https:' || (one.protocol === 'http:' && LOOPBACK.test(one.hostname)))),
      z.transform((text) => text.replace(/\/+$/, '')),
    ),
  ),
  CAIRN_DATA: variable('The folder of the SQLite database and its key.', 'the path of a folder', './data', z.string()),
  CAIRN_KEY: variable(
    'Seals tokens and other secrets in the database. To change it, put the new key in front: new,old.',
    '32 random bytes as base64, as `openssl rand -base64 32` makes them; several are separated by commas, the newest first',
    'a key is made beside the SQLite data; with PostgreSQL it has to be set',
    z.string().check(z.refine((text) => readKeys(text) !== null)),
  ),
  CAIRN_PANEL_ORIGINS: variable(
    'The side panel in Chrome and Edge: which extensions may talk to this Cairn. Firefox needs none.',
    'origins such as chrome-extension://abcdefghijklmnopabcdefghijklmnop, separated by commas',
    'the one that is built from here',
    listOf(matching(/^chrome-extension:\/\/[a-p]{32}$/)),
  ),
  CAIRN_PROXIES: variable(
    'Web servers in front of Cairn on other computers, whose word is taken for who asks through them.',
    'addresses or networks such as 10.0.0.5 or 172.16.0.0/12, separated by commas',
    'those on this computer alone',
    listOf(network),
  ),
  DATABASE_URL: variable(
    'A PostgreSQL database, version 15 or newer, instead of SQLite.',
    'an address such as postgres://user:password@host:5432/cairn',
    'SQLite in CAIRN_DATA',
    url((one) => one.protocol === 'postgres:' || one.protocol === 'postgresql:'),
  ),
  LOG_LEVEL: variable('How much is written to the log.', `one of ${logLevels.join(', ')}`, 'info', z.enum(logLevels)),
  NODE_ENV: variable(
    'Where Cairn runs. In production the local desk is refused.',
    'development, test or production',
    'development',
    z.enum(['development', 'test', 'production']),
  ),
  SLACK_BOT_TOKEN: variable(
    'One workspace: the bot’s token.',
    'a token that begins with xoxb-',
    'not this workspace',
    matching(/^xoxb-\S+$/),
  ),
  SLACK_SIGNING_SECRET: variable(
    'Proves that requests come from Slack. Needed to receive them over HTTP.',
    'the app’s signing secret, from its “Basic Information” page',
    'requests from Slack are not received over HTTP',
    matching(/^[\w-]{16,}$/),
  ),
  SLACK_APP_TOKEN: variable(
    'One workspace without a public address: an app-level token for Socket Mode.',
    'a token that begins with xapp-',
    'Slack is reached over HTTP',
    matching(/^xapp-\S+$/),
  ),
  SLACK_CLIENT_ID: variable(
    'Many workspaces: the app’s client id, for installing by OAuth.',
    'the app’s client id, such as 1234.5678',
    'no OAuth',
    matching(/^\d+\.\d+$/),
  ),
  SLACK_CLIENT_SECRET: variable('Many workspaces: the app’s client secret.', 'the app’s client secret', 'no OAuth', matching(/^\S{16,}$/)),
  SLACK_STATE_SECRET: variable(
    'Many workspaces: signs the state of an installation under way.',
    'at least 16 characters of chance',
    'no OAuth',
    matching(/^.{16,}$/),
  ),
  SLACK_API_URL: variable(
    'A stand-in for Slack’s Web API, for trying Cairn out.',
    'an address on this computer, such as http://127.0.0.1:4003/api/',
    'Slack itself',
    z.pipe(
      url((one) => isBase(one) && LOOPBACK.test(one.hostname) && (one.protocol === 'http:' || one.protocol === 'https:')),
      z.transform((text) => (text.endsWith('/') ? text : `${text}/`)),
    ),
  ),
  TEAMS_APP_ID: variable(
    'Microsoft Teams: the app’s id in Entra.',
    'the “Application (client) ID”, such as 11111111-2222-3333-4444-555555555555',
    'not Teams',
    guid,
  ),
  TEAMS_APP_PASSWORD: variable(
    'Proves to Teams who Cairn is: the app’s client secret.',
    'the “Value” of a client secret, not its “Secret ID”',
    'no secret',
    z.string().check(z.refine((text) => /^\S{8,}$/.test(text) && !GUID.test(text.toLowerCase()))),
  ),
  TEAMS_CERTIFICATE_FILE: variable(
    'Instead of a secret: a certificate and its private key, together in one PEM file.',
    'the path of a file',
    'no certificate',
    z.string(),
  ),
  TEAMS_MANAGED_IDENTITY: variable(
    'Instead of a secret, where Cairn runs in Azure: its user-assigned managed identity.',
    'yes',
    'no managed identity',
    z.enum(['yes']),
  ),
  TEAMS_TENANTS: variable(
    'The organisations whose people may use Cairn in Teams.',
    'the “Directory (tenant) ID” of each, separated by commas',
    'not Teams',
    listOf(matching(GUID)),
  ),
  TEAMS_APP_TENANT: variable(
    'The organisation in which the app is registered.',
    'its “Directory (tenant) ID”',
    'the one in TEAMS_TENANTS; with several it has to be set',
    guid,
  ),
  TEAMS_ADMINS: variable(
    'Who may set up a programme in Teams, where nobody coordinates one yet: Teams does not tell apps who its administrators are.',
    'the “Object ID” of each in Entra, not an e-mail address, separated by commas',
    'nobody sets up a programme in Teams',
    listOf(matching(GUID)),
  ),
  TEAMS_SERVICE_HOSTS: variable(
    'Where else Teams takes messages, for government clouds.',
    'host names, separated by commas, such as smba.infra.gcc.teams.microsoft.com',
    'smba.trafficmanager.net and botframework.com',
    listOf(matching(/^([a-z0-9-]+\.)+[a-z]{2,}$/)),
  ),
  TEAMS_STANDIN_URL: variable(
    'A stand-in for Teams, for trying Cairn out.',
    'an address on this computer, such as http://127.0.0.1:4010',
    'Teams itself',
    z.pipe(
      url((one) => isBase(one) && LOOPBACK.test(one.hostname) && one.protocol === 'http:'),
      z.transform((text) => text.replace(/\/+$/, '')),
    ),
  ),
};
export type Name = keyof typeof variables;
/** Null where a variable is not set. */
export type Values = { [N in Name]: (typeof variables)[N] extends Variable<infer T> ? T | null : never };

/** For the README: every variable, what it is for, what it has to look like and what holds without it. */
export const configTable: readonly { name: string; about: string; expected: string; otherwise: string }[] = Object.entries(variables).map(
  ([name, { about, expected, otherwise }]) => ({ name, about, expected, otherwise }),
);
