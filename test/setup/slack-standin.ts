import { FORM, type Posted, post, signed } from './slack/payloads.ts';
import { SlackPerson } from './slack/person.ts';
import { APP_TOKEN, serve } from './slack/server.ts';
import { type Sockets, serveSockets } from './slack/socket.ts';
import { type Call, type Fault, type Json, type Person, type Shown, State, type Workspace } from './slack/state.ts';

export type { SlackPerson } from './slack/person.ts';
export type { Fault } from './slack/state.ts';

export type NewPerson = {
  name?: string;
  tz?: string;
  locale?: string;
  admin?: boolean;
  bot?: boolean;
  deleted?: boolean;
  stranger?: string;
  workspace?: Workspace;
};

export type SlackStandIn = {
  /** For SLACK_API_URL. */
  apiUrl: string;
  token: string;
  appToken: string;
  signingSecret: string;
  oauth: { clientId: string; clientSecret: string; stateSecret: string };
  workspace: Workspace;
  /** Every Web API call, oldest first. */
  calls: Call[];
  /** What was sent to the addresses that presses and commands brought, oldest first. */
  responded: Json[];
  /** Calls of one method. */
  called(method: string): Call[];
  /** Tells Slack where the bot is: `http://127.0.0.1:PORT`. */
  bot(url: string): void;
  /** From now on everything reaches the bot through its connection, as in Socket Mode. */
  overSocket(): Sockets;
  /** Another workspace, with a token of its own; `orgWide` is an installation in a whole organisation. */
  addWorkspace(options?: { enterprise?: string; orgWide?: boolean }): Workspace;
  user(options?: NewPerson): SlackPerson;
  /** A channel several people read: its id. */
  channel(): string;
  /** What is written in a channel for everybody. */
  inChannel(channel: string): Shown[];
  /** What a method (or `*`) does the next times, each once, instead of working. */
  next(method: string, ...faults: Fault[]): void;
  /** Lets a method work again, whatever it was still to do. */
  mend(method: string): void;
  /** Resolves once it is true, looking after every call. */
  until(what: string, isTrue: () => boolean, within?: number): Promise<void>;
  /** Signs a body and posts it to `/slack/events`. */
  send(body: string, contentType: string, headers?: Record<string, string>): Promise<Posted>;
  /** An event about the workspace, such as its leaving. */
  event(event: Json, workspace?: Workspace): Promise<Posted>;
  close(): Promise<void>;
};

export type StandInOptions = {
  /** Milliseconds since 1970: the clock of messages. Signatures and triggers go by the machine's. */
  now?: () => number;
};

/** A strict stand-in for Slack on loopback, for what `emulate` lacks: commands, presses, forms, Home, limits, and trouble. */
export async function startSlackStandIn({ now = Date.now }: StandInOptions = {}): Promise<SlackStandIn> {
  const state = new State(now);
  const oauth = { clientId: '1111.2222', clientSecret: 'standin-client-secret', stateSecret: 'standin-state-secret' };
  const signingSecret = 'standin-signing-secret';
  const server = await serve(state, oauth);
  const sockets = serveSockets(server, state);
  let botUrl = '';
  let isSocket = false;

  function addWorkspace({ enterprise = '', orgWide = false } = {}): Workspace {
    const number = state.workspaces.length + 1;
    const workspace = {
      enterprise,
      tenant: `T0CAIRN${number}`,
      token: `xoxb-standin-${number}`,
      botUser: `U0BOT${number}`,
      botId: `B0BOT${number}`,
      orgWide,
    };
    state.workspaces.push(workspace);
    return workspace;
  }
  const workspace = addWorkspace();

  const send: SlackStandIn['send'] = (body, contentType, headers = {}) =>
    isSocket
      ? deliver(body, contentType)
      : post(`${botUrl}/slack/events`, body, { 'content-type': contentType, ...signed(body, signingSecret), ...headers });

  async function deliver(body: string, contentType: string): Promise<Posted> {
    const start = performance.now();
    const form = new URLSearchParams(contentType === FORM ? body : '');
    const payload = form.get('payload');
    const answer =
      contentType !== FORM
        ? await sockets.deliver('events_api', JSON.parse(body))
        : payload === null
          ? await sockets.deliver('slash_commands', Object.fromEntries(form))
          : await sockets.deliver('interactive', JSON.parse(payload));
    return { status: 200, body: Object.keys(answer).length === 0 ? '' : JSON.stringify(answer), milliseconds: performance.now() - start };
  }

  return {
    apiUrl: `${state.url}/api/`,
    token: workspace.token,
    appToken: APP_TOKEN,
    signingSecret,
    oauth,
    workspace,
    calls: state.calls,
    responded: state.responded,
    called: (method) => state.calls.filter((call) => call.method === method),
    bot(url) {
      botUrl = url;
    },
    overSocket() {
      isSocket = true;
      return sockets;
    },
    addWorkspace,
    user(options = {}) {
      const number = state.number();
      const team = options.workspace ?? workspace;
      const person: Person = { id: `U0PERSON${number}`, team, direct: `D0DIRECT${number}`, channels: [], record: {} };
      person.record = recordOf(person, options);
      state.people.set(person.id, person);
      return new SlackPerson(person, state, send);
    },
    channel: () => `C0CHANNEL${state.number()}`,
    inChannel: (channel) => state.shown.filter((one) => one.channel === channel && one.onlyFor === null),
    next: (method, ...faults) => void state.faults.set(method, [...(state.faults.get(method) ?? []), ...faults]),
    mend: (method) => void state.faults.delete(method),
    until: (what, isTrue, within) => state.until(what, isTrue, within),
    send,
    event(event, of = workspace) {
      const body = {
        token: 'legacy-verification-token',
        team_id: of.tenant,
        ...(of.enterprise ? { enterprise_id: of.enterprise } : {}),
        ...(of.orgWide ? { is_enterprise_install: true } : {}),
        api_app_id: 'A0CAIRN',
        type: 'event_callback',
        event_id: `Ev${state.number()}`,
        event_time: Math.floor(Date.now() / 1000),
        event,
      };
      return send(JSON.stringify(body), 'application/json');
    },
    async close() {
      sockets.cut();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function recordOf({ id, team }: Person, { name, tz, locale, admin, bot, deleted, stranger }: NewPerson): Json {
  return {
    id,
    team_id: stranger ?? team.tenant,
    name: (name ?? id).toLowerCase().replaceAll(/\W/g, ''),
    real_name: name ?? id,
    profile: { real_name: name ?? id, display_name: '' },
    tz: tz ?? 'Europe/London',
    locale: locale ?? 'en-GB',
    is_admin: admin ?? false,
    is_owner: false,
    is_primary_owner: false,
    is_bot: bot ?? false,
    deleted: deleted ?? false,
    is_stranger: stranger !== undefined,
  };
}
