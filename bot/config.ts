import { chromeOrigin } from '../shared/extension-origin.ts';
import { type Name, type Values, variables } from './config-variables.ts';
import type { LogLevel } from './log.ts';
import { StartRefused } from './start-refused.ts';

/** How Slack is connected. One workspace by its token, or many by OAuth; over HTTP, or over Socket Mode. */
export type SlackConfig = {
  apiUrl: string | null;
  by: { way: 'http'; signingSecret: string } | { way: 'socket'; appToken: string };
  as:
    | { workspaces: 'one'; botToken: string }
    | { workspaces: 'many'; clientId: string; clientSecret: string; stateSecret: string; url: string };
};

/** How Teams is connected: whole, or not at all. */
export type TeamsConfig = {
  appId: string;
  appTenant: string;
  proof: { by: 'secret'; secret: string } | { by: 'certificate'; file: string } | { by: 'managed-identity' };
  /** The organisations whose people may use this Cairn. */
  tenants: string[];
  /** Object ids of those who may set up a programme. */
  admins: string[];
  serviceHosts: string[];
  standIn: string | null;
};

export type Config = {
  port: number;
  /** The public base address without a slash at its end, or null. */
  url: string | null;
  dataFolder: string;
  keyText: string | null;
  databaseUrl: string | null;
  /** Web servers in front of Cairn, whose word is taken for who asks through them. */
  proxies: string[];
  /** Side panels of Chrome and Edge that may ask, by their origin. */
  panelOrigins: string[];
  logLevel: LogLevel;
  mode: 'development' | 'test' | 'production';
  slack: SlackConfig | null;
  teams: TeamsConfig | null;
};

/** Reads the environment, once. Throws StartRefused with a sentence that names the variable and never repeats its value. Empty text is not set. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const values = Object.fromEntries(Object.keys(variables).map((name) => [name, readValue(name as Name, environment[name])])) as Values;
  if (values.DATABASE_URL !== null && values.CAIRN_KEY === null) needs('DATABASE_URL', 'CAIRN_KEY');
  return {
    port: values.PORT ?? 3978,
    url: values.CAIRN_URL,
    dataFolder: values.CAIRN_DATA ?? './data',
    keyText: values.CAIRN_KEY,
    databaseUrl: values.DATABASE_URL,
    proxies: ['loopback', ...(values.CAIRN_PROXIES ?? [])],
    panelOrigins: values.CAIRN_PANEL_ORIGINS ?? [chromeOrigin],
    logLevel: values.LOG_LEVEL ?? 'info',
    mode: values.NODE_ENV ?? 'development',
    slack: slackOf(values),
    teams: teamsOf(values),
  };
}

function readValue(name: Name, raw: string | undefined): unknown {
  const text = raw?.trim() ?? '';
  if (text === '') return null;
  const result = variables[name].schema.safeParse(text);
  if (!result.success) throw new StartRefused(`${name} has to be ${variables[name].expected}.`);
  return result.data;
}

const namedIn = (values: Values, prefix: string) =>
  (Object.keys(values) as Name[]).filter((name) => name.startsWith(prefix) && values[name] !== null);

function slackOf(values: Values): SlackConfig | null {
  const named = namedIn(values, 'SLACK_');
  if (named.length === 0) return null;
  const oauth = (['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const).filter((name) => values[name] !== null);
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = values;
  if (botToken !== null && oauth.length > 0) {
    throw new StartRefused(`SLACK_BOT_TOKEN connects one workspace and ${oauth[0]} many; set the one or the other.`);
  }
  if (botToken === null && oauth.length === 0) needs(named[0]!, 'SLACK_BOT_TOKEN (one workspace), or SLACK_CLIENT_ID (many workspaces)');
  const as = botToken !== null ? { workspaces: 'one' as const, botToken } : manyOf(values, oauth[0]!);
  const from = botToken !== null ? 'SLACK_BOT_TOKEN' : 'SLACK_CLIENT_ID';
  if (appToken === null && signingSecret === null) needs(from, 'SLACK_SIGNING_SECRET (over HTTP), or SLACK_APP_TOKEN (Socket Mode)');
  const by = appToken !== null ? { way: 'socket' as const, appToken } : { way: 'http' as const, signingSecret: signingSecret! };
  return { apiUrl: values.SLACK_API_URL, by, as };
}

function manyOf(values: Values, because: Name): Extract<SlackConfig['as'], { workspaces: 'many' }> {
  const required = (name: 'SLACK_CLIENT_ID' | 'SLACK_CLIENT_SECRET' | 'SLACK_STATE_SECRET' | 'CAIRN_URL'): string =>
    values[name] ?? needs(because, name);
  return {
    workspaces: 'many',
    clientId: required('SLACK_CLIENT_ID'),
    clientSecret: required('SLACK_CLIENT_SECRET'),
    stateSecret: required('SLACK_STATE_SECRET'),
    url: required('CAIRN_URL'),
  };
}

const PROOFS = ['TEAMS_APP_PASSWORD', 'TEAMS_CERTIFICATE_FILE', 'TEAMS_MANAGED_IDENTITY'] as const;

/** An app id that is not set would switch off every check in Microsoft’s SDK, so nothing is taken as “open”. */
function teamsOf(values: Values): TeamsConfig | null {
  const [first] = namedIn(values, 'TEAMS_');
  if (first === undefined) return null;
  const required = <N extends Name>(name: N): NonNullable<Values[N]> => values[name] ?? needs(first, name);
  const tenants = required('TEAMS_TENANTS');
  required('CAIRN_URL');
  if (values.TEAMS_STANDIN_URL !== null && values.NODE_ENV === 'production')
    throw new StartRefused('TEAMS_STANDIN_URL is for trying Cairn out, and has to be left out where people rely on Cairn.');
  return {
    appId: required('TEAMS_APP_ID'),
    appTenant: tenants.length === 1 ? (values.TEAMS_APP_TENANT ?? tenants[0]!) : required('TEAMS_APP_TENANT'),
    proof: proofOf(values, first),
    tenants,
    admins: values.TEAMS_ADMINS ?? [],
    serviceHosts: values.TEAMS_SERVICE_HOSTS ?? [],
    standIn: values.TEAMS_STANDIN_URL,
  };
}

function proofOf(values: Values, because: Name): TeamsConfig['proof'] {
  const [one, other] = PROOFS.filter((name) => values[name] !== null);
  if (one === undefined) needs(because, `TEAMS_APP_PASSWORD, TEAMS_CERTIFICATE_FILE or TEAMS_MANAGED_IDENTITY`);
  if (other !== undefined) throw new StartRefused(`${one} and ${other} both prove who Cairn is to Teams; set the one or the other.`);
  const { TEAMS_APP_PASSWORD: secret, TEAMS_CERTIFICATE_FILE: file } = values;
  if (secret !== null) return { by: 'secret', secret };
  return file !== null ? { by: 'certificate', file } : { by: 'managed-identity' };
}

function needs(because: Name, missing: string): never {
  const expected = missing in variables ? `: ${variables[missing as Name].expected}` : '';
  throw new StartRefused(`${because} is set, so ${missing} has to be set as well${expected}.`);
}
