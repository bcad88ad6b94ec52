import { Intent } from '../../../shared/intent.ts';
import type { Words } from '../../../shared/words/words.ts';
import { digest } from '../digest.ts';
import type { Activity } from './activity.ts';
import { readCarried } from './carried.ts';
import type { Conversation } from './conversation.ts';
import { type At, type Heard, keyOf } from './heard.ts';
import type { Origin, Who } from './origin.ts';
import { parseForm } from './parse-form.ts';
import { plainText } from './plain-text.ts';

const SAY_MOST = 4_000;

/** Null for what is nobody's words or press, and for somebody Entra does not know. `now` is the world's clock, in milliseconds. */
export function parse(activity: Activity, conversation: Conversation, words: Words, now: number): Heard | null {
  const who = whoOf(activity, conversation);
  if (!who) return null;
  const at = { who, where: { conversation, isOwn: conversation.kind === 'personal', thread: activity.conversation.id } };
  switch (activity.type) {
    case 'message':
      return parseMessage(activity, at, words);
    case 'messageUpdate':
    case 'messageDelete':
      return parseRewritten(activity, at);
    case 'invoke':
      return parseInvoke(activity, at, words, now);
    default:
      return null;
  }
}

function parseMessage(activity: Activity, at: At, words: Words): Heard | null {
  const pressed = readCarried(activity.value);
  // An older client that knows no way to press says what is pressed as a message without words, and looks for its answer in messages.
  if (pressed?.is === 'press') return parsePress(activity, at, pressed, { at: 'words' }, words);
  const key = keyOf(at.who, 'message', activity.id ?? '');
  if (!at.where.isOwn)
    return { ...at, origin: { at: 'mention' }, key, said: { said: 'unclear', why: words.teams.yourPlace(), fields: {} } };
  const text = plainText(activity);
  const origin: Origin = { at: 'words' };
  if (text === '' && hasFile(activity)) return { ...at, origin, key, said: { said: 'unclear', why: words.teams.noFiles(), fields: {} } };
  if (text === '') return null;
  if (text.length > SAY_MOST) return { ...at, origin, key, said: { said: 'unclear', why: words.teams.tooLong(), fields: {} } };
  const source = sourceOf(activity);
  const intent = Intent.safeParse({ type: 'say', text, ...(source ? { source } : {}) });
  return intent.success ? { ...at, origin, key, said: { said: 'ask', intent: intent.data, picked: [] } } : null;
}

/** Somebody edited or deleted what they wrote to Cairn, or took that back. */
function parseRewritten(activity: Activity, at: At): Heard | null {
  const { eventType } = activity.channelData ?? {};
  const source = sourceOf(activity);
  const isGone = eventType === 'softDeleteMessage';
  if (!at.where.isOwn || !source || !(isGone || eventType === 'editMessage' || eventType === 'undeleteMessage')) return null;
  const text = isGone ? '' : plainText(activity);
  const intent = Intent.safeParse(text === '' ? { type: 'talk.deleted', source } : { type: 'talk.edited', source, text });
  if (!intent.success) return null;
  const key = keyOf(at.who, 'rewritten', `${activity.id}/${activity.timestamp ?? ''}/${digest(text)}`);
  return { ...at, origin: { at: 'words' }, key, said: { said: 'ask', intent: intent.data, picked: [] } };
}

function parseInvoke(activity: Activity, at: At, words: Words, now: number): Heard | null {
  const value = activity.value as { action?: { data?: unknown }; data?: unknown } | undefined;
  const message = activity.replyToId ?? null;
  switch (activity.name) {
    case 'adaptiveCard/action': {
      const carried = readCarried(value?.action?.data);
      return parsePress(activity, at, carried, { at: 'press', message, over: carried?.over ?? null }, words);
    }
    case 'task/fetch':
      return parsePress(activity, at, readCarried(value?.data), { at: 'window' }, words);
    case 'task/submit': {
      const carried = readCarried(value?.data);
      if (carried?.is === 'form') return parseForm(at, carried, value?.data, words, now);
      return parsePress(activity, at, carried, { at: 'dialog', over: carried?.over ?? null, alone: carried?.alone ?? false }, words);
    }
    default:
      return null;
  }
}

function parsePress(activity: Activity, at: At, carried: ReturnType<typeof readCarried>, origin: Origin, words: Words): Heard {
  const intent = Intent.safeParse(carried?.is === 'press' ? carried.ask : null);
  const said: Heard['said'] = intent.success
    ? { said: 'ask', intent: intent.data, picked: [] }
    : { said: 'unclear', why: words.teams.oldButton(), fields: {} };
  return { ...at, origin, key: keyOf(at.who, 'press', activity.id ?? ''), said };
}

/** Guests of other organisations and other apps have no id in Entra that says who they are. */
function whoOf({ from, recipient, localTimezone: zone = null, locale: language = null }: Activity, { tenant }: Conversation): Who | null {
  if (!from.aadObjectId || from.id === recipient.id) return null;
  return { tenant, object: from.aadObjectId, user: from.id, name: from.name ?? '', zone, language };
}

const sourceOf = ({ conversation, id }: Activity): string | undefined => (id ? `teams/${conversation.id}/${id}` : undefined);

function hasFile({ attachments }: Activity): boolean {
  // What somebody writes comes a second time as HTML, as if it were attached.
  return attachments?.some(({ contentType }) => contentType && contentType !== 'text/html') ?? false;
}
