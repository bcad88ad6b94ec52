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

export type Config = {
  port: number;
  /** The public base address without a slash at its end, or null. */
  url: string | null;
  dataFolder: string;
  keyText: string | null;
  databaseUrl: string | null;
  logLevel: LogLevel;
  mode: 'development' | 'test' | 'production';
  slack: SlackConfig | null;
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
    logLevel: values.LOG_LEVEL ?? 'info',
    mode: values.NODE_ENV ?? 'development',
    slack: slackOf(values),
  };
}

function readValue(name: Name, raw: string | undefined): unknown {
  const text = raw?.trim() ?? '';
  if (text === '') return null;
  const result = variables[name].schema.safeParse(text);
  if (!result.success) throw new StartRefused(`${name} has to be ${variables[name].expected}.`);
  return result.data;
}

function slackOf(values: Values): SlackConfig | null {
  const named = (Object.keys(values) as Name[]).filter((name) => name.startsWith('SLACK_') && values[name] !== null);
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

function needs(because: Name, missing: string): never {
  const expected = missing in variables ? `: ${variables[missing as Name].expected}` : '';
  throw new StartRefused(`${because} is set, so ${missing} has to be set as well${expected}.`);
}
