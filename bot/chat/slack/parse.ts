import { Intent } from '../../../shared/intent.ts';
import type { Words } from '../../../shared/words/words.ts';
import { readCarried } from './carried.ts';
import { LINK } from './controls.ts';
import type { Origin, Place, Who } from './origin.ts';
import { type Command, type Event, type Press, Rewritten } from './shapes.ts';
import { plainText } from './text.ts';

/** What a request came to. */
export type Heard = {
  who: Who;
  origin: Origin;
  /** Names this very press, submission or message; the same again for a repeated delivery. */
  key: string;
  said:
    | { said: 'ask'; intent: Intent; picked: string[] }
    /** Not understood: what to say, beside the fields it is about. */
    | { said: 'unclear'; why: string; fields: Record<string, string> };
};

const SAY_MOST = 4_000;

/** Null for what needs an ack and nothing else, such as a link that was followed. */
export function parsePress(press: Press, words: Words): Heard | null {
  const [control] = press.actions;
  const origin = originOf(press);
  if (!control || !origin || control.action_id.startsWith(LINK)) return null;
  const carried = control.selected_option?.value ?? control.value;
  if (carried === null || carried === undefined) return null;
  const who = whoOf(press, press.view?.app_installed_team_id ?? null);
  const intent = readIntent(carried);
  const said: Heard['said'] = intent ? { said: 'ask', intent, picked: [] } : { said: 'unclear', why: words.slack.oldButton(), fields: {} };
  return { who, origin, key: keyOf(who, 'press', press.trigger_id), said };
}

export function parseCommand(command: Command, words: Words): Heard {
  const isOrganisation = command.is_enterprise_install === 'true';
  const place = { enterprise: command.enterprise_id ?? '', tenant: isOrganisation ? '' : (command.team_id ?? '') };
  const who: Who = { user: command.user_id, team: null, place };
  const origin: Origin = { at: 'command', channel: command.channel_id, respond: command.response_url, trigger: command.trigger_id };
  return { who, origin, key: keyOf(who, 'command', command.trigger_id), said: sayOrHelp(plainText(command.text), words) };
}

/** Null for messages that are nobody's words to Cairn: its own, edits, joins, threads elsewhere. */
export function parseMessage(body: Event, words: Words): Heard | null {
  const { event } = body;
  const isWords = event.subtype === undefined || event.subtype === 'thread_broadcast' || event.subtype === 'file_share';
  if (event.channel_type !== 'im' || !isWords || event.bot_id !== undefined || typeof event.user !== 'string' || !event.channel)
    return null;
  const who: Who = { user: event.user, team: ownTeam(event), place: placeOfEvent(body) };
  const said = plainText(typeof event.text === 'string' ? event.text : '');
  const hasFiles = event.subtype === 'file_share' || (Array.isArray(event.files) && event.files.length > 0);
  if (said === '' && !hasFiles) return null;
  return {
    who,
    origin: { at: 'direct', channel: event.channel },
    key: keyOf(who, 'event', body.event_id),
    said:
      hasFiles && said === ''
        ? { said: 'unclear', why: words.slack.noFiles(), fields: {} }
        : sayOrHelp(said, words, typeof event.ts === 'string' ? sourceOf(event.channel, event.ts) : undefined),
  };
}

/** Somebody edited or deleted what they wrote to Cairn. Null for all else that Slack tells of messages, such as its own redrawing. */
export function parseRewritten(body: Event): Heard | null {
  const { event } = body;
  const read = Rewritten.safeParse(event);
  if (!read.success || event.channel_type !== 'im' || !event.channel) return null;
  const { subtype, message, previous_message: before } = read.data;
  if (before.bot_id || !before.user || (subtype === 'message_changed' && message?.text === before.text)) return null;
  const who: Who = { user: before.user, team: ownTeam(before), place: placeOfEvent(body) };
  const source = sourceOf(event.channel, before.ts);
  // A message with an answer in its thread stays as a stone that says it was deleted.
  const text = subtype === 'message_changed' && message && message.subtype !== 'tombstone' ? plainText(message.text ?? '') : '';
  const intent = Intent.safeParse(text === '' ? { type: 'talk.deleted', source } : { type: 'talk.edited', source, text });
  if (!intent.success) return null;
  return {
    who,
    origin: { at: 'direct', channel: event.channel },
    key: keyOf(who, 'event', body.event_id),
    said: { said: 'ask', intent: intent.data, picked: [] },
  };
}

const sourceOf = (channel: string, ts: string): string => `slack/${channel}/${ts}`;

export function parseHomeOpened(body: Event): Heard | null {
  const { event } = body;
  if (event.tab !== 'home' || typeof event.user !== 'string') return null;
  const who: Who = { user: event.user, team: null, place: placeOfEvent(body) };
  return {
    who,
    origin: { at: 'home-opened' },
    key: keyOf(who, 'event', body.event_id),
    said: { said: 'ask', intent: { type: 'home.open' }, picked: [] },
  };
}

/** Spoken to where others read: the way to a direct message, and nothing else. */
export function parseMention(body: Event, words: Words): Heard | null {
  const { event } = body;
  if (event.bot_id !== undefined || typeof event.user !== 'string' || !event.channel) return null;
  const who: Who = { user: event.user, team: ownTeam(event), place: placeOfEvent(body) };
  return {
    who,
    origin: { at: 'channel', channel: event.channel },
    key: keyOf(who, 'event', body.event_id),
    said: { said: 'unclear', why: words.slack.yourPlace(), fields: {} },
  };
}

export function keyOf(who: Who, kind: string, id: string): string {
  return `slack/${who.place.enterprise}/${who.place.tenant}/${who.user}/${kind}/${id}`;
}

export function placeOfEvent(body: Event): Place {
  const [authorization] = body.authorizations ?? [];
  const isOrganisation = authorization?.is_enterprise_install ?? body.is_enterprise_install ?? false;
  const enterprise = (authorization ? authorization.enterprise_id : body.enterprise_id) ?? '';
  return { enterprise, tenant: isOrganisation ? '' : (authorization?.team_id ?? body.team_id ?? '') };
}

type Signed = {
  user: { id: string; team_id?: string | null | undefined };
  team?: { id: string; enterprise_id?: string | null | undefined } | null | undefined;
  enterprise?: { id: string } | null | undefined;
  is_enterprise_install?: boolean | null | undefined;
};

/** `installed` is where the app is, when a dialog was opened across organisations. */
export function whoOf(body: Signed, installed: string | null): Who {
  const enterprise = body.enterprise?.id ?? body.team?.enterprise_id ?? '';
  const tenant = body.is_enterprise_install ? '' : (installed ?? body.team?.id ?? body.user.team_id ?? '');
  return { user: body.user.id, team: body.user.team_id ?? null, place: { enterprise, tenant } };
}

export function originOf(press: Press): Origin | null {
  const trigger = press.trigger_id;
  const { view } = press;
  if (view?.type === 'home') return { at: 'home', trigger };
  if (view) {
    const { alone = false } = readCarried(view.private_metadata);
    return { at: 'dialog', view: view.id, name: view.callback_id ?? '', alone, trigger };
  }
  if (press.container?.is_ephemeral) return press.response_url ? { at: 'ephemeral', respond: press.response_url, trigger } : null;
  const channel = press.channel?.id ?? press.container?.channel_id;
  const ts = press.container?.message_ts ?? press.message?.ts;
  return channel && ts ? { at: 'message', channel, ts, trigger } : null;
}

function ownTeam(event: Record<string, unknown>): string | null {
  const team = event.user_team ?? event.team;
  return typeof team === 'string' ? team : null;
}

function readIntent(json: string): Intent | null {
  let carried: unknown;
  try {
    carried = JSON.parse(json);
  } catch {
    return null;
  }
  const read = Intent.safeParse(carried);
  return read.success ? read.data : null;
}

function sayOrHelp(text: string, words: Words, source?: string): Heard['said'] {
  if (text.length > SAY_MOST) return { said: 'unclear', why: words.slack.tooLong(), fields: {} };
  return { said: 'ask', intent: text === '' ? { type: 'help' } : { type: 'say', text, ...(source ? { source } : {}) }, picked: [] };
}
