import { createHmac } from 'node:crypto';
import type { Filled } from './controls.ts';
import { isTold, putInto, typedAction, viewOf } from './dialogs.ts';
import type { Dialog, Json, Person, Pressed, Shown, State } from './state.ts';

/** Bodies shaped like the samples in Slack's documentation, and how they are signed and posted. */
export type Posted = { status: number; body: string; milliseconds: number };

export const FORM = 'application/x-www-form-urlencoded';

/** Headers of a request signed now, by the machine's clock, unless told otherwise. */
export function signed(body: string, secret: string, at = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
}

export async function post(url: string, body: string, headers: Record<string, string>): Promise<Posted> {
  const start = performance.now();
  const response = await fetch(url, { method: 'POST', body, headers });
  return { status: response.status, body: await response.text(), milliseconds: performance.now() - start };
}

export const asPayload = (body: Json) => `payload=${encodeURIComponent(JSON.stringify(body))}`;

const about = ({ team: { tenant, enterprise, orgWide } }: Person) => ({
  team: orgWide
    ? null
    : { id: tenant, domain: 'example', ...(enterprise ? { enterprise_id: enterprise, enterprise_name: 'Example organisation' } : {}) },
  enterprise: enterprise ? { id: enterprise, name: 'Example organisation' } : null,
  is_enterprise_install: orgWide,
  api_app_id: 'A0CAIRN',
  token: 'legacy-verification-token',
});

const userOf = (person: Person) => ({ id: person.id, username: 'someone', name: 'someone', team_id: person.record.team_id });

/** Where a control is. */
export type Place = { message: Shown } | { home: Json } | { dialog: Dialog };

const installedIn = ({ team: { tenant, enterprise, orgWide, botId } }: Person) => ({
  team_id: tenant,
  app_id: 'A0CAIRN',
  app_installed_team_id: orgWide ? enterprise : tenant,
  bot_id: botId,
});

/** A press on a control of a message, of Home, or of a dialog. */
export function pressBody(state: State, person: Person, pressed: Pressed, on: Place): Json {
  const trigger_id = state.trigger(person.id, 'dialog' in on);
  const action = { ...pressed, action_ts: `${(Date.now() / 1000).toFixed(3)}${String(state.number()).padStart(3, '0')}` };
  const common = { type: 'block_actions', user: userOf(person), ...about(person), trigger_id, actions: [action] };
  if ('dialog' in on || 'home' in on) {
    const view: Json = 'dialog' in on ? { ...viewOf(on.dialog), ...installedIn(person) } : { ...on.home, state: { values: {} } };
    return { ...common, container: { type: 'view', view_id: view.id }, view };
  }
  const { message } = on;
  const isEphemeral = message.onlyFor !== null;
  return {
    ...common,
    container: { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: isEphemeral },
    channel: { id: message.channel, name: message.channel === person.direct ? 'directmessage' : 'a-channel' },
    ...(isEphemeral
      ? {}
      : { message: { type: 'message', ts: message.ts, text: message.text, blocks: message.blocks, user: message.from } }),
    state: { values: {} },
    response_url: responseUrl(state, person, message.channel, message.ts),
  };
}

/** What Slack tells of filling in fields one after the other: with each, all that the form holds by then. */
export function typedBodies(state: State, person: Person, dialog: Dialog, values: Record<string, Filled>): Json[] {
  return [...putInto(dialog, values)].flatMap((block) => {
    const body = pressBody(state, person, typedAction(dialog, block), { dialog });
    return isTold(block) ? [structuredClone(body)] : [];
  });
}

export function commandBody(state: State, person: Person, command: string, text: string, channel: string): Record<string, string> {
  const { tenant, enterprise, orgWide } = person.team;
  return {
    token: 'legacy-verification-token',
    team_id: tenant,
    team_domain: 'example',
    ...(enterprise ? { enterprise_id: enterprise, enterprise_name: 'Example organisation' } : {}),
    channel_id: channel,
    channel_name: channel.startsWith('D') ? 'directmessage' : 'a-channel',
    user_id: person.id,
    user_name: 'someone',
    command,
    text: text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    api_app_id: 'A0CAIRN',
    is_enterprise_install: String(orgWide),
    response_url: responseUrl(state, person, channel, null),
    trigger_id: state.trigger(person.id),
  };
}

export function submissionBody(state: State, person: Person, dialog: Dialog): Json {
  return {
    type: 'view_submission',
    user: userOf(person),
    ...about(person),
    trigger_id: state.trigger(person.id),
    view: { ...viewOf(dialog), ...installedIn(person) },
    response_urls: [],
  };
}

export function searchBody(person: Person, dialog: Dialog, block_id: string, action_id: string, value: string): Json {
  return {
    type: 'block_suggestion',
    user: userOf(person),
    ...about(person),
    container: { type: 'view', view_id: dialog.id },
    action_id,
    block_id,
    value,
    view: viewOf(dialog),
  };
}

export function eventBody(state: State, person: Person, event: Json): Json {
  const { tenant, enterprise, botUser, orgWide } = person.team;
  return {
    token: 'legacy-verification-token',
    team_id: tenant,
    ...(enterprise ? { enterprise_id: enterprise } : {}),
    api_app_id: 'A0CAIRN',
    event: { event_ts: state.ts(), ...event },
    type: 'event_callback',
    event_id: `Ev${state.number()}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise || null,
        team_id: orgWide ? null : tenant,
        user_id: botUser,
        is_bot: true,
        is_enterprise_install: orgWide,
      },
    ],
    is_ext_shared_channel: false,
  };
}

function responseUrl(state: State, person: Person, channel: string, ts: string | null): string {
  const id = `r${state.number()}`;
  state.responses.set(id, { user: person.id, channel, ts, left: 5 });
  return `${state.url}/respond/${id}`;
}
